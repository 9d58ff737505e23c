"""The words by which news quotes people, by language, and a text cut into words around its quotations."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

WORD = re.compile(r"[^\W_]+(?:[-’'‘.&·/][^\W_]+)*[’'](?!\w)|[^\W_]+(?:[-’'‘.&·/@][^\W_]+)*")
ASIDE = re.compile(r"\([^()\n]{0,120}\)|, (?:[RDI]|Rep|Dem|Ind)\.?-[A-Z][\w.]*,?")
SMALL = r"[a-z]++(?= )"  # most words: the quick way
PIECE = re.compile(
    rf"(?P<small>{SMALL})|(?P<aside>{ASIDE.pattern})|(?P<word>{WORD.pattern})"
    r"|(?P<point>[,:;—―–()-]|\.\.\.|…)"
)
POSSESSIVE = re.compile(r"(?:['’]s|s['’])$", re.IGNORECASE)
MAY_SPEAKS = re.compile(
    r",? (?:[a-z]+ly |also |has |had |would |later |then )?(?:[a-z]{2,}(?:ed|s)|told|said|wrote)\b"
)
MANNER = re.compile(r"[a-z]{3,}ly$")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """The words of one language that make a quotation somebody's; all in lower case, outlets as written."""

    cues: frozenset[str]
    verbs: frozenset[str]
    telling: frozenset[str]
    naming: frozenset[str]
    base: frozenset[str]
    articles: frozenset[str]
    carriers: frozenset[str]
    nouns_in_ly: frozenset[str]
    passive: frozenset[str]
    phrasal: frozenset[tuple[str, ...]]
    may_cue: frozenset[str]
    times: frozenset[str]
    according: tuple[tuple[str, ...], ...]
    pronouns: frozenset[str]
    who: frozenset[str]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    chains: frozenset[str]
    subordinators: frozenset[str]
    conjunctions: frozenset[str]
    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    days: frozenset[str]
    roles: frozenset[str]
    outlet_roles: frozenset[str]
    outlets: tuple[str, ...]
    titles: frozenset[str]
    he: frozenset[str]
    she: frozenset[str]
    no_person: frozenset[str]
    works: frozenset[str]
    persons: frozenset[str]
    causing: frozenset[str]
    voices: frozenset[str]
    amounts: frozenset[str]
    acts: frozenset[str]
    sayings: frozenset[str]

    speaking: frozenset[str]
    closed: frozenset[str]
    counting: frozenset[str]
    leading: frozenset[str]
    tag_words: frozenset[str]


class Token(NamedTuple):
    """A word, a point or a whole quotation in its place; `quote` is the number of the quotation or -1."""

    start: int
    end: int
    text: str
    low: str
    quote: int = -1

    @property
    def is_word(self) -> bool:
        """Whether this is a word outside of quotation marks."""
        return self.quote < 0 and self.text[0].isalnum()

    @property
    def is_capital(self) -> bool:
        """Whether this is a word written with a capital (or a word of a script that has none)."""
        return self.is_word and not self.text[0].islower() and not self.text[0].isdigit()

    @property
    def is_possessive(self) -> bool:
        """Whether this is a word such as "Kyiv’s"."""
        return bool(POSSESSIVE.search(self.text))


def is_manner(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word is an adverb in -ly, such as "quickly"."""
    return bool(MANNER.match(token.low)) and token.low not in lexicon.nouns_in_ly and token.quote < 0


@cache
def lexicon(language: str) -> Lexicon:
    """The words for `language`; empty lists for a language that `data/speech.toml` does not have."""
    raw = (files("digest.text") / "data" / "speech.toml").read_text(encoding="utf-8")
    words: dict[str, list[str]] = tomllib.loads(raw).get(language, {})

    def listed(key: str) -> frozenset[str]:
        return frozenset(word.lower() for word in words.get(key, []))

    bent = frozenset(form for verb in words.get("regular", []) for form in _forms(verb))
    verbs = bent | listed("irregular")
    cues = verbs | listed("telling") | listed("naming")
    phrasal = frozenset(tuple(phrase.split()) for phrase in words.get("phrasal", []))
    return Lexicon(
        cues=cues,
        verbs=verbs,
        base=listed("base") | frozenset(words.get("regular", [])),
        phrasal=phrasal,
        may_cue=cues | {phrase[0] for phrase in phrasal},
        according=tuple(tuple(phrase.split()) for phrase in words.get("according", [])),
        outlets=tuple(words.get("outlets", [])),
        speaking=listed("roles") | listed("persons") | listed("voices"),
        closed=listed("determiners").union(*map(listed, CLOSED)),
        counting=listed("determiners") - listed("articles"),
        leading=listed("determiners") - listed("subordinators"),
        tag_words=frozenset(("as", "when", "while", "it")).union(
            *map(listed, ("prepositions", "days", "adverbs"))
        ),
        **{key: listed(key) for key in SETS},
    )


CLOSED = ("prepositions", "pronouns", "subordinators", "conjunctions", "auxiliaries", "adverbs")
SETS = (
    "telling",
    "naming",
    "times",
    "articles",
    "nouns_in_ly",
    "carriers",
    "passive",
    "pronouns",
    "who",
    "determiners",
    "prepositions",
    "chains",
    "subordinators",
    "conjunctions",
    "auxiliaries",
    "adverbs",
    "days",
    "roles",
    "outlet_roles",
    "titles",
    "he",
    "she",
    "no_person",
    "works",
    "persons",
    "causing",
    "voices",
    "amounts",
    "acts",
    "sayings",
)


def _forms(verb: str) -> tuple[str, ...]:
    """An English verb bent by rule: tweet, tweets, tweeted, tweeting."""
    if verb.endswith("e"):
        return verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    plural = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s"
    return verb, plural, f"{verb}ed", f"{verb}ing"


def tokens(text: str, start: int, end: int, quotes: Sequence[tuple[int, int, int]] = ()) -> tuple[Token, ...]:
    """The words and points of `text[start:end]`; each of `quotes` (start, end, number) is one token.

    What stands in round brackets, and party and state, is left out: "Smith, R-Ohio, said" reads "Smith said".
    """
    found: list[Token] = []
    at = start
    for first, last, number in quotes:
        found.extend(_plain(text, at, first))
        found.append(Token(first, last, text[first : first + 1], "", number))
        at = last
    found.extend(_plain(text, at, end))
    return tuple(found)


def _plain(text: str, start: int, end: int) -> list[Token]:
    made = tuple.__new__  # a named tuple made without its own constructor takes half the time
    return [
        made(Token, (*piece.span(), piece[0], piece[0] if sort == "small" else _low(text, piece), -1))
        for piece in PIECE.finditer(text, start, end)
        if (sort := piece.lastgroup) != "aside"
    ]


def _low(text: str, piece: re.Match[str]) -> str:
    """A word in lower case; but May, where it is neither the month nor the verb, stays as it is."""
    word = piece[0]
    if word == "May" and MAY_SPEAKS.match(text, piece.end()):
        return "May"
    return word.lower().replace("’", "'")
