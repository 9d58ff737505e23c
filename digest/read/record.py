"""The record of stories' ids and addresses, `stories.lock.json`: read, checked, and put into words again."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

from digest.errors import DigestError
from digest.model.record import Entry, Record
from digest.read.lockfile import as_json, whole

SCHEMA = "digest.record/1"
ABOUT = "Kept by digest build so that the addresses of stories stay. Commit it; to start afresh, delete it."
MOST_BYTES = 50_000_000  # a hundred thousand stories
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ID = re.compile(r"s-[0-9a-f]{6,64}")
LONGEST = 200  # characters of a slug
MEND = "restore it from your version control, or delete it to give out addresses anew"


def record(place: Path, called: str = "") -> Record:
    """What the file `place` keeps; an empty record where there is no such file.

    Messages call it what it is `called`, or else by its name.

    Raises:
        DigestError: it cannot be understood.
        DiskError: it cannot be read.
    """
    raw = whole(place, MOST_BYTES)
    return Record() if raw is None else understood(raw, called or place.name)


def understood(raw: bytes, file: str) -> Record:
    """The record in the bytes of the file called `file`.

    Raises:
        DigestError: there is none.
    """
    with as_json(file, MEND):
        given = json.loads(raw)
    match given:
        case {"schema": "digest.record/1", "stories": list(stories)}:
            found = tuple(_entry(each, file) for each in stories)
        case _:
            raise DigestError(f"{file}: this is no record of stories ({SCHEMA}); {MEND}.")
    ids = [entry.id for entry in found]
    twice = next((id_ for id_ in ids if ids.count(id_) > 1), None) if len({*ids}) < len(ids) else None
    if twice:
        raise DigestError(f"{file}: two stories have the id {twice}; {MEND}.")
    return Record(entries=found)


def dumped(kept: Record) -> bytes:
    """The record as a file: one story a line, so that a change shows as the lines that it touches."""
    lines = ",\n".join(json.dumps(_fields(entry), ensure_ascii=False) for entry in kept.entries)
    stories = f"[\n{lines}\n]" if lines else "[]"
    return f'{{"schema": "{SCHEMA}",\n"about": "{ABOUT}",\n"stories": {stories}}}\n'.encode()


def _fields(entry: Entry) -> Mapping[str, object]:
    fields: dict[str, object] = {"id": entry.id, "slug": entry.slug, "articles": list(entry.articles)}
    if entry.former:
        fields["former"] = list(entry.former)
    if entry.into:
        fields["into"] = entry.into
    if entry.gone:
        fields["gone"] = True
    return fields


def _entry(given: object, file: str) -> Entry:
    match given:
        case {"id": str(id_), "slug": str(slug), "articles": list(articles), **more}:
            former = more.get("former", [])
            into = str(more["into"]) if more.get("into") else None
            gone = bool(more.get("gone"))
            slugs = [slug, *former] if isinstance(former, list) else []
            sound = slugs and articles and not (into and gone) and ID.fullmatch(id_)
            if (
                sound
                and all(each == "" or _slug(each) for each in slugs)
                and all(isinstance(one, str) for one in articles)
            ):
                return Entry(
                    id=id_,
                    slug=slug,
                    articles=tuple(articles),
                    former=tuple(slugs[1:]),
                    into=into,
                    gone=gone,
                )
    shown = json.dumps(given, ensure_ascii=False)[:100]
    raise DigestError(f"{file}: {shown} is no story of a record; {MEND}.")


def _slug(given: object) -> bool:
    return isinstance(given, str) and len(given) <= LONGEST and SLUG.fullmatch(given) is not None
