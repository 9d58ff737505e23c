"""The list of all pages for search engines, by the protocol of sitemaps.org."""

from collections.abc import Callable, Iterator
from html import escape

from digest.lean.shelf import FRONT, OUTLETS, TAGS, Shelf

XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
SCHEMA = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
MOST = 50_000  # addresses in one file, as the protocol says


def sitemaps(
    shelf: Shelf, address: Callable[[str], str], unlisted: Callable[[str], bool]
) -> Iterator[tuple[str, bytes]]:
    """The path and the bytes of each file: one sitemap, or several and their index; none without an address.

    `address` gives the full address of a page, "" where the site has none. Pages of lists
    below the first are left out, since they show nothing of their own, and so are those of outlets that are
    `unlisted`.
    """
    if not address(FRONT):
        return
    listed = [group for group in shelf.outlets if not unlisted(group.name)]
    urls = [_url(address(path), "") for path in (FRONT, OUTLETS)]
    urls += [_url(address(TAGS), "")] if shelf.tags else []
    urls += [_url(address(group.path), "") for group in (*listed, *shelf.tags)]
    urls += [
        _url(address(article.path), article.face.published)
        for article in shelf.articles
        if not unlisted(article.face.outlet)
    ]
    if len(urls) <= MOST:
        yield "sitemap.xml", _file("urlset", urls)
        return
    parts = [urls[start : start + MOST] for start in range(0, len(urls), MOST)]
    paths = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for path, part in zip(paths, parts, strict=True):
        yield path, _file("urlset", part)
    files = [f"<sitemap><loc>{escape(address(path))}</loc></sitemap>" for path in paths]
    yield "sitemap.xml", _file("sitemapindex", files)


def _url(address: str, published: str) -> str:
    day = f"<lastmod>{published[:10]}</lastmod>" if published else ""
    return f"<url><loc>{escape(address)}</loc>{day}</url>"


def _file(root: str, lines: list[str]) -> bytes:
    return (XML + f"<{root} {SCHEMA}>\n" + "\n".join(lines) + f"\n</{root}>\n").encode()
