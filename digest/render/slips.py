"""What the search reads of a site: for each page a slip with its words and where on the page they stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from digest.model.analysis import Form
from digest.model.article import Article
from digest.render import links
from digest.render.views.entities import Entry
from digest.render.views.lookup import Lookup
from digest.render.views.story import DAY

SHARED = 2  # outlets that say a claim, for it to be on the slip of its story: the rest is on the articles'
STORY, ARTICLE, NAME = "story", "article", "name"
KINDS = (STORY, ARTICLE, NAME)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """The words of a page: its title, its passages with their ids there, and what it can be filtered by.

    `about` is shown under the title of a result; `filters` are names and values; `day` sorts, "" if unknown.
    """

    path: str
    title: str
    about: str
    filters: tuple[tuple[str, str], ...]
    day: str
    passages: tuple[tuple[str, str], ...]


def of_story(look: Lookup) -> Iterator[tuple[str, str]]:
    """The path and the HTML of a slip for the page of a story, and for each of its articles."""
    yield _html(_story(look), look.words.language)
    for article in look.articles:
        yield _html(_article(article, look), look.words.language)


def of_names(entries: Sequence[Entry], language: str) -> Iterator[tuple[str, str]]:
    """The same for the page of each name."""
    for entry in entries:
        slip = Slip(
            path=links.name_path(entry.slug),
            title=entry.name,
            about="",
            filters=(("kind", NAME),),
            day="",
            passages=(("main", entry.name), ("spellings", " · ".join(entry.spellings))),
        )
        yield _html(slip, language)


def _story(look: Lookup) -> Slip:
    digest = look.digest
    passages = [("main", digest.title_text)]
    passages += [
        (f"c-{claim.id}", claim.text.text) for claim in digest.analysis.claims if claim.outlets >= SHARED
    ]
    for quote in digest.analysis.quotes:
        direct = next((one for one in quote.variants if one.form is Form.DIRECT), None)
        if direct:
            said = " ".join(span.text for span in direct.spans)
            name = f"{quote.speaker.name}: " if quote.speaker else ""
            passages.append((quote.id, f"{name}{said}"))
    days = sorted({_day(article) for article in look.articles})
    last = look.when(days[-1]).words if days[-1] else ""
    outlets = sorted({look.words("counts.outlets", n=len({one.outlet.id for one in look.articles}))})
    return Slip(
        path=look.here,
        title=digest.title_text,
        about=" · ".join(part for part in (*outlets, last) if part),
        filters=(("kind", STORY), *(pair for article in look.articles for pair in _filters(article))),
        day=days[-1],
        passages=tuple(passages),
    )


def _article(article: Article, look: Lookup) -> Slip:
    day, end = _day(article), look.cuts[article.id]
    passages = [("headline", article.title.text)] if article.title else []
    passages += [
        (f"s{one.span.start}", one.span.text) for one in look.sentences[article.id] if one.span.end <= end
    ]
    about = (look.labels[article.id], look.when(day).words if day else "")
    return Slip(
        path=links.telling_path(look.digest.slug, look.slugs[article.id]),
        title=article.title.text if article.title else look.labels[article.id],
        about=" · ".join(part for part in about if part),
        filters=(("kind", ARTICLE), *_filters(article)),
        day=day,
        passages=tuple(passages),
    )


def _filters(article: Article) -> Iterator[tuple[str, str]]:
    if article.outlet.known:
        yield "outlet", article.outlet.name
    if article.outlet.country:
        yield "country", article.outlet.country
    if _day(article):
        yield "day", _day(article)


def _day(article: Article) -> str:
    day = (article.published.value or "")[:DAY]
    return day if len(day) == DAY else ""


def _html(slip: Slip, language: str) -> tuple[str, str]:
    """A slip as the page that Pagefind reads: its marks are those of Pagefind's documentation (1.5)."""
    said = [
        f'<meta data-pagefind-meta="{name}[content]" content="{escape(value)}">'
        for name, value in (("title", slip.title), ("about", slip.about))
        if value
    ]
    said += [
        f'<meta data-pagefind-filter="{name}[content]" content="{escape(value)}">'
        for name, value in dict.fromkeys(slip.filters)
    ]
    if slip.day:
        said.append(f'<meta data-pagefind-sort="day[content]" content="{slip.day}">')
    words = "\n".join(f'<p><span id="{escape(id_)}">{escape(text)}</span></p>' for id_, text in slip.passages)
    head = f'<!doctype html><html lang="{escape(language)}"><head>{"".join(said)}</head>'
    return slip.path, f"{head}<body>{words}</body></html>"
