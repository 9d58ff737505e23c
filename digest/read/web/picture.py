"""The main picture of a page: its address, who made it, and what its caption says."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from digest.read.extracted import Picture
from digest.read.web.jsonld import Node, texts
from digest.read.web.metas import Metas
from digest.read.web.tree import words
from digest.read.web.values import first, followed, line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST_CAPTION = 1_000
LONGEST_CREDIT = 200
MOST_FIGURES = 50
METAS = ("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src", "thumbnail")
CREDITED = re.compile(r"credit|copyright|photographer|rights|source|author|byline|agency", re.IGNORECASE)
SIZE = re.compile(r"[-_](?:\d{2,4}x\d{2,4}|\d{2,4}w?|scaled|large|small|medium|original)$", re.IGNORECASE)
SHORTEST_STEM = 5  # letters of a file's name that tell one picture from another


def picture(tree: "HtmlElement", node: Node, metas: Metas, base: str) -> Picture | None:
    """The picture that the page names as its own, with the caption that stands below it; None for none."""
    image = node.get("image")
    told = (*texts(image, "url", "contentUrl", "@id"), *metas.of(*METAS), *metas.item("image"))
    address = next((made for text in told if (made := followed(text, base))), "")
    if not address:
        return None
    figure = _figure(tree, address)
    lone = image[0] if isinstance(image, list) and image else image
    known: Node = lone if isinstance(lone, dict) else {}
    credits_ = (
        text
        for key in ("creditText", "copyrightNotice", "creator", "author")
        for text in texts(known.get(key), "name")
    )
    captions = (text for key in ("caption", "description") for text in texts(known.get(key), "name", "text"))
    credit, caption = _below(figure) if figure is not None else ("", "")
    return Picture(
        address=address,
        credit=first(credits_, LONGEST_CREDIT) or credit,
        caption=caption or first(captions, LONGEST_CAPTION),
    )


def _figure(tree: "HtmlElement", address: str) -> "HtmlElement | None":
    """The figure in which the picture at `address` stands, by the name of its file, whatever its size."""
    wanted = _stem(address)
    for figure in tree.xpath("//figure[.//figcaption]")[:MOST_FIGURES]:
        if len(wanted) >= SHORTEST_STEM and wanted in {_stem(one) for one in _addresses(figure)}:
            return figure
    return None


def _addresses(figure: "HtmlElement") -> Iterator[str]:
    for image in figure.xpath(".//img|.//source|.//a")[:MOST_FIGURES]:
        for key in ("src", "data-src", "href"):
            if image.get(key):
                yield image.get(key)[:LONGEST_CAPTION]
        for part in (image.get("srcset") or image.get("data-srcset") or "")[: 4 * LONGEST_CAPTION].split(","):
            yield part.split()[0] if part.split() else ""


def _stem(address: str) -> str:
    name = address.partition("?")[0].rstrip("/").rpartition("/")[2]
    return SIZE.sub("", name.rpartition(".")[0] or name).lower()


def _below(figure: "HtmlElement") -> tuple[str, str]:
    """Credit and caption below a picture; the credit is what an element marked as one says."""
    caption = figure.xpath(".//figcaption")[0]
    for part in figure.xpath(".//*[@class or @itemprop]")[:MOST_FIGURES]:
        marks = f"{part.get('class') or ''} {part.get('itemprop') or ''}"
        if part.tag != "figcaption" and CREDITED.search(marks) and words(part):
            credit = words(part)
            said = words(caption).replace(credit, "").strip()
            return line(credit, LONGEST_CREDIT), line(said, LONGEST_CAPTION)
    return "", line(words(caption), LONGEST_CAPTION)
