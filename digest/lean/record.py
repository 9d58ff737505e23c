"""What is kept of the last build: the face of every article and the key of every page, in one file."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from digest.errors import Problem
from digest.lean.face import Face

SCHEMA = 1


class Known(NamedTuple):
    """A document as it was read: the hash of its bytes, its face (None: not shown), what was wrong."""

    sha256: str
    face: Face | None
    problems: tuple[Problem, ...] = ()


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


def remembered(place: Path, made: str) -> Record:
    """The record in the file `place`, if it was made from `made`; else an empty one."""
    try:
        given = json.loads(place.read_bytes())
        if given["schema"] != SCHEMA or given["made"] != made:
            return Record(made=made)
        documents = {path: _known(path, *row) for path, row in given["documents"].items()}
        return Record(made=made, documents=documents, keys=given["keys"], slugs=given["slugs"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Record(made=made)  # the worst that follows is that all is drawn anew


def keep(place: Path, record: Record) -> None:
    """Write the record.

    Raises:
        OSError: it cannot be written; the next build will draw everything.
    """
    given = {
        "schema": SCHEMA,
        "made": record.made,
        "documents": {path: _row(known) for path, known in record.documents.items()},
        "keys": record.keys,
        "slugs": record.slugs,
    }
    place.parent.mkdir(parents=True, exist_ok=True)
    fresh = place.with_name(f"{place.name}.{os.getpid()}")
    fresh.write_text(json.dumps(given, ensure_ascii=False, separators=(",", ":")), "utf-8")
    fresh.replace(place)


def _known(
    path: str, sha256: str, face: list[object] | None, problems: list[tuple[int, str, str]] | None = None
) -> Known:
    told = tuple(Problem(path=path, line=line, code=code, message=why) for line, code, why in problems or ())
    return Known(sha256, Face._make(face) if face else None, told)


def _row(known: Known) -> list[object]:
    row: list[object] = [known.sha256, known.face]
    if known.problems:
        row.append([(one.line, one.code, one.message) for one in known.problems])
    return row
