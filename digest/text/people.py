"""Which names of a story are one person: full names whose parts agree, surnames and given names alone."""

from collections import defaultdict
from collections.abc import Sequence

from rapidfuzz.fuzz import ratio

from digest.text.gazetteer import gazetteer, pronoun
from digest.text.joined import Groups, Name, blocks, chosen_of, comes_in, parts_of
from digest.text.sexes import MEN, WOMEN, contested
from digest.text.spellings import FULL, acronym, alike, folded, given_equal, given_fits, sound

SHORTEST_SOUND = 4
# A name is compared with this many others of its block at the most, so that time stays in bounds.
MOST_COMPARED = 200
# A surname alone of six letters or more may be a slip for one this alike (Klistchko, Klitschko).
SHORTEST_SLIP = 6
SLIP_ALIKE = 85.0
# Titles that speak for one sex, though some call a woman chairman, too.
HIS = MEN | {"spokesman", "congressman", "chairman", "businessman"}
HERS = WOMEN | {"spokeswoman", "congresswoman", "chairwoman", "businesswoman"}
SONS = frozenset({"Jr", "II", "III", "IV"})


def shared_surnames(names: Sequence[Name]) -> frozenset[str]:
    """Surnames that two people of the story bear: their given names cannot be one, or their titles."""
    given: dict[str, set[str]] = defaultdict(set)
    written: dict[str, set[str]] = defaultdict(set)
    for name in names:
        parts = parts_of(name)
        if name.kind == "person" and len(parts) >= FULL:
            given[parts[-1]].add(parts[0])
        elif len(parts) == 1:
            written[parts[0]].add(name.text)
    several = [
        last for last, first in given.items()
        if any(not given_fits((a,), (b,)) for a in sorted(first) for b in sorted(first))
    ]  # fmt: skip
    both = contested((name.text, name.told) for name in names)
    return both | frozenset(text for last in several for text in written[last])


def sons_apart(names: Sequence[Name]) -> frozenset[str]:
    """Names ending in Jr that mean a son, not his father.

    Those that an article writes beside the same name without Jr, and those of a public figure's namesakes.
    """
    stand = {(name.article, parts_of(name)) for name in names if not _is_son(name.text)}
    return frozenset(
        name.text
        for name in names
        if _is_son(name.text) and ((name.article, parts_of(name)) in stand or _of_figure(name.text))
    )


def join_full_names(names: Sequence[Name], found: Groups) -> None:
    """Full names of one person: one surname and given names that fit, or one given name, surnames alike."""
    full = [
        n for n, name in enumerate(names) if name.kind in ("person", "other") and len(parts_of(name)) >= FULL
    ]
    stands: dict[str, set[str]] = defaultdict(set)
    for name in names:
        stands[name.text].add(name.article)
    groups = blocks(full, lambda n: parts_of(names[n])[-1])
    groups += blocks(full, lambda n: parts_of(names[n])[0] + " " + sound(parts_of(names[n])[-1])[:1])
    for members in groups:
        distinct = list({names[n].text: n for n in reversed(members)}.values())
        for at, one in enumerate(distinct):
            for other in distinct[at + 1 : at + MOST_COMPARED]:
                if found.root(one) == found.root(other) or not _one_person(names, one, other, stands):
                    continue
                if _agree(names, found, one, other, distinct):
                    found.join(one, other)
    sons = sons_apart(names)
    for members in blocks(full, lambda n: " ".join(sorted(parts_of(names[n]))) + str(names[n].text in sons)):
        for other in members[1:]:
            found.join(members[0], other)


def _agree(names: Sequence[Name], found: Groups, one: int, other: int, block: Sequence[int]) -> bool:
    """Whether no two names of the groups to be joined are of two people: George H. W. and George W."""
    here, there = (
        [parts_of(names[n]) for n in block if found.root(n) == found.root(end)] for end in (one, other)
    )
    return all(a[-1] != b[-1] or given_fits(a[:-1], b[:-1]) for a in here for b in there)


def _one_person(names: Sequence[Name], one: int, other: int, stands: dict[str, set[str]]) -> bool:
    """Whether two full names may be one person's; an article that writes both means two people."""
    first, second = parts_of(names[one]), parts_of(names[other])
    sons = [name.text for name in (names[one], names[other]) if _is_son(name.text)]
    if len(sons) == 1 and (
        _of_figure(sons[0]) or not stands[names[one].text].isdisjoint(stands[names[other].text])
    ):
        return False
    if first[-1] == second[-1]:
        return given_fits(first[:-1], second[:-1])
    if not given_equal(first[0], second[0]) or not alike(first[-1], second[-1]):
        return False
    return stands[names[one].text].isdisjoint(stands[names[other].text])


def join_single_names(names: Sequence[Name], found: Groups) -> None:
    """A surname alone is the person of that name in its article, else in the story (the one named most)."""
    by_word, given = _by_surname(names), _by_given(names)
    articles: dict[str, set[str]] = defaultdict(set)
    for name in names:
        for word in parts_of(name)[-1:]:
            articles[word].add(name.article)
    spelled: dict[str, list[str]] = defaultdict(list)
    for word in sorted(by_word):
        spelled[word[:1]].append(word)
    both = contested((name.text, name.told) for name in names)
    # Who is titled is told apart first; a surname alone may then be one of them.
    for number, name in sorted(enumerate(names), key=lambda each: not each[1].told):
        parts = parts_of(name)
        if not parts or acronym(name.text) or (name.kind == "place" and is_known(name.text)):
            continue
        if name.text in both and not name.told:
            chosen = _of_contested(names, found, number, by_word.get(" ".join(parts), []))
        else:
            near = by_word.get(" ".join(parts)) or (
                (len(parts) == 1 and _near(parts[0], name.kind, by_word, given)) or []
            )
            if not near and len(parts) == 1:
                near = [n for other in _misspelled(name, articles, spelled) for n in by_word[other]]
            chosen = _chosen(names, found, number, near)
        if chosen is not None:
            found.join(number, chosen)


def _of_contested(names: Sequence[Name], found: Groups, number: int, full: list[int]) -> int | None:
    """Whom a surname alone means that a man and a woman bear: who has come in, if the other sex has not.

    Where both have, nobody can tell; where neither has, as in a headline, who is named far more often.
    """
    name = names[number]
    titled = [n for n, each in enumerate(names) if each.text == name.text and each.told]
    near = [n for n in (*full, *titled) if n != number and _may_shorten(name, names[n])]
    sexes = {_sex(names[n]) for n in near if comes_in(names[n], name)}
    if {"he", "she"} <= sexes:
        near = _outshining(name.text, names, near) if name.text in gazetteer().figures else []
    return chosen_of(names, found, number, near)


def _chosen(names: Sequence[Name], found: Groups, number: int, near: list[int]) -> int | None:
    """The person meant by a surname: of its article, named most, or else the one of public life."""
    near = [n for n in near if n != number and _may_shorten(names[number], names[n])]
    chosen = chosen_of(names, found, number, near)
    if chosen is None and len(near) > 1:
        return chosen_of(names, found, number, _outshining(names[number].text, names, near))
    return chosen


def _outshining(surname: str, names: Sequence[Name], near: list[int]) -> list[int]:
    """Of the people of a surname the one whom it means alone in public life, if the story names that one."""
    given = gazetteer().figures.get(surname)
    if not given:
        return near
    return [n for n in near if names[n].text.split()[0] == given]


def _of_figure(text: str) -> bool:
    """Whether a name with Jr is a namesake's of a public figure: "Donald Trump Jr", "Trump Jr"."""
    *given, surname = text.split()[:-1] or [text]
    figures = gazetteer().figures
    return surname in figures and (not given or given[0] == figures[surname])


def _is_son(text: str) -> bool:
    return text.rsplit(" ", 1)[-1].strip(".") in SONS


def join_left_over(names: Sequence[Name], found: Groups, shared: frozenset[str]) -> None:
    """A surname of several people that no article tells whose it is, is one name wherever it stands.

    With a man's title it is not the one with a woman's, nor the one with none.
    """
    first: dict[tuple[str, str], int] = {}
    for number, name in enumerate(names):
        if name.text in shared and found.root(number) == number:
            found.join(number, first.setdefault((name.text, name.told), number))


def _may_shorten(short: Name, full: Name) -> bool:
    """Whether a surname alone may be this full name's: not of the other sex, nor a son who comes in later."""
    one, other = _sex(short), _sex(full)
    if one and other and one != other:
        return False
    if _is_son(short.text):
        return _is_son(full.text)
    if _is_son(full.text) and _of_figure(full.text):
        return False
    return not (_is_son(full.text) and short.article == full.article and short.start < full.start)


def _sex(name: Name) -> str:
    """The pronoun that takes a name up, by its title or given name; "" where neither tells."""
    if name.told:
        return name.told
    his, hers = bool(name.titles & HIS), bool(name.titles & HERS)
    if his or hers:
        return "he" if not hers else "she" if not his else ""
    return pronoun(name.text.split()[0]) if " " in name.text else ""


def _misspelled(name: Name, articles: dict[str, set[str]], spelled: dict[str, list[str]]) -> list[str]:
    """The surnames that a name alone, written in one article only and in no full name, may be a slip for."""
    word = folded(name.text)
    if (
        name.kind == "organization"
        or len(word) < SHORTEST_SLIP
        or len(articles[word]) > 1
        or is_known(name.text)
    ):
        return []
    rivals = [other for other in spelled[word[0]] if len(articles[other]) > 1]
    return [other for other in rivals if ratio(word, other, score_cutoff=SLIP_ALIKE)]


def _by_surname(names: Sequence[Name]) -> dict[str, list[int]]:
    """The full names of people by their surnames, by how these sound, and by all behind the given name."""
    by_word: dict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(names):
        parts = parts_of(name)
        if len(parts) >= FULL and name.kind == "person":
            for word in {parts[-1], sound(parts[-1]), " ".join(parts[1:])}:
                by_word[word].append(number)
    return by_word


def _by_given(names: Sequence[Name]) -> dict[str, list[int]]:
    by_given: dict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(names):
        if name.kind == "person" and len(parts_of(name)) >= FULL:
            by_given[parts_of(name)[0]].append(number)
    return by_given


def _near(word: str, kind: str, by_word: dict[str, list[int]], given: dict[str, list[int]]) -> list[int]:
    if len(word) >= SHORTEST_SOUND and kind not in ("organization", "place") and sound(word) in by_word:
        return by_word[sound(word)]
    return given.get(word, []) if kind == "person" else []


def is_known(text: str) -> bool:
    """Whether general knowledge has a place, a body or a thing of this name."""
    lists = gazetteer()
    return text in lists.places or text in lists.organizations or text in lists.things
