"""XML from anywhere made fit to be read: no definitions of entities, not too deep, damaged ones mended."""

import codecs
import re
from html import unescape
from html.entities import html5
from typing import Any

from digest.read.decode import BOMS, decode
from digest.read.document import MOST_PACKED
from digest.read.needed import needed
from digest.read.refusal import Refusal
from digest.text.unicode import fit

MOST_TAGS = 1_000_000  # of a feed of 5,000 items, those in the items' HTML included; each takes memory
MOST_NAMES = 800_000  # attributes, which take memory, too
MOST_REFERENCES = 1_000_000
# How markup begins in encodings of four bytes a sign, without a mark.
FIRST = {b"\0\0\0<": "utf-32-be", b"<\0\0\0": "utf-32-le"}
NEAR = 1_024  # bytes in which a declaration of the encoding stands
DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")
PROLOG = re.compile(r"[\s\ufeff]+|<!--.*?-->|<\?.*?\?>", re.DOTALL)  # what may stand before the first element
ROOT = re.compile(r"<[A-Za-z_]")
DOCTYPE = re.compile(r"<!DOCTYPE\b[^\[>]*(?:\[[^\]]*\]\s*)?>?", re.IGNORECASE)
DEFINED = re.compile(r"<!(?:ENTITY|ELEMENT|ATTLIST|NOTATION)\b|%[\w.-]+;", re.IGNORECASE)
# A reference that XML does not know, or that stands for another sign than its number says; a lone `&`.
AMPERSAND = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)"
    r"|&(?!(?:amp|lt|gt|quot|apos|#(?!1[2-5]\d;)\d{1,7}|#x(?![89][0-9a-fA-F];)[0-9a-fA-F]{1,6});)"
    r"(?:#(?:\d{1,7}|[xX][0-9a-fA-F]{1,6});|(\w{1,32});)?",
    re.DOTALL,
)
OWN_ENTITIES = "the XML defines entities or elements of its own; leave its DOCTYPE out."
# Signs that stand for nothing in text: those that a Windows program has for quotation marks, and the others.
WINDOWS = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
MENDED = {**WINDOWS, **dict.fromkeys({*range(0x20), 0x7F} - {0x09, 0x0A, 0x0D}, "")}
# Two and more bytes a sign: what cannot be declared in ASCII is no declaration.
WIDE = re.compile(r"utf[-_]?(?:16|32)|ucs[-_]?[24]", re.IGNORECASE)


def text(raw: bytes, *, charset: str = "") -> str:
    """The text of a file of markup: as its mark says, as it declares, as `charset` says, else as `decode`.

    Raises Refusal: `E_TOO_BIG`, `E_ENCODING`.
    """
    if len(raw) > MOST_PACKED:
        raise Refusal("E_TOO_BIG", f"more than {MOST_PACKED:,} bytes, the most for a feed; split it.")
    if not any(raw.startswith(mark) for mark, _ in BOMS) and b"\0" not in raw[:NEAR]:
        declared = DECLARED.match(raw[:NEAR])
        for name in (declared[1].decode("ascii") if declared else "", charset, "utf-8"):
            found = None if WIDE.match(name) else _as(raw, name)
            if found is not None:
                return fit(found.translate(MENDED))[0]
    wide = next((name for start, name in FIRST.items() if raw.startswith(start)), "")
    found = _as(raw, wide) if wide else None
    return fit(found)[0] if found is not None else decode(raw).text


def _as(raw: bytes, name: str) -> str | None:
    """The bytes in the encoding `name`; None where that is none, or they are not in it."""
    try:
        info = codecs.lookup(name) if name else None
        if info is None or not getattr(info, "_is_text_encoding", True):
            return None
        # What calls itself ISO 8859-1 is Windows-1252, say browsers and the quotation marks in it.
        return raw.decode("cp1252" if info.name in {"iso8859-1", "ascii"} else name)
    except (LookupError, ValueError):
        return None


def tree(given: str) -> tuple[Any, bool]:
    """The root of the XML in `given`, and whether it had to be mended. Comments are left out.

    Raises Refusal: `E_XML` where entities are defined or nothing is in it, `E_TOO_BIG`, `E_EXTRA`.
    """
    names = given.count('="') + given.count("='")
    if given.count("<") > MOST_TAGS or names > MOST_NAMES or given.count("&") > MOST_REFERENCES:
        raise Refusal("E_TOO_BIG", f"more than {MOST_TAGS:,} tags or as many attributes or signs; split it.")
    etree = needed("lxml.etree")
    whole = AMPERSAND.sub(_reference, _plainly(given)).encode()
    parser = etree.XMLParser(
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(whole, parser)
    except etree.XMLSyntaxError as error:
        raise Refusal("E_XML", f"this is no XML that can be read: {_said(error)}.") from error
    if root is None:
        raise Refusal("E_XML", "this is no XML: there is nothing in it.")
    if root.getroottree().docinfo.internalDTD is not None:
        raise Refusal("E_XML", OWN_ENTITIES)
    return root, bool(len(parser.error_log))


def _plainly(given: str) -> str:
    """The text from its first element on, without its declarations, which are needed no more."""
    at = 0
    while found := PROLOG.match(given, at):
        at = found.end()
    told = DOCTYPE.match(given, at)
    root = ROOT.search(given, told.end() if told else at)
    first = root.start() if root else len(given)
    # A definition looks like the beginning of no element: the root stands behind all of them.
    if (told and "[" in told[0]) or DEFINED.search(given, at, first):
        raise Refusal("E_XML", OWN_ENTITIES)
    return given[first:] if told else given[at:]


def _reference(found: re.Match[str]) -> str:
    """A reference that XML knows: HTML's names have numbers, a lone `&` is meant as itself."""
    whole, name = found[0], found[1]
    if whole.startswith("<"):
        return whole
    if whole.startswith("&#"):
        return "".join(f"&#{ord(char)};" for char in fit(unescape(whole))[0])  # as browsers take it
    said = html5.get(f"{name};", "") if name else ""
    return "".join(f"&#{ord(char)};" for char in said) or f"&amp;{whole[1:]}"


def _said(error: Exception) -> str:
    return fit(" ".join(str(error).split()))[0][:120].rstrip(".")
