"""What is kept of the last build: the face of every article and the key of every page, in one file."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from digest.engine.keep import kept
from digest.errors import Problem
from digest.lean.face import Face
from digest.lean.shelf import Shelf, Shelved, placed

SCHEMA = 3
EDITED = ".edited"  # the file beside the record that names the documents drawn alone since it was written
_Shelf = tuple[str, int, list[list[str]], dict[str, str]]
ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Known(NamedTuple):
    """A document as it was read: its hash, its face (None: not shown), what was wrong.

    A file of many articles is known as well, by its own path and hash: `parts` are its documents' paths.
    """

    sha256: str
    face: Face | None
    problems: tuple[Problem, ...] = ()
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What is kept: documents by path, the key of each output by its path, and addresses once made.

    `made` names all that decides besides the articles: code, theme, settings. Where it is another, nothing
    that is kept is of use.
    """

    made: str = ""
    documents: Mapping[str, Known] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    slugs: Mapping[str, str] = field(default_factory=dict)


class Glimpse(NamedTuple):
    """All that the page of one article is made from besides its text; `tags`: whether there are any."""

    shelved: Shelved
    newer: Shelved | None
    older: Shelved | None
    tags: bool


def remembered(place: Path, made: str) -> Record:
    """The record in the file `place`, if it was made from `made`; else an empty one."""
    try:
        given = json.loads(place.read_bytes())
        if given["schema"] != SCHEMA or given["made"] != made:
            return Record(made=made)
        documents = {path: _known(path, *row) for path, row in given["documents"].items()}
        keys = given["keys"]
        pages = {document: page for document, page, _ in given["shelf"]["order"]}
        for document in edited(place):
            documents.pop(document, None)
            keys.pop(pages.get(document, ""), None)
        return Record(made=made, documents=documents, keys=keys, slugs=given["slugs"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Record(made=made)  # the worst that follows is that all is drawn anew


def keep(place: Path, record: Record, shelf: Shelf, now: str) -> None:
    """Write the record; `now` is the time of the build, "" where none was given.

    Raises:
        OSError: it cannot be written; the next build will draw everything.
    """
    given = {
        "schema": SCHEMA,
        "made": record.made,
        "now": now,
        "shelf": {
            "order": [(one.document, one.path, one.outlet) for one in shelf.articles],
            "tags": {group.name: group.path for group in shelf.tags},
        },
        "documents": {path: _row(path, known) for path, known in record.documents.items()},
        "keys": record.keys,
        "slugs": record.slugs,
    }
    kept(place, ENCODE(given).encode("utf-8", "surrogatepass"))
    place.with_name(place.name + EDITED).unlink(missing_ok=True)


def glimpse(place: Path, made: str, now: str, document: str) -> Glimpse | None:
    """What is kept of one document that is shown, without reading all; None where it is not to be had.

    Its page, its neighbors and its lists stay as they are while no face changes.
    """
    try:
        status = place.stat()
        kept = _shelf(place, (status.st_mtime_ns, status.st_size, status.st_ino), made, now)
        if kept is None:
            return None
        text, end, order, tags = kept
        at = next(at for at, (path, _, _) in enumerate(order) if path == document)
        rows = (order[at], order[at - 1] if at else None, order[at + 1] if at + 1 < len(order) else None)
        shelved, newer, older = (_shelved(text, end, row, tags) if row else None for row in rows)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, StopIteration):
        return None
    return Glimpse(shelved, newer, older, bool(tags)) if shelved else None


@lru_cache(maxsize=1)  # a preview asks again and again
def _shelf(place: Path, stamp: tuple[int, int, int], made: str, now: str) -> _Shelf | None:  # noqa: ARG001 - the key
    """The record's text, where its shelf ends in it, the order of the articles, the page of each tag."""
    text = place.read_text("utf-8", "surrogatepass")
    begin = ENCODE({"schema": SCHEMA, "made": made, "now": now})[:-1] + ',"shelf":'
    if not text.startswith(begin):
        return None
    shelf, end = json.JSONDecoder().raw_decode(text, len(begin))
    return text, end, shelf["order"], shelf["tags"]


def edited(place: Path) -> list[str]:
    """The documents whose pages were drawn alone since the record in `place` was written.

    Raises:
        ValueError: the list cannot be understood.
        OSError: it is there and cannot be read.
    """
    try:
        return list(map(str, json.loads(place.with_name(place.name + EDITED).read_bytes())))
    except FileNotFoundError:
        return []


def note(place: Path, document: str) -> None:
    """Note that the page of `document` is about to be drawn alone: what the record says of it holds no more.

    Raises:
        OSError, ValueError: the list cannot be written or read.
    """
    named = edited(place)
    if document not in named:
        kept(
            place.with_name(place.name + EDITED), ENCODE([*named, document]).encode("utf-8", "surrogatepass")
        )


def _shelved(text: str, start: int, row: list[str], tags: Mapping[str, str]) -> Shelved:
    document, page, outlet = row
    at = text.index(f"{ENCODE(document)}:[", start)
    known = _known(document, *json.JSONDecoder().raw_decode(text, at + len(ENCODE(document)) + 1)[0])
    if known.face is None:
        raise ValueError(document)
    return placed(document, known.face, page, outlet, {tag.casefold(): (tag, to) for tag, to in tags.items()})


def _known(
    path: str,
    sha256: str,
    face: list[object] | None,
    problems: list[tuple[int, str, str, str]] | None = None,
    parts: list[str] | None = None,
) -> Known:
    told = (
        Problem(path=f"{path}{rest}", line=line, code=code, message=why)
        for line, code, why, rest in problems or ()
    )
    ends = tuple(f"{path}{rest}" for rest in parts or ())
    return Known(sha256, Face._make(face) if face else None, tuple(told), ends)


def _row(path: str, known: Known) -> list[object]:
    """What is kept of a document; what was wrong may be so with a part of it, whose path begins with its."""
    row: list[object] = [known.sha256, known.face]
    if known.problems or known.parts:
        told = [(one.line, one.code, one.message, one.path.removeprefix(path)) for one in known.problems]
        row.append(told)
    if known.parts:
        row.append([part.removeprefix(path) for part in known.parts])
    return row
