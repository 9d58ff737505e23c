"""The record of what was in each story, `changes.lock.json`: read, checked, and put into words again."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import TypeVar

from digest.errors import DigestError
from digest.model.history import (
    Account,
    Changes,
    Correction,
    Known,
    Mention,
    NumberChange,
    Revision,
    Version,
    version,
)
from digest.read.lockfile import as_json, whole

SCHEMA = "digest.changes/1"
ABOUT = "Kept by digest build to tell what is new in a story. Commit it; without it nothing counts as new."
MOST_BYTES = 500_000_000  # the words of a hundred thousand articles
MEND = "restore it from your version control, or delete it: nothing counts as new then"
VERSIONS = ',\n"versions": [\n'
LINE = re.compile(r'\{"article": ("(?:[^"\\]|\\.)*"), "hash": "([0-9a-f]+)", "sentences": (\[.*\])\}')
NAMES = ("accounts", "outlets", "joined", "parted", "gone")  # fields of a revision that list words
Kind = TypeVar("Kind")
Small = TypeVar("Small", Account, Mention, Correction)


def changes(place: Path, called: str = "") -> Changes:
    """What the file `place` keeps; an empty record where there is no such file.

    Messages call it what it is `called`, or else by its name.

    Raises:
        DigestError: it cannot be understood.
        DiskError: it cannot be read.
    """
    raw = whole(place, MOST_BYTES)
    return Changes() if raw is None else understood(raw, called or place.name)


def understood(raw: bytes, file: str) -> Changes:
    """The record in the bytes of the file called `file`.

    Raises:
        DigestError: there is none.
    """
    with as_json(file, MEND):
        given, found = _parted(raw.decode())
    match given:
        case {"schema": "digest.changes/1", "stories": list(stories), "revisions": list(revisions)}:
            versions = given.get("versions", []) if isinstance(given, dict) else []
            kept = {one.key: one for one in (*found, *_each(_list(versions), _version, file))}
            told: dict[str, list[Revision]] = {}
            for story, one in _each(revisions, _revision, file):
                told.setdefault(story, []).append(_shown(one, kept))
            known = tuple(_each(stories, lambda one: _story(one, told), file))
        case _:
            raise DigestError(f"{file}: this is no record of changes ({SCHEMA}); {MEND}.")
    return Changes(stories=known, versions=kept)


def _parted(text: str) -> tuple[object, list[Version]]:
    """The record without its versions as `dumped` puts them, one a line, and these: most are never read.

    Raises:
        ValueError: it is no JSON.
    """
    head, between, tail = text.partition(VERSIONS)
    lines = tail.removesuffix("\n]}\n").split(",\n") if between else []
    found = [LINE.fullmatch(line) for line in lines]
    if not between or not all(found):
        return json.loads(text), []  # somebody has put it into another form
    versions = [
        Version(article=json.loads(one[1]), hash=one[2], told=one[3]) for one in found if one is not None
    ]
    return json.loads(f"{head}}}"), versions


def dumped(kept: Changes) -> bytes:
    """The record as a file: one story, one revision, one version a line, so that a change shows as such."""
    parts: dict[str, list[dict[str, object]]] = {
        "stories": [
            {"id": one.id, **_title(one.title), "accounts": [*map(_row, one.accounts)]}
            for one in kept.stories
        ],
        "revisions": [_fields(story.id, one) for story in kept.stories for one in story.revisions],
    }
    told = ",\n".join(f'"{name}": {_lines(rows)}' for name, rows in parts.items())
    head = f'{{"schema": "{SCHEMA}",\n"about": "{ABOUT}",\n{told}'
    lines = (
        f'{{"article": {json.dumps(one.article)}, "hash": "{one.hash}", "sentences": {one.told}}}'
        for one in kept.versions.values()
    )
    versions = ",\n".join(lines)
    return (f"{head}{VERSIONS}{versions}\n]}}\n" if versions else f"{head}}}\n").encode()


def _lines(rows: list[dict[str, object]]) -> str:
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f"[\n{lines}\n]" if lines else "[]"


def _row(one: Account | Mention | Correction) -> list[str]:
    """A small record as a list of its values, in the order of its fields."""
    return [getattr(one, each.name) for each in fields(one)]


def _title(title: Mention | None) -> dict[str, object]:
    return {"title": _row(title)} if title else {}


def _fields(story: str, one: Revision) -> dict[str, object]:
    """A revision without what it does not tell."""
    told: dict[str, object] = {"story": story, "number": one.number, "made": one.made, "newest": one.newest}
    told |= {name: [*getattr(one, name)] for name in NAMES}
    told |= {"claims": [*map(_row, one.claims)], "more": one.more}
    told["numbers"] = [
        {"subject": each.subject, "before": _sides(each.before), "now": _sides(each.now)}
        for each in one.numbers
    ]
    told["corrections"] = [*map(_row, one.corrections)]
    return {name: value for name, value in told.items() if value} | _title(one.title)


def _sides(sides: tuple[tuple[Mention, ...], ...]) -> list[list[list[str]]]:
    return [[*map(_row, side)] for side in sides]


def _each(rows: list[object], make: Callable[[Mapping[str, object]], Kind], file: str) -> Iterator[Kind]:
    """What `make` gives for each row.

    Raises:
        DigestError: a row is none that a build wrote.
    """
    for row in rows:
        try:
            yield make(_map(row))
        except (KeyError, TypeError, ValueError) as error:
            shown = json.dumps(row, ensure_ascii=False)[:100]
            raise DigestError(f"{file}: {shown} is not as it was written; {MEND}.") from error


def _version(row: Mapping[str, object]) -> Version:
    sentences = [(_number(start), _text(words)) for start, words in map(_list, _list(row["sentences"]))]
    found = version(_text(row["article"]), sentences)
    return replace(found, hash=_text(row["hash"]))


def _story(row: Mapping[str, object], told: Mapping[str, list[Revision]]) -> Known:
    id_ = _text(row["id"])
    return Known(
        id=id_,
        title=_mention(row["title"]) if "title" in row else None,
        accounts=tuple(_of(Account, one) for one in _list(row["accounts"])),
        revisions=tuple(told.get(id_, ())),
    )


def _revision(row: Mapping[str, object]) -> tuple[str, Revision]:
    lists = {name: tuple(map(_text, _list(row.get(name, [])))) for name in NAMES}
    return _text(row["story"]), Revision(
        number=_number(row["number"]),
        made=_text(row.get("made", "")),
        newest=_text(row.get("newest", "")),
        **lists,
        claims=tuple(map(_mention, _list(row.get("claims", [])))),
        more=_number(row.get("more", 0)),
        numbers=tuple(_number_change(one) for one in _list(row.get("numbers", []))),
        corrections=tuple(_of(Correction, one) for one in _list(row.get("corrections", []))),
        title=_mention(row["title"]) if "title" in row else None,
    )


def _shown(one: Revision, kept: Mapping[str, Version]) -> Revision:
    """A revision without corrections of which somebody took the words out of the record."""
    there = tuple(
        each
        for each in one.corrections
        if f"{each.article}@{each.before}" in kept and f"{each.article}@{each.after}" in kept
    )
    return one if there == one.corrections else replace(one, corrections=there)


def _number_change(row: object) -> NumberChange:
    told = _map(row)
    before, now = (
        tuple(tuple(map(_mention, _list(side))) for side in _list(told[name])) for name in ("before", "now")
    )
    return NumberChange(subject=_text(told["subject"]), before=before, now=now)


def _mention(row: object) -> Mention:
    return _of(Mention, row)


def _of(kind: type[Small], row: object) -> Small:
    """A small record from the list of its values."""
    names = [each.name for each in fields(kind)]
    return kind(**dict(zip(names, map(_text, _list(row)), strict=True)))


def _map(given: object) -> Mapping[str, object]:
    if not isinstance(given, dict):
        raise TypeError(given)
    return given


def _list(given: object) -> list[object]:
    if not isinstance(given, list):
        raise TypeError(given)
    return given


def _text(given: object) -> str:
    if not isinstance(given, str):
        raise TypeError(given)
    return given


def _number(given: object) -> int:
    if not isinstance(given, int) or given < 0:
        raise TypeError(given)
    return given
