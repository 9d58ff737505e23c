"""What a publisher has taken down, known again by its file, address or words without keeping any of it."""

import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import parse_qsl, urlencode, urlsplit

FILE, ADDRESS, WORDS = "file", "address", "words"
BYTES = "surrogateescape"  # escapes that are no UTF-8 are compared as the bytes that they are
NOT_THE_PAGE = (
    "utm_",
    "fbclid",
    "gclid",
    "mc_cid",
    "mc_eid",
)  # parts of a query that only follow readers about


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """The list of what was taken down: the line of `file` on which each entry begins, by all that names it.

    `known` is keyed by (`FILE`, path), (`ADDRESS`, address as `plainly` gives it) or (`WORDS`, hash as
    `trace` gives it). `days` and `reasons` are those of the entry on each line, as far as it has them.
    """

    file: str = "forgotten.toml"
    known: Mapping[tuple[str, str], int] = field(default_factory=dict)
    days: Mapping[int, str] = field(default_factory=dict)
    reasons: Mapping[int, str] = field(default_factory=dict)

    @property
    def stamp(self) -> str:
        """A hash of all that decides what is refused, and of what is said of it."""
        told = (sorted(self.known.items()), sorted(self.days.items()), sorted(self.reasons.items()))
        return hashlib.sha256(repr((self.file, told)).encode("utf-8", "surrogatepass")).hexdigest()

    def line(self, *, path: str = "", address: str = "", text: str = "") -> int | None:
        """The line of the entry that means this document, None where none does; what is "" is not asked for.

        `path` is as the user knows it (`seeds/one.md`, or `seeds/all.zip/one` for a part of a file),
        `address` its canonical one, `text` its body. So a program that fetches asks with the address before
        it fetches, and with all three before it keeps.
        """
        if not self.known:
            return None
        asked = (
            [(FILE, path), *((FILE, str(folder)) for folder in PurePosixPath(path).parents)] if path else []
        )
        asked += [(ADDRESS, plainly(address))] if address else []
        asked += [(WORDS, trace(text))] if text else []
        return next((self.known[one] for one in asked if one in self.known), None)

    def why(self, line: int) -> str:
        """What to tell of a document that the entry on this line means, with the way out."""
        day, reason = self.days.get(line, ""), self.reasons.get(line, "")
        told = f"forgotten{f' on {day}' if day else ''}{f' ({reason})' if reason else ''}"
        return f"{told}; to have it again, delete its entry in {self.file}, line {line}."


def plainly(address: str) -> str:
    """An address without what makes no other page of it: scheme, www, fragment, last slash, trackers."""
    try:
        parts = urlsplit(address.strip())
        host, port = (parts.hostname or "").removeprefix("www."), parts.port
        given = parse_qsl(parts.query, errors=BYTES)
        asked = [one for one in given if not one[0].lower().startswith(NOT_THE_PAGE)]
        query = f"?{urlencode(sorted(asked), errors=BYTES)}" if asked else ""
    except ValueError:
        return address.strip()
    return f"{host}{f':{port}' if port else ''}{parts.path.rstrip('/')}{query}" if host else address.strip()


def trace(text: str) -> str:
    """A hash of the letters and digits of `text`, by which the same words are known again in another file.

    Blanks, punctuation, capitals and ways to write one character count for nothing; one changed word makes
    another hash. SHA-256, hexadecimal; "" for a text without letters.
    """
    letters = "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))
    return hashlib.sha256(letters.encode("utf-8", "surrogatepass")).hexdigest() if letters else ""
