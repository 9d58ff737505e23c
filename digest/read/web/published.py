"""When a page says that its article was published; nothing is reckoned from a clock."""

import re
from collections.abc import Iterable
from copy import deepcopy
from typing import TYPE_CHECKING, NamedTuple

from digest.read.dates import moment
from digest.read.needed import needed
from digest.read.web.bylines import in_byline, marked
from digest.read.web.jsonld import Node, texts
from digest.read.web.metas import KEYS, Metas
from digest.read.web.ownpart import own_part
from digest.read.web.values import line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

METAS = (
    *("article:published_time", "og:article:published_time", "og:published_time", "parsely-pub-date"),
    *("datepublished", "sailthru.date", "publish-date", "publishdate", "publication_date", "publicationdate"),
    *("published_time", "published", "pubdate", "ptime", "article.published", "article_date_original"),
    *("originalpublicationdate", "dcterms.issued", "dcterms.created", "dc.date.issued", "dc.date.created"),
    *(
        "dcterms.date",
        "dc.date",
        "dc:date",
        "citation_publication_date",
        "citation_date",
        "cxenseparse:recs:publishtime",
    ),
    *("date", "displaydate", "dateline", "rnews:datepublished", "article:created", "og:pubdate", "created"),
)
LONG_FRACTION = re.compile(r"([.,]\d{6})\d+")
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?=$|[T ])")
INFERRED = "inferred"
EARLIEST, LATEST = "1990-01-01", "2100-01-01"
MOST_SEARCHED = 5_000  # elements; in a longer page a date may be anything's
MONTHS = 12
SLASHED = re.compile(r"^(\d{1,2})/(\d{1,2})/(\d{4})(?=$|[T ])")
CHANGED = re.compile(r"modif|updat|revis|last-?mod", re.IGNORECASE)
DATA = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})')
VALUES = ("content", "datetime", "value", "title")  # attributes in which dates stand
PLACEHOLDER = "1970-01-01"  # what programs write that know no date
IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?=[/_-]|$)")


class Dated(NamedTuple):
    """When an article was published: ISO 8601, "" where the page does not tell.

    `basis` is "inferred" where no data of the page tell it, and only its text looks as if this were the date.
    `firm` is true where the page's head tells it, in JSON-LD or a meta element.
    """

    value: str = ""
    basis: str = ""
    firm: bool = False


def published(tree: "HtmlElement", node: Node, metas: Metas, address: str) -> Dated:
    """The date of a page, with time and zone where the page tells them.

    When it was changed is not when it was published; dates in asides, comments and lists of other articles
    are theirs.
    """
    head = first_date((*texts(node.get("datePublished")), *metas.of(*METAS)))
    if head:
        return Dated(head, firm=True)
    own = own_part(tree)
    told = (*metas.item("datepublished"), *marked(own), *texts(node.get("dateCreated")))
    data = first_date(told) or _addressed(address)
    if data:
        return Dated(data)
    seen = _seen(own)
    return Dated(seen, INFERRED if seen else "")


def _seen(own: "HtmlElement") -> str:
    """The date that htmldate finds in the text of a page; its bounds are given, so that it asks no clock."""
    if sum(1 for _ in own.iter()) > MOST_SEARCHED:
        return ""
    _without_changes(own)
    find = needed("htmldate").find_date
    try:
        found = find(
            deepcopy(own), extensive_search=False, original_date=True, min_date=EARLIEST, max_date=LATEST
        )
    except Exception:  # noqa: BLE001 - a page made against the library has no date, and that is all
        return ""
    return "" if found and _twofold(found, own) else date_in(found or "")


def _without_changes(own: "HtmlElement") -> None:
    """Take out what says when something else was, and data that tell of several articles."""
    for meta in list(own.iter("meta")):
        if CHANGED.search(" ".join(meta.get(key) or "" for key in KEYS)):
            meta.drop_tree()
    for time in [one for one in own.iter("time") if not in_byline(one)]:
        time.drop_tree()
    for script in [one for one in own.iter("script") if "ld+json" in (one.get("type") or "").lower()]:
        if len(set(DATA.findall(script.text or ""))) > 1:
            script.drop_tree()


def _twofold(found: str, own: "HtmlElement") -> bool:
    """Whether the page writes the date only so that day and month could be the other way round."""
    year, one, other = (int(part) for part in found.split("-"))
    if one == other or other > MONTHS:
        return False
    pair = rf"(?:0?{one}([/-])0?{other}|0?{other}([/-])0?{one})"
    ways = re.compile(rf"(?<!\d){pair}(?:\1|\2)(?:{year}|{year % 100:02})(?!\d)")
    values = [*own.itertext(), *(value for key in VALUES for value in own.xpath(f"//@{key}"))]
    spelled = re.compile(
        rf"(?<!\d)(?:{year}-{one:02}-{other:02}|0?{other}\.\s?0?{one}\.\s?{year}"
        rf"|0?{other}(?:\.|st|nd|rd|th)?\s(?:de\s)?[^\W\d_]{{3,12}}\.?,?\s(?:de\s)?{year}"
        rf"|(?<=[^\W\d_][\s.])0?{other}(?:st|nd|rd|th)?,?\s{year})(?!\d)"
    )
    return any(map(ways.search, values)) and not any(map(spelled.search, values))


def first_date(told: Iterable[str]) -> str:
    """The first of `told` that is a date and could be no other."""
    return next((made for text in told if (made := date_in(text))), "")


def date_in(text: str) -> str:
    """The date that `text` is; "" for what is none or could be two."""
    bare = LONG_FRACTION.sub(r"\1", line(text, 100))
    padded = ISO.sub(lambda found: f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}", bare)
    made = moment(SLASHED.sub(_plainly, padded))
    found = (made.value or "") if made else ""
    return "" if found.startswith(PLACEHOLDER) else found


def _plainly(found: re.Match[str]) -> str:
    """A date with slashes as ISO 8601 where one number can only be the day; else as it is, and no date."""
    one, other = int(found[1]), int(found[2])
    if (one > MONTHS) == (other > MONTHS) and one != other:
        return found[0]
    month, day = sorted((one, other))
    return f"{found[3]}-{month:02}-{day:02}"


def _addressed(address: str) -> str:
    """The day in the path of an address (`/2026/03/04/`)."""
    found = IN_ADDRESS.search(address)
    return date_in("-".join(found.groups())) if found else ""
