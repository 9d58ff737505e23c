"""When a page says that its article was published; nothing is reckoned from a clock."""

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from digest.read.dates import moment
from digest.read.needed import needed
from digest.read.web.jsonld import Node, texts
from digest.read.web.metas import Metas
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
PLACEHOLDER = "1970-01-01"  # what programs write that know no date
IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?=[/_-]|$)")


def published(tree: "HtmlElement", node: Node, metas: Metas, address: str) -> tuple[str, str]:
    """The date (ISO 8601), with time and zone where the page tells them; "" where it tells none.

    With it "inferred" where no data of the page tell it, and only its text looks as if this were the date.
    """
    told = (*texts(node.get("datePublished")), *metas.of(*METAS), *metas.item("datepublished"))
    data = first_date((*told, *_marked(tree), *texts(node.get("dateCreated")))) or _addressed(address)
    seen = "" if data else _seen(tree)
    return data or seen, INFERRED if seen else ""


def _seen(tree: "HtmlElement") -> str:
    """The date that htmldate finds in the text of a page; its bounds are given, so that it asks no clock."""
    if sum(1 for _ in tree.iter()) > MOST_SEARCHED:
        return ""
    find = needed("htmldate").find_date
    try:
        found = find(
            deepcopy(tree), extensive_search=False, original_date=True, min_date=EARLIEST, max_date=LATEST
        )
    except Exception:  # noqa: BLE001 - a page made against the library has no date, and that is all
        return ""
    return date_in(found or "")


def first_date(told: Iterable[str]) -> str:
    """The first of `told` that is a date and could be no other."""
    return next((made for text in told if (made := date_in(text))), "")


def date_in(text: str) -> str:
    """The date that `text` is; "" for what is none or could be two."""
    bare = LONG_FRACTION.sub(r"\1", line(text, 100))
    padded = ISO.sub(lambda found: f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}", bare)
    made = moment(padded)
    found = (made.value or "") if made else ""
    return "" if found.startswith(PLACEHOLDER) else found


def _marked(tree: "HtmlElement") -> Iterator[str]:
    """The dates of `time` elements: those that say that they are the date of publication, then the first."""
    times = tree.xpath("//time[@datetime]")[:50]
    yield from (time.get("datetime") for time in times if time.get("pubdate") is not None)
    yield from (time.get("datetime") for time in times if "publish" in _marks(time))
    for scope in (
        "//article//header//time[@datetime]",
        "//article//time[@datetime]",
        "//main//time[@datetime]",
    ):
        yield from (time.get("datetime") for time in tree.xpath(scope)[:1])
    if len(times) == 1:
        yield times[0].get("datetime")


def _marks(element: Any) -> str:  # noqa: ANN401 - an element of lxml's
    return " ".join(element.get(key) or "" for key in ("class", "id", "itemprop", "property")).lower()


def _addressed(address: str) -> str:
    """The day in the path of an address (`/2026/03/04/`)."""
    found = IN_ADDRESS.search(address)
    return date_in("-".join(found.groups())) if found else ""
