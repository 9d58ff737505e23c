"""Which words of two sentences answer each other: equal ones, ones of one sense, names that sound alike.

After Sultan, Bethard and Sumner (2014): pairs of words are taken from the most alike down, and of two equal
pairs the one whose neighbors answer each other as well.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from digest.text.senses import NO_KIN, kin, signs, synonyms
from digest.text.spellings import sound
from digest.text.words import stop_words, words

GROUPED = 0.9  # how far two words of one group of news synonyms are alike
KINDRED = 0.8  # two words that share a sense, or names that sound alike
NEIGHBORS = 3  # words on each side that are the context of a word
CONTEXT = 0.1  # share of the context in how well two words answer each other
FIRST = 1e-4  # what standing at the same place of the sentence counts: only between equals
SOUNDED = 4  # letters from which a name is compared by sound
LAID = 8_192  # pairs of sentences kept at hand: those of a story of some forty articles
MOST_MET = 100_000  # words kept at hand as they are compared
CONTRACTED = re.compile(r"n[’']t$", re.IGNORECASE)


class Token(NamedTuple):
    """A word as compared: in lower case, its stem, what stands for its synonyms, and what it is."""

    low: str
    stem: str
    group: str
    content: bool  # no stop word
    name: bool  # large, not the first word, and without a digit
    denies: bool  # "not" and the like


Answers = Mapping[int, tuple[int, float]]  # a word's number: its partner's number, and how alike they are
Hits = Sequence[Mapping[int, float]]


def tokens(text: str, *, language: str = "en") -> tuple[Token, ...]:
    """The words of a sentence as they are compared."""
    known = _met(language)
    found = [known[word.text] for word in words(text, language=language)]
    if found and found[0].name:
        found[0] = found[0]._replace(name=False)  # the first word is large whatever it is
    return tuple(found)


class _Met(dict[str, Token]):
    """The words of one language met so far, as they are compared where they do not open a sentence."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def __missing__(self, written: str) -> Token:
        if len(self) >= MOST_MET:
            self.clear()
        found = self[written] = _token(written, self.language)
        return found


@cache
def _met(language: str) -> _Met:
    return _Met(language)


def _token(written: str, language: str) -> Token:
    word = words(written, language=language)[0]
    low, cut = word.low, word.stem
    denies = cut in signs("not", language) or bool(CONTRACTED.search(low))
    content = low not in stop_words(language) and not denies
    name = content and written[0].isupper() and written.isalpha()
    return Token(low, cut, synonyms(language).get(cut, cut), content, name, denies)


def answers(one: Sequence[Token], other: Sequence[Token], *, language: str = "en") -> Answers:
    """The content words of `one` that have a partner in `other`, each word in one pair at the most."""
    return _answers(tuple(one), tuple(other), language)


@lru_cache(maxsize=LAID)  # a pair is asked for more than once, and again when an article beside it was edited
def _answers(one: tuple[Token, ...], other: tuple[Token, ...], language: str) -> Answers:
    hits = _hits(one, other, language)
    ranked = sorted(
        (
            -round((1 - CONTEXT) * like + CONTEXT * _context(hits, at, to), 6)
            + round(FIRST * abs(at / len(one) - to / len(other)), 8),
            at,
            to,
        )
        for at, held in enumerate(hits)
        for to, like in held.items()
    )
    taken: set[int] = set()
    found: dict[int, tuple[int, float]] = {}
    for _, at, to in ranked:
        if at not in found and to not in taken:
            found[at] = (to, hits[at][to])
            taken.add(to)
    return found


def _hits(one: Sequence[Token], other: Sequence[Token], language: str) -> Hits:
    """For each word the words of the other sentence that may answer it, with how alike they are."""
    places: dict[str, list[int]] = {}
    for to, token in enumerate(other):
        for key in _keys(token):
            places.setdefault(key, []).append(to)
    related = kin(language)
    return [dict(_answering(token, places, related)) for token in one]


def _keys(token: Token) -> Iterator[str]:
    """What a word may be found by: its stem, its group, and a name's sound."""
    if token.content:
        yield token.stem
        yield f"={token.group}"
        if token.name and len(token.low) >= SOUNDED:
            yield f"~{sound(token.low)}"


def _answering(
    token: Token, places: Mapping[str, Sequence[int]], related: Mapping[str, frozenset[str]]
) -> Iterator[tuple[int, float]]:
    """From the least alike up, so that in a table made of them the best likeness stays."""
    if not token.content:
        return
    for word in related.get(token.stem, NO_KIN) & places.keys():  # in any order: all are alike in one degree
        yield from ((to, KINDRED) for to in places[word])
    if token.name and len(token.low) >= SOUNDED:
        yield from ((to, KINDRED) for to in places.get(f"~{sound(token.low)}", ()))
    yield from ((to, GROUPED) for to in places.get(f"={token.group}", ()))
    yield from ((to, 1.0) for to in places.get(token.stem, ()))


def _context(hits: Hits, at: int, to: int) -> float:
    """The share of neighbors that have an answer among the neighbors of the partner."""
    near = range(max(0, at - NEIGHBORS), min(len(hits), at + NEIGHBORS + 1))
    return sum(
        max(
            (like for place, like in hits[each].items() if place != to and abs(place - to) <= NEIGHBORS),
            default=0,
        )
        for each in near
        if each != at
    ) / (2 * NEIGHBORS)
