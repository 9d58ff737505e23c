"""Every door through which words from outside come in: each takes any bytes, and refuses by its own words."""

import io
import json
import tempfile
import warnings
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from digest import config
from digest.engine import fingerprint
from digest.errors import DigestError
from digest.publish.plan import _understood as published  # a published site's own list
from digest.read import READERS, changes, documents, overrides, record
from digest.read.dates import moment
from digest.read.pages import own_pages
from digest.read.refusal import Refusal
from digest.render.gates import safe_url, sanitize
from digest.render.notes import prose
from digest.render.tables import guarded
from digest.text.slugs import slug
from digest.write import open_output
from digest.write.manifest import MANIFEST, read_manifest

KEPT = "kept"
FIELDS = (
    "title", "outlet", "published", "url", "country", "language", "tags", "id", "rights", "draft", "authors",
    "date", "author",
)  # fmt: skip
LONGEST_MESSAGE = 600
Door = Callable[[bytes, Path], str]  # what came of it: "kept", or how it was refused


def document(suffix: str, before: bytes = b"", after: bytes = b"") -> Door:
    """A file of the seeds with this suffix; what is tried stands between `before` and `after`."""

    def read(raw: bytes, _: Path) -> str:
        given = READERS[suffix](f"seeds/row{suffix}", before + raw + after)
        refused = [problem for problem in given.problems if problem.refused]
        if not given.kept and not given.problems:
            raise AssertionError("neither an article nor a word why")
        for problem in given.problems:
            line = str(problem)
            line.encode()
            if "\n" in line or len(line) > LONGEST_MESSAGE:
                raise AssertionError(f"told in no line of its own: {line[:200]!r}")
        for one in given.kept:
            f"{one.text}{one.fields}{one.checked}".encode()
            if not 0 <= one.body <= len(one.text):
                raise AssertionError("a body outside of its text")
        return KEPT if given.kept else (refused or given.problems)[0].code

    return read


def fields(raw: bytes, here: Path) -> str:
    """The value of every field of a head."""
    value = json.dumps(raw.decode("utf-8", "replace"), ensure_ascii=False)
    head = "\n".join(f"{key}: {value}" for key in FIELDS)
    return document(".md")(f"---\n{head}\n---\nBody.\n".encode("utf-8", "replace"), here)


def feed_item(raw: bytes, here: Path) -> str:
    """Every part of an item of a feed: title, link, id, enclosure, author, date, text."""
    text = raw.decode("utf-8", "replace")
    inside = escape(text, {'"': "&quot;"})
    parts = "".join(f"<{name}>{inside}</{name}>" for name in ("title", "link", "guid", "author", "pubDate"))
    item = f'<item>{parts}<enclosure url="{inside}"/><description>{inside} Body.</description></item>'
    feed = f'<rss version="2.0"><channel><title>{inside}</title>{item}</channel></rss>'
    return document(".rss")(feed.encode("utf-8", "replace"), here)


def json_item(raw: bytes, here: Path) -> str:
    """Every part of an item of a JSON feed."""
    text = raw.decode("utf-8", "replace")
    item = dict.fromkeys(("id", "url", "title", "date_published", "image"), text)
    item |= {"content_html": f"{text} Body.", "authors": [{"name": text}], "tags": [text]}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": text, "items": [item]}
    return document(".json")(json.dumps(feed).encode(), here)


def saved_page(raw: bytes, here: Path) -> str:
    """A page saved from the web: its title, what its head says for programs, its main text."""
    text = raw.decode("utf-8", "replace")
    inside = escape(text, {'"': "&quot;"})
    facts = json.dumps({"@type": "NewsArticle", "headline": text, "datePublished": text, "author": text})
    head = f'<title>{inside}</title><meta property="og:site_name" content="{inside}"><base href="{inside}">'
    head += f'<link rel="canonical" href="{inside}"><script type="application/ld+json">{facts}</script>'
    body = f"<article><h1>{inside}</h1>" + f"<p>The ferry ran aground, {inside} said on Monday.</p>{text}" * 3
    page = f"<!doctype html><html><head>{head}</head><body>{body}</article></body></html>"
    return document(".html")(page.encode("utf-8", "replace"), here)


def zip_entry(raw: bytes, here: Path) -> str:
    """The name of a file in an archive, and what is in it."""
    packed = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(packed, "w") as archive:
        warnings.simplefilter("ignore")
        archive.writestr(f"n{raw.decode('utf-8', 'replace')[:4_000]}.md", raw)
    return document(".zip")(packed.getvalue(), here)


def own_page(raw: bytes, here: Path) -> str:
    """One of the publisher's own pages, read and drawn."""
    (here / "pages").mkdir(exist_ok=True)
    (here / "pages" / "row.md").write_bytes(raw)
    given = own_pages(here / "pages")
    for page in given.kept:
        str(prose(page.text)).encode()
    return KEPT if given.kept else given.problems[0].code


def file_name(raw: bytes, here: Path) -> str:
    """The name of a file of the seeds, where the disk takes it."""
    folder = here / "seeds"
    folder.mkdir(exist_ok=True)
    place = folder / (raw.decode("utf-8", "surrogateescape").replace("/", "∕")[:200] + ".md")
    try:
        place.write_text("Body.\n")
    except (OSError, ValueError):
        return "no name for this disk"
    given = documents(folder)
    place.unlink()
    for problem in given.problems:
        str(problem).encode()
    return KEPT if given.kept else given.problems[0].code if given.problems else "hidden"


def output(raw: bytes, here: Path) -> str:
    """The path of a file of the site: as it is, and as a slug."""
    text = raw.decode("utf-8", "replace")
    root = here / "out"
    root.mkdir(exist_ok=True)
    made = slug(text)
    if made and (not made.isascii() or "/" in made or len(made) > 240):  # noqa: PLR2004 - a name of any disk
        raise AssertionError(f"no slug: {made!r}")
    try:
        with open_output(root, text) as out:
            place = Path(f"/proc/self/fd/{out.fileno()}").readlink()
    except DigestError:
        return "E_PATH"
    except FileExistsError:
        return "taken"
    if not place.is_relative_to(root.resolve()):
        raise AssertionError(f"led out to {place}")
    place.unlink()
    return KEPT


def address(raw: bytes, _: Path) -> str:
    """The address of a link."""
    return KEPT if safe_url(raw.decode("utf-8", "replace")) else "shown as text"


def html(raw: bytes, _: Path) -> str:
    """HTML that the publisher's own pages hold."""
    text = raw.decode("utf-8", "replace")
    try:
        sanitize(text).encode()
    except ValueError:
        return "a bomb"
    return KEPT


def date(raw: bytes, _: Path) -> str:
    """A date."""
    return KEPT if moment(raw.decode("utf-8", "replace")[:500]) else "no date"


def cell(raw: bytes, _: Path) -> str:
    """A cell of a table: no spreadsheet takes it for a formula."""
    if guarded(raw.decode("utf-8", "replace")).lstrip().startswith(("=", "+", "-", "@")):
        raise AssertionError("a formula")
    return KEPT


def _file(name: str, read: Callable[[Path], object]) -> Door:
    def door(raw: bytes, here: Path) -> str:
        place = here / name
        place.write_bytes(raw)
        read(place)
        return KEPT

    return door


KEEPING: Mapping[str, Door] = {
    "stories.lock.json": _file("stories.lock.json", record.record),
    "changes.lock.json": _file("changes.lock.json", changes.changes),
    "stories.toml": _file("stories.toml", overrides.overrides),
    "digest.toml": _file("digest.toml", lambda place: config.settings(place.parent)),
    "the manifest": _file(MANIFEST, lambda place: read_manifest(place.parent)),
    "the record of a build": _file("build.json", fingerprint.remembered),
    "a published manifest": lambda raw, _: KEPT if published(raw) else "none",
}
DOORS: Mapping[str, Door] = {
    **{f"a {suffix} file": document(suffix) for suffix in READERS},
    "a YAML head": document(".md", b"---\n", b"\n---\nBody.\n"),
    "a TOML head": document(".md", b"+++\n", b"\n+++\nBody.\n"),
    "the fields of a head": fields,
    "a feed's item": feed_item,
    "a JSON feed's item": json_item,
    "a saved page": saved_page,
    "an entry of an archive": zip_entry,
    "an own page": own_page,
    "a file's name": file_name,
    "a path of the site": output,
    "an address": address,
    "HTML of an own page": html,
    "a date": date,
    "a cell of a table": cell,
    **KEEPING,
}


def opened(name: str, raw: bytes) -> str:
    """What came of `raw` at the door called `name`; any exception that is no refusal is let through."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            return DOORS[name](raw, Path(folder))
        except Refusal as refusal:
            return refusal.code
        except DigestError as error:
            return type(error).__name__
