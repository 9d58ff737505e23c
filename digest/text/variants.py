"""Which spellings are one name: Zelensky and Zelenskiy, Witkoff and Steve Witkoff, AP and Associated Press.

Only names of one story are compared. What looks alike is not enough: Austria and Australia are both known, so
they stay apart; Johnson and Johnston need a shared given name.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from digest.text.gazetteer import gazetteer, pronoun
from digest.text.spellings import (
    FULL,
    acronym,
    alike,
    folded,
    given_equal,
    given_fits,
    initials,
    key,
    sound,
    words,
)

# One of several people of one surname is meant where he or she is named this many times as often as the next.
MAIN = 2
SHORTEST_SOUND = 4
# A name is compared with this many others of its block at the most, so that time stays in bounds.
MOST_COMPARED = 200
# A surname alone of six letters or more may be a slip for one this alike (Klistchko, Klitschko).
SHORTEST_SLIP = 6
SLIP_ALIKE = 85.0
HIS = frozenset(
    {"mr", "sir", "lord", "king", "prince", "spokesman", "congressman", "chairman", "businessman"}
)
HERS = frozenset(
    {"mrs", "ms", "miss", "lady", "queen", "princess", "spokeswoman", "congresswoman", "chairwoman"}
)
SONS = frozenset({"Jr", "II", "III", "IV"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name as one article writes it: its text without title, its kind, how often and from where on.

    `titles` are the words of the titles that it bears there, in lower case.
    """

    text: str
    kind: str
    article: str
    count: int = 1
    start: int = 0
    titles: frozenset[str] = frozenset()


class _Groups:
    """Names that were found to be one, by union and find."""

    def __init__(self, size: int) -> None:
        self.parent = list(range(size))

    def root(self, one: int) -> int:
        while self.parent[one] != one:
            self.parent[one] = self.parent[self.parent[one]]
            one = self.parent[one]
        return one

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.root(one), self.root(other)))
        self.parent[high] = low


def groups(names: Sequence[Name]) -> tuple[int, ...]:
    """For each name of one story the number of the first name that is the same person, place or body."""
    found = _Groups(len(names))
    shared = _shared_surnames(names)
    _join_equal(names, found, shared)
    _join_full_names(names, found)
    _join_single_names(names, found)
    _join_left_over(names, found, shared)
    _join_sounds(names, found, shared)
    _join_acronyms(names, found)
    _join_parts(names, found)
    return tuple(found.root(number) for number in range(len(names)))


def _join_equal(names: Sequence[Name], found: _Groups, shared: frozenset[str]) -> None:
    """Equal keys are one name, but a person is not the place he or she is called like."""
    first: dict[tuple[str, bool], int] = {}
    people = {key(name.text) for name in names if name.kind == "person"}
    for number, name in enumerate(names):
        other = key(name.text)
        apart = name.kind != "person" and other in people and name.text in gazetteer().places
        if name.text not in shared:
            found.join(number, first.setdefault((other, apart), number))


def _shared_surnames(names: Sequence[Name]) -> frozenset[str]:
    """Surnames that two people of the story bear, whose given names cannot be one: of father and son."""
    given: dict[str, set[str]] = defaultdict(set)
    written: dict[str, set[str]] = defaultdict(set)
    for name in names:
        parts = _parts(name)
        if name.kind == "person" and len(parts) >= FULL:
            given[parts[-1]].add(parts[0])
        elif len(parts) == 1:
            written[parts[0]].add(name.text)
    several = [
        last for last, first in given.items()
        if any(not given_fits((a,), (b,)) for a in sorted(first) for b in sorted(first))
    ]  # fmt: skip
    return frozenset(text for last in several for text in written[last])


def _join_full_names(names: Sequence[Name], found: _Groups) -> None:
    """Full names of one person: one surname and given names that fit, or one given name, surnames alike."""
    full = [
        n for n, name in enumerate(names) if name.kind in ("person", "other") and len(_parts(name)) >= FULL
    ]
    often: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if name.count > 1:
            often[name.text].add(name.article)
    blocks = _blocks(full, lambda n: _parts(names[n])[-1])
    blocks += _blocks(full, lambda n: _parts(names[n])[0] + " " + sound(_parts(names[n])[-1])[:1])
    for members in blocks:
        distinct = list({names[n].text: n for n in reversed(members)}.values())
        for at, one in enumerate(distinct):
            for other in distinct[at + 1 : at + MOST_COMPARED]:
                if found.root(one) == found.root(other) or not _one_person(names, one, other, often):
                    continue
                if _agree(names, found, one, other, distinct):
                    found.join(one, other)
    for members in _blocks(full, lambda n: " ".join(sorted(_parts(names[n])))):
        for other in members[1:]:
            found.join(members[0], other)


def _agree(names: Sequence[Name], found: _Groups, one: int, other: int, block: Sequence[int]) -> bool:
    """Whether no two names of the groups to be joined are of two people: George H. W. and George W."""
    here, there = (
        [_parts(names[n]) for n in block if found.root(n) == found.root(end)] for end in (one, other)
    )
    return all(a[-1] != b[-1] or given_fits(a[:-1], b[:-1]) for a in here for b in there)


def _one_person(names: Sequence[Name], one: int, other: int, often: dict[str, set[str]]) -> bool:
    """Whether two full names may be one person's; an article that writes both, often, means two people."""
    first, second = _parts(names[one]), _parts(names[other])
    if first[-1] == second[-1]:
        return given_fits(first[:-1], second[:-1])
    if not given_equal(first[0], second[0]) or not alike(first[-1], second[-1]):
        return False
    return often[names[one].text].isdisjoint(often[names[other].text])


def _join_single_names(names: Sequence[Name], found: _Groups) -> None:
    """A surname alone is the person of that name in its article, else in the story (the one named most)."""
    by_word: dict[str, list[int]] = defaultdict(list)
    articles: dict[str, set[str]] = defaultdict(set)
    for number, name in enumerate(names):
        parts = _parts(name)
        for word in parts[-1:]:
            articles[word].add(name.article)
        if len(parts) >= FULL and name.kind == "person":
            for word in {parts[-1], sound(parts[-1]), " ".join(parts[1:])}:
                by_word[word].append(number)
    given = _by_given(names)
    spelled: dict[str, list[str]] = defaultdict(list)
    for word in sorted(by_word):
        spelled[word[:1]].append(word)
    for number, name in enumerate(names):
        parts = _parts(name)
        if name.kind not in ("person", "other", "organization") or not parts or acronym(name.text):
            continue
        word = " ".join(parts)
        near = by_word.get(word) or (len(parts) == 1 and _near(parts[0], name.kind, by_word, given)) or []
        if not near and len(parts) == 1:
            near = [n for other in _misspelled(name, articles, spelled) for n in by_word[other]]
        near = [n for n in near if n != number and _may_shorten(name, names[n])]
        chosen = _chosen(names, found, number, near)
        if chosen is not None:
            found.join(number, chosen)


def _join_left_over(names: Sequence[Name], found: _Groups, shared: frozenset[str]) -> None:
    """A surname of several people that no article tells whose it is, is one name wherever it stands."""
    first: dict[str, int] = {}
    for number, name in enumerate(names):
        if name.text in shared and found.root(number) == number:
            found.join(number, first.setdefault(name.text, number))


def _may_shorten(short: Name, full: Name) -> bool:
    """Whether a surname alone may be this full name's: not of the other sex, nor a son who comes in later."""
    one, other = _sex(short), _sex(full)
    if one and other and one != other:
        return False
    ending = full.text.rsplit(" ", 1)[-1].strip(".")
    return not (ending in SONS and short.article == full.article and short.start < full.start)


def _sex(name: Name) -> str:
    """The pronoun that takes a name up, by its title or given name; "" where neither tells."""
    if name.titles & HIS or name.titles & HERS:
        return "he" if name.titles & HIS else "she"
    return pronoun(name.text.split()[0]) if " " in name.text else ""


def _misspelled(name: Name, articles: dict[str, set[str]], spelled: dict[str, list[str]]) -> list[str]:
    """The surnames that a name alone, written in one article only and in no full name, may be a slip for."""
    word = folded(name.text)
    if (
        name.kind == "organization"
        or len(word) < SHORTEST_SLIP
        or len(articles[word]) > 1
        or _known(name.text)
    ):
        return []
    rivals = [other for other in spelled[word[0]] if len(articles[other]) > 1]
    return [other for other in rivals if ratio(word, other, score_cutoff=SLIP_ALIKE)]


def _by_given(names: Sequence[Name]) -> dict[str, list[int]]:
    by_given: dict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(names):
        if name.kind == "person" and len(_parts(name)) >= FULL:
            by_given[_parts(name)[0]].append(number)
    return by_given


def _near(word: str, kind: str, by_word: dict[str, list[int]], given: dict[str, list[int]]) -> list[int]:
    if len(word) >= SHORTEST_SOUND and kind != "organization" and sound(word) in by_word:
        return by_word[sound(word)]
    return given.get(word, []) if kind == "person" else []


def _chosen(
    names: Sequence[Name], found: _Groups, number: int, near: list[int], *, nearby: bool = True
) -> int | None:
    """Of the names near `number` the group that is meant: its article's, or the one named far more often."""
    here = [n for n in near if nearby and _comes_in(names[n], names[number])]
    weight: dict[int, int] = defaultdict(int)
    for n in here or near:
        weight[found.root(n)] += names[n].count
    ranked = sorted(weight.items(), key=lambda pair: (-pair[1], pair[0]))
    if len(ranked) > 1 and ranked[0][1] < MAIN * ranked[1][1]:
        return None
    return ranked[0][0] if ranked else None


def _comes_in(full: Name, short: Name) -> bool:
    """Whether an article brings a person in by the full name before it uses the short one."""
    return full.article == short.article and full.start <= short.start


def _join_sounds(names: Sequence[Name], found: _Groups, shared: frozenset[str]) -> None:
    """Single names of one sound are one, unless general knowledge has both as different places."""
    single = [
        n
        for n, name in enumerate(names)
        if len(folded(name.text)) >= SHORTEST_SOUND and not acronym(name.text) and name.text not in shared
    ]
    for members in _blocks(single, lambda n: sound(key(names[n].text))):
        for other in members[1:]:
            one, two = names[members[0]], names[other]
            kinds = {one.kind, two.kind} - {"other"}
            if len(kinds) < FULL and not (_known(one.text) and _known(two.text)):
                found.join(members[0], other)


def _known(text: str) -> bool:
    return text in gazetteer().places or text in gazetteer().organizations


def _join_acronyms(names: Sequence[Name], found: _Groups) -> None:
    """An acronym is the body whose words begin with its letters."""
    short: dict[str, int] = {}
    for number, name in enumerate(names):
        letters = name.text.replace(".", "")
        if letters.isalpha() and letters.isupper() and len(letters) > 1 and name.kind != "person":
            short.setdefault(letters.lower(), number)
    for number, name in enumerate(names):
        for letters in initials(name.text):
            if letters in short and name.kind != "person" and not _known(name.text):
                found.join(number, short[letters])


def _join_parts(names: Sequence[Name], found: _Groups) -> None:
    """The beginning or end of a longer name is that name, where one longer name has it, or one mainly."""
    longer: dict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(names):
        words = key(name.text).split()
        if name.kind == "person" or name.text in gazetteer().places:
            continue
        for cut in range(1, len(words)):
            for part in {" ".join(words[:cut]), " ".join(words[cut:])}:
                longer[part].append(number)
    for number, name in enumerate(names):
        part = key(name.text)
        if name.kind == "person":
            continue
        near = [
            n for n in longer.get(part, ())
            if found.root(n) != found.root(number) and (name.kind != "place" or names[n].kind == "place")
            and not _seated(part, key(names[n].text))
        ]  # fmt: skip
        chosen = _chosen(names, found, number, near, nearby=False)
        if chosen is not None and found.root(number) == number and _telling(name.text):
            found.join(number, chosen)


def _seated(part: str, whole: str) -> bool:
    """Whether the longer name is of a body in a place: Keldon is not the Keldon Police."""
    rest = whole.removeprefix(part).split()
    return bool(rest) and rest[0].capitalize() in gazetteer().cues["seated"]


def _telling(text: str) -> bool:
    """Whether a part of a name tells enough: no place, no people, not only everyday words."""
    lists = gazetteer()
    if text in lists.places or text in lists.peoples or text in lists.organizations:
        return False
    return " " in text or not any(text in lists.cues[cue] for cue in ("organization", "place", "event"))


def _parts(name: Name) -> tuple[str, ...]:
    return words(name.text)


def _blocks(numbers: Sequence[int], of: Callable[[int], str]) -> list[list[int]]:
    block: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        block[of(number)].append(number)
    return [members for members in block.values() if len(members) > 1]
