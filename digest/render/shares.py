"""How much of each article stands somewhere on a site, in words: on its pages, and with its files of data."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from digest.render.marks import Mark
from digest.render.proof import CHECKED, read
from digest.render.verify import Documents, objects
from digest.text.words import count

PAGE = ".html"
Range = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How much of an article a site shows: of its `words` so many stand on `pages`, and anywhere (`all`).

    `path` is its document, `outlet` whose it is; furniture is not counted.
    """

    path: str
    outlet: str
    words: int
    pages: int
    all: int

    @property
    def on_pages(self) -> int:
        """The share that stands on pages, in percent; rounded up: over a limit is not told as at it."""
        return _percent(self.pages, self.words)

    @property
    def anywhere(self) -> int:
        """The share that stands on pages or in files of data, in percent, rounded up."""
        return _percent(self.all, self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Article:
    path: str
    outlet: str
    words: int
    furniture: tuple[Range, ...]


def shares(pages: Mapping[str, bytes], documents: Documents) -> tuple[Share, ...]:
    """The share of each article that `pages` show, by the paths of articles; `documents` as for `verify`.

    Only sites of stories tell of their articles in data: of another site it is nothing.
    """
    values = {path: _value(pages[path]) for path in pages if path.endswith("story.json")}
    articles = dict(pair for value in values.values() for pair in _articles(value))
    shown: dict[str, list[Range]] = {}
    printed: dict[str, list[Range]] = {}
    for path in pages:
        for name, place in _places(path, pages, values.get(path)):
            (printed if path.endswith(PAGE) else shown).setdefault(name, []).append(place)
    made = []
    for id_, article in articles.items():
        text = documents[article.path][1] if article.path in documents else ""
        on_pages = printed.get(id_, [])
        made.append(
            Share(
                path=article.path,
                outlet=article.outlet,
                words=article.words,
                pages=_words(text, on_pages, article.furniture),
                all=_words(text, [*on_pages, *shown.get(id_, [])], article.furniture),
            )
        )
    return tuple(sorted(made, key=lambda share: share.path))


def _value(data: bytes) -> object:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


def _articles(value: object) -> Iterator[tuple[str, _Article]]:
    for found in objects(value):
        match found:
            case {
                "id": str(id_),
                "path": str(path),
                "outlet": {"name": name},
                "words": int(words),
                "furniture": list(furniture),
            }:
                ranges = tuple((one["start"], one["end"]) for one in furniture)
                yield id_, _Article(path=path, outlet=str(name or ""), words=words, furniture=ranges)


def _places(path: str, pages: Mapping[str, bytes], value: object) -> Iterator[tuple[str, Range]]:
    """Every passage that a file shows: article, start and end."""
    for found in objects(value):
        match found:
            case {"article": str(article), "start": int(start), "end": int(end), "text": str(_)}:
                yield article, (start, end)
    if path.endswith(CHECKED):
        yield from ((mark.article, _range(mark)) for mark in read(path, pages).marks)


def _range(mark: Mark) -> Range:
    return mark.start, mark.end


def _words(text: str, places: Iterable[Range], furniture: tuple[Range, ...]) -> int:
    """The words of `text` in any of `places`, each once, furniture aside."""
    total, at = 0, 0
    for start, end in sorted(places):
        if end > at:
            total += sum(count(text[a:b]) for a, b in _outside(max(start, at), end, furniture))
            at = end
    return total


def _outside(start: int, end: int, furniture: tuple[Range, ...]) -> Iterator[Range]:
    """What of a range lies in none of `furniture`."""
    for first, last in sorted(furniture):
        if last <= start or first >= end:
            continue
        if first > start:
            yield start, first
        start = max(start, last)
    if start < end:
        yield start, end


def _percent(part: int, whole: int) -> int:
    return min(100, -(-100 * part // whole)) if whole else 0
