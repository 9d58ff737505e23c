"""A piece of HTML as feeds and letters carry it, turned into paragraphs of plain text."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from digest.read import needed
from digest.read.refusal import Refusal
from digest.read.typeset import plainly_set
from digest.text.unicode import fit, readable

MOST_TAGS = 200_000  # a long article has 2,000, a newsletter 10,000
LIMIT = 114  # what libxml2 calls a document that is nested deeper than 2,048 elements
MOST_NAMES = 400_000  # of attributes; the parser's memory goes with them
BLOCKS = frozenset(
    """
    address article aside blockquote body center dd details dir div dl dt fieldset footer form h1 h2 h3 h4 h5
    h6 header hr li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul
    """.split()  # noqa: SIM905 - words read better in running lines
)
# Nothing in them is running text; what a picture shows is told with the picture.
ASIDE = frozenset(
    """
    audio button canvas figure frameset head iframe input math noembed noframes noscript
    option picture script select style svg template textarea title video
    """.split()  # noqa: SIM905 - the same
)
TAG = re.compile(r"<[a-zA-Z/!]")
HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
BREAK = "\n"
TWO_BREAKS = re.compile(r"\n[^\S\n]*\n\s*")


def paragraphs(html: str) -> tuple[str, ...]:
    """The text of a fragment of HTML, a paragraph for each of its blocks, in order.

    Scripts, styles, forms' fields and pictures are left out, entities decoded, white space is one blank. Each
    paragraph holds a letter or a digit. Raises Refusal: `E_TOO_BIG` for too many tags, `E_EXTRA`.
    """
    if not TAG.search(html):  # as in feeds of plain text, where a blank line parts paragraphs
        return tuple(_fitted(map(unescape, TWO_BREAKS.split(html))))
    return tuple(_fitted(part for block in _blocks(tree(html)) for part in TWO_BREAKS.split(block)))


def one_line(html: str) -> str:
    """The text of a fragment of HTML as one line, for titles and names."""
    return " ".join(paragraphs(html))


def tree(html: str) -> Any:  # noqa: ANN401 - lxml has no types
    """The fragment as an element of lxml, or None where nothing is in it. Raises Refusal as `paragraphs`."""
    if html.count("<") > MOST_TAGS or html.count("=") > MOST_NAMES:
        raise Refusal("E_TOO_BIG", f"more than {MOST_TAGS:,} tags in one article; make it simpler.")
    etree = needed.etree()
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = etree.fromstring(b"<html><body>" + fit(html)[0].encode() + b"</body></html>", parser)
    except etree.XMLSyntaxError:
        return None
    if any(each.type == LIMIT for each in parser.error_log):  # it stops reading there
        raise Refusal("E_TOO_BIG", "its HTML is nested too deep; make it simpler.")
    plainly_set(root)
    return root


def _fitted(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        line = " ".join(fit(text)[0].split())
        if readable(line):
            yield line


def _blocks(root: Any) -> Iterator[str]:  # noqa: ANN401 - an element
    """The text of each block; a `br` is a line break in it."""
    held: list[str] = []
    for piece in _pieces(root):
        if piece is None:
            yield "".join(held)
            held = []
        else:
            held.append(piece)
    yield "".join(held)


def _pieces(root: Any) -> Iterator[str | None]:  # noqa: ANN401 - an element
    """Runs of text in their order, and None where a block begins or ends. Without recursion: HTML is deep."""
    if root is None:
        return
    waiting: list[Any] = [root]  # elements to enter, and what follows them: text, or None
    while waiting:
        each = waiting.pop()
        if each is None or isinstance(each, str):
            yield each
            continue
        name = each.tag if isinstance(each.tag, str) else ""
        after = [(each.tail or "").replace("\n", " ")]
        if not name or name in ASIDE or "hidden" in each.attrib or HIDDEN.search(each.get("style") or ""):
            yield from after
            continue
        block = name in BLOCKS
        if block:
            yield None
        yield BREAK if name == "br" else (each.text or "").replace("\n", " ")
        waiting += [*after, *([None] if block else []), *reversed(each)]
