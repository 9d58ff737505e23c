"""The pages one by one: an article, the front, the list of an outlet or a tag, and what else there is."""

from typing import TYPE_CHECKING

from digest.errors import VerifyError
from digest.lean.press import Press
from digest.lean.reading import Desk
from digest.lean.region import held_once, region
from digest.lean.shelf import FRONT, Group, Shelved, front_path, list_path
from digest.model.page import OwnPage
from digest.render import links

if TYPE_CHECKING:
    from markupsafe import Markup

PER_FEED = 20


Row = tuple[str, str, str, str, str, str, "Markup"]  # address, title, outlet, date twice, lead, attributes


class Binder:
    """What lists show of articles, worked out once, although an article may stand in five lists."""

    def __init__(self, press: Press) -> None:
        """Nothing is worked out yet."""
        self._press = press
        self._rows: dict[tuple[str, bool], Row] = {}
        self._drawn: dict[str, Markup] = {}

    def rows(self, articles: tuple[Shelved, ...], here: str) -> list[Row]:
        """The rows of `articles` for the page `here`."""
        below = "/" in here
        found = []
        for article in articles:
            row = self._rows.get((article.path, below))
            if row is None:
                row = self._rows[article.path, below] = self._row(article, here)
            found.append(row)
        return found

    def drawn(self, articles: tuple[Shelved, ...], here: str) -> "list[Markup]":
        """The same as HTML, as the lists of outlets and tags print them: drawn once for all of those."""
        found = []
        for article in articles:
            known = self._drawn.get(article.path)
            if known is None:
                known = self._drawn[article.path] = self._press.row(self._row(article, here))
            found.append(known)
        return found

    def _row(self, article: Shelved, here: str) -> Row:
        press, face = self._press, article.face
        named = (press.headline(face.title), press.outlet(face.outlet))
        return (
            _relative(here, article.path),
            *named,
            *press.when(face.published),
            face.lead,
            press.tongue(face.language),
        )


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
    iso, when = press.when(face.published)
    values = {
        "title": press.titled(press.headline(face.title)),
        "headline": face.title,
        "tongue": tongue,
        "outlet": press.outlet(face.outlet),
        "outlet_href": _relative(here, shelved.outlet),
        "country": press.country(held.country),
        "iso": iso,
        "when": when,
        "authors": press.joined(held.authors),
        "original": held.original,
        "translated_from": held.translated_from,
        "via": held.via,
        "picture": held.picture,
        "picture_credit": held.picture_credit,
        "text": text,
        "cut": held.cut,
        "noindex": press.unlisted(face.outlet),
        "tags": [(name, _relative(here, to)) for name, to in shelved.tags],
        "newer": press.headline(newer.face.title) if newer else "",
        "newer_href": _relative(here, newer.path) if newer else "",
        "older": press.headline(older.face.title) if older else "",
        "older_href": _relative(here, older.path) if older else "",
    }
    data = press.page("article", here, "article", values)
    if not held_once(text, data):
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
        "rows": binder.rows(articles, here),
    }
    return press.page("front", here, "front" if number == 1 else "more", values)


def listed(
    group: Group, articles: tuple[Shelved, ...], number: int, of: int, kind: str, press: Press, binder: Binder
) -> bytes:
    """The page `number` (from 1) of the list of all articles of an outlet or with a tag, which has `of`."""
    here = list_path(group.path, number)
    name = press.outlet(group.name) if kind == "outlets" else group.name
    values = {
        "title": _list_title(name, number, kind, press),
        "kicker": press.words("outlet.kicker" if kind == "outlets" else "lean.tag"),
        "name": name,
        "count": len(group.articles) if number == 1 else 0,
        "number": number,
        "of": of,
        "newer": _relative(here, list_path(group.path, number - 1)) if number > 1 else "",
        "older": _relative(here, list_path(group.path, number + 1)) if number < of else "",
        "rows": binder.drawn(articles, here),
        "noindex": press.unlisted(group.name) if kind == "outlets" else press.site.noindex,
    }
    return press.page("list", here, "list", values)


def _list_title(name: str, number: int, kind: str, press: Press) -> str:
    site = press.site.title
    if number > 1:
        return press.words("lean.list-page-title", name=name, number=number, site=site)
    if kind == "outlets":
        return press.words("titles.outlet", outlet=name, site=site)
    return press.words("lean.tag-title", name=name, site=site)


def names(groups: tuple[Group, ...], here: str, kind: str, press: Press) -> bytes:
    """The list of all outlets, or of all tags."""
    site = press.site.title
    values = {
        "title": press.words("titles.outlets" if kind == "outlets" else "lean.tags-title", site=site),
        "heading": press.words("outlets.title" if kind == "outlets" else "lean.tags"),
        "names": [(press.outlet(one.name), _relative(here, one.path), len(one.articles)) for one in groups],
    }
    return press.page("names", here, kind, values)


def own(page: OwnPage, press: Press) -> bytes:
    """One of the publisher's own pages."""
    from digest.render.notes import prose  # noqa: PLC0415 - only where there are own pages

    title = press.titled(page.title)
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
