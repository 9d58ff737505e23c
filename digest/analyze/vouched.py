"""Whether two clauses tell one deed, or only speak of one thing: who did what, when, and in which rare words.

Two clauses of one story share its names and its words, and still tell two things. One of them vouches for the
other where what is done in it is done in the other as well, or where enough else speaks for it: words that no
other clause of the story has, the same words in quotation marks, one day, one who acts, one stretch of words.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from digest.analyze.closeness import Closeness
from digest.analyze.units import Unit
from digest.text.aligned import Answers, Token
from digest.text.predicates import base, main_verb
from digest.text.same import back, held
from digest.text.senses import NO_KIN, kin, synonyms
from digest.text.words import stem, words

Groups = tuple[tuple[int, ...], ...]

SIGNS = 2  # that must speak for two clauses to tell one thing, where neither verb has a partner
COPY = 0.75  # share of words in common from which two clauses are one wording, and need no sign
OWN = 0.67  # share of the clauses with a word that are in the group, from which it is the group's own
OWN_OF_MANY = 0.5  # the same where several articles tell the fact: then its words are well known
MANY = 3  # articles
RUN = 4  # content words in a row that two clauses share, as a sign
HEAD = 3  # sentences at the head of an article, which tell its event


def parted(groups: Groups, units: Sequence[Unit], close: Closeness, holders: Mapping[str, Sequence[int]]) -> Groups:
    """The groups, each cut into those clauses of several articles that vouch for one another."""
    found = [part for group in groups for part in _parts(group, units, close, holders)]
    return tuple(sorted(found, key=lambda group: (-len(group), group)))


def _parts(
    group: Sequence[int], units: Sequence[Unit], close: Closeness, holders: Mapping[str, Sequence[int]]
) -> list[tuple[int, ...]]:
    own = _own(group, units, holders)
    home = {at: {at} for at in group}
    for place, one in enumerate(group):
        for other in group[place + 1 :]:
            if units[one].article == units[other].article or home[one] is home[other]:
                continue
            if vouches(one, other, units, close, own):
                joined = home[one] | home[other]
                for at in joined:
                    home[at] = joined
    parts = {tuple(sorted(part)) for part in home.values()}
    return [part for part in parts if len({units[at].article for at in part}) > 1]


def _own(
    group: Sequence[int], units: Sequence[Unit], holders: Mapping[str, Sequence[int]]
) -> frozenset[str]:
    """The words that hardly any clause outside of the group has."""
    inside = Counter(key for at in group for key in set(units[at].keys) if key[0] not in "@#")
    least = OWN_OF_MANY if len({units[at].article for at in group}) >= MANY else OWN
    return frozenset(key for key, count in inside.items() if count > 1 and count >= least * len(holders[key]))


def vouches(
    one: int, other: int, units: Sequence[Unit], close: Closeness, own: frozenset[str]
) -> bool:
    """Whether two clauses, alike enough for one fact, tell one deed as well. Only English is judged."""
    if {units[one].language, units[other].language} != {"en"}:
        return True
    found = close.answers(one, other)
    if _share(one, other, found, close) >= COPY:
        return True
    turned = back(found)
    if _done(one, other, units, found) or _done(other, one, units, turned):
        return True
    return signs(one, other, units, close, own) >= SIGNS


def _share(one: int, other: int, found: Answers, close: Closeness) -> float:
    """The share of both clauses' words that answer each other."""
    mine = held(close.words[one], found, close.weight)
    theirs = held(close.words[other], back(found), close.weight)
    whole = mine[1] + theirs[1]
    return round((mine[0] + theirs[0]) / whole, 6) if whole else 0.0


def _done(one: int, other: int, units: Sequence[Unit], found: Answers) -> bool:
    """Whether what is done in the first clause is done, or spoken of, in the other."""
    text = units[one].span.text
    verb = main_verb(text)
    if verb is None:
        return False
    place = next(at for at, word in enumerate(words(text)) if word.start == verb.start)
    return place in found or _spoken_of(verb.text, units[other].span.text)


def _spoken_of(verb: str, text: str) -> bool:
    """Whether a clause has the verb in another form ("sank" for "sink"), or a word of its sense."""
    mine, theirs = stem(base(verb)), {stem(base(word.text)) for word in words(text)}
    group = synonyms("en")
    return (
        mine in theirs
        or not theirs.isdisjoint(kin("en").get(mine, NO_KIN))
        or group.get(mine, mine) in {group.get(each, each) for each in theirs}
    )


def signs(
    one: int, other: int, units: Sequence[Unit], close: Closeness, own: frozenset[str]
) -> int:
    """How many signs say that two clauses tell one thing, although neither verb has a partner."""
    mine, theirs = units[one], units[other]
    common = set(mine.keys) & set(theirs.keys)
    rare = len(common & own)
    day = any(key[0] == "#" for key in common)
    acts = bool(mine.side) and mine.side == theirs.side
    heads = mine.sentence < HEAD and theirs.sentence < HEAD
    run, quote = _runs(mine, theirs, close.words[one], close.words[other])
    return rare + day + acts + heads + (run >= RUN) + min(quote, SIGNS)


def _runs(mine: Unit, theirs: Unit, one: Sequence[Token], other: Sequence[Token]) -> tuple[int, int]:
    """The most content words in a row that both clauses have; and that both have in quotation marks."""
    match = SequenceMatcher(None, [each.low for each in one], [each.low for each in other], autojunk=False)
    quoted = _in_quotes(mine), _in_quotes(theirs)
    best = said = 0
    for first, second, size in match.get_matching_blocks():
        run = [at for at in range(size) if one[first + at].content]
        best = max(best, len(run))
        inside = [at for at in run if first + at in quoted[0] and second + at in quoted[1]]
        said = max(said, len(inside))
    return best, said


def _in_quotes(unit: Unit) -> frozenset[int]:
    """The numbers of a clause's words that somebody is quoted with."""
    return frozenset(
        at
        for at, word in enumerate(words(unit.span.text))
        if any(start <= word.start < end for start, end in unit.speech)
    )
