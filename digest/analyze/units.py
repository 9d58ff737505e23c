"""The clauses of a story's articles, each with what must agree before two can state one fact."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from digest.analyze.reading import Reading
from digest.model.analysis import Sentence
from digest.model.span import Span
from digest.text.clauses import base_verbs, clauses
from digest.text.numbers import numbers
from digest.text.sides import side
from digest.text.words import stem, stop_words, words

AHEAD = re.compile(
    r"\b(?:will|shall|expected to|expects? to|agreed to|plans? to|planned to|scheduled (?:for|to)|due to (?:\w+)|set to|going to|"
    r"to be held|also expected)\b",
    re.IGNORECASE,
)
NOT = frozenset(stem(word) for word in ["not", "no", "never", "none", "neither", "nor", "without", "cannot"])
REFUSING = frozenset(
    stem(word) for word in ["reject", "refuse", "deny", "bar", "ban", "prohibit", "forbid", "oppose", "unable", "fail", "lack", "stop"]
)
CONTRACTED = re.compile(r"n[’']t$", re.IGNORECASE)
TO_A_PLACE = frozenset(["in", "at", "to", "from", "near", "into", "toward", "towards", "inside", "outside", "across"])
QUOTED_SHARE = 0.3  # of a clause, for the speaker of the quotation to be who the clause is about
MIN_QUOTED_WORDS = 5  # a quotation this long states a fact of its own; who said it where is not part of it
LEAD = 6  # words among which the subject of a clause is looked for
CONTINUES = re.compile(
    r"(?:and |but |or )?(?:(?P<verb>that|also|has|have|had|will|would|could|is|are|was|were|not|said|[a-z]+ing|[a-z]+ed)"
    r"|(?P<base>[a-z]+))\b"
)
CONDITION = re.compile(r"\b(?:if|unless|provided that|on condition that)\b")
PRONOUN = re.compile(
    r"[“\"‘']?(?:He|She|They|It)\b|The (?:president|minister|spokesman|spokeswoman|official|leader)\b"
)
REPORT = re.compile(
    r"(?:According to [^,]{2,60}, "
    r"|(?:[A-Z][\w.]*(?: [A-Z][\w.]*){0,2}|The (?:outlet|publication|agency|newspaper|report)|Sources|Analysts) "
    r"(?:also |further )?(?:notes?|reports?|reported|adds?|added|says?|said|writes?|wrote|indicated?) that )"
)
ALIAS = re.compile(r"\b(?:collectively |jointly |also )?known as\b")
HEDGED = ("possible", "willing", "offered", "announced")
UNSURE = "(in a quote)"  # "tomorrow" in a quote whose day nobody tells: too unsure to compare
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
YEAR = re.compile(r"\d{4}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A clause of one article, with the features by which two are compared.

    `keys` are its content words: stems, with synonyms brought together; `@id` for a name, `#value` for a date.
    `side` is who it begins with: a country code, an entity id, or "". `numbers` maps what is counted to the
    values stated; `days` and `places` are the dates and places named; `ahead` tells of what is to come;
    `deeds` are those of its verbs that exclude others (to host, to chair).
    """

    article: str
    sentence: int
    span: Span
    whole: bool
    keys: tuple[str, ...]
    side: str
    numbers: tuple[tuple[str, frozenset[float]], ...]
    days: frozenset[str]
    places: frozenset[str]
    negated: bool
    ahead: bool
    deeds: frozenset[tuple[int, str]] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Who stands at a place of an article: entity id, kind, and the country it speaks for ("" for none)."""

    entity: str
    kind: str
    side: str


Names = Mapping[tuple[str, int], Named]  # (article id, start of the mention)


def units(reading: Reading, named: Names, subjects: Mapping[int, str]) -> tuple[Unit, ...]:
    """The clauses of an article in order.

    `subjects` gives, by number of the sentence, the side that a pronoun at its head stands for.
    """
    found: list[Unit] = []
    for at, sentence in enumerate(reading.sentences):
        pieces = clauses(sentence.span.text, language=reading.article.language)
        carried = subjects.get(at, "")
        for start, end in pieces:
            span = reading.article.span(sentence.span.start + start, sentence.span.start + end)
            unit = _unit(reading, named, sentence, span, at, whole=len(pieces) == 1, carried=carried)
            carried = unit.side or carried
            found.append(unit)
    return tuple(found)


def _unit(
    reading: Reading, named: Names, sentence: Sentence, span: Span, at: int, *, whole: bool, carried: str
) -> Unit:
    article = reading.article
    mentions = {
        mention.start: (mention.end, named[article.id, mention.start])
        for mention in reading.names
        if span.start <= mention.start < span.end and (article.id, mention.start) in named
    }
    days = {
        time.start: (time.end, time.value)
        for time in reading.times
        if span.start <= time.start < span.end and time.kind in ("DATE", "TIME") and UNSURE not in time.rule
    }
    tokens = words(span.text, language=article.language)
    stated = _stated(reading, span, tokens)
    who = _speaker(reading, named, span) or _side(span, tokens, mentions, carried)
    return Unit(
        article=article.id,
        sentence=at,
        span=span,
        whole=whole,
        keys=_keys(span, stated, mentions, days, article.language, who),
        side=who,
        numbers=_numbers(span, mentions, days),
        days=frozenset(value[:10] for _, value in days.values() if DAY.match(value) or YEAR.match(value)),
        places=_places(span, mentions),
        negated=any(word.stem in NOT | REFUSING or CONTRACTED.search(word.text) for word in tokens),
        ahead=bool(AHEAD.search(span.text)),
        deeds=frozenset(deed for word in tokens for deed in exclusive(article.language).get(word.stem, ())),
    )


def _stated(reading: Reading, span: Span, tokens):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    """The words that state the fact: those inside a long quotation, without "he said in answers to reporters"."""
    for quotation in reading.quotations:
        start, end = quotation.start - span.start, quotation.end - span.start
        inside = [word for word in tokens if start <= word.start and word.end <= end]
        if quotation.speech and len(inside) >= MIN_QUOTED_WORDS and 2 * len(inside) >= len(tokens) - 12:
            return inside
    condition = CONDITION.search(span.text)
    if condition:
        main = [word for word in tokens if word.end <= condition.start()]
        if len(main) >= MIN_QUOTED_WORDS:
            return main
    return tokens


def _speaker(reading: Reading, named: Names, span: Span) -> str:
    """Who speaks, where most of the clause stands in one quotation."""
    for quotation in reading.quotations:
        inside = min(quotation.end, span.end) - max(quotation.start, span.start)
        if not quotation.speech or inside < QUOTED_SHARE * (span.end - span.start):
            continue
        for place in (quotation.antecedent, quotation.name, quotation.speaker):
            for mention in reading.names if place else ():
                who = named.get((reading.article.id, mention.start))
                if who and place[0] <= mention.start < place[1] and (who.kind == "person" or who.side):
                    return who.side or who.entity
    return ""


def _keys(span: Span, tokens, mentions, days, language, who) -> tuple[str, ...]:  # noqa: ANN001
    stop, synonym = stop_words(language), synonyms(language)
    found: list[str] = []
    skip_to = span.start
    low = [word.stem for word in tokens]
    for at, word in enumerate(tokens):
        start = span.start + word.start
        if start < skip_to:
            continue
        if start in mentions:
            skip_to, who = mentions[start]
            found.append(f"@{(who.kind != 'person' and who.side) or who.entity}")
            continue
        if start in days:
            skip_to, value = days[start]
            found.append(f"#{value[:10]}")
            continue
        country = side(word.text)
        if country:
            found.append(f"@{country}")
            continue
        phrase = next((key for size in (3, 2) if (key := synonym.get(" ".join(low[at : at + size])))), None)
        if phrase:
            found.append(phrase)
        elif word.text.lower() not in stop and word.stem not in NOT and word.text.lower() not in hedges():
            found.append(synonym.get(word.stem, word.stem))
    # A clause that goes on without its subject ("and withdraw its troops") is about the same subject.
    if who and f"@{who}" not in found and CONTINUES.match(span.text):
        found.append(f"@{who}")
    return tuple(found)


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
def synonyms(language: str) -> Mapping[str, str]:
    """From the stem of a word (or stems of a phrase) to the stem that stands for its group."""
    path = resources.files("digest.text") / "data" / "likeness" / f"{language}.toml"
    if not path.is_file():
        return {}
    table: dict[str, str] = {}
    for group in tomllib.loads(path.read_text(encoding="utf-8"))["groups"]:
        first = stem(group[0], language)
        for entry in group:
            table.setdefault(" ".join(stem(part, language) for part in entry.split()), first)
    return table


def _side(span: Span, tokens, mentions, carried: str) -> str:  # noqa: ANN001
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
        before = word.text.lower()
        who = mentions.get(span.start + word.start)
        if who and who[1].kind == "person":
            return who[1].side or who[1].entity
        country = who[1].side if who else side(word.text)
        if country and not place and word.text[:1].isupper():
            return country
    return carried if PRONOUN.match(span.text) else ""


def _after_report(span: Span) -> int:
    report = REPORT.match(span.text)
    return report.end() if report else 0


def _places(span: Span, mentions) -> frozenset[str]:  # noqa: ANN001
    """The places named that speak for no country; of "Buda and Pest, known as Budapest" the last alone."""
    alias = ALIAS.search(span.text)
    since = span.start + alias.end() if alias else span.start
    return frozenset(
        who.entity
        for start, (_, who) in mentions.items()
        if start >= since and who.kind == "place" and not who.side
    )


def _numbers(span: Span, mentions, days) -> tuple[tuple[str, frozenset[float]], ...]:  # noqa: ANN001
    held: dict[str, set[float]] = {}
    taken = [(start, end) for start, (end, _) in (*mentions.items(), *days.items())]
    for number in numbers(span.text):
        at = span.start + number.start
        if number.unit and not any(start <= at < end for start, end in taken):
            held.setdefault(number.unit, set()).add(number.value)
    return tuple(sorted((unit, frozenset(values)) for unit, values in held.items()))
