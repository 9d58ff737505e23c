"""The day's digest to send: as plain text, and as a page that programs for e-mail can show.

The newest day that any account has, whatever day it is now; only where the site's address is known, since a
letter cannot lead to pages by relative ways.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from digest.model.page import File, Page
from digest.render import links
from digest.render.dates import When, when
from digest.render.machines.output import Output, key
from digest.render.reasons import label
from digest.render.site import Site
from digest.render.views.brief import Brief, Issue, Said
from digest.render.views.passage import Passage
from digest.render.words import Words, direction
from digest.text.wrapped import columns, wrapped

TEXT, RECEIPTS, LETTER = "edition/index.txt", "edition/receipts.json", "edition/email.html"
TEMPLATE = "edition/email.html"
SCHEMA = "digest.receipts/1"
MOST = 20  # stories of a letter; it is read over a coffee
WIDTH = 72  # columns of a letter in plain text
DAY = 10  # characters of an ISO date


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """Where the newest day's letter lies, as plain text and for e-mail."""

    text: str
    mail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterSentence:
    """A sentence of a letter, whose it is, and the full address of the place where it is shown."""

    passage: Passage
    outlet: str
    place: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterStory:
    """A story in a letter; `behind` says how much stands behind it, `points` on what accounts part.

    `lone`: it is one article, which nothing is laid beside.
    """

    url: str
    title: Passage | None
    title_text: str
    titled: str | None
    behind: str
    sentences: tuple[LetterSentence, ...]
    points: tuple[Issue, ...]
    lone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """The digest of a day: its stories, most covered first; `more` counts those that it has no room for."""

    site: str
    language: str
    direction: str
    day: When
    home: str
    stories: tuple[LetterStory, ...]
    more: int


def letters(here: str, site: Site, told: Iterable[str]) -> Letters | None:
    """The way to the letter from the page `here`; `told` are the stories' last days, "" where not known."""
    if not site.url or not any(told):
        return None
    return Letters(text=links.relative(here, TEXT), mail=links.relative(here, LETTER))


def outputs(
    ranked: Sequence[Brief], site: Site, words: Words, drawn: Callable[[Page], File]
) -> Iterator[Output]:
    """The letter in both forms, with what proves the plain one; none without an address or a date."""
    days = [brief.last[:DAY] for brief in ranked if brief.last]
    if not site.url or not days:
        return
    held = [brief for brief in ranked if brief.last and brief.last[:DAY] == max(days)]
    yield Output(
        "edition", key(max(days), held), TEMPLATE, partial(_files, max(days), held, site, words, drawn)
    )


def letter(day: str, held: Sequence[Brief], site: Site, words: Words) -> Letter:
    """The digest of a day from the stories of it, most covered first."""
    url = site.url or ""
    return Letter(
        site=site.title,
        language=words.language,
        direction=direction(words.language),
        day=when(day, words),
        home=links.full(url, links.FRONT),
        stories=tuple(_story(brief, url, words) for brief in held[:MOST]),
        more=max(0, len(held) - MOST),
    )


def behind(brief: Brief, words: Words) -> str:
    """How much stands behind a story, in one line."""
    found = brief.counts
    told = [words("counts.outlets", n=found.outlets), words("counts.origins", n=found.origins)]
    if found.countries:
        told.append(words("counts.countries", n=len(found.countries)))
    return " · ".join(told)


def _story(brief: Brief, url: str, words: Words) -> LetterStory:
    return LetterStory(
        url=links.full(url, brief.page),
        title=brief.title,
        title_text=brief.title_text,
        titled=brief.titled,
        behind=behind(brief, words),
        sentences=tuple(_sentence(said, url) for said in brief.said),
        points=brief.points,
        lone=brief.counts.articles == 1,
    )


def _sentence(said: Said, url: str) -> LetterSentence:
    return LetterSentence(
        passage=said.passage, outlet=said.outlet, place=said.place, url=links.full(url, said.page)
    )


def _files(
    day: str, held: Sequence[Brief], site: Site, words: Words, drawn: Callable[[Page], File]
) -> Iterator[File]:
    made = letter(day, held, site, words)
    yield File(path=TEXT, data=_plain(made, words).encode())
    told = {"schema": SCHEMA, "file": TEXT, "spans": [_span(one) for one in _passages(made)]}
    yield File(path=RECEIPTS, data=(json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode())
    yield drawn(Page(path=LETTER, template=TEMPLATE, values={"letter": made}))


def _passages(made: Letter) -> Iterator[Passage]:
    """The passages of the letter in the order in which they stand in it."""
    for story in made.stories:
        if story.title:
            yield story.title
        yield from (said.passage for said in story.sentences)


def _span(passage: Passage) -> dict[str, object]:
    article, start, end, text = passage.told
    return {"article": article, "start": start, "end": end, "text": text}


def _plain(made: Letter, words: Words) -> str:
    lines = [made.site, made.day.words, "", *_broken(words("edition.promise")), ""]
    for story in made.stories:
        lines += ["-" * WIDTH, "", *_told(story, words)]
    if made.more:
        lines += ["-" * WIDTH, "", words("edition.more", n=made.more), made.home, ""]
    return "\n".join(lines)


def _told(story: LetterStory, words: Words) -> Iterator[str]:
    yield from _broken(story.title_text)
    if story.titled:
        yield words("edition.headline", outlet=story.titled)
    yield from (story.behind, "")
    for said in story.sentences:
        yield from _broken("".join(piece.text for piece in said.passage.pieces), "  ")
        yield from (f"    {said.outlet}{words('join.comma')}{said.place}", f"    {said.url}", "")
    if story.points:
        points = (str(label(words, one.subject).striptags()) for one in story.points)
        yield from _broken(f"{words('story.parting')} {words('join.comma').join(points)}")
    yield from (words("edition.lone" if story.lone else "edition.whole"), story.url, "")


def _broken(text: str, indent: str = "") -> Iterator[str]:
    room = WIDTH - len(indent)
    return (f"{indent}{line}" for line in wrapped(text, lambda line: columns(line) <= room))
