"""The clauses of a story's articles, each with what must agree before two can state one fact."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from digest.analyze.actors import agent, before_verb, first_verb, head_noun
from digest.analyze.features import (
    CONDITION,
    Names,
    condition,
    content_keys,
    exclusive,
    hedges,
    opening_side,
    order_told,
    places_named,
    possible,
    refuses,
    values_stated,
)
from digest.analyze.reading import Reading, touching, within
from digest.model.span import Span
from digest.text.clauses import clauses
from digest.text.numbers import Number
from digest.text.quotations import Quotation
from digest.text.times import unsure
from digest.text.words import Word, words

AHEAD = re.compile(
    r"\b(?:will|shall|expected to|expects? to|agreed to|plans? to|planned to|scheduled (?:for|to)|"
    r"due to (?:\w+)|set to|going to|to be held|also expected)\b",
    re.IGNORECASE,
)
# One of these stands in all that AHEAD matches.
SIGNS_AHEAD = (
    "will", "shall", "expect", "agreed to", "plan", "scheduled ", "due to ", "set to", "going to",
    "to be held", "also expected",
)  # fmt: skip
QUOTED_SHARE = 0.3  # of a clause, for the speaker of the quotation to be who the clause is about
MIN_QUOTED_WORDS = 5  # a quotation this long states a fact of its own; who said it where is not part of it
MIN_STATED_WORDS = 4  # "Ninety-six trains were cancelled" states a fact, whoever says so
SINCE = re.compile(
    r"(?:Since|Following|Amid|Nearly|Almost) [^,“”\"]+, "
)  # when it was; the fact comes after it
# Who says it, before and after a fact told in an outlet's own words; that is no part of the fact.
SAID = r"(?:said|says)(?: (?:on|late on|early on) [A-Z]\w+day(?: (?:morning|afternoon|evening|night))?)?"
SAYS_FIRST = re.compile(rf"[^,;:“”\"]{{3,80}}? {SAID}(?: that)? (?=\S)")
SAYS_LAST = re.compile(rf", (?:[^“”\"]{{3,90}} {SAID}|according to [^“”\"]{{3,80}})\.?$")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
YEAR = re.compile(r"\d{4}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A clause of one article, with the features by which two are compared.

    `keys` are its content words: stems, with synonyms brought together; `@id` for a name, `#value` for a
    date. `side` is who it begins with: a country code, an entity id, or "". `numbers` are those that count
    or measure a thing; `days` and `places` are the dates and places named,
    `dates` and `sites` where in the clause they stand; `ahead` tells of what is to come;
    `deeds` are those of its verbs that exclude others (to host, to chair); `beside` are the keys of what was
    left out of `keys`: a condition, or who said it where; `head` is the noun before its
    first verb, `verb` that verb, `agent` the name after
    "by"; `order` how it
    stands to events (before the talks); `possible` what it says may be; `hedged` whether it says how firmly a
    thing is meant; `condition` is "if", "unless" or ""; `quoted` are
    the words of a long quotation, where the clause is mostly that; `speech` where in the clause somebody is
    quoted; `actors` whom it names before its main verb; `language` is the article's.
    """

    article: str
    sentence: int
    span: Span
    whole: bool
    keys: tuple[str, ...]
    side: str
    numbers: tuple[Number, ...]
    days: frozenset[str]
    places: frozenset[str]
    dates: tuple[tuple[int, int, str], ...]
    sites: tuple[tuple[int, int, str], ...]
    negated: bool
    ahead: bool
    deeds: frozenset[tuple[int, str]] = frozenset()
    beside: frozenset[str] = frozenset()
    head: str = ""
    verb: str = ""
    agent: str = ""
    order: frozenset[tuple[str, str]] = frozenset()
    possible: frozenset[str] = frozenset()
    hedged: bool = False
    condition: str = ""
    quoted: tuple[str, ...] = ()
    language: str = "en"
    speech: tuple[tuple[int, int], ...] = ()
    actors: frozenset[str] = frozenset()


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
            unit = _unit(reading, named, span, at, whole=len(pieces) == 1, carried=carried)
            carried = unit.side or carried
            found.append(unit)
    return tuple(found)


def _unit(reading: Reading, named: Names, span: Span, at: int, *, whole: bool, carried: str) -> Unit:
    article = reading.article
    mentions = {
        mention.start: (mention.end, named[article.id, mention.start])
        for mention in within(reading.names, span)
        if (article.id, mention.start) in named
    }
    days = {
        time.start: (time.end, time.value)
        for time in within(reading.times, span)
        if time.kind in ("DATE", "TIME") and time.value[0].isdecimal() and not unsure(time.rule)
    }
    tokens, low = words(span.text, language=article.language), span.text.lower()
    stated = _stated(reading, span, tokens)
    who = _speaker(reading, named, span) or opening_side(span, tokens, mentions, carried)
    keys = content_keys(span, stated, mentions, days, article.language, who)
    return Unit(
        article=article.id,
        sentence=at,
        span=span,
        whole=whole,
        keys=keys,
        side=who,
        numbers=values_stated(span, mentions, days, article.language),
        days=frozenset(value[:10] for _, value in days.values() if DAY.match(value) or YEAR.match(value)),
        places=places_named(span, mentions),
        dates=tuple(
            (start - span.start, end - span.start, value) for start, (end, value) in sorted(days.items())
        ),
        sites=tuple(
            (start - span.start, end - span.start, who.entity)
            for start, (end, who) in sorted(mentions.items())
            if who.kind == "place"
        ),
        negated=refuses(tokens, keys),
        ahead=any(map(low.__contains__, SIGNS_AHEAD)) and bool(AHEAD.search(span.text)),
        head=head_noun(span, tokens, article.language),
        verb=first_verb(span.text),
        agent=agent(span, mentions),
        order=order_told(span.text, article.language),
        possible=possible(tokens),
        hedged=not hedges().isdisjoint([word.low for word in tokens]),
        condition=condition(span.text),
        quoted=tuple(word.text.casefold() for word in stated) if stated is not tokens and who else (),
        language=article.language,
        speech=tuple(
            (each.start - span.start, each.end - span.start)
            for each in _touching(reading, span)
            if each.speech
        ),
        actors=before_verb(span, mentions, article.language),
        beside=frozenset()
        if stated is tokens
        else frozenset(content_keys(span, tokens, mentions, days, article.language, who)) - set(keys),
        deeds=frozenset(
            deed
            for key in exclusive(article.language).keys() & {*keys, *(word.stem for word in tokens)}
            for deed in exclusive(article.language)[key]
        ),
    )


def _stated(reading: Reading, span: Span, tokens: Sequence[Word]) -> Sequence[Word]:
    """The words that state the fact: of a long quotation those inside it, without "he said in answers"."""
    for quotation in _touching(reading, span):
        start, end = quotation.start - span.start, quotation.end - span.start
        inside = [word for word in tokens if start <= word.start and word.end <= end]
        if quotation.speech and len(inside) >= MIN_QUOTED_WORDS and 2 * len(inside) >= len(tokens) - 12:
            return inside
    background = SINCE.match(span.text)
    if background:
        main = [word for word in tokens if word.start >= background.end()]
        if len(main) >= MIN_QUOTED_WORDS:
            return main
    clause = CONDITION.search(span.text)
    if clause:
        main = [word for word in tokens if word.end <= clause.start()]
        if len(main) >= MIN_QUOTED_WORDS:
            return main
    return _unframed(span.text, tokens) or tokens


def _unframed(text: str, tokens: Sequence[Word]) -> Sequence[Word]:
    """The words of a clause without who says it; none where too few would be left, or nobody is named."""
    first, last = SAYS_FIRST.match(text), SAYS_LAST.search(text)
    if not first and not last:
        return ()
    start, end = first.end() if first else 0, last.start() if last else len(text)
    main = [word for word in tokens if start <= word.start and word.end <= end]
    return main if len(main) >= MIN_STATED_WORDS else ()


def _touching(reading: Reading, span: Span) -> list[Quotation]:
    return list(touching(reading.quotations, span.start, span.end))


def _speaker(reading: Reading, named: Names, span: Span) -> str:
    """Who speaks, where most of the clause stands in one quotation."""
    for quotation in _touching(reading, span):
        inside = min(quotation.end, span.end) - max(quotation.start, span.start)
        if not quotation.speech or inside < QUOTED_SHARE * (span.end - span.start):
            continue
        for place in (quotation.antecedent, quotation.name, quotation.speaker):
            if place is None:
                continue
            for mention in reading.names:
                who = named.get((reading.article.id, mention.start))
                if who and place[0] <= mention.start < place[1] and (who.kind == "person" or who.side):
                    return who.side or who.entity
    return ""
