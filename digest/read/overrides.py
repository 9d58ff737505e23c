"""The overrides file `stories.toml` read: what a person says of stories, each entry checked for its form."""

import difflib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from digest.errors import DigestError, DiskError
from digest.model.overrides import Named, Override, Overrides, Wish
from digest.read import files
from digest.text.slugs import slug
from digest.text.toml import NoToml, parsed
from digest.text.unicode import plain, readable, unlined

MOST_BYTES = 1_000_000
LONGEST_TITLE = 200
LONGEST_SLUG = 60
NEAR = 0.6  # difflib ratio: "jion" and "titel" are near, "merge" is not
HEADER = re.compile(r"\s*\[\[\s*[\"']?(?P<kind>[\w-]+)[\"']?\s*\]\]")
KEY = re.compile(r"\s*[\"']?(?P<key>[\w-]+)[\"']?\s*=")
# The keys that an entry must have, and those that it may have.
KEYS: Mapping[Wish, tuple[tuple[str, ...], tuple[str, ...]]] = {
    Wish.JOIN: (("articles",), ()),
    Wish.SPLIT: (("articles",), ()),
    Wish.MOVE: (("articles", "to"), ()),
    Wish.STORY: (("article",), ("title", "slug")),
}
FEWEST = {Wish.JOIN: 2}  # articles; for the other wishes one is enough


def overrides(place: Path) -> Overrides:
    """The entries of the file `place`, and every mistake of form in it; none where there is no such file.

    Raises:
        DigestError: it is no TOML, not UTF-8, or too big.
        DiskError: it cannot be read.
    """
    try:
        raw = files.whole(place, MOST_BYTES + 1)
    except OSError as error:
        raise DiskError(f"{place}: {error.strerror}; allow reading it.") from error
    if raw is None:
        return Overrides(file=place.name)
    if len(raw) > MOST_BYTES:
        raise DigestError(f"{place.name}: {MOST_BYTES:,} bytes is the most for overrides.")
    try:
        return entries(raw.decode("utf-8-sig"), place.name)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise DigestError(f"{place.name}:{line}: this is not UTF-8; save the file as UTF-8.") from error


def entries(text: str, file: str) -> Overrides:
    """The entries in `text`, which is the overrides file called `file`.

    Raises:
        DigestError: the text is no TOML.
    """
    try:
        given = parsed(text)
    except NoToml as error:
        place = f"{file}:{error.line}" if error.line else file
        way = error.way or 'write [[join]] and below it articles = ["…", "…"]'
        raise DigestError(f"{place}: {error}; {way}.") from error
    lines, found = _starts(text), _Found()
    for name, value in given.items():
        if name not in list(Wish):
            at = lines.get((name, 0), _line_of(text, name))
            found.mistake(at, f'"{name}" is no kind of entry.{_near(name, list(Wish), "[[{}]]")}')
        elif not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            found.mistake(_line_of(text, name), f"write [[{name}]], in two brackets, and its keys below.")
        else:
            for number, each in enumerate(value):
                entry = _Entry(text=text.splitlines(), start=lines.get((name, number), 0), given=each)
                found.entries.extend(_override(Wish(name), entry, found))
    return Overrides(
        file=file,
        entries=tuple(sorted(found.entries, key=lambda each: each.line)),
        mistakes=tuple(sorted(found.mistakes)),
    )


@dataclass(slots=True)
class _Found:
    """What was read so far."""

    entries: list[Override] = field(default_factory=list)
    mistakes: list[tuple[int, str]] = field(default_factory=list)

    def mistake(self, line: int, message: str) -> None:
        self.mistakes.append((line, message))


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry: the lines of the file, where it begins in it (from 1, 0 where unknown), and its values."""

    text: Sequence[str]
    start: int
    given: Mapping[str, object]

    def line(self, key: str, value: str = "") -> int:
        """The line of a key, or of a value below it; the entry's own where it is not seen."""
        at = 0
        for number, line in enumerate(self.text[self.start :], self.start + 1):
            if HEADER.match(line) or not self.start:
                break
            named = KEY.match(line)
            at = number if named and named["key"] == key else at
            if at and (not value or json.dumps(value, ensure_ascii=False) in line or f"'{value}'" in line):
                return number
        return at or self.start


def _override(wish: Wish, entry: _Entry, found: _Found) -> Iterator[Override]:
    needed, allowed = KEYS[wish]
    unknown = [key for key in entry.given if key not in (*needed, *allowed)]
    for key in unknown:
        known = _near(key, [*needed, *allowed])
        found.mistake(entry.line(key), f'"{key}" is no key of [[{wish}]].{known}')
    missing = [key for key in needed if key not in entry.given]
    if missing and not unknown:  # a misspelled key is told already
        found.mistake(entry.start, f"[[{wish}]] lacks {' and '.join(missing)}; write {_example(missing[0])}.")
    elif allowed and not unknown and not any(key in entry.given for key in allowed):
        found.mistake(entry.start, f'[[{wish}]] changes nothing; write {_example("title")} or slug = "…".')
    articles = tuple(_articles(wish, entry, found))
    to = _to(entry, found)
    title, address = _title(entry, found), _slug(entry, found)
    if articles:  # with mistakes elsewhere as well, so that all are told at once
        yield Override(wish=wish, articles=articles, line=entry.start, to=to, title=title, slug=address)


def _articles(wish: Wish, entry: _Entry, found: _Found) -> Iterator[Named]:
    key = "article" if wish is Wish.STORY else "articles"
    if key not in entry.given:
        return
    value = entry.given[key]
    listed = [value] if wish is Wish.STORY else value
    fewest = FEWEST.get(wish, 1)
    if not isinstance(listed, list) or not all(isinstance(each, str) and each.strip() for each in listed):
        found.mistake(entry.line(key), f"{key} cannot be that; write {_example(key)}.")
    elif len(listed) < fewest:
        few = "names none" if not listed else "names one article"
        found.mistake(entry.line(key), f"[[{wish}]] {few}; write {'two or more' if fewest > 1 else 'one'}.")
    else:
        yield from (Named(text=each.strip(), line=entry.line(key, each)) for each in listed)


def _to(entry: _Entry, found: _Found) -> Named | None:
    value = entry.given.get("to")
    if value is None:
        return None
    if isinstance(value, str) and value.strip():
        return Named(text=value.strip(), line=entry.line("to"))
    found.mistake(entry.line("to"), f"to cannot be that; write {_example('to')}.")
    return None


def _title(entry: _Entry, found: _Found) -> str:
    value = entry.given.get("title", "")
    title = plain(value) if isinstance(value, str) else ""
    if isinstance(value, str) and (odd := unlined(value)):
        said = f"title cannot be that: {odd} is in it; write one line of 1 to {LONGEST_TITLE}."
        found.mistake(entry.line("title"), said)
    elif "title" in entry.given and (not readable(title) or len(title) > LONGEST_TITLE):
        found.mistake(entry.line("title"), f"title cannot be that; write one line of 1 to {LONGEST_TITLE}.")
    return title


def _slug(entry: _Entry, found: _Found) -> str:
    value = entry.given.get("slug", "")
    if "slug" not in entry.given:
        return ""
    made = slug(value, most=LONGEST_SLUG) if isinstance(value, str) else ""
    if not made or made != value:
        rule = f'write small letters, digits and hyphens, such as "{made or "harbor-fire"}"'
        found.mistake(entry.line("slug"), f"slug = {json.dumps(value, default=str)} cannot be; {rule}.")
    return made


def _example(key: str) -> str:
    return {
        "articles": 'articles = ["seeds/one.md", "seeds/two.md"]',
        "article": 'article = "seeds/one.md"',
        "to": 'to = "seeds/two.md"',
        "title": 'title = "…"',
    }[key]


def _starts(text: str) -> dict[tuple[str, int], int]:
    """The line on which each entry begins, by its kind and its number among those."""
    starts: dict[tuple[str, int], int] = {}
    count: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if header := HEADER.match(line):
            kind = header["kind"]
            starts[kind, count.get(kind, 0)] = number
            count[kind] = count.get(kind, 0) + 1
    return starts


def _line_of(text: str, name: str) -> int:
    word = re.compile(rf"\s*\[*\s*[\"']?{re.escape(name)}\b")
    return next((number for number, line in enumerate(text.splitlines(), 1) if word.match(line)), 0)


def _near(name: str, known: Sequence[str], form: str = "{}") -> str:
    near = difflib.get_close_matches(name[:100], known, n=1, cutoff=NEAR)
    if near:
        return f" Did you mean '{form.format(near[0])}'?"
    return f" Known are {', '.join(form.format(each) for each in known)}."
