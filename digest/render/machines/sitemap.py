"""What search engines read: the list of all pages (sitemaps.org), and what they are asked to leave out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

from digest.render import links
from digest.render.machines.output import Output, ready
from digest.render.views.brief import Brief

XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
SCHEMA = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
MAP = "sitemap.xml"
ROBOTS = "robots.txt"
MOST = 50_000  # addresses in one file, as the protocol says
DAY = 10  # characters of an ISO date
PAGE = "index.html"
MISSING = "404.html"


def sitemaps(pages: Iterable[str], days: Mapping[str, str], url: str) -> Iterator[Output]:
    """One sitemap of `pages` (paths), or several and their index; `days` are those of their last change.

    The days come from the articles: the site does not look at the clock.
    """
    lines = [_url(links.full(url, page), days.get(page, "")) for page in sorted(pages)]
    if len(lines) <= MOST:
        yield ready(MAP, _file("urlset", lines))
        return
    parts = [lines[start : start + MOST] for start in range(0, len(lines), MOST)]
    paths = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for path, part in zip(paths, parts, strict=True):
        yield ready(path, _file("urlset", part))
    listed = [f"<sitemap><loc>{escape(links.full(url, path))}</loc></sitemap>" for path in paths]
    yield ready(MAP, _file("sitemapindex", listed))


def pages(paths: Iterable[str], moved: Iterable[str]) -> list[str]:
    """Those of the site's files that are pages with an address of their own; `moved` slugs only lead on."""
    gone = {links.story_path(slug) for slug in moved}
    return [path for path in paths if (path == PAGE or path.endswith(f"/{PAGE}")) and path not in gone]


def days(paths: Iterable[str], briefs: Sequence[Brief]) -> Mapping[str, str]:
    """For each page of a story the day of its last account, for the front page the last of all."""
    told = {brief.page.removesuffix(PAGE): brief.last[:DAY] for brief in briefs if brief.last}
    found = {PAGE: max(told.values())} if told else {}
    for path in paths:
        # A story's pages lie in its own folder: stories/NAME/ and one folder for each telling below it.
        folder = "/".join(path.split("/")[:2]) + "/"
        if folder in told:
            found[path] = told[folder]
    return found


def robots(url: str | None, *, noindex: bool) -> Output:
    """The file that search engines look for first. Pages that must not be listed may be read: they say so."""
    lines = ["User-agent: *", "Disallow:"]
    if url and not noindex:
        lines += ["", f"Sitemap: {links.full(url, MAP)}"]
    return ready(ROBOTS, "\n".join([*lines, ""]))


def _url(address: str, day: str) -> str:
    return f"<url><loc>{escape(address)}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>"


def _file(root: str, lines: Sequence[str]) -> str:
    return XML + f"<{root} {SCHEMA}>\n" + "\n".join(lines) + f"\n</{root}>\n"
