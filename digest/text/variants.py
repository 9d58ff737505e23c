"""Which spellings are one name: Zelensky and Zelenskiy, Witkoff and Steve Witkoff, AP and Associated Press.

Only names of one story are compared. What looks alike is not enough: Austria and Australia are both known, so
they stay apart; Johnson and Johnston need a shared given name.
"""

from collections import defaultdict
from collections.abc import Sequence

from digest.text.gazetteer import gazetteer
from digest.text.joined import Groups, Name, blocks, chosen_of
from digest.text.people import (
    SHORTEST_SOUND,
    is_known,
    join_full_names,
    join_left_over,
    join_single_names,
    shared_surnames,
    sons_apart,
)
from digest.text.spellings import (
    FULL,
    acronym,
    folded,
    initials,
    key,
    sound,
)

__all__ = ["Name", "groups"]


def groups(names: Sequence[Name]) -> tuple[int, ...]:
    """For each name of one story the number of the first name that is the same person, place or body."""
    found = Groups(names)
    shared = shared_surnames(names)
    _join_equal(names, found, shared)
    join_full_names(names, found)
    join_single_names(names, found)
    join_left_over(names, found, shared)
    _join_sounds(names, found, shared)
    _join_acronyms(names, found)
    _join_parts(names, found)
    _join_storms(names, found)
    return tuple(found.root(number) for number in range(len(names)))


def _join_equal(names: Sequence[Name], found: Groups, shared: frozenset[str]) -> None:
    """Equal keys are one name, but a person is not the place he or she is called like."""
    first: dict[tuple[str, bool], int] = {}
    people = {key(name.text) for name in names if name.kind == "person"}
    sons = sons_apart(names)
    for number, name in enumerate(names):
        other = key(name.text) + " jr" * (name.text in sons)
        apart = name.kind != "person" and other in people and name.text in gazetteer().places
        if name.text not in shared:
            found.join(number, first.setdefault((other, apart), number))


def _join_sounds(names: Sequence[Name], found: Groups, shared: frozenset[str]) -> None:
    """Single names of one sound are one, unless general knowledge has both as different places."""
    sons = sons_apart(names)
    single = [
        n
        for n, name in enumerate(names)
        if name.text not in sons
        and len(folded(name.text)) >= SHORTEST_SOUND
        and not acronym(name.text)
        and name.text not in shared
    ]
    for members in blocks(single, lambda n: sound(key(names[n].text))):
        for other in members[1:]:
            one, two = names[members[0]], names[other]
            kinds = {one.kind, two.kind} - {"other"}
            if len(kinds) < FULL and not (is_known(one.text) and is_known(two.text)):
                found.join(members[0], other)


def _join_acronyms(names: Sequence[Name], found: Groups) -> None:
    """An acronym is the body whose words begin with its letters."""
    short: dict[str, int] = {}
    for number, name in enumerate(names):
        letters = name.text.replace(".", "")
        if letters.isalpha() and letters.isupper() and len(letters) > 1 and _opens(name):
            short.setdefault(letters.lower(), number)
    for number, name in enumerate(names):
        for letters in initials(name.text):
            if letters in short and name.kind != "person" and not is_known(name.text):
                found.join(number, short[letters])


def _join_storms(names: Sequence[Name], found: Groups) -> None:
    """A storm's name alone is the storm, whatever else is called so: Harvey, Hurricane Harvey."""
    storms: dict[str, int] = {}
    storm = gazetteer().cues["storm"]
    for number, name in enumerate(names):
        before, _, last = name.text.rpartition(" ")
        if before.rpartition(" ")[2] in storm:
            found.join(number, storms.setdefault(last, number))
    people = {word for name in names if storms and name.kind == "person" for word in name.text.split()[:-1]}
    for number, name in enumerate(names):
        if name.text in storms and name.text not in people:
            found.join(number, storms[name.text])


def _opens(name: Name) -> bool:
    """Whether an acronym may be any body of those initials: no person, place or state, and not known in full.

    The US is no Union Square, and ISIS no Institute for Science and International Security.
    """
    lists = gazetteer()
    if name.kind == "person" or name.text in lists.places or name.text in lists.cues["state"]:
        return False
    usual = lists.organizations.get(name.text) or lists.things.get(name.text)
    return usual is None or usual == name.text


def _join_parts(names: Sequence[Name], found: Groups) -> None:
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
        chosen = chosen_of(names, found, number, near, nearby=False)
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
    return " " in text or not any(
        text.capitalize() in lists.cues[cue] for cue in ("organization", "place", "event")
    )
