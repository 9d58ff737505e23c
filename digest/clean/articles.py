"""Articles out of documents: who published, when, which lines are news; what cannot be read is refused."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from digest.clean.blocks import Head, Line, blocks, lines
from digest.clean.choice import PUBLISHED, Choice, after
from digest.clean.dates import printed_date, with_year
from digest.clean.furniture import Rules, rules
from digest.clean.glance import Task, glance, left, settled
from digest.clean.head import head
from digest.clean.insets import insets
from digest.clean.outlets import settled_by
from digest.errors import Problem
from digest.model.article import Article, Articles, Block, Document, Documents, Outlet, Published, Role
from digest.model.language import base
from digest.model.outlets import NOBODY, Publisher, Publishers
from digest.model.span import Span
from digest.text.agencies import named
from digest.text.language import language_of
from digest.text.slugs import slug

ENOUGH = 6  # words of a line that say where a name stands; more would be news without a receipt
SITE_CREDIT = re.compile(
    r"(?:for more(?: news| stories| details)?,? visit|read more (?:on|at)|visit) "
    r"(?:[\w ,]{0,60}? (?:on|at) )?(?P<name>[\w-]+(?:\.[a-z]{2,})+|"
    r"[A-Z][\w&’'-]*(?: [A-Z][\w&’'-]*){0,3})\.?\s*$",
    re.IGNORECASE,
)
Country = Callable[[str], str | None]


def articles(
    documents: Documents, *, country: Country, choice: Choice = PUBLISHED, known: Publishers = NOBODY
) -> Articles:
    """The articles of all documents that hold news, in the order of their ids, and the problems met.

    `country` maps a country's name to its ISO code; `known` is what the settings say of outlets. A document
    without one paragraph of running text is refused (`E_EMPTY`); one with the same text as another is refused
    (`E_COPY`). What `choice` leaves out is counted; what is odd about it is not told, for a site shows its
    problems, and of these it is to know nothing.
    """
    glances = [glance(document) for document in documents.kept]
    out = left(glances, choice)
    tasks, problems = settled(glances, choice)
    by_path = {document.path: document for document in documents.kept}
    made = [article(by_path[task.path], task, country, known) for task in tasks]
    ready = sorted((each for each in made if isinstance(each, Article)), key=lambda each: each.id)
    late = {each.path for each in ready if after(each.published.value, choice.until)}
    refused = (each for each in made if isinstance(each, Problem))
    hidden = out.drafts | out.later | late
    return Articles(
        kept=tuple(each for each in ready if each.path not in late),
        problems=tuple(
            each for each in (*documents.problems, *problems, *refused) if each.path not in hidden
        ),
        drafts=len(out.drafts),
        later=len(out.later | late),
    )


def article(
    document: Document, task: Task, country: Country, known: Publishers = NOBODY
) -> Article | Problem:
    """The article that a document is, or why it is none."""
    fields = document.checked
    told = known.named(fields.outlet) if fields.outlet else known.at(fields.url)
    made = _article(document, task, country, told)
    late = None if told else known.named(made.outlet.name)
    if late:  # named by the text itself, which had to be read for that
        made = _article(document, task, country, late)
    if any(block.role is Role.PARAGRAPH for block in made.blocks):
        return made
    message = "no paragraph of running text in it; remove it, or put the article's text in."
    return Problem(path=document.path, code="E_EMPTY", message=message)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What the text of one document itself tells."""

    lines: tuple[Line, ...]
    head: Head
    blocks: tuple[Block, ...]


def _article(
    document: Document,
    task: Task,
    country: Country,
    told: Publisher | None,
) -> Article:
    """The article that a document is; `told` is what the settings say of its outlet."""
    fields, id_ = document.checked, task.id
    lang = fields.language or (told.language if told else "") or language_of(document.text[document.body :])
    known = rules(base(lang))
    found = _found(document, known, task.shared, country)
    title, note = _title(document, found)
    outlet = _outlet(document, id_, found, country)
    return Article(
        id=id_,
        path=document.path,
        sha256=document.sha256,
        text=document.text,
        outlet=settled_by(told, outlet, fields) if told else outlet,
        title=title and Span(article=id_, start=title[0], end=title[1], text=document.text[slice(*title)]),
        title_note=note,
        url=fields.url,
        published=_published(document, found, task.year),
        lang=lang,
        translated_from=fields.translated_from,
        via=fields.via,
        image=fields.image,
        image_credit=fields.image_credit,
        blocks=found.blocks,
        insets=insets(document.text, found.blocks, known),
        rights=fields.rights or "",
        agencies=tuple(
            dict.fromkeys(name for given in (fields.via or "", *fields.authors) for name in named(given))
        ),
    )


def _found(document: Document, known: Rules, shared: frozenset[str], country: Country) -> _Found:
    found = lines(document.text, document.body, markdown=document.markup == "markdown")
    top = head(found, known, shared, country)
    return _Found(lines=found, head=top, blocks=blocks(found, known, shared, top))


def _title(document: Document, found: _Found) -> tuple[tuple[int, int] | None, str]:
    """Where the headline stands in the canonical text, and a note where it is not among the lines."""
    given = document.checked.title
    if given:
        at = document.text.find(given, document.body)
        at = at if at >= 0 else _in_the_head(document, given)
        if at >= 0:
            return (at, at + len(given)), "given in the front matter"
        return None, "The headline of the front matter is not written there in one piece."
    if found.head.title is not None:
        return (found.head.title.start, found.head.title.end), ""
    return None, "The document has no headline."


def _in_the_head(document: Document, given: str) -> int:
    """Where the value of `title:` stands in the front matter; -1 where it is not there as it is meant."""
    key = next((name for name in ("title", "headline") if name in document.lines), "")
    if not key:
        return -1
    lines = document.text[: document.body].splitlines(keepends=True)
    start = sum(len(line) for line in lines[: document.lines[key] - 1])
    return document.text.find(given, start, document.body)


def _outlet(document: Document, id_: str, found: _Found, country: Country) -> Outlet:
    fields = document.checked
    place = fields.country
    if place is None and found.head.country is not None:
        place = country(found.head.country.text)
    if fields.outlet:
        return Outlet(
            id=slug(fields.outlet), name=fields.outlet, country=place, why="named in the front matter"
        )
    if found.head.outlet is not None:
        name = found.head.outlet.text
        return Outlet(id=slug(name), name=name, country=place, why="named above the text")
    for block in reversed(found.blocks):
        line = document.text[block.start : block.end]
        match = SITE_CREDIT.search(line) if block.role is Role.FURNITURE else None
        if match:
            name, said = match["name"], line.split()
            shown = f"… {' '.join(said[-ENOUGH:])}" if len(said) > ENOUGH else line
            return Outlet(id=slug(name), name=name, country=place, why=f"named in its closing line “{shown}”")
    # Each is somebody's, and nobody knows whether two are one's.
    return Outlet(
        id=f"unknown-{id_}",
        name="Unknown outlet",
        country=place,
        known=False,
        why="the document names no outlet",
    )


def _published(document: Document, found: _Found, beside: int) -> Published:
    fields = document.checked
    if fields.published:
        return Published(
            value=fields.published,
            precision=fields.published_precision,
            basis=fields.published_basis or "front-matter",
            note=fields.published_note,
        )
    words = fields.published_printed or (found.head.date.text if found.head.date is not None else "")
    printed = printed_date(words) if words else None
    if printed is None:
        given = document.fields.get("published") or document.fields.get("date")
        unread = f"The date given, “{given}”, cannot be used." if given else ""
        return Published(note=unread or "The document prints no publication date.")
    dated = with_year(printed, document.text[document.body :], beside)
    if dated is None:
        return Published(note=f"The document prints “{words}” and no year, and nothing in it tells the year.")
    day, how = dated
    basis = fields.published_basis or ("dateline" if found.head.date is not None else "front-matter")
    return Published(value=day.isoformat(), precision="day", basis=basis, note=f"“{words}”, {how}.")
