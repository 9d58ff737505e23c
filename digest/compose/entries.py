"""The entries of a timeline made fit to read: very many are cut to a few, the most told first."""

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from digest.compose.clipped import clipped, treaty
from digest.compose.daily import chosen, daily
from digest.compose.days import ranked_days
from digest.compose.governed import masked
from digest.compose.judged import Dated
from digest.compose.tellings import Telling
from digest.model.analysis import Analysis
from digest.model.digest import Event
from digest.model.span import Span
from digest.text.selfcontained import leans_on
from digest.text.words import content, count

# "Two more followed on Tuesday", "But on Monday, he left": who did it stands in the sentence before.
NAMELESS = re.compile(
    r"[“\"(]?(?:(?:But|And|So|Then|Also|However|Later|Still),? )?(?:[^,]{1,25}, ){0,2}"
    r"(?:the same|he|she|it|they|his|her|its|their|this|that|these|those|two more|both|others|one of them)\b",
    re.IGNORECASE,
)
# "On Monday there were reportedly 30": of what, stands in the sentence before.
UNCOUNTED = re.compile(
    r"\bthere (?:was|were|are|is|had been|have been|will be)(?: \w+ly)?(?: about| some)? [\d,.]*\d(?=[.,;]|$)"
)
HERE = re.compile(r"\bhere\b")  # where the outlet is, which a timeline does not tell
# "The signing was put off": so few words without a name or a figure must have a word of a title.
SHORTEST = 8
LED = 60  # words of a sentence and the one before it that are shown together
PERSON = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
ANYBODY = re.compile(r"\b(?:he|she|him|her|his|hers)\b", re.IGNORECASE)
NAMED_AFTER = re.compile(r", (?:the )?[A-Z]")
OF_DIGEST, FEW_DATED = (
    2,
    5,
)  # words shared with a title; dated sentences from which an article may be a digest
NAME = re.compile(r"\b[A-Z][\w’'-]+")
NO_NAME = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|May|June|July|August|September|"
    r"October|November|December|Jan|Feb|Aug|Sept|Oct|Nov|Dec)|On|In|At|By|As|For|From|With|After|Before|During|"
    r"Since|Until|Earlier|Later|Last|Late|Early|First|Then|But|And|So|Yet|Never|Also|Meanwhile|When|While|Though|"
    r"Although|If|Because|The|This|That|These|Those|An?|Two|Three|Many|Some|Just|Only|Even|Still|Now|Ironically|"
    r"However|Instead|Despite|It|There"
)
LAST, SAME = 4, 2  # words right before a date that name its deed, and how many of them two articles share
MOST = 25  # entries that a reader takes in; a story of a hundred articles dates hundreds of things


def told_well(groups: Sequence[Sequence[Dated]], about: Container[Span]) -> list[Sequence[Dated]]:
    """The groups that a reader understands, that tell their date first of all, and that are of the story.

    One in which every sentence leans on what stood before it ("Two more followed on Tuesday") is left out,
    and one in which the date is always that of a side clause; and one that a single article tells in a
    sentence that is not `about` the story. On the side a date is told where several articles name the same
    deed by it ("after the invasion in 2022"), or where it is the year of a treaty; then the words about the
    date alone are shown (`clipped`), as their sentences tell of another time.
    """
    return [held for group in groups if (held := _standing(group, about))]


def _standing(group: Sequence[Dated], about: Container[Span]) -> Sequence[Dated]:
    """The sentences of a group that stand; none where it is left out."""
    several = len({each.words.article for each in group}) > 1
    if any(each.firm and not nameless(each) for each in group):
        return group if several or any(each.sentence.span in about for each in group) else ()
    if several or any(each.when.precision == "minute" for each in group):
        led = [replace(each, part=each.led) for each in group if each.firm and _explained(each)]
        if led:
            return [*led, *(each for each in group if not (each.firm and _explained(each)))]
    parts = [replace(each, part=part) for each in group if (part := clipped(each))]
    return parts if any(treaty(each) for each in parts) or _named_alike(group) else ()


def _explained(each: Dated) -> bool:
    """Whether the sentence before tells who "he" or "she" is, and both together are not long."""
    led = each.led
    if led is None or count(led.text) > LED or not _named(masked(led.text)):
        return False
    return leans_on(led.text, language=each.language) is None and not NAMELESS.match(led.text)


def _named_alike(group: Sequence[Dated]) -> bool:
    """Whether two articles have the same words right before a date that stands on the side in both."""
    before = [
        (
            each.words.article,
            {
                word.stem
                for word in content(each.sentence.span.text[: each.start], language=each.language)[-LAST:]
            },
        )
        for each in group
    ]
    return any(
        article != other and len(words & others) >= SAME
        for at, (article, words) in enumerate(before)
        for other, others in before[at + 1 :]
    )


def nameless(each: Dated) -> bool:
    """Whether a sentence leans on the one before it for who did something: "On Monday, he left"."""
    text = each.shown.text
    if each.language != "en" or each.part:
        return False
    if NAMELESS.match(text) is not None and leans_on(text, language=each.language) == "":
        return True
    plain = masked(text)
    return (
        _he(plain) or UNCOUNTED.search(plain) is not None or (bool(HERE.search(plain)) and not _named(plain))
    )


def pointing(each: Dated) -> bool:
    """Whether "him" or "her" stands in a sentence, outside of quotations: another may name who that is."""
    return each.language == "en" and ANYBODY.search(masked(each.shown.text)) is not None


def _he(text: str) -> bool:
    """Whether "he" or "she" comes before any name, and no name after a comma tells who it is.

    Days, months and common first words are no names.
    """
    person = PERSON.search(text)
    if person is None:
        return False
    return not _named(text[: person.start()]) and NAMED_AFTER.search(text, person.end()) is None


def _named(text: str) -> bool:
    return any(NO_NAME.fullmatch(name[0]) is None for name in NAME.finditer(text))


def titled(analysis: Analysis, found: Sequence[Dated]) -> Mapping[Span, int]:
    """How many words each dated sentence shares with the titles of the story's articles."""
    titles = {
        word.stem
        for article in analysis.story.articles
        if article.title is not None
        for word in content(article.title.text, language=article.language)
    }
    spans = {each.sentence.span: each.language for each in found}
    return {
        span: len(titles & {word.stem for word in content(span.text, language=language)})
        for span, language in spans.items()
    }


def about_story(analysis: Analysis, shared: Mapping[Span, int]) -> frozenset[Span]:
    """The sentences with a word of a title, or with a name that two articles of the story have.

    `shared` tells how many words of titles each has (`titled`). Of an article that is mostly about other
    things (of whose dated sentences fewer than half have such a word, as in a digest of the day) only those
    with two, or with a word and a name. An article with few dates, and one alone, is about its story.
    """
    many = Counter(span.article for span in shared)
    if len(analysis.story.articles) == 1:
        return frozenset(shared)
    names, loose = _shared_names(analysis), _mostly_other(shared)

    def about(span: Span, words: int) -> bool:
        if not words and _says_little(span.text):
            return False
        if many[span.article] < FEW_DATED or words >= OF_DIGEST:
            return True
        named = _names(span, names)
        return bool(words and named) if span.article in loose else bool(words or named)

    return frozenset(span for span, words in shared.items() if about(span, words))


def _says_little(text: str) -> bool:
    """Whether a sentence has few words and no name and no figure: which "signing was put off", who knows."""
    return len(text.split()) < SHORTEST and not _named(text) and not any(map(str.isdigit, text))


def _mostly_other(shared: Mapping[Span, int]) -> frozenset[str]:
    """The articles of whose many dated sentences fewer than half share a word with the titles."""
    of: dict[str, list[bool]] = {}
    for span, words in shared.items():
        of.setdefault(span.article, []).append(words > 0)
    return frozenset(
        article for article, some in of.items() if len(some) >= FEW_DATED and 2 * sum(some) < len(some)
    )


def _shared_names(analysis: Analysis) -> Mapping[str, Sequence[int]]:
    """Where, in each article, a name begins that another article of the story has too."""
    names: dict[str, list[int]] = {}
    for entity in analysis.entities:
        spans = [span for variant in entity.variants for span in variant.spans]
        if len({span.article for span in spans}) > 1:
            for span in spans:
                names.setdefault(span.article, []).append(span.start)
    return names


def _names(sentence: Span, names: Mapping[str, Sequence[int]]) -> bool:
    return any(sentence.start <= at < sentence.end for at in names.get(sentence.article, ()))


def readable(events: Sequence[Event], tellings: Mapping[Span, Telling]) -> list[Event]:
    """At most `MOST` of the events.

    First those that more articles tell; of those told alike often, first what has a day, of a day that more
    articles name, in the sentences that tell that day best. What is left out stays in the story's claims.
    """
    story = list(tellings.values())
    shown = {each.text: each for each in story}
    place = {ranked.day: at for at, ranked in enumerate(ranked_days(story))}
    by_day: dict[str, list[Telling]] = {}
    for event in events:
        if event.precision in ("day", "minute") and event.spans[0].text in shown:
            by_day.setdefault(event.date[:10], []).append(shown[event.spans[0].text])
    known = daily(story)
    best = {
        each.text: at
        for candidates in by_day.values()
        for at, each in enumerate(chosen(known, candidates, most=MOST))
    }

    def rank(event: Event) -> tuple[int, int, int, str]:
        day = place.get(event.date[:10], len(place)) if event.precision in ("day", "minute") else len(place)
        telling = len({span.article for span in event.spans})
        return -telling, best.get(event.spans[0].text, MOST), day, event.date

    return sorted(events, key=rank)[:MOST]
