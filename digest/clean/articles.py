"""Articles out of documents: who published, when, which lines are news; what cannot be read is refused."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from digest.clean.blocks import Head, Line, blocks, lines
from digest.clean.dates import printed_date, with_year
from digest.clean.furniture import Rules, rules, shared_lines
from digest.clean.head import head
from digest.clean.ids import ids
from digest.clean.insets import insets
from digest.errors import Problem
from digest.model.article import Article, Articles, Block, Document, Documents, Outlet, Published, Role
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
    documents: Documents, *, country: Country, drafts: bool = False, until: datetime | None = None
) -> Articles:
    """The articles of all documents that hold news, in the order of their ids, and the problems met.

    `country` maps a country's name to its ISO code. A document without one paragraph of running text is
    refused (`E_EMPTY`); one with the same text as another is refused (`E_COPY`). Left out and counted are
    drafts, unless `drafts`, and what is published after `until`, unless that is None; what is odd about them
    is not told, for a site shows its problems, and of these it is to know nothing.
    """
    problems = list(documents.problems)
    finished = [document for document in documents.kept if drafts or not document.checked.draft]
    # What says so itself goes first: as a copy it could push out one that is published.
    ready = [document for document in finished if not after(document.checked.published, until)]
    kept = list(_without_copies(ready, problems))
    shared = shared_lines([document.text[document.body :] for document in kept])
    names = ids([document.checked.id or document.path for document in kept])
    made: list[Article] = []
    for at, document in enumerate(kept):
        article = _article(document, names[at], shared[at], country, partial(_beside, at, kept, shared))
        if any(block.role is Role.PARAGRAPH for block in article.blocks):
            made.append(article)
        else:
            message = "no paragraph of running text in it; remove it, or put the article's text in"
            problems.append(Problem(path=document.path, code="E_EMPTY", message=message))
    made.sort(key=lambda article: article.id)
    out = [article for article in made if not after(article.published.value, until)]
    left = {document.path for document in documents.kept} - {document.path for document in ready}
    left |= {article.path for article in made} - {article.path for article in out}
    drafted = len(documents.kept) - len(finished)
    return Articles(
        kept=tuple(out),
        problems=tuple(problem for problem in problems if problem.path not in left),
        drafts=drafted,
        later=len(left) - drafted,
    )


def after(published: str | None, until: datetime | None) -> bool:
    """Whether a time of publication (ISO 8601, a day or a time with its zone) is later than `until`.

    A day begins at 00:00 UTC. What has no date is never later.
    """
    if published is None or until is None:
        return False
    when = datetime.fromisoformat(published)
    return (when if when.tzinfo else when.replace(tzinfo=UTC)) > until


def _beside(at: int, kept: Sequence[Document], shared: Sequence[frozenset[str]]) -> list[str]:
    """The texts of the documents of one provenance with the one at `at`, itself among them."""
    return [other.text for other, theirs in zip(kept, shared, strict=True) if theirs & shared[at]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What the text of one document itself tells."""

    lines: tuple[Line, ...]
    head: Head
    blocks: tuple[Block, ...]


def _article(
    document: Document,
    id_: str,
    shared: frozenset[str],
    country: Country,
    beside: Callable[[], Sequence[str]],
) -> Article:
    fields = document.checked
    language = fields.language or language_of(document.text[document.body :])
    known = rules(language)
    found = _found(document, known, shared, country)
    title, note = _title(document, found)
    return Article(
        id=id_,
        path=document.path,
        sha256=document.sha256,
        text=document.text,
        outlet=_outlet(document, id_, found, country),
        title=title and Span(article=id_, start=title[0], end=title[1], text=document.text[slice(*title)]),
        title_note=note,
        url=fields.url,
        published=_published(document, found, beside),
        language=language,
        translated_from=fields.translated_from,
        via=fields.via,
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


def _without_copies(documents: Sequence[Document], problems: list[Problem]) -> Sequence[Document]:
    seen: dict[str, str] = {}
    kept: list[Document] = []
    for document in documents:
        # One text by two outlets is two tellings of one origin; by one outlet, or by nobody, it is a copy.
        body = f"{document.checked.outlet or ''}\n{document.text[document.body :].strip()}"
        if body in seen:
            message = f"the same text as {seen[body]}; one of the two is enough"
            problems.append(Problem(path=document.path, code="E_COPY", message=message))
            continue
        seen[body] = document.path
        kept.append(document)
    return kept


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


def _published(document: Document, found: _Found, beside: Callable[[], Sequence[str]]) -> Published:
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
    dated = with_year(printed, document.text[document.body :], beside())
    if dated is None:
        return Published(note=f"The document prints “{words}” and no year, and nothing in it tells the year.")
    day, how = dated
    basis = fields.published_basis or ("dateline" if found.head.date is not None else "front-matter")
    return Published(value=day.isoformat(), precision="day", basis=basis, note=f"“{words}”, {how}.")
