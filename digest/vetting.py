"""What must hold of what an extractor adds to a story: it stands there, and a page can show it."""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from digest.checks import SHOWN, astray, outside, real, short, unfit
from digest.model.analysis import Analysis, Credit, Entity, Firmness, NameVariant, TimeExpression
from digest.model.article import Article
from digest.model.found import Found
from digest.model.span import Span

TIMES = frozenset({"DATE", "TIME", "DURATION", "SET"})
NAMES = frozenset({"person", "place", "organization", "other"})  # kinds of what bears a name
GRADES = frozenset({"possible", "willing", "offered", "announced", "demanded", "refused"})
SORTS = frozenset({"sentence", "interview", "backward", "article", "help"})  # of credits
VALUE = re.compile(r"[A-Z0-9][A-Za-z0-9:.+_-]*")  # the letters of a TIMEX3 value
ID = re.compile(r"[a-z][a-z0-9_-]*")
WIKIDATA = re.compile(r"Q[1-9][0-9]*")
COUNTRY = re.compile(r"[A-Z]{2}")
WORD = re.compile(r"[^\W_]+")


def of_found(analysis: Analysis, given: object, name: str = "") -> Iterator[str]:
    """What is wrong with what the extractor `name` adds to `analysis`; with no name, ids may begin anyhow."""
    if not isinstance(given, Found):
        yield f"an extractor gives Found, not {type(given).__name__}"
        return
    yield from unfit(given)
    yield from astray(given, analysis.story.articles)
    yield from _ids(analysis, given, name)
    for entity in given.entities:
        yield from _entity(entity, analysis.story.articles)
    for each in given.times:
        yield from _time(each)
    yield from _quotes(analysis, given)
    yield from _firmness(given.firmness)
    yield from _credits(given.credits)
    told = [
        *(time.span for time in given.times),
        *(credit.span for credit in given.credits),
        *(firm.sentence for firm in given.firmness),
        *(span for quote in given.quotes for variant in quote.variants for span in variant.spans),
    ]
    yield from outside(told, analysis.story.articles)


def _ids(analysis: Analysis, given: Found, name: str) -> Iterator[str]:
    head = re.sub(r"[^a-z0-9_-]", "-", name.lower()).lstrip("0123456789_-")
    for there, more in ((analysis.quotes, given.quotes), (analysis.entities, given.entities)):
        count = Counter(one.id for one in (*there, *more))
        yield from (f'two have the id "{one.id}"' for one in more if count[one.id] > 1)
        for one in more:
            if not ID.fullmatch(one.id):
                yield f'"{one.id}" is no id; write a word'
            elif not one.id.startswith(head):
                yield f'the id "{one.id}" begins with the name of its extractor; write "{head}-{one.id}"'


def _entity(entity: Entity, articles: Sequence[Article]) -> Iterator[str]:
    """What is wrong with a name: its words are those of the articles, and where it lies is on the globe."""
    if entity.name not in {variant.text for variant in entity.variants}:
        yield f'the name of "{entity.id}" is one of its spellings, not {short(entity.name)}'
    if entity.kind not in NAMES:
        yield f'"{entity.id}" is one of {", ".join(sorted(NAMES))}, not {short(entity.kind)}'
    for variant in entity.variants:
        yield from _variant(variant, {article.id for article in articles})
    for suspect in entity.suspects:
        if suspect.article != suspect.span.article or not _same(suspect.text, suspect.span):
            yield f'"{suspect.span.text[:SHOWN]}" is what the article says, not {short(suspect.text)}'
    yield from _place(entity)


def _place(entity: Entity) -> Iterator[str]:
    for value, most, called in ((entity.lat, 90, "lat"), (entity.lon, 180, "lon")):
        if value is not None and not (math.isfinite(value) and abs(value) <= most):
            yield f'{called} of "{entity.id}" lies between -{most} and {most}: {value}'
    if (entity.lat is None) != (entity.lon is None):
        yield f'"{entity.id}" has both lat and lon, or neither'
    if entity.country is not None and not COUNTRY.fullmatch(entity.country):
        yield f'the country of "{entity.id}" is two capital letters, not {short(entity.country)}'
    if entity.wikidata is not None and not WIKIDATA.fullmatch(entity.wikidata):
        yield f'wikidata of "{entity.id}" is Q and a number, not {short(entity.wikidata)}'


def _variant(variant: NameVariant, known: set[str]) -> Iterator[str]:
    if not variant.spans:
        yield f"no span shows where {short(variant.text)} stands"
    for span in variant.spans:
        if not _same(variant.text, span):
            yield f'"{span.text[:SHOWN]}" is what {span.article} says, not {short(variant.text)}'
    for article in dict.fromkeys(article for article, _ in variant.counts if article not in known):
        yield f"{short(variant.text)} is counted in {article}, which is no article of the story"
    written = Counter(span.article for span in variant.spans)
    if sorted(variant.counts) != sorted(written.items()):
        yield f"counts of {short(variant.text)} are not those of its spans: {short(sorted(written.items()))}"


def _same(text: str, span: Span) -> bool:
    """Whether a name is the words of a span, as our own extractor compares: whatever stands between them."""
    return bool(_words(text)) and _words(text) == _words(span.text)


def _words(text: str) -> list[str]:
    return WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def _time(each: TimeExpression) -> Iterator[str]:
    if each.kind not in TIMES or not VALUE.fullmatch(each.value):
        yield f'"{each.span.text}" is no time expression of TIMEX3: {each.kind} {each.value!r}'
    for value in (each.value, each.anchor, each.range_begin, each.range_end):
        if not real(value):
            yield f'"{each.span.text}" is on no day or hour that there is: {short(value)}'


def _quotes(analysis: Analysis, given: Found) -> Iterator[str]:
    known = {entity.id for entity in (*analysis.entities, *given.entities)}
    articles = analysis.story.articles if given.quotes else ()
    told = [f" {' '.join(_words(article.text))} " for article in articles]
    for quote in given.quotes:
        for variant in quote.variants:
            if {span.article for span in variant.spans} != {variant.article}:
                yield f'a wording of "{quote.id}" has spans, all of {variant.article}'
        speaker = quote.speaker
        if speaker is None:
            continue
        if speaker.entity and speaker.entity not in known:
            yield f'the speaker of "{quote.id}" is no entity of the story: {speaker.entity}'
        named = f" {' '.join(_words(speaker.name))} "
        if not named.strip() or not any(named in each for each in told):
            yield f'the speaker of "{quote.id}" is named as no article names anybody: {short(speaker.name)}'


def _firmness(given: Sequence[Firmness]) -> Iterator[str]:
    for firm in given:
        if firm.grade not in GRADES:
            yield f'"{firm.word.text}" is of no grade that digest knows: {short(firm.grade)}'
        if not firm.sentence.covers(firm.word):
            yield f'"{firm.word.text}" does not stand in the sentence that is given for it'


def _credits(given: Sequence[Credit]) -> Iterator[str]:
    for credit in given:
        if credit.article != credit.span.article:
            yield f'"{credit.span.text[:SHOWN]}" stands in {credit.span.article}, not in {credit.article}'
        if credit.sort not in SORTS:
            yield f"a credit is one of {', '.join(sorted(SORTS))}, not {short(credit.sort)}"
