"""Ids and addresses that stay with a story while articles come and go."""

from itertools import count

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from digest.compose.ids import Addresses, Wanted, addresses
from digest.errors import DigestError
from digest.model.record import Moved, Record
from digest.read.record import dumped, understood


def given(stories: dict[str, str], record: Record | None = None, **pinned: str) -> Addresses:
    """What the stories get: `{"a b": "fog"}` is a story of the articles a and b whose title makes `fog`."""
    wanted = [
        Wanted(articles=tuple(ids.split()), slug=slug, first=f"2026-03-{at:02}", pinned=pinned.get(slug, ""))
        for at, (ids, slug) in enumerate(stories.items(), 1)
    ]
    return addresses(wanted, record or Record())


def test_a_story_that_grows_keeps_id_and_slug_though_its_headline_is_another() -> None:
    old = given({"m n": "fog"})
    new = given({"a m n z": "harbor-closed"}, old.record)
    assert (new.ids, new.slugs, new.moved) == (old.ids, ("fog",), ())


def test_a_story_that_loses_its_first_article_keeps_id_and_slug() -> None:
    old = given({"a b c": "fog"})
    assert given({"b c": "mist"}, old.record).ids == old.ids


def test_without_a_record_ids_come_from_the_first_article() -> None:
    assert given({"a b": "fog"}).ids == given({"a x": "other"}).ids != given({"b": "fog"}).ids


def test_of_a_split_the_larger_part_keeps_the_address() -> None:
    old = given({"a b c d": "fog"})
    new = given({"a": "fog", "b c d": "mist"}, old.record)
    assert new.slugs == (f"fog-{new.ids[0][2:8]}", "fog")
    assert new.ids[1] == old.ids[0] != new.ids[0]


def test_of_a_merger_the_older_keeps_the_address_and_the_other_leads_to_it() -> None:
    old = given({"m n": "fog", "a b c": "mist"})
    new = given({"a b c m n": "weather"}, old.record)
    assert (new.ids, new.slugs) == (old.ids[:1], ("fog",))
    assert new.moved == (Moved(slug="mist", to="fog"),)


def test_a_merger_that_is_undone_gives_both_addresses_back() -> None:
    old = given({"m n o": "fog", "a b": "mist"})
    merged = given({"a b m n o": "weather"}, old.record)
    assert len(merged.ids) == 1
    parted = given({"a b": "mist", "m n o": "fog"}, merged.record)
    assert dict(zip(parted.slugs, parted.ids, strict=True)) == dict(zip(old.slugs, old.ids, strict=True))
    assert parted.moved == ()


def test_an_old_address_leads_on_through_two_mergers() -> None:
    one = given({"x": "rain", "m n": "fog", "a b c": "mist"})
    two = given({"x": "rain", "a b c m n": "fog"}, one.record)
    three = given({"a b c m n x": "all"}, two.record)
    assert three.moved == (Moved(slug="fog", to="rain"), Moved(slug="mist", to="rain"))


def test_what_is_left_of_a_story_keeps_its_address_though_one_article_went_to_a_larger_one() -> None:
    old = given({"a b": "fog", "c d e": "mist"})
    new = given({"b": "fog", "a c d e": "mist"}, old.record)
    assert new.ids == old.ids
    assert new.slugs == ("fog", "mist")


def test_a_story_whose_articles_are_gone_has_its_address_back_with_them() -> None:
    old = given({"a": "fog", "b": "mist"})
    without = given({"b": "mist"}, old.record)
    assert without.moved == ()
    assert given({"a": "thick-fog", "b": "mist"}, without.record).slugs == ("fog", "mist")


def test_an_address_that_is_gone_is_not_given_to_another_story() -> None:
    old = given({"a": "fog"})
    new = given({"b": "fog"}, old.record)
    assert new.slugs == (f"fog-{new.ids[0][2:8]}",)


def test_two_new_stories_of_one_title_have_two_addresses() -> None:
    new = given({"a": "fog", "b": "fog "})
    assert len({*new.slugs}) == len({*new.ids}) == 2


def test_a_pinned_slug_is_taken_and_the_one_before_leads_to_it() -> None:
    old = given({"a b": "fog"})
    new = given({"a b c": "mist"}, old.record, mist="larvik")
    assert new.slugs == ("larvik",)
    assert new.moved == (Moved(slug="fog", to="larvik"),)
    assert given({"a b c": "mist"}, new.record).slugs == ("larvik",), "it is its address from now on"


def test_a_slug_that_is_another_storys_address_cannot_be_pinned() -> None:
    old = given({"a b": "fog", "c": "mist"})
    with pytest.raises(
        DigestError, match=r'slug "fog" is the address of the story of a already; pin another'
    ):
        given({"a b": "fog", "c": "mist"}, old.record, mist="fog")


def test_the_order_of_the_stories_does_not_matter() -> None:
    stories = [Wanted(articles=(id_,), slug="fog", first=day) for id_, day in zip("abc", "312", strict=True)]
    one, other = addresses(stories, Record()), addresses(stories[::-1], Record())
    assert one.record == other.record
    assert one.slugs == other.slugs[::-1]
    assert [entry.articles[0] for entry in one.record.entries] == ["b", "c", "a"], "the oldest first"


class Newsroom(RuleBasedStateMachine):
    """Articles come and go, stories merge and split, build after build."""

    def __init__(self) -> None:
        super().__init__()
        self.names = count()
        self.stories: list[set[str]] = []
        self.record = Record()
        self.slugs: dict[str, str] = {}

    def fresh(self) -> str:
        # Names in no order of time: a new article may well come first by its name.
        return f"{next(self.names) * 7919 % 1000:03}"

    @initialize(sizes=st.lists(st.integers(1, 4), min_size=1, max_size=4))
    def starts(self, sizes: list[int]) -> None:
        self.stories = [{self.fresh() for _ in range(size)} for size in sizes]
        self.build()

    def build(self) -> Addresses:
        self.stories = [story for story in self.stories if story]
        wanted = [Wanted(articles=tuple(sorted(s)), slug=f"t{min(s)}", first="2026") for s in self.stories]
        made = addresses(wanted, self.record)
        again = addresses(wanted, understood(dumped(made.record), "stories.lock.json"))
        assert (again.ids, again.slugs, again.moved) == (made.ids, made.slugs, made.moved)
        assert again.record == made.record, "with the record that comes back nothing changes"
        known = {story: entry for entry in self.record.entries for story in [entry.id]}
        for slug, id_ in zip(made.slugs, made.ids, strict=True):
            before = known.get(id_)
            assert before is None or before.slug == slug, "an id keeps its slug"
        self.record = made.record
        self.slugs = dict(zip(made.slugs, made.ids, strict=True))
        self.moved = made.moved
        return made

    def ids(self) -> dict[frozenset[str], str]:
        return {frozenset(entry.articles): entry.id for entry in self.record.entries if entry.live}

    @rule(at=st.integers(0, 99))
    def grows(self, at: int) -> None:
        story = self.stories[at % len(self.stories)]
        before = self.ids()[frozenset(story)]
        story.add(self.fresh())
        self.build()
        assert self.ids()[frozenset(story)] == before

    @rule(at=st.integers(0, 99))
    def loses_an_article(self, at: int) -> None:
        story = self.stories[at % len(self.stories)]
        if len(story) > 1:
            before = self.ids()[frozenset(story)]
            story.remove(min(story))
            self.build()
            assert self.ids()[frozenset(story)] == before

    @rule()
    def begins(self) -> None:
        before = {*self.ids().values()}
        self.stories.append({self.fresh()})
        self.build()
        assert before <= {*self.ids().values()}

    @precondition(lambda self: len(self.stories) > 1)
    @rule(at=st.integers(0, 99), to=st.integers(0, 99))
    def merges(self, at: int, to: int) -> None:
        at, to = at % len(self.stories), to % len(self.stories)
        if at == to:
            return
        order = [entry.id for entry in self.record.entries]
        both = sorted((self.ids()[frozenset(self.stories[n])] for n in (at, to)), key=order.index)
        slugs = {id_: slug for slug, id_ in self.slugs.items()}
        self.stories[to] |= self.stories[at]
        del self.stories[at]
        self.build()
        assert both[0] in self.slugs.values(), "the older stays"
        assert both[1] not in self.slugs.values()
        assert Moved(slug=slugs[both[1]], to=slugs[both[0]]) in self.moved

    @rule(at=st.integers(0, 99), size=st.integers(1, 3))
    def splits(self, at: int, size: int) -> None:
        story = self.stories[at % len(self.stories)]
        part = {*sorted(story)[:size]}
        if len(part) * 2 < len(story):
            before = self.ids()[frozenset(story)]
            story -= part
            self.stories.append(part)
            self.build()
            assert self.ids()[frozenset(story)] == before, "the larger part keeps it"

    @precondition(lambda self: len(self.stories) > 1)
    @rule(at=st.integers(0, 99))
    def ends(self, at: int) -> None:
        del self.stories[at % len(self.stories)]
        self.build()

    @invariant()
    def every_address_is_one_storys(self) -> None:
        assert len(self.slugs) == len(self.stories)
        assert len({*self.slugs.values()}) == len(self.stories)
        old = [moved.slug for moved in getattr(self, "moved", ())]
        assert len({*old, *self.slugs}) == len(old) + len(self.slugs)
        assert {moved.to for moved in getattr(self, "moved", ())} <= self.slugs.keys()


TestNewsroom = Newsroom.TestCase
TestNewsroom.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
