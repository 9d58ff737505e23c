"""What counts as new in a story."""

from dataclasses import replace

import pytest

from digest.compose.changes import MOST_REVISIONS, brought_up
from digest.compose.revisions import MOST_CLAIMS, Elsewhere, revision
from digest.model.digest import Head, Order, Place
from digest.model.history import (
    Account,
    Changes,
    Correction,
    Known,
    Mention,
    NumberChange,
    Revision,
    Standing,
    Version,
    digits,
    version,
)

CREW = "Forty people were on board."
FEWER = "Thirty-eight people were on board."
FOG = "Fog lay over the harbor."
TUGS = "Two tugs pulled her free at noon."


def words(article: str, *sentences: str) -> Version:
    return version(article, [(100 * at, text) for at, text in enumerate(sentences)])


def account(of: Version, outlet: str = "") -> Account:
    name = outlet or of.article
    return Account(article=of.article, outlet=name, name=name.title(), text=digits(of.told), version=of.hash)


def mention(article: str, sentence: str, part: str = "") -> Mention:
    return Mention(article=article, sentence=digits(sentence), words=part)


def standing(*versions: Version, numbers: tuple[object, ...] = (), **outlets: str) -> Standing:
    """A story in which each sentence is a claim of all that have it."""
    texts = dict.fromkeys(text for one in versions for _, text in one.sentences)
    return Standing(
        title=None,
        accounts=tuple(account(one, outlets.get(one.article, "")) for one in versions),
        versions=versions,
        claims=tuple(
            tuple(
                mention(one.article, text) for one in versions if text in dict(map(reversed, one.sentences))
            )  # type: ignore[arg-type] # pairs
            for text in texts
        ),
        numbers=numbers,  # type: ignore[arg-type] # as given
    )


def new(was: Standing, after: Standing, **homes: dict[str, str]) -> Revision | None:
    known = Known(id="s-1", title=was.title, accounts=was.accounts)
    elsewhere = Elsewhere(
        before=homes.get("before", {}),
        now=homes.get("now", {}),
        versions={one.key: one for one in was.versions},
    )
    return revision(known, after, elsewhere, ("", "2026-03-02"))


def test_a_claim_is_new_where_only_accounts_that_came_state_it() -> None:
    post, wire = words("post", CREW), words("wire", CREW, FOG)
    found = new(standing(post), standing(post, wire))
    assert found is not None
    assert (found.number, found.newest) == (1, "2026-03-02")
    assert found.accounts == found.outlets == ("wire",)
    assert found.claims == (mention("wire", FOG),)
    assert found.corrections == ()


def test_a_second_account_of_an_outlet_is_no_new_outlet() -> None:
    post, later = words("post", CREW), words("later", FOG)
    found = new(standing(post), standing(post, later, later="post"))
    assert found is not None
    assert (found.accounts, found.outlets) == (("later",), ())


def test_claims_beyond_the_room_are_counted() -> None:
    post, long = words("post", CREW), words("long", *(f"Tug {at} came." for at in range(MOST_CLAIMS + 3)))
    found = new(standing(post), standing(post, long))
    assert found is not None
    assert (len(found.claims), found.more) == (MOST_CLAIMS, 3)


def test_a_changed_word_is_a_correction_and_no_new_claim() -> None:
    old, mended = words("post", CREW, FOG), words("post", FEWER, FOG)
    found = new(standing(old), standing(mended))
    assert found is not None
    assert found.corrections == (Correction(article="post", before=old.hash, after=mended.hash),)
    assert found.claims == ()


def test_a_sentence_that_an_outlet_adds_is_told_as_its_correction_alone() -> None:
    found = new(standing(words("post", CREW)), standing(words("post", CREW, FOG)))
    assert found is not None
    assert len(found.corrections) == 1
    assert found.claims == ()


@pytest.mark.parametrize("after", [("Forty people\nwere on board.",), ("Forty people were on board!",)])
def test_an_edit_that_changes_no_word_is_none(after: tuple[str, ...]) -> None:
    assert new(standing(words("post", CREW)), standing(words("post", *after))) is None


def test_a_number_is_told_otherwise_where_a_way_of_telling_it_came_beside_one_that_was_known() -> None:
    post, wire = words("post", CREW), words("wire", FEWER)
    sides = ((mention("post", CREW, "Forty"),), (mention("wire", FEWER, "Thirty-eight"),))
    found = new(standing(post), standing(post, wire, numbers=(("forty or 38", sides),)))
    assert found is not None
    assert found.numbers == (NumberChange(subject="forty or 38", before=sides[:1], now=sides[1:]),)
    whole = standing(post, wire, numbers=(("forty or 38", sides),))
    more = new(standing(post, wire), replace(whole, accounts=(*whole.accounts, account(words("x", FOG)))))
    assert more is not None
    assert more.numbers == (), "both were known"


def test_a_number_that_an_outlet_corrected_is_new_on_its_side() -> None:
    post, wire, mended = words("post", CREW), words("wire", CREW), words("wire", FEWER)
    sides = ((mention("post", CREW, "Forty"),), (mention("wire", FEWER, "Thirty-eight"),))
    found = new(standing(post, wire), standing(post, mended, numbers=(("on board", sides),)))
    assert found is not None
    assert [one.now for one in found.numbers] == [sides[1:]]


def test_accounts_of_another_story_are_told_as_such_and_their_claims_are_not_new() -> None:
    post, wire = words("post", CREW), words("wire", FOG)
    found = new(standing(post), standing(post, wire), before={"post": "s-1", "wire": "s-2"})
    assert found is not None
    assert (found.joined, found.accounts, found.claims) == (("wire",), (), ())


def test_accounts_that_left_are_told_by_their_outlets() -> None:
    post, wire, radio = words("post", CREW), words("wire", FOG), words("radio", TUGS)
    found = new(standing(post, wire, radio), standing(post), now={"wire": "s-2"})
    assert found is not None
    assert (found.parted, found.gone) == (("Wire",), ("Radio",))


def test_a_file_of_another_name_is_the_same_account() -> None:
    old, moved = words("post", CREW), words("moved", CREW)
    assert new(standing(old, old_="post"), standing(moved, moved="post")) is None


def head(given: Standing) -> Head:
    return Head(
        articles=tuple(one.article for one in given.accounts), outlets=1, title=None, title_text="",
        title_language="en", title_translated=None, language="en", slug="s", pinned="",
        first_published=None, last_published="2026-03-02", day=None, names=frozenset(), words={},
        accounts=given.accounts,
    )  # fmt: skip


def told(given: Standing, before: Changes) -> tuple[Order, Changes]:
    order = Order(places=(Place(id="s-1", slug="s"),), front=(0,))
    return brought_up(order, [head(given)], before, lambda _: given, "")


def test_with_the_record_that_comes_back_nothing_changes() -> None:
    first = told(standing(words("post", CREW)), Changes())[1]
    assert first.stories[0].revisions == ()
    grown = standing(words("post", FEWER), words("wire", FOG))
    order, second = told(grown, first)
    assert [one.number for one in order.places[0].history.revisions] == [1]
    assert told(grown, second) == (order, second)


def test_the_record_keeps_the_words_that_it_must_compare_or_show_and_no_others() -> None:
    record = Changes()
    texts = [f"{number} people were on board of the ferry." for number in range(MOST_REVISIONS + 3)]
    for text in texts:
        order, record = told(standing(words("post", text)), record)
    shown = order.places[0].history
    assert [one.number for one in shown.revisions] == list(range(MOST_REVISIONS + 2, 2, -1)), "newest first"
    assert {one.text for one in record.versions.values()} == set(texts[2:])
    assert {one.key for one in shown.versions} == record.versions.keys()


def test_a_story_that_is_gone_is_forgotten() -> None:
    record = told(standing(words("post", CREW)), Changes())[1]
    empty = brought_up(Order(places=(), front=()), [], record, lambda _: standing(), "")[1]
    assert empty == Changes()
