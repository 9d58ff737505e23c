"""The entries of a timeline made fit to read: very many are cut to a few, the most told first."""

import re
from collections.abc import Container, Mapping, Sequence

from digest.compose.daily import chosen, daily
from digest.compose.dated import Dated
from digest.compose.days import ranked_days
from digest.compose.governed import masked
from digest.compose.tellings import Telling
from digest.model.analysis import Analysis
from digest.model.digest import Event
from digest.model.span import Span
from digest.text.selfcontained import leans_on
from digest.text.words import content

# "Two more followed on Tuesday", "But on Monday, he left": who did it stands in the sentence before.
NAMELESS = re.compile(
    r"[“\"(]?(?:(?:But|And|So|Then|Also|However|Later|Still),? )?(?:[^,]{1,25}, ){0,2}"
    r"(?:the same|he|she|it|they|his|her|its|their|this|that|these|those|two more|both|others|one of them)\b",
    re.IGNORECASE,
)
PERSON = re.compile(r"\b(?:he|she|him|her|his)\b", re.IGNORECASE)
NAME = re.compile(r"\b[A-Z][\w’'-]+")
CALENDAR = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|May|June|July|August|September|"
    r"October|November|December|Jan|Feb|Aug|Sept|Oct|Nov|Dec)"
)
MOST = 25  # entries that a reader takes in; a story of a hundred articles dates hundreds of things


def told_well(groups: Sequence[Sequence[Dated]], about: Container[Span]) -> list[Sequence[Dated]]:
    """The groups that a reader understands, that tell their date first of all, and that are of the story.

    One in which every sentence leans on what stood before it ("Two more followed on Tuesday") is left out, and
    one in which the date is always that of a side clause; and one that a single article tells in a sentence
    that is not `about` the story.
    """
    return [group for group in groups if _stands(group, about)]


def _stands(group: Sequence[Dated], about: Container[Span]) -> bool:
    if all(_nameless(each) for each in group) or not any(each.firm for each in group):
        return False
    several = len({each.words.article for each in group}) > 1
    return several or any(each.sentence.span in about for each in group)


def _nameless(each: Dated) -> bool:
    """Whether a sentence leans on the one before it for who did something: "On Monday, he left"."""
    text = each.sentence.shown.text
    if each.language != "en" or leans_on(text, language=each.language) != "":
        return False
    return NAMELESS.match(text) is not None or _he(masked(text))


def _he(text: str) -> bool:
    """Whether "he" or "she" comes before any name; a day, a month and the first word are none."""
    person = PERSON.search(text)
    if person is None:
        return False
    names = (name for name in NAME.finditer(text, 1, person.start()) if not CALENDAR.fullmatch(name[0]))
    return next(names, None) is None and NAME.search(text, person.end()) is None


def about_story(analysis: Analysis, found: Sequence[Dated]) -> frozenset[Span]:
    """The sentences with a word of a title, or a name that two articles of the story have."""
    articles = analysis.story.articles
    titles = {
        word.stem
        for article in articles
        if article.title is not None
        for word in content(article.title.text, language=article.language)
    }
    names: dict[str, list[int]] = {}
    for entity in analysis.entities:
        spans = [span for variant in entity.variants for span in variant.spans]
        if len({span.article for span in spans}) > 1 or len(articles) == 1:
            for span in spans:
                names.setdefault(span.article, []).append(span.start)
    return frozenset(
        each.sentence.span
        for each in found
        if any(each.sentence.span.start <= at < each.sentence.span.end for at in names.get(each.words.article, ()))
        or not titles.isdisjoint(word.stem for word in content(each.sentence.span.text, language=each.language))
        or len(articles) == 1
    )


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
