"""What must hold of what a stage gives, whoever wrote it: each thing that does not, in words."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, time

from digest.model.analysis import Analysis
from digest.model.article import Article
from digest.model.digest import Digest, Event, Status
from digest.model.history import History
from digest.model.span import Span
from digest.model.story import Story

SURROGATE = re.compile("[\ud800-\udfff]")
HOLDING = (Mapping, tuple, list, frozenset, set)
CALENDAR = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?(?:T(\d{2})(?::(\d{2})(?::(\d{2}))?)?)?")
DAY, MONTH, YEAR = r"\d{4}-\d\d-\d\d", r"\d{4}-\d\d", r"\d{4}"
FORMS = {  # of an event's date, by its precision
    "minute": re.compile(rf"{DAY}T\d\d:\d\d"),
    "day": re.compile(DAY),
    "month": re.compile(MONTH),
    "year": re.compile(YEAR),
    "range": re.compile(f"{DAY}|{MONTH}|{YEAR}"),
}
TOPICS = ("What happened", "What was said", "How it came to this", "What is to come")  # as pages have them
SHOWN = 60  # characters of a passage that a line repeats


def of_stories(articles: Sequence[Article], given: object) -> Iterator[str]:
    """What is wrong with stories as a grouping of `articles`: each must be in exactly one, as it was."""
    if not isinstance(given, tuple) or not all(isinstance(story, Story) for story in given):
        yield f"a clusterer gives a tuple of Story, not {type(given).__name__}"
        return
    known = {article.id: article for article in articles}
    count = Counter(article.id for story in given for article in story.articles)
    for id_ in sorted(known.keys() | count.keys()):
        if id_ not in known:
            yield f"{id_} is no article that it was given"
        elif count[id_] != 1:
            yield f"{id_} is in {count[id_] or 'no'} {'stories' if count[id_] else 'story'}"
    for story in given:
        held = [article.id for article in story.articles]
        if held != sorted(held):
            yield f"articles of a story stand in the order of their ids: {', '.join(held)}"
        if any(known.get(article.id) not in {None, article} for article in story.articles):
            yield f"an article was changed: {', '.join(held)}"
        if any(not {*why.articles} <= {*held} for why in story.why):
            yield f"why tells of articles of another story: {', '.join(held)}"
        yield from _unasked(story)


def _unasked(story: Story) -> Iterator[str]:
    """What a clusterer says in a person's name: a title on a page is a passage, or stands in stories.toml."""
    for name in ("title", "slug", "by_hand"):
        if given := getattr(story, name):
            person = "is what a person wrote in stories.toml; leave it empty, not"
            yield f"{name} of a story {person} {short(given)}"
    if hands := [why.by_hand for why in story.why if why.by_hand]:
        yield f"by_hand of a why is a place in stories.toml; leave it empty, not {short(hands[0])}"


def short(given: object) -> str:
    """What was given, as a line shows it."""
    said = repr(given)
    return said if len(said) <= SHOWN else f"{said[:SHOWN]}…"


def of_digest(analysis: Analysis, given: object, *, most: int) -> Iterator[str]:
    """What is wrong with a digest as the page of `analysis`, its summary of at most `most` sentences."""
    if not isinstance(given, Digest):
        yield f"a composer gives a Digest, not {type(given).__name__}"
        return
    if given.analysis != analysis:
        yield "the analysis is another than the one given"
        return
    articles = analysis.story.articles
    yield from unfit(given)
    yield from astray(given, articles)
    yield from _placed(given)
    yield from _titled(given, analysis.story.title)
    yield from _dated(given, articles)
    yield from _summed(given, most)
    told = (*(each.span for each in given.summary), *(one for each in given.timeline for one in each.spans))
    yield from outside(told, articles)
    claims = {claim.id for claim in analysis.claims}
    for event in given.timeline:
        yield from _happened(event)
    yield from _taken(given, [article.id for article in articles])
    for topic in given.topics:
        if topic.title not in TOPICS:
            yield f"a topic is one of {', '.join(TOPICS)}; not {short(topic.title)}"
    for id_ in dict.fromkeys(_claims(given)):
        if id_ not in claims:
            yield f"{short(id_)} is no claim of the story"


def _placed(given: Digest) -> Iterator[str]:
    """What an edition says of a story when all are composed, said before."""
    for name in ("id", "slug", "related"):
        if said := getattr(given, name):
            yield f"{name} is found when all stories are composed; leave it empty, not {short(said)}"
    if given.history != History():
        yield "history is found when all stories are composed; leave it empty"


def _titled(given: Digest, title: str) -> Iterator[str]:
    titled = title or (given.title.text if given.title else "")
    if given.title_text != titled or not titled:
        yield f'the title is a passage of an article or a person\'s, not "{given.title_text[:SHOWN]}"'
    elif title and given.title:
        yield "the title is what a person wrote in stories.toml; write title=None"


def _dated(given: Digest, articles: Sequence[Article]) -> Iterator[str]:
    if given.language not in {article.language for article in articles}:
        yield f"the language is that of an article, not {short(given.language)}"
    for name in ("first_published", "last_published"):
        said = getattr(given, name)
        if said not in {None, *(article.published.value for article in articles)}:
            yield f"{name} is the date of an article, not {short(said)}"


def _summed(given: Digest, most: int) -> Iterator[str]:
    if not given.summary:
        yield "the summary is empty"
    if len(given.summary) > most:
        yield f"the summary has {len(given.summary)} sentences; {most} is the most"
    count = Counter(each.span for each in given.summary)
    yield from (f'the summary says twice "{span.text[:SHOWN]}"' for span in count if count[span] > 1)


def _happened(event: Event) -> Iterator[str]:
    """What is wrong with an entry of the timeline: its date and status are such as a page can print."""
    form = FORMS.get(event.precision)
    if form is None:
        yield f"an event is told to the {', '.join(FORMS)}; not {short(event.precision)}"
    elif not all(form.fullmatch(day) and real(day) for day in (event.date, event.end or event.date)):
        yield f"an event of precision {event.precision} has no such date: {short((event.date, event.end))}"
    elif (event.precision == "range") != (event.end is not None) or (event.end or "9") <= event.date:
        yield f"a range has an end after its date, and nothing else has one: {short((event.date, event.end))}"
    status: object = event.status
    if not isinstance(status, Status):
        yield f"the status of an event is one of Status, not {short(status)}"
    if not real(event.basis.anchor):
        yield f"the anchor of an event is on no day that there is: {short(event.basis.anchor)}"
    if not event.spans:
        yield f"no span tells the event of {event.date}"


def _taken(given: Digest, articles: Sequence[str]) -> Iterator[str]:
    if [take.article for take in given.takes] != [*articles]:
        yield f"there is a take for each article, in their order: {', '.join(articles)}"
    for take in given.takes:
        if any(span.article != take.article for span in take.headings):
            yield f"the headings of a take are those of its article, {take.article}"


def _claims(given: Digest) -> Iterator[str]:
    """The claims that the parts of a digest name; a sentence may be in the summary for none."""
    yield from (each.claim for each in given.summary if each.claim != "")
    yield from (each.claim for each in given.timeline if each.claim is not None)
    for take in given.takes:
        yield from (*take.only_here, *take.missing, *take.shared)
    for topic in given.topics:
        yield from topic.claims


def outside(spans: Iterable[Span], articles: Sequence[Article]) -> Iterator[str]:
    """Those of `spans` that stand before or after what their article tells: in its front matter, say."""
    bodies = {each.id: (each.blocks[0].start, each.blocks[-1].end) for each in articles if each.blocks}
    for span in dict.fromkeys(spans):
        start, end = bodies.get(span.article, (0, span.end))  # one that is no article is told by `astray`
        if not start <= span.start < span.end <= end:
            yield f'"{span.text[:SHOWN]}" stands outside of the body of {span.article}'


def real(value: str) -> bool:
    """Whether a value that begins with a date of the calendar names a day and an hour that there are."""
    found = CALENDAR.match(value)
    if found is None:
        return True
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups())
    try:
        date(year, month, day if found[3] else 1)
        time(0 if hour == 24 else hour, minute, second)  # noqa: PLR2004 - midnight at the end of a day
    except ValueError:
        return False
    return True


def astray(given: object, articles: Sequence[Article]) -> Iterator[str]:
    """The spans anywhere in `given` that are not what their articles say."""
    texts = {article.id: article.text for article in articles}
    for span in dict.fromkeys(each for each in parts(given) if isinstance(each, Span)):
        if span.article not in texts:
            yield f'{span.article} is no article of the story: "{span.text[:SHOWN]}"'
        elif texts[span.article][span.start : span.end] != span.text:
            yield f'{span.article} does not say "{span.text[:SHOWN]}" at {span.start}'


def unfit(given: object) -> Iterator[str]:
    """What anywhere in `given` no file can hold: halves of characters, and numbers that are none."""
    for each in dict.fromkeys(each for each in parts(given) if isinstance(each, str | float)):
        if isinstance(each, float) and not math.isfinite(each):
            yield f"{each} is no number"
        elif isinstance(each, str) and SURROGATE.search(each):
            yield f"{short(each)} holds half a character, which is no text"


def parts(given: object) -> Iterator[object]:
    """Each value in what was given, however deep; spans are whole, and articles left out."""
    if isinstance(given, Article):
        return
    if isinstance(given, Span) or not (is_dataclass(given) or isinstance(given, HOLDING)):
        yield given
    elif isinstance(given, Mapping):
        yield from parts((*given.keys(), *given.values()))
    elif isinstance(given, tuple | list | frozenset | set):
        for each in given:
            yield from parts(each)
    elif not isinstance(given, type):
        for one in fields(given):
            yield from parts(getattr(given, one.name))
