"""The words in a feed's elements, plain or HTML, whichever of the many ways they are written in."""

import base64
import binascii
import re
from html import escape, unescape
from typing import Any
from urllib.parse import urljoin

from digest.read import needed
from digest.read.fragment import TAG, one_line
from digest.text.unicode import fit, plain

XML = "{http://www.w3.org/XML/1998/namespace}"
XHTML = "{http://www.w3.org/1999/xhtml}"
ATOM_1, ATOM_03 = "http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#"
PLAIN = frozenset({"text", "text/plain", "plain"})
TREE = frozenset({"xhtml", "application/xhtml+xml", "xml"})
PACKED = ("application/octet-stream", "image/", "audio/", "video/")
TEXTUAL = re.compile(r"text/|.*[+/]xml$|(?:text|html|xhtml)$")
MAIL = re.compile(r"[\w.+'%-]+@[\w-]+(?:\.[\w-]+)+")
LONGEST_PERSON = 1_000  # characters: the patterns below take the square of them
BRACKETS = re.compile(r"\(([^()]*)\)")
LONGEST_ADDRESS = 2_048


def local(element: Any) -> str:  # noqa: ANN401 - an element
    """The name of an element in small letters, without its namespace and prefix."""
    tag = element.tag if isinstance(element.tag, str) else ""
    return tag.rpartition("}")[2].rpartition(":")[2].lower()


def raw(element: Any) -> str:  # noqa: ANN401 - an element
    """All text within an element, as it is."""
    return "".join(element.itertext())


def line(element: Any) -> str:  # noqa: ANN401 - an element
    """The text of an element as one line, as it is."""
    return plain(raw(element)) if element is not None else ""


def html(element: Any) -> str:  # noqa: ANN401 - an element
    """What an element of a feed says, as HTML.

    Atom says which it is; RSS does not, and what looks like HTML there is HTML.
    """
    kind = (element.get("type") or "").strip().lower()
    mode = (element.get("mode") or "").strip().lower()
    atom = any(space in str(element.tag) for space in (ATOM_1, ATOM_03)) or bool(kind or mode)
    if mode == "base64" or (not mode and kind.startswith(PACKED)):
        return _plainly(_decoded(raw(element)), kind if TEXTUAL.match(kind) else "")
    if len(element):
        return _inner(element)
    if atom and (kind in PLAIN or not kind) and mode != "escaped":
        return escape(raw(element), quote=False)
    return _plainly(raw(element), kind if mode == "escaped" else "")


def title(element: Any) -> str:  # noqa: ANN401 - an element
    """What an element says, as one line of plain text."""
    return plain(one_line_of(html(element))) if element is not None else ""


def one_line_of(words: str) -> str:
    """HTML as one line of plain text, what is only signs as well; what is escaped twice, once more."""
    if not TAG.search(words):
        return unescape(words)
    return one_line(words) or " ".join(unescape(re.sub(r"<[^<>]*>", "", words)).split())


def _plainly(words: str, kind: str) -> str:
    return escape(words, quote=False) if kind in PLAIN else words


def _decoded(words: str) -> str:
    try:
        return fit(base64.b64decode("".join(words.split()), validate=True).decode("utf-8", "replace"))[0]
    except (binascii.Error, ValueError):
        return words


def _inner(element: Any) -> str:  # noqa: ANN401 - an element
    """What stands in an element as HTML: elements as HTML writes them, without prefixes."""
    tostring = needed.etree().tostring
    parts = [escape(element.text or "", quote=False)]
    for child in element:
        if isinstance(child.tag, str):
            _without_spaces(child)
            parts.append(tostring(child, encoding="unicode", method="html"))
        else:
            parts.append(escape(child.tail or "", quote=False))
    return "".join(parts)


def _without_spaces(top: Any) -> None:  # noqa: ANN401 - an element
    for each in top.iter():
        if isinstance(each.tag, str) and "}" in each.tag:
            each.tag = each.tag.rpartition("}")[2]


def base(element: Any, address: str) -> str:  # noqa: ANN401 - an element
    """What relative addresses in an element are relative to: `xml:base` of all around it, and `address`."""
    around = [element, *element.iterancestors()]
    for each in reversed(around):
        address = absolute(each.get(f"{XML}base") or "", address)
    return address


def absolute(address: str, against: str) -> str:
    """An address made absolute where that can be; "" for one that is too long or none."""
    address = plain(address)
    if not address or len(address) > LONGEST_ADDRESS:
        return against if not address else ""
    try:
        return urljoin(against, address)
    except ValueError:
        return ""


def language(element: Any) -> str:  # noqa: ANN401 - an element
    """The language that an element or one around it says, or ""."""
    around = (each.get(f"{XML}lang") for each in (element, *element.iterancestors()))
    return plain(next((one for one in around if one is not None), ""))


def person(words: str) -> str:
    """The name in "name (address)", "address (name)", "name <address>"; "" for an address alone."""
    words = words[:LONGEST_PERSON]
    words = plain(one_line_of(words.replace("<", " <")) if MAIL.search(words) is None else words)
    if not MAIL.search(words):
        return words
    inside = BRACKETS.search(words)
    if inside and inside[1].strip() and not MAIL.search(inside[1]):
        return plain(inside[1])
    rest = MAIL.sub("", BRACKETS.sub("", words))
    return plain(re.sub(r"(?i)mailto:|[<>\[\]()\"]", " ", rest)).strip(" ,;")
