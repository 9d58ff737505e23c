"""The file `forgotten.toml` read and written: which articles were taken down, since when, and why."""

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from digest.errors import FORGOTTEN, DigestError, Problem
from digest.model.article import Document, Documents
from digest.read.lockfile import whole
from digest.text.forgotten import ADDRESS, FILE, WORDS, Forgotten, plainly
from digest.text.toml import NoToml, parsed
from digest.text.unicode import plain

MOST_BYTES = 5_000_000  # some ten thousand entries
TABLE = "article"
KINDS = (FILE, ADDRESS, WORDS)  # one of them at least names what is meant
KEYS = (*KINDS, "day", "reason")
HEADER = re.compile(r"\s*\[\[\s*article\s*\]\]")
HASH = re.compile(r"[0-9a-f]{64}")
EXAMPLE = 'write [[article]] and below it file = "seeds/one.md" or address = "https://…"'
ABOUT = """\
# Articles taken down, kept by `digest forget` and by you; no sentence of them stands here. Commit this file:
# as long as an entry stands, no build takes the article in, and `digest fetch` does not fetch it.
"""


class Entry(NamedTuple):
    """An article to be forgotten, by its file, its address and the hash of its words, as far as known."""

    file: str
    address: str
    words: str
    day: str
    reason: str


def forgotten(place: Path) -> Forgotten:
    """What the file `place` lists; nothing where there is no such file.

    Raises:
        DigestError: it cannot be understood. Nothing is built then: what was taken down could come back.
        DiskError: it cannot be read.
    """
    raw = whole(place, MOST_BYTES)
    if raw is None:
        return Forgotten(file=place.name)
    if len(raw) > MOST_BYTES:
        raise DigestError(f"{place.name}: {MOST_BYTES:,} bytes is the most for a list of what is forgotten.")
    try:
        return understood(raw.decode("utf-8-sig"), place.name)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise DigestError(f"{place.name}:{line}: this is not UTF-8; save the file as UTF-8.") from error


def understood(text: str, file: str) -> Forgotten:
    """The list in `text`, which is the file called `file`.

    Raises:
        DigestError: there are mistakes in it; a line for each.
    """
    try:
        given = parsed(text)
    except NoToml as error:
        place = f"{file}:{error.line}" if error.line else file
        raise DigestError(f"{place}: {error}; {error.way or EXAMPLE}.") from error
    lines = [number for number, line in enumerate(text.splitlines(), 1) if HEADER.match(line)]
    rows = given.get(TABLE, [])
    wrong = [f'{file}: "{name}" is no kind of entry; {EXAMPLE}.' for name in given if name != TABLE]
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise DigestError("\n".join([*wrong, f"{file}: write [[article]], in two brackets."]))
    lines = lines if len(lines) == len(rows) else [0] * len(rows)  # written in another way than ours
    known: dict[tuple[str, str], int] = {}
    days: dict[int, str] = {}
    reasons: dict[int, str] = {}
    for line, row in zip(lines, rows, strict=True):
        wrong += [f"{file}:{line}: {message}" for message in _mistakes(row)]
        for kind in KINDS:
            if row.get(kind):
                told = str(row[kind])
                known.setdefault((kind, plainly(told) if kind == ADDRESS else told), line)
        days |= {line: str(row["day"])} if "day" in row else {}
        reasons |= {line: plain(str(row["reason"]))} if row.get("reason") else {}
    if wrong:
        raise DigestError("\n".join(wrong))
    return Forgotten(file=file, known=known, days=days, reasons=reasons)


def _mistakes(row: Mapping[str, object]) -> list[str]:
    """What is wrong with one entry."""
    told = [
        f'"{key}" is no key of [[article]]; known are {", ".join(KEYS)}.' for key in row if key not in KEYS
    ]
    texts = [key for key in (*KINDS, "reason") if not isinstance(row.get(key, ""), str)]
    told += [f"{key} cannot be that; write a text in quotation marks." for key in texts]
    if not any(row.get(kind) for kind in KINDS) and not told:
        told.append(f"this names no article; {EXAMPLE}.")
    if not isinstance(row.get("day", date.min), date):
        told.append("day cannot be that; write a day such as 2026-03-09.")
    if row.get(WORDS) and not HASH.fullmatch(str(row[WORDS])):
        told.append("words is no hash as `digest forget` writes it; leave it out.")
    return told


def admitted(given: Documents, listed: Forgotten) -> Documents:
    """The documents of a file without those that are forgotten, for each of which a problem is told instead.

    Of what is forgotten nothing else is told: remarks repeat words of its head.
    """
    if not listed.known:
        return given
    lines = {document.path: _line(document, listed) for document in given.kept}
    out = {path: line for path, line in lines.items() if line is not None}
    if not out:
        return given
    told = tuple(Problem(path=path, code=FORGOTTEN, message=listed.why(line)) for path, line in out.items())
    return Documents(
        kept=tuple(document for document in given.kept if document.path not in out),
        problems=(*(one for one in given.problems if one.path not in out), *told),
    )


def _line(document: Document, listed: Forgotten) -> int | None:
    text = document.text[document.body :]
    return listed.line(path=document.path, address=document.checked.url or "", text=text)


def added(text: str, entry: Entry) -> str:
    """The file `text` ("" for none) with one entry more at its end; all that stands in it stays as it is."""
    before = f"{text.rstrip()}\n" if text.strip() else ABOUT
    values = [(key, getattr(entry, key)) for key in KEYS]
    rows = [
        f"{key} = {value if key == 'day' else json.dumps(value, ensure_ascii=False)}\n"
        for key, value in values
        if value
    ]
    return f"{before}\n[[article]]\n{''.join(rows)}"
