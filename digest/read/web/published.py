"""When a page says that its article was published; nothing is reckoned from a clock."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from digest.read.dates import moment
from digest.read.web.jsonld import Node, texts
from digest.read.web.metas import Metas, value
from digest.read.web.values import line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

METAS = (
    *("article:published_time", "og:article:published_time", "og:published_time", "parsely-pub-date"),
    *("datepublished", "sailthru.date", "publish-date", "publishdate", "publication_date", "publicationdate"),
    *("published_time", "published", "pubdate", "ptime", "article.published", "article_date_original"),
    *("originalpublicationdate", "dcterms.issued", "dcterms.created", "dc.date.issued", "dc.date.created"),
    *("dcterms.date", "dc.date", "dc:date", "citation_publication_date", "citation_date", "cxenseparse:recs:publishtime"),
    *("date", "displaydate", "dateline", "rnews:datepublished", "article:created", "og:pubdate", "created"),
)
LONG_FRACTION = re.compile(r"([.,]\d{6})\d+")
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?=$|[T ])")
PLACEHOLDER = "1970-01-01"  # what programs write that know no date
IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?=[/_-]|$)")


def published(tree: "HtmlElement", node: Node, metas: Metas, address: str) -> str:
    """The date (ISO 8601), with time and zone where the page tells them; "" where it tells none."""
    told = (*texts(node.get("datePublished")), *metas.of(*METAS), *metas.item("datepublished"))
    return first_date((*told, *_marked(tree), *texts(node.get("dateCreated")))) or _addressed(address)


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
    for scope in ("//article//header//time[@datetime]", "//article//time[@datetime]", "//main//time[@datetime]"):
        yield from (time.get("datetime") for time in tree.xpath(scope)[:1])
    if len(times) == 1:
        yield times[0].get("datetime")


def _marks(element: Any) -> str:  # noqa: ANN401 - an element of lxml's
    return " ".join(element.get(key) or "" for key in ("class", "id", "itemprop", "property")).lower()


def _addressed(address: str) -> str:
    """The day in the path of an address (`/2026/03/04/`)."""
    found = IN_ADDRESS.search(address)
    return date_in("-".join(found.groups())) if found else ""


__all__ = ["date_in", "first_date", "published", "value"]
