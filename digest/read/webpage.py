"""Saved web pages: the article in one, with what the page tells of it."""

import hashlib
from typing import TYPE_CHECKING

from digest.model.article import Documents
from digest.read.document import MOST_BYTES, guarded, of_found
from digest.read.extracted import Extracted
from digest.read.refusal import Refusal
from digest.read.web import jsonld
from digest.read.web.authors import authors
from digest.read.web.charset import page_text
from digest.read.web.language import language
from digest.read.web.maintext import paragraphs
from digest.read.web.metas import Metas, metas
from digest.read.web.picture import picture
from digest.read.web.published import published
from digest.read.web.title import outlet, title
from digest.read.web.tree import tree, words
from digest.read.web.values import followed

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SHORT = 50  # characters of a main text that may be no more than a button
MOST_HEADS = 20
AUTHORS = (
    "author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "article:author",
    "citation_author",
)


def read(path: str, raw: bytes) -> Documents:
    """The article in the bytes of an `.html` file; `path` is how the user knows it."""
    return guarded(path, lambda: of_found(path, extracted(raw), hashlib.sha256(raw).hexdigest()))


def extracted(raw: bytes, *, address: str = "", charset: str = "") -> Extracted:
    """The article in the bytes of a web page.

    `address` is where the page came from, `charset` the encoding that its sender named. A value that the page
    does not tell, or that is not what its place is for, is empty. Raises Refusal for what is no page, is too
    big or too deep (`E_ENCODING`, `E_TOO_BIG`), and for a page without a main text (`E_EMPTY`).
    """
    if len(raw) > MOST_BYTES:
        raise Refusal("E_TOO_BIG", f"more than {MOST_BYTES:,} bytes, the most for a page.")
    page = tree(page_text(raw, charset))
    named, base = metas(page), _base(page, address)
    links = _links(page, named, base)
    own_places = {jsonld.place(one) for one in (*links, followed(address)) if one}
    node = jsonld.article(page, own_places, _titles(page, named))
    own = _address(node, links, base) or followed(address)
    site = outlet(node, named, own)
    text = paragraphs(page, jsonld.texts(node.get("articleBody")))
    when = published(page, node, named, own)
    if not text or _only_links(page, text):
        raise Refusal("E_EMPTY", "there is no main text in this page.")
    return Extracted(
        paragraphs=text,
        title=title(page, node, named, site),
        outlet=site,
        published=when.value,
        basis=when.basis,
        firm=when.firm,
        authors=_authors(page, node, named, site),
        language=language(page, node, named, "\n".join(text)),
        address=own,
        picture=picture(page, node, named, base or own),
    )


def _only_links(page: "HtmlElement", text: tuple[str, ...]) -> bool:
    links = {words(link) for link in page.iter("a", "button")} if sum(map(len, text)) < SHORT else set()
    return links >= set(text)


def _authors(page: "HtmlElement", node: jsonld.Node, named: Metas, site: str) -> tuple[str, ...]:
    told = [jsonld.texts(node.get("author"), "name"), *(list(named.of(name)) for name in AUTHORS)]
    marked = [one.text_content() for one in page.xpath("//*[@rel='author']")[:20]]
    return authors([*told, list(named.item("author")), marked], site)


def _base(page: "HtmlElement", address: str) -> str:
    """What the addresses in a page are relative to: as it says itself (`<base href>`), else its own."""
    own = followed(address)
    told = next(iter(page.xpath("//base[@href]/@href")), "")
    return (followed(told, own) if told.strip() else "") or own


def _links(page: "HtmlElement", named: Metas, base: str) -> list[str]:
    """The addresses that the page's head gives as its own, the canonical one first."""
    links = (link.get("href") or "" for link in page.xpath("//link[@rel='canonical']")[:5])
    told = (*links, *named.of("og:url", "parsely-link"))
    return [made for text in told if (made := followed(text, base))]


def _titles(page: "HtmlElement", named: Metas) -> set[str]:
    """The headlines that stand in the page and its head, as they are compared."""
    told = (*(words(one) for one in page.xpath("//h1")[:MOST_HEADS]), *named.of("og:title", "twitter:title"))
    return {made for one in told if (made := jsonld.letters(one))}


def _address(node: jsonld.Node, links: list[str], base: str) -> str:
    """The canonical address of the page, by its own word; "" where it gives none."""
    told = (*jsonld.texts(node.get("url"), "@id"), *jsonld.texts(node.get("mainEntityOfPage"), "@id"))
    return next((made for made in (*links, *(followed(text, base) for text in told)) if made), "")
