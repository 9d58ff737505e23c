"""A feed in any of its formats read into one shape, and its items into articles."""

from digest.read.extracted import Extracted, Picture
from digest.read.feeditems import Feed, FeedItem, Oddity
from digest.read.feedjson import json_feed
from digest.read.feedwords import one_line_of
from digest.read.feedxml import xml_feed
from digest.read.fragment import paragraphs
from digest.read.markuptext import text
from digest.read.refusal import Refusal
from digest.text.addresses import safe_url
from digest.text.unicode import plain

MOST_SIGNED = 50  # characters beside both names: "L’article … est apparu en premier sur …."
FEWEST = 3  # words of a title; a shorter one may stand with the outlet's name in a sentence of its news

__all__ = ["Feed", "FeedItem", "Oddity", "Picture", "article", "feed"]


def feed(raw: bytes, *, address: str = "", charset: str = "") -> Feed:
    """The feed in `raw`: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, RDF, JSON Feed 1 and 1.1.

    Args:
        raw: its bytes, at most 20 MB; the first 5,000 items are taken.
        address: where it came from, which relative addresses are relative to.
        charset: the encoding that its server named; what it says of itself comes first.

    Raises:
        Refusal: `E_TOO_BIG`, `E_ENCODING`, `E_XML`, `E_JSON`, `E_FORMAT` (no feed), `E_EXTRA`; for a list of
            feeds `W_OPML`.
    """
    given = text(raw, charset=charset)
    if given.lstrip("\ufeff \t\r\n")[:1] in {"{", "["}:
        return json_feed(given, address=address)
    if "<" not in given:
        raise Refusal("E_FORMAT", "this is neither XML nor JSON, and so no feed.")
    return xml_feed(given, address=address)


def article(item: FeedItem, of: Feed) -> Extracted:
    """The article that an item is: its full text where the feed has it, else its summary.

    The outlet is the feed's title, or that of the feed that the item was taken over from. Raises Refusal as
    `paragraphs`.
    """
    names = (item.title, plain(one_line_of(of.title)))
    full, short = (_without_signature(paragraphs(text), *names) for text in (item.content, item.summary))
    return Extracted(
        paragraphs=full if sum(map(len, full)) >= sum(map(len, short)) else short,
        title=item.title,
        outlet=item.source or names[1],
        published=item.published or item.updated or "",
        firm=bool(item.published),
        authors=item.authors,
        language=item.language or of.language,
        address=item.link if (safe_url(item.link) or "").lower().startswith("http") else "",
        tags=item.categories,
        picture=item.picture,
    )


def _without_signature(found: tuple[str, ...], title: str, outlet: str) -> tuple[str, ...]:
    """Paragraphs without the last one where a program signs with both names, in whatever language.

    WordPress writes "The post TITLE appeared first on OUTLET." under each item; nobody reported that.
    """
    last = plain(found[-1]) if found else ""
    signed = (
        len(title.split()) >= FEWEST and outlet and title in last and outlet in last.replace(title, "", 1)
    )
    return found[:-1] if signed and len(last) - len(title) - len(outlet) <= MOST_SIGNED else found
