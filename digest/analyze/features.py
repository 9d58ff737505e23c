"""What two clauses are compared by: their words, who they begin with, the places and numbers they name."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from digest.model.span import Span
from digest.text.agencies import agencies
from digest.text.clauses import base_verbs
from digest.text.numbers import Number
from digest.text.senses import synonyms
from digest.text.sides import side
from digest.text.tallies import tallies
from digest.text.words import Word, stem, stop_words, word_set

NOT = frozenset(stem(word) for word in [
    "not", "no", "never", "none", "neither", "nor", "without", "cannot", "nobody", "nothing", "nowhere",
])  # fmt: skip
REFUSING = frozenset(stem(word) for word in [
    "reject", "refuse", "deny", "bar", "ban", "prohibit", "forbid", "oppose", "unable", "fail", "lack",
    "stop",
])  # fmt: skip
APOSTROPHES = frozenset("'’")
SAYING_NO = NOT | REFUSING
CONTRACTED = re.compile(r"n[’']t$", re.IGNORECASE)
TO_A_PLACE = frozenset([
    "in", "at", "to", "from", "near", "into", "toward", "towards", "inside", "outside", "across",
])  # fmt: skip
MOST_MET = 100_000  # words kept at hand with what they stand for
LEAD = 6  # words in which the subject of a clause is looked for
CONTINUES = re.compile(
    r"(?:and |but |or )?"
    r"(?:(?P<verb>that|also|has|have|had|will|would|could|is|are|was|were|not|said|[a-z]+ing|[a-z]+ed)"
    r"|(?P<base>[a-z]+))\b"
)
PRONOUN = re.compile(
    r"[“\"‘']?(?:He|She|They|It)\b|The (?:president|minister|spokesman|spokeswoman|official|leader)\b"
)
REPORT = re.compile(
    r"(?:According to (?P<by>[^,]{2,60}), "
    r"|(?P<who>[A-Z][\w.]*(?: [A-Z][\w.]*){0,2}|"
    r"The (?:outlet|publication|agency|newspaper|report)|Sources|Analysts) "
    r"(?:also |further )?"
    r"(?:notes?|reports?|reported|adds?|added|says?|said|writes?|wrote|indicated?) that )"
)
ALIAS = re.compile(r"\b(?:collectively |jointly |also )?known as\b")
MODALS = frozenset({"may", "might", "could"})
CONDITION = re.compile(r"\b(?:if|unless|provided that|on condition that)\b")
EVENTS = (
    "talks|negotiations|meetings?|discussions|summit|session|conference|visit|trial|hearing|vote|election|"
    "match|game|strike|attack|ceremony|funeral|launch|crash|flight|speech|debate|briefing|raid|operation"
)
RELATION = re.compile(
    r"\b(?:(?P<before>ahead of|before|prior to|in the run-up to|on the eve of)|"
    r"(?P<during>during|in the course of)|(?P<after>after|following|in the wake of))"
    r" (?:(?:the|these|those|his|her|their|its|a|an) )?(?:\w+ ){0,2}?"
    rf"(?P<event>{EVENTS})\b",
    re.IGNORECASE,
)
# One of these stands in all that RELATION matches.
RELATING = frozenset(
    {"ahead", "before", "prior", "run", "eve", "during", "course", "after", "following", "wake"}
)
HEDGED = ("possible", "willing", "offered", "announced")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Who stands at a place of an article: entity id, kind, and the country it speaks for ("" for none)."""

    entity: str
    kind: str
    side: str
    country: bool = False  # whether it is the country itself, not its capital or its government


Names = Mapping[tuple[str, int], Named]  # (article id, start of the mention)
Mentions = Mapping[int, tuple[int, Named]]  # the names in a clause: start, then end and who
Days = Mapping[int, tuple[int, str]]  # the dates in a clause: start, then end and TIMEX3 value


def content_keys(
    span: Span, tokens: Sequence[Word], mentions: Mentions, days: Days, language: str, who: str
) -> tuple[str, ...]:
    """The keys of a clause: its content words as stems, `@id` for a name, `#day` for a date.

    `tokens` are the words that state its fact, `who` the side that it begins with ("" for none).
    """
    synonym, heads, known = synonyms(language), _heads(language), _met(language)
    if len(known) > MOST_MET:
        known.clear()
    found: list[str] = []
    skip_to = span.start
    low = [word.stem for word in tokens]
    for at, word in enumerate(tokens):
        start = span.start + word.start
        if start < skip_to:
            continue
        if start in mentions:
            skip_to, named = mentions[start]
            found.append(f"@{(named.kind != 'person' and named.side) or named.entity}")
            continue
        if start in days:
            skip_to, value = days[start]
            found.append(f"#{value[:10]}")
            continue
        key = known.get(word.text)
        if key is None:
            key = known[word.text] = _key(word, language)
        if word.stem in heads and key[:1] != "@":
            key = _phrase(low[at : at + 3], synonym) or key
        if key:
            found.append(key)
    # A clause that goes on without its subject ("and withdraw its troops") is about the same subject.
    if who and f"@{who}" not in found and CONTINUES.match(span.text):
        found.append(f"@{who}")
    return tuple(found)


def _key(word: Word, language: str) -> str:
    """What a word stands for, whatever stands around it: a country, itself, or "" for nothing of weight."""
    country = side(word.text) if word.text[0].isupper() else None
    if country:
        return f"@{country}"
    small = word.low in stop_words(language) or word.stem in NOT or word.low in hedges()
    return "" if small else synonyms(language).get(word.stem, word.stem)


@cache
def _met(language: str) -> dict[str, str]:
    """What the words of a language met so far stand for: a memory that saves time."""
    del language  # it only tells one memory from another
    return {}


def _phrase(stems: Sequence[str], synonym: Mapping[str, str]) -> str | None:
    """What the first three or two stems stand for together."""
    return next((key for size in (3, 2) if (key := synonym.get(" ".join(stems[:size])))), None)


def opening_side(span: Span, tokens: Sequence[Word], mentions: Mentions, carried: str) -> str:
    """Who the clause begins with: the first name or people among its first words, or who is carried over.

    A clause that goes on with "and that …", "adding that …", "and withdraw …" has the subject of the one
    before it; who reports ("Reuters notes that …") is not who acts.
    """
    goes_on = CONTINUES.match(span.text)
    if carried and goes_on and (goes_on["verb"] or goes_on["base"] in base_verbs()):
        return carried
    start = _after_report(span)
    before = ""
    for word in [word for word in tokens if word.start >= start][:LEAD]:
        place = before in TO_A_PLACE
        before = word.low
        who = mentions.get(span.start + word.start)
        if who and who[1].kind == "person":
            return who[1].side or who[1].entity
        country = who[1].side if who else side(word.text)
        if country and not place and word.text[:1].isupper():
            return country
    return carried if PRONOUN.match(span.text) else ""


def _after_report(span: Span) -> int:
    """Where a clause begins after the agency or outlet that reports it; a person who speaks is who acts."""
    report = REPORT.match(span.text)
    person = report and report["who"] and report["who"][:4] not in ("The ", "Sour", "Anal")
    if not report or (person and report["who"] not in agencies()):
        return 0
    return report.end()


def places_named(span: Span, mentions: Mentions) -> frozenset[str]:
    """The places named; of "Buda and Pest, known as Budapest" the last alone.

    A capital is a place after "in", "to" or "near"; elsewhere it speaks for its country, as a country does.
    """
    alias = ALIAS.search(span.text)
    since = span.start + alias.end() if alias else span.start
    return frozenset(
        who.entity
        for start, (_, who) in mentions.items()
        if start >= since and who.kind == "place" and (not who.side or _at_a_place(span, start, who))
    )


def _at_a_place(span: Span, start: int, who: Named) -> bool:
    before = span.text[: start - span.start].split()
    return not who.country and bool(before) and before[-1].lower() in TO_A_PLACE


def values_stated(span: Span, mentions: Mentions, days: Days, language: str) -> tuple[Number, ...]:
    """The numbers of a clause that count or measure a thing; those inside names and dates are left out."""
    names = [(start, end) for start, (end, _) in mentions.items()]
    dates = [(start, end) for start, (end, _) in days.items()]
    return tuple(
        number
        for number in tallies(span.text, language)
        if number.unit
        and not any(start <= span.start + number.start < end for start, end in names)
        and (
            number.unit.startswith("clock")
            or not any(start <= span.start + number.start < end for start, end in dates)
        )
    )


def condition(text: str) -> str:
    """The word that opens a condition in a clause, `if` or `unless`; empty where it makes none."""
    found = CONDITION.search(text) if "if" in text or "unless" in text or "that" in text else None
    return "" if not found else "unless" if found[0] == "unless" else "if"


def possible(tokens: Sequence[Word]) -> frozenset[str]:
    """The stems of what a clause says may, might or could be."""
    return frozenset(tokens[at + 1].stem for at in range(len(tokens) - 1) if tokens[at].low in MODALS)


def order_told(text: str, language: str) -> frozenset[tuple[str, str]]:
    """How a clause stands to events: ("before", "talk") for "ahead of the talks"."""
    if RELATING.isdisjoint(word_set(text)):
        return frozenset()
    synonym = synonyms(language)
    return frozenset(
        (
            next(way for way in ("before", "during", "after") if found[way]),
            synonym.get(stem(found["event"]), stem(found["event"])),
        )
        for found in RELATION.finditer(text)
    )


def refuses(tokens: Sequence[Word], keys: Sequence[str]) -> bool:
    """Whether a clause says that something is not so, or is refused ("turned down" is a refusal as well)."""
    return not REFUSING.isdisjoint(keys) or any(
        word.stem in SAYING_NO or (word.text[-2:-1] in APOSTROPHES and CONTRACTED.search(word.text))
        for word in tokens
    )


@cache
def hedges() -> frozenset[str]:
    """Words that say how firmly a thing is meant: they tell two wordings of one fact apart, not two facts."""
    text = (resources.files("digest.text") / "data" / "firmness.toml").read_text(encoding="utf-8")
    graded = [grade["words"] for grade in tomllib.loads(text)["grade"] if grade["name"] in HEDGED]
    return frozenset(word for entries in graded for word in entries if " " not in word)


@cache
def exclusive(language: str) -> Mapping[str, tuple[tuple[int, str], ...]]:
    """From the stem of a deed to (number of its group, deed): of one group, nobody does two at once."""
    path = resources.files("digest.text") / "data" / "likeness" / f"{language}.toml"
    table: dict[str, tuple[tuple[int, str], ...]] = {}
    if path.is_file():
        groups = tomllib.loads(path.read_text(encoding="utf-8"))["exclusive"]
        for number, group in enumerate(groups):
            for entry in group:
                forms = [stem(form, language) for form in entry.split("|")]
                for form in forms:
                    table[form] = (*table.get(form, ()), (number, forms[0]))
    return table


@cache
def _heads(language: str) -> frozenset[str]:
    """The first stems of the phrases among the synonyms."""
    return frozenset(entry.split()[0] for entry in synonyms(language) if " " in entry)
