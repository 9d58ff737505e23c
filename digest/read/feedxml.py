"""RSS, Atom, RDF and their kin: which element of which tells what of an item."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from digest.read.extracted import Picture
from digest.read.feeddates import feed_date
from digest.read.feeditems import Feed, FeedItem, Oddity
from digest.read.feedwords import absolute, base, html, language, line, local, person, raw, title
from digest.read.markuptext import tree
from digest.read.refusal import Refusal

MOST_ITEMS = 5_000
MOST_NAMES = 200  # tags, authors, enclosures of one item
ROOTS = frozenset({"rss", "rdf", "feed", "channel"})
ITEMS = frozenset({"item", "entry"})
WRITTEN = (
    "{*}item",
    "{*}entry",
    "{*}ITEM",
    "{*}Item",
    "{*}Entry",
)  # found by the library, many times as fast
MOST_ELEMENTS = 10_000  # that are looked at in one item
# Namespaces by the prefix that feeds usually give them; all others have none of what is looked for.
SPACES = {
    "http://purl.org/dc/elements/1.": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://purl.org/rss/1.0/modules/content": "content",
    "http://search.yahoo.com/mrss": "media",
    "http://www.itunes.com/dtds/podcast": "itunes",
    "http://example.com/dtds/podcast": "itunes",
    "http://rssnamespace.org/feedburner": "feedburner",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://www.w3.org/1999/02/22-rdf": "rdf",
    "http://purl.org/atom/ns#": "",
    "http://www.w3.org/2005/atom": "",
    "http://purl.org/rss/1": "",
    "http://purl.org/net/rss1": "",
    "http://my.netscape.com/": "",
    "http://my.userland.com/": "",
    "http://backend.userland.com": "",
    "http://blogs.law.harvard.edu/tech/rss": "",
    "http://channel.netscape.com/": "",
    "http://cyber.law.harvard.edu/rss": "",
}
SPACES_OF_PREFIX = frozenset({"atom", "dc", "dcterms", "content", "media", "itunes", "feedburner", "xhtml"})
OTHER = "other"
PUBLISHED = ("pubdate", "published", "issued", "dcterms:issued", "dcterms:created", "created", "dc:date")
UPDATED = ("updated", "modified", "lastbuilddate", "dcterms:modified", "dc:date", "pubdate")
FULL = ("content:encoded", "content", "body", "xhtml:body", "xhtml:div", "fullitem")
SHORT = ("description", "summary", "abstract", "dc:description", "itunes:summary", "media:description",
         "itunes:subtitle", "tagline", "subtitle")  # fmt: skip
PEOPLE = ("author", "dc:creator", "dc:author", "creator", "itunes:author", "managingeditor")
TOPICS = ("category", "dc:subject", "itunes:category", "media:category")
PREFER = ("text/html", "application/xhtml+xml", "")


def xml_feed(given: str, *, address: str = "") -> Feed:
    """The feed in a text of XML; `address` is where it came from.

    Raises Refusal: `E_XML`, `E_TOO_BIG`, `E_FORMAT` where it is XML and no feed, `E_EXTRA`.
    """
    root, mended = tree(given)
    top = _top(root)
    items = list(islice((each for each in root.iter(*WRITTEN) if _core(each)), MOST_ITEMS + 1))
    said = _said(each for each in islice(top, MOST_ELEMENTS) if local(each) not in ITEMS)
    told = list(_oddities(items, mended=mended))
    return Feed(
        title=title(said.first("title", "dc:title")),
        address=_link(said, base(top, address)) or absolute(_attribute(top, "href"), address),
        language=line(said.first("language", "dc:language")) or language(top),
        items=tuple(_item(each, address) for each in items[:MOST_ITEMS]),
        oddities=tuple(told),
    )


def _oddities(items: Sequence[Any], *, mended: bool) -> Iterator[Oddity]:
    if mended:
        yield Oddity(code="W_XML", message="its XML is damaged; what could be read is taken.")
    if len(items) > MOST_ITEMS:
        yield Oddity(
            code="W_TOO_MANY", message=f"only the first {MOST_ITEMS:,} articles are taken; split it."
        )


def _top(root: Any) -> Any:  # noqa: ANN401 - an element
    """The element that tells of the feed itself."""
    name = local(root)
    channel = next((each for each in root if local(each) == "channel"), None)
    if name == "opml":
        raise Refusal("W_OPML", "this lists feeds and holds no articles; run `digest fetch --opml` with it.")
    if name not in ROOTS:
        raise Refusal("E_FORMAT", f"this is XML, but no feed: it begins with <{name[:40]}>.")
    return root if channel is None else channel


@dataclass(frozen=True, slots=True)
class _Said:
    """The elements of a feed or an item, by name."""

    named: dict[str, list[Any]]

    def all(self, *names: str) -> list[Any]:
        return [each for name in names for each in self.named.get(name, ())]

    def first(self, *names: str) -> Any:  # noqa: ANN401 - an element
        return next(iter(self.all(*names)), None)


def _said(elements: Iterable[Any]) -> _Said:
    found: dict[str, list[Any]] = {}
    for each in elements:
        if isinstance(each.tag, str):
            found.setdefault(_name(each), []).append(each)
    return _Said(found)


def _name(element: Any) -> str:  # noqa: ANN401 - an element
    """The name with the usual prefix of its namespace: `dc:date`, `title`."""
    space, _, _ = element.tag.removeprefix("{").rpartition("}")
    prefix = next((known for start, known in SPACES.items() if space.lower().startswith(start)), None)
    if prefix is None and space and element.getroottree().getroot().tag.startswith(f"{{{space}}}"):
        prefix = ""  # whatever a feed calls its own
    if not space:
        before = element.tag.rpartition(":")[0].lower()  # of a namespace that is declared nowhere
        prefix = before if before in SPACES_OF_PREFIX or not before else OTHER
    prefix = OTHER if prefix is None else prefix.replace("atom", "")
    return f"{prefix}:{local(element)}" if prefix else local(element)


def _core(element: Any) -> bool:  # noqa: ANN401 - an element
    return ":" not in _name(element)


def _item(element: Any, address: str) -> FeedItem:  # noqa: ANN401 - an element
    group = (inner for each in islice(element, MOST_ELEMENTS) if local(each) == "group" for inner in each)
    said = _said(islice(chain(element, group), MOST_ELEMENTS))
    against = base(element, address)
    guid = said.first("guid", "id", "dc:identifier")
    about = element.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about") or ""
    link = (
        _link(said, against)
        or _permalink(guid, against)
        or absolute(_attribute(element, "href") or about, "")
    )
    return FeedItem(
        id=line(guid) or about,
        link=link,
        title=title(said.first("title", "dc:title", "media:title", "itunes:title")),
        published=_date(said, PUBLISHED),
        updated=_date(said, UPDATED[:-1]) or feed_date(_attribute(element, "lastmod")),
        authors=tuple(_people(said)),
        content=_longest(said, FULL),
        summary=_longest(said, SHORT),
        categories=tuple(_topics(said)),
        language=line(said.first("dc:language", "language")) or language(element),
        source=_source(said),
        picture=_picture(said, against),
        enclosures=tuple(_enclosures(said, against)),
    )


def _attribute(element: Any, name: str) -> str:  # noqa: ANN401 - an element
    """An attribute in capitals or small letters, as old formats have them; "" where it is not there."""
    return element.get(name) or element.get(name.upper()) or ""


def _date(said: _Said, names: Sequence[str]) -> str | None:
    """The first of the dates called by one of `names` that is one; of several with one name the last."""
    told = (each for name in names for each in reversed(said.all(name)))
    return next((made for each in told if (made := feed_date(raw(each)))), None)


def _longest(said: _Said, names: Sequence[str]) -> str:
    """Of the elements of the first of `names` that says something the longest, as HTML."""
    for name in names:
        words = max((html(each) for each in said.all(name)), key=len, default="")
        if words.strip():
            return words
    return ""


def _link(said: _Said, against: str) -> str:
    """The address of what is told of: Atom's alternate, else the text of RSS."""
    origin = said.first("feedburner:origlink")
    if origin is not None and line(origin):
        return absolute(line(origin), against)
    links = said.all("link")
    kinds = [
        (PREFER.index(each.get("type") or "") if (each.get("type") or "") in PREFER else len(PREFER), at)
        for at, each in enumerate(links)
        if each.get("href") and (each.get("rel") or "alternate").lower() == "alternate"
    ]
    if kinds:
        chosen = links[min(kinds)[1]]
        return absolute(chosen.get("href"), base(chosen, against))
    told = next((each for each in links if line(each)), None)
    return absolute(line(told), against) if told is not None else ""


def _permalink(guid: Any, against: str) -> str:  # noqa: ANN401 - an element
    if guid is None or local(guid) != "guid" or (guid.get("isPermaLink") or "true").lower() == "false":
        return ""
    words = line(guid)
    return absolute(words, against) if words else ""


def _people(said: _Said) -> Iterator[str]:
    found = []
    for each in said.all(*PEOPLE):
        name = next((one for one in each if local(one) == "name"), None)
        mail = next((one for one in each if local(one) in {"email", "uri"}), None)
        if name is not None or mail is None:
            found.append(person(line(name) if name is not None else title(each)))
    yield from list(dict.fromkeys(name for name in found if name))[:MOST_NAMES]


def _topics(said: _Said) -> Iterator[str]:
    found = [
        line_of
        for each in said.all(*TOPICS)
        if (line_of := each.get("label") or each.get("term") or each.get("text") or title(each))
    ]
    yield from list(dict.fromkeys(found))[:MOST_NAMES]


def _source(said: _Said) -> str:
    """The title of the feed that an item was taken over from: Atom has it in an element, RSS as the text."""
    source = said.first("source")
    if source is None:
        return ""
    inside = next((each for each in source if local(each) == "title"), None)
    return title(inside) if inside is not None else line(source) if not len(source) else ""


def _picture(said: _Said, against: str) -> Picture | None:
    within = [one for each in said.all("media:content") for one in each]
    told = _said([*said.all("media:credit", "media:description"), *within])
    pictures = [
        *(each for each in said.all("media:content") if _shows(each)),
        *(each for each in said.all("enclosure") if _shows(each)),
        *said.all("media:thumbnail"),
        *said.all("itunes:image"),
    ]
    where = next(
        (each.get("url") or each.get("href") for each in pictures if each.get("url") or each.get("href")), ""
    )
    if not where:
        return None
    caption = told.first("media:description") if pictures[0] in said.all("media:content") else None
    return Picture(
        address=absolute(where, against),
        credit=line(told.first("media:credit")),
        caption=title(caption),
    )


def _shows(element: Any) -> bool:  # noqa: ANN401 - an element
    return element.get("medium") == "image" or (element.get("type") or "").startswith("image/")


def _enclosures(said: _Said, against: str) -> Iterator[str]:
    links = (each.get("href") for each in said.all("link") if each.get("rel") == "enclosure")
    found = (*(each.get("url") or each.get("href") for each in said.all("enclosure")), *links)
    yield from [absolute(one, against) for one in found if one][:MOST_NAMES]
