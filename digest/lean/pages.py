"""The pages one by one: an article, the front, the list of an outlet or a tag, and what else there is."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from digest.errors import VerifyError
from digest.lean.press import Press
from digest.lean.reading import Desk
from digest.lean.region import END, region
from digest.lean.shelf import FRONT, Group, Shelved, front_path
from digest.model.page import OwnPage
from digest.render import links
from digest.render.dates import When

if TYPE_CHECKING:
    from markupsafe import Markup

PER_FEED = 20


class Link(NamedTuple):
    """A name and where it leads; `count` is the number of articles there."""

    name: str
    href: str
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article in a list; `tongue` are attributes for words in another language than the page's."""

    title: str
    href: str
    outlet: str
    published: When | None
    lead: str
    tongue: "Markup"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """All that the page of an article shows."""

    title: str
    tongue: "Markup"
    outlet: str
    outlet_href: str
    country: str
    published: When | None
    authors: tuple[str, ...]
    original: str
    translated_from: str
    via: str
    text: "Markup"
    cut: bool
    tags: tuple[Link, ...]
    newer: Link | None
    older: Link | None


class Binder:
    """Entries of lists, each drawn once, although an article may stand in five lists."""

    def __init__(self, press: Press) -> None:
        """Nothing is drawn yet."""
        self._press = press
        self._drawn: dict[tuple[str, bool, bool], str] = {}

    def entries(self, articles: tuple[Shelved, ...], here: str, *, leads: bool) -> "Markup":
        """The entries of `articles` for the page `here`, with their first paragraphs or without."""
        from markupsafe import Markup  # noqa: PLC0415 - comes with jinja2

        below = "/" in here
        drawn = []
        for article in articles:
            key = (article.path, below, leads)
            if key not in self._drawn:
                self._drawn[key] = self._entry(article, here, leads=leads)
            drawn.append(self._drawn[key])
        return Markup("\n".join(drawn))  # noqa: S704 - drawn with escapes

    def _entry(self, article: Shelved, here: str, *, leads: bool) -> str:
        press, face = self._press, article.face
        given = Entry(
            title=face.title,
            href=_relative(here, article.path),
            outlet=press.outlet(face.outlet),
            published=press.when(face.published),
            lead=face.lead if leads else "",
            tongue=press.tongue(face.language),
        )
        return press.templates.get_template("lean/entry.html").render(e=given)


def article(
    shelved: Shelved, newer: Shelved | None, older: Shelved | None, desk: Desk, press: Press
) -> bytes:
    """The page of one article; it is proved that its text stands there as it was drawn.

    Raises:
        VerifyError: the theme leaves the text out, changes it, or prints it twice.
    """
    here, face = shelved.path, shelved.face
    held = desk.text(shelved.document)
    if held is None:
        raise VerifyError(f"{shelved.document}: changed while the site was built; build again.")
    tongue = press.tongue(face.language)
    text = region(shelved.document, held.sha256, held.html, tongue)
    view = ArticleView(
        title=face.title,
        tongue=tongue,
        outlet=press.outlet(face.outlet),
        outlet_href=_relative(here, shelved.outlet),
        country=press.country(held.country),
        published=press.when(face.published),
        authors=held.authors,
        original=held.original,
        translated_from=held.translated_from,
        via=held.via,
        text=text,
        cut=held.cut,
        tags=tuple(Link(name, _relative(here, to)) for name, to in shelved.tags),
        newer=Link(newer.face.title or press.words("takes.no-headline"), _relative(here, newer.path)) if newer else None,
        older=Link(older.face.title or press.words("takes.no-headline"), _relative(here, older.path)) if older else None,
    )
    name = face.title or press.words("takes.no-headline")
    title = press.words("titles.own", title=name, site=press.site.title)
    data = press.page("article", here, "article", {"title": title, "article": view})
    if data.count(END.encode()) != 1 or text.encode() not in data:
        raise VerifyError(f"{here}: the text of {shelved.document} is not there as it is; mend the theme.")
    return data


def front(
    articles: tuple[Shelved, ...], number: int, of: int, count: int, press: Press, binder: Binder
) -> bytes:
    """The page `number` of the front, which has `of` pages; the first tells the number of all articles."""
    here, site = front_path(number), press.site
    title = site.title if number == 1 else press.words("lean.page-title", number=number, site=site.title)
    values = {
        "title": title,
        "description": site.description if number == 1 else "",
        "number": number,
        "of": of,
        "count": count,
        "newer": _relative(here, front_path(number - 1)) if number > 1 else "",
        "older": _relative(here, front_path(number + 1)) if number < of else "",
        "entries": binder.entries(articles, here, leads=True),
    }
    return press.page("front", here, "front" if number == 1 else "more", values)


def listed(group: Group, kind: str, press: Press, binder: Binder) -> bytes:
    """The list of all articles of an outlet or with a tag."""
    name = press.outlet(group.name) if kind == "outlets" else group.name
    values = {
        "title": press.words("titles.outlet", outlet=name, site=press.site.title),
        "kicker": press.words("outlet.kicker" if kind == "outlets" else "lean.tag"),
        "name": name,
        "count": len(group.articles),
        "entries": binder.entries(group.articles, group.path, leads=False),
    }
    return press.page("list", group.path, "list", values)


def names(groups: tuple[Group, ...], here: str, kind: str, press: Press) -> bytes:
    """The list of all outlets, or of all tags."""
    site = press.site.title
    values = {
        "title": press.words("titles.outlets" if kind == "outlets" else "lean.tags-title", site=site),
        "heading": press.words("outlets.title" if kind == "outlets" else "lean.tags"),
        "names": [
            Link(press.outlet(one.name), _relative(here, one.path), len(one.articles)) for one in groups
        ],
    }
    return press.page("names", here, kind, values)


def own(page: OwnPage, press: Press) -> bytes:
    """One of the publisher's own pages."""
    from digest.render.notes import prose  # noqa: PLC0415 - only where there are own pages

    title = press.words("titles.own", title=page.title, site=press.site.title)
    values = {"title": title, "heading": page.title, "text": prose(page.text)}
    return press.page("own", links.own_path(page.slug), "own", values)


def missing(press: Press) -> bytes:
    """The page for addresses that lead nowhere; it may be shown at any depth."""
    values = {
        "title": press.words("titles.missing", site=press.site.title),
        "canonical": "",
        "home": press.address(FRONT) or "./index.html",
    }
    return press.page("missing", "404.html", "missing", values)


def _relative(here: str, there: str) -> str:
    """`there` as written on the page `here`: all pages lie in the root or one folder below."""
    folder, _, _ = here.rpartition("/")
    if not folder:
        return there
    other, _, name = there.rpartition("/")
    return name if folder == other else f"../{there}"
