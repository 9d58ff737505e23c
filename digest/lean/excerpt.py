"""How much of an article may be shown: all of it, or whole paragraphs up to a number of words."""

import re

from digest.model.article import Document
from digest.model.language import base
from digest.render.site import Site

HEADING = re.compile(r"\s*#[ \t]+(?P<title>\S[^\r\n]*?)[ \t]*#*[ \t]*(?:[\r\n]+|\Z)")
INLINE = re.compile(r"[*_`]")
BLOCK = {
    "markdown": re.compile(r"(?:(?!\r?\n[ \t]*\r?\n).)+(?:\s*\n|\Z)", re.DOTALL),
    "text": re.compile(r"[^\r\n]+(?:\s*\n|\Z)"),
}


def titled(document: Document) -> tuple[str, str]:
    """The headline, "" where there is none, and the text below it.

    The headline is the one that the head gives, else the heading that the text begins with. A heading that
    only repeats it is not shown twice.
    """
    text, given = document.text[document.body :], document.checked.title or ""
    heading = HEADING.match(text) if document.markup == "markdown" else None
    told = INLINE.sub("", heading["title"]) if heading else ""
    if heading and told and given in ("", told) and text[heading.end() :].strip():
        return told, text[heading.end() :]
    return given, text


def shown(document: Document, text: str, site: Site) -> tuple[str, bool]:
    """As much of `text` as the article's rights allow, and whether something was left out.

    An excerpt is made of whole paragraphs, of at most so many words as its outlet allows, else the site;
    where the first is longer, of its first sentences.
    """
    if (document.checked.rights or site.rights) == "full":
        return text, False
    most = document.checked.excerpt_words or site.excerpt_words
    left, end = most, 0
    for block in BLOCK.get(document.markup, BLOCK["text"]).finditer(text):
        left -= len(block[0].split())
        if left < 0:
            break
        end = block.end()
    if not text[:end].strip():
        end = _sentences(text, most, base(document.checked.language or site.language))
    return text[:end], bool(text[end:].strip())


def _sentences(text: str, left: int, language: str) -> int:
    """Where the last sentence ends that still fits; 0 where not even the first one does."""
    from digest.text.sentences import sentences  # noqa: PLC0415 - only for excerpts of long paragraphs

    end = 0
    for start, stop in sentences(text, language=language):
        left -= len(text[start:stop].split())
        if left < 0:
            break
        end = stop
    return end
