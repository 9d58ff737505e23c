"""Where an article's text stands on its page, so that it can be found there and compared."""

import html
import re
from typing import NamedTuple

from markupsafe import Markup, escape

END = "\n</div><!-- end of the document's text -->"
BEGIN = b'<div class="prose own-text" data-document="'
MARK = END.encode()
REGION = re.compile(
    r'<div class="prose own-text" data-document="([^"]*)" data-sha256="([0-9a-f]*)"[^<>]*>\n(.*?)'
    + re.escape(END),
    re.DOTALL,
)
HEADLINE = re.compile(r"<h1[^<>]*>(.*?)</h1>", re.DOTALL)


class Region(NamedTuple):
    """What a page says is the text of a document: the document's path and hash, headline and text."""

    document: str
    sha256: str
    headline: str
    html: str


def region(document: str, sha256: str, drawn: str, tongue: str) -> Markup:
    """The text of a document as it stands on a page; `drawn` has passed the gate, `tongue` are attributes."""
    attributes = f'data-document="{escape(document)}" data-sha256="{sha256}"{tongue}'
    return Markup(f'<div class="prose own-text" {attributes}>\n{drawn}{END}')  # noqa: S704 - see above


def held_once(text: str, page: bytes) -> bool:
    """Whether a `region` stands on a page as it is, and no other one."""
    data = text.encode()
    at = page.find(BEGIN)
    end = at + len(data)
    # Looked for where it begins, and the mark only around it: a search for all of it takes ten times longer.
    return page.startswith(data, at) and at >= 0 and page.find(MARK, 0, at) < 0 and page.find(MARK, end) < 0


def regions(page: str) -> list[Region]:
    """All such texts on a page. What has passed the gate holds no comment, so that none ends too early."""
    found = REGION.findall(page)
    headline = HEADLINE.search(page) if found else None
    return [
        Region(html.unescape(document), sha256, headline[1] if headline else "", drawn)
        for document, sha256, drawn in found
    ]
