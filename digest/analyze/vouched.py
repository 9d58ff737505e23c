"""Whether two clauses tell one deed, or only speak of one thing: who did what, when, and in which rare words.

Two clauses of one story share its names and its words, and still tell two things. One of them vouches for the
other where what is done in it is done in the other as well, or where enough else speaks for it: words that no
other clause of the story has, the same words in quotation marks, one day, one who acts, one stretch of words.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from digest.analyze.closeness import Closeness
from digest.analyze.leads import called
from digest.analyze.units import Unit
from digest.text.aligned import Answers, Token
from digest.text.numbers import agree, comparable
from digest.text.predicates import base, main_verbs
from digest.text.same import back, held
from digest.text.senses import NO_KIN, kin, synonyms
from digest.text.words import stem, words

Groups = tuple[tuple[int, ...], ...]
Holders = Mapping[str, Sequence[int]]

SIGNS = 2  # that must speak for two clauses to tell one thing, where neither verb has a partner
ALIKE = 0.4  # share of words in common from which two verbs that meet are two signs, not one
COPY = 0.75  # share of words in common from which two clauses are one wording, and need no sign
OWN = 0.67  # share of the clauses with a word that are in the group, from which it is the group's own
OWN_OF_MANY = 0.5  # the same where several articles tell the fact: then its words are well known
MANY = 3  # articles
RUN = 4  # content words in a row that two clauses share, as a sign
XIN = 0.8
INSIDE = 0.8  # share of a quotation's words from which it is part of a longer one
SPOKEN = 0.5  # share of words in common that two quotations must have
HEAD = 3  # sentences at the head of an article, which tell its event


def parted(groups: Groups, units: Sequence[Unit], close: Closeness, holders: Holders) -> Groups:
    """The groups, each cut into those clauses of several articles that vouch for one another."""
    found = [part for group in groups for part in _parts(group, units, close, holders)]
    return tuple(sorted(found, key=lambda group: (-len(group), group)))


def joins(at: int, group: Sequence[int], units: Sequence[Unit], close: Closeness, holders: Holders) -> bool:
    """Whether a clause of another article tells what one of the group tells."""
    own = _own((*group, at), units, holders)
    return any(vouches(at, other, units, close, own) for other in group)


def _parts(
    group: Sequence[int], units: Sequence[Unit], close: Closeness, holders: Holders
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


def _own(group: Sequence[int], units: Sequence[Unit], holders: Holders) -> frozenset[str]:
    """The words that hardly any clause outside of the group has."""
    inside = Counter(key for at in group for key in set(units[at].keys) if key[0] not in "@#")
    least = OWN_OF_MANY if len({units[at].article for at in group}) >= MANY else OWN
    return frozenset(key for key, count in inside.items() if count > 1 and count >= least * len(holders[key]))


def vouches(one: int, other: int, units: Sequence[Unit], close: Closeness, own: frozenset[str]) -> bool:
    """Whether two clauses, alike enough for one fact, tell one deed as well. Only English is judged."""
    if {units[one].language, units[other].language} != {"en"}:
        return True
    found = close.answers(one, other)
    share, inside = _shares(one, other, found, close)
    if share >= COPY:
        return True
    mine, theirs = units[one], units[other]
    run, quote = _runs(mine, theirs, close.words[one], close.words[other])
    if _spoken(mine) and _spoken(theirs):
        share, inside = _shares(one, other, found, close, (_in_quotes(mine), _in_quotes(theirs)))
        longer = inside >= INSIDE and bool(mine.side) and mine.side == theirs.side
        return share >= SPOKEN or quote >= RUN or longer
    if quote < SIGNS and _others_act(mine, theirs):
        return False
    met = _done(mine, theirs, found) + _done(theirs, mine, back(found))
    deeds = met if share >= ALIKE else min(met, 1)
    return deeds + _signs(mine, theirs, own) + (run >= RUN) + min(quote, SIGNS) >= SIGNS


def _spoken(unit: Unit) -> bool:
    """Whether most of a clause is in quotation marks."""
    inside = sum(min(end, len(unit.span.text)) - max(start, 0) for start, end in unit.speech)
    return 2 * inside > len(unit.span.text)


def _others_act(one: Unit, other: Unit) -> bool:
    """Whether whom each names before its verb is nowhere in the other: the two tell of two who act."""
    mine, theirs = ({*unit.keys, *unit.actors, f"@{unit.side}"} for unit in (one, other))
    return (
        bool(one.actors and other.actors) and one.actors.isdisjoint(theirs) and other.actors.isdisjoint(mine)
    )


def _shares(
    one: int,
    other: int,
    found: Answers,
    close: Closeness,
    only: tuple[frozenset[int], frozenset[int]] | None = None,
) -> tuple[float, float]:
    """The share of both clauses' words that answer each other, and the better of the shares of each.

    With `only` (numbers of words of both) nothing else counts.
    """
    mine: Sequence[Token] = close.words[one]
    theirs: Sequence[Token] = close.words[other]
    if only is not None:
        found = {at: (to, like) for at, (to, like) in found.items() if at in only[0] and to in only[1]}
        mine, theirs = _silenced(mine, only[0]), _silenced(theirs, only[1])
    first, second = held(mine, found, close.weight), held(theirs, back(found), close.weight)
    if not (first[1] and second[1]):
        return 0.0, 0.0
    whole = (first[0] + second[0]) / (first[1] + second[1])
    return round(whole, 6), round(max(first[0] / first[1], second[0] / second[1]), 6)


def _silenced(read: Sequence[Token], kept: frozenset[int]) -> Sequence[Token]:
    """The words of a clause, of which only these count."""
    return [each if at in kept else each._replace(content=False) for at, each in enumerate(read)]


def _done(one: Unit, other: Unit, found: Answers) -> bool:
    """Whether what is done in the first clause is done, or spoken of, in the other."""
    text = one.span.text
    places = {word.start: at for at, word in enumerate(words(text))}
    return any(
        places[verb.start] in found or _spoken_of(verb.text, other.span.text) for verb in main_verbs(text)
    )


def _spoken_of(verb: str, text: str) -> bool:
    """Whether a clause has the verb in another form ("sank" for "sink"), or a word of its sense."""
    mine, theirs = stem(base(verb)), {stem(base(word.text)) for word in words(text)}
    group = synonyms("en")
    return (
        mine in theirs
        or not theirs.isdisjoint(kin("en").get(mine, NO_KIN))
        or group.get(mine, mine) in {group.get(each, each) for each in theirs}
    )


def _signs(one: Unit, other: Unit, own: frozenset[str]) -> int:
    """How many signs, besides what is done, say that two clauses tell one thing."""
    common = set(one.keys) & set(other.keys)
    rare = (common & own) - _deeds(one) - _deeds(other)
    day = any(key[0] == "#" for key in common)
    # "Chief executive" beside the name of the one who acts is no second sign.
    acts = (bool(one.side) and one.side == other.side) or not rare.isdisjoint(called())
    heads = one.sentence < HEAD and other.sentence < HEAD
    count = any(comparable(a, b) and agree(a, b) for a in one.numbers for b in other.numbers)
    place = not one.places.isdisjoint(other.places)
    return len(rare - called()) + day + acts + heads + count + place


def _deeds(unit: Unit) -> set[str]:
    """The verbs of a clause, as keys."""
    group = synonyms("en")
    found = {stem(form) for verb in main_verbs(unit.span.text) for form in (verb.text, base(verb.text))}
    return found | {group.get(each, each) for each in found}


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
