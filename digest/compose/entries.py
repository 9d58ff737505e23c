"""The entries of a timeline made fit to read: very many are cut to a few, the most told first."""

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence

from digest.compose.daily import chosen, daily
from digest.compose.days import ranked_days
from digest.compose.governed import masked
from digest.compose.judged import Dated
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
PERSON = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
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
    deed by it ("after the invasion in 2022").
    """
    return [group for group in groups if _stands(group, about)]


def _stands(group: Sequence[Dated], about: Container[Span]) -> bool:
    if all(nameless(each) for each in group):
        return False
    firm = any(each.firm for each in group)
    if len({each.words.article for each in group}) > 1:
        return firm or _named_alike(group)
    return firm and any(each.sentence.span in about for each in group)


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
    text = each.sentence.shown.text
    if each.language != "en":
        return False
    if NAMELESS.match(text) is not None and leans_on(text, language=each.language) == "":
        return True
    return _he(masked(text))


def _he(text: str) -> bool:
    """Whether "he" or "she" comes before any name, and no name after a comma tells who it is.

    Days, months and common first words are no names.
    """
    person = PERSON.search(text)
    if person is None:
        return False
    named = any(NO_NAME.fullmatch(name[0]) is None for name in NAME.finditer(text, 0, person.start()))
    return not named and NAMED_AFTER.search(text, person.end()) is None


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
        if many[span.article] < FEW_DATED or words >= OF_DIGEST:
            return True
        named = _names(span, names)
        return bool(words and named) if span.article in loose else bool(words or named)

    return frozenset(span for span, words in shared.items() if about(span, words))


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
