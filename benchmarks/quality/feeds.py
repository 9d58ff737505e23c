"""Feeds read: rows {path, xml_b64, expect or expected}, answers {path, feed}; what their own tests expect.

Scored is what matters to digest: titles, addresses, ids, dates, texts. A text is met where the words are the
same; how it is marked up is nothing to us. A date is met to the minute, or to the day where nothing tells the
zone.
"""

import ast
import base64
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from html import unescape
from io import BytesIO
from typing import Any, NamedTuple
from urllib.parse import urljoin

from benchmarks.quality.files import Row, Rows
from benchmarks.quality.task import Files, Score, Task
from digest.read.feed import feed
from digest.read.feeddates import feed_date
from digest.read.feedwords import one_line_of
from digest.read.refusal import Refusal

FIELDS = {
    "title": "title", "title_detail": "title", "link": "link", "id": "id", "guid": "id",
    "published": "dates", "published_parsed": "dates", "updated": "dates", "updated_parsed": "dates",
    "created": "dates", "created_parsed": "dates", "date": "dates", "date_parsed": "dates",
    "modified": "dates", "modified_parsed": "dates", "issued": "dates", "issued_parsed": "dates",
    "description": "content", "summary": "content", "summary_detail": "content", "content": "content",
    "description_detail": "content", "publishedParsed": "dates", "updatedParsed": "dates",
    "pubDate": "dates", "pubDateParsed": "dates",
}  # fmt: skip
OF_FEED = frozenset({"title", "link"})  # what is asked of the feed itself
SERVED = "http://127.0.0.1:8097/"
MOST_SHARE = 100.0
MINUTE = len("2004-01-01T10:00")


class Wanted(NamedTuple):
    """Something expected: of the feed (at -1) or an item, the field, the value, and what of it is meant."""

    at: int
    field: str
    value: object


def predict(files: Files) -> list[Row]:
    """What our own reader gives."""
    return [{"path": row["path"], "feed": _ours(row)} for rows in files for row in rows]


def _ours(row: Row) -> Any:  # noqa: ANN401 - JSON
    try:
        made = feed(base64.b64decode(row["xml_b64"]), address=_address(row))
    except Refusal as refusal:
        return {"refused": f"{refusal.code}: {refusal}"}
    return {**asdict(made), "items": [_item(asdict(one)) for one in made.items]}


def _item(one: Mapping[str, Any]) -> Row:
    return {
        "title": one["title"],
        "link": one["link"],
        "id": one["id"],
        "dates": [one["published"], one["updated"]],
        "content": [one["content"], one["summary"]],
    }


def _address(row: Row) -> str:
    """Where a feed came from: the server of feedparser's tests, or what its headers say."""
    told = row.get("headers", {}).get("Header", "")
    found = re.match(r"content-location:\s*(.*)", told, re.IGNORECASE)
    return urljoin(SERVED, found[1] if found else "") if "expect" in row else ""


def baseline(files: Files) -> list[Row]:
    """What feedparser gives, with its own cleaning of HTML, of bytes that it cannot take for an address."""
    import feedparser  # noqa: PLC0415 - no part of digest

    def read(row: Row) -> Row:
        headers = {"content-location": _address(row)}
        found = feedparser.parse(BytesIO(base64.b64decode(row["xml_b64"])), response_headers=headers)
        items = [
            {
                "title": one.get("title", ""),
                "link": one.get("link", ""),
                "id": one.get("id", ""),
                "dates": [_of(one.get(key)) for key in ("published_parsed", "updated_parsed")],
                "content": [
                    *(each.get("value", "") for each in one.get("content", ())),
                    one.get("summary", ""),
                ],
            }
            for one in found.entries
        ]
        return {"title": found.feed.get("title", ""), "address": found.feed.get("link", ""), "items": items}

    return [{"path": row["path"], "feed": read(row)} for rows in files for row in rows]


def _of(given: Sequence[int] | None) -> str | None:
    return datetime(*given[:6], tzinfo=UTC).isoformat() if given else None  # type: ignore[misc,arg-type]


def score(files: Files, made: Rows) -> Score:
    """Expectations met, in all and by field, in percent, with their number; feeds read and refused."""
    asked: Counter[str] = Counter()
    met: Counter[str] = Counter()
    for _, wanted, held in _checked(files, made):
        asked[wanted.field] += 1
        met[wanted.field] += held
    refused = sum("refused" in (answer["feed"] or ()) for answer in made)
    share = {field: f"{_percent(met[field], asked[field])} of {asked[field]}" for field in sorted(asked)}
    return {
        "met": _percent(met.total(), asked.total()),
        "of": asked.total(),
        **share,
        "feeds": len(made),
        "refused": refused,
    }


def _percent(part: int, whole: int) -> float:
    return round(MOST_SHARE * part / whole, 1) if whole else 0.0


def errors(files: Files, made: Rows) -> Iterable[str]:
    """Each expectation that was not met."""
    for answer, wanted, held in _checked(files, made):
        if not held:
            given = _given(answer["feed"], wanted)
            yield f"{answer['path']}: {wanted.field} of {wanted.at}: {wanted.value!r:.160}: {given!r:.200}"


def _checked(files: Files, made: Rows) -> Iterator[tuple[Row, Wanted, bool]]:
    flat = [row for rows in files for row in rows]
    for row, answer in zip(flat, made, strict=True):
        for wanted in dict.fromkeys(_wanted(row)):
            yield answer, wanted, _met(_given(answer["feed"], wanted), wanted)


def _given(found: Mapping[str, Any], wanted: Wanted) -> object:
    if "refused" in found:
        return found["refused"]
    if wanted.at < 0:
        return found["address" if wanted.field == "link" else wanted.field]
    items = found["items"]
    return items[wanted.at][wanted.field] if wanted.at < len(items) else None


def _met(given: object, wanted: Wanted) -> bool:
    if given is None:
        return False
    if wanted.field == "dates":
        return any(_same_time(one, wanted.value) for one in given if one)  # type: ignore[attr-defined]
    told = given if isinstance(given, list | tuple) else [given]
    return any(_words(str(one)) & _words(str(wanted.value)) for one in told)


def _words(text: str) -> frozenset[str]:
    """The words of a text, however it is marked up; and as it is, for it may be no markup at all."""
    return frozenset("".join(one.split()) for one in (text, one_line_of(text), unescape(text)))


def _same_time(given: str, value: object) -> bool:
    made = value if isinstance(value, str) else None
    wanted = feed_date(made) or made if made else _of(value)  # type: ignore[arg-type]
    if not wanted:
        return False
    if len(given) <= len("2004-01-01"):
        return given == wanted[: len("2004-01-01")]
    return _minute(given) == _minute(wanted)


def _minute(told: str) -> str:
    try:
        made = datetime.fromisoformat(told)
    except ValueError:
        return told
    return made.astimezone(UTC).isoformat()[:MINUTE] if made.tzinfo else made.isoformat()[:MINUTE]


def _wanted(row: Row) -> Iterator[Wanted]:
    if "expect" in row:
        yield from _of_expression(row["expect"])
    elif isinstance(row["expected"], dict):
        yield from _of_object(row["expected"])


def _of_object(expected: Mapping[str, Any]) -> Iterator[Wanted]:
    """What gofeed's tests expect, of either of its forms."""
    for at, one in enumerate([expected, *(expected.get("items") or expected.get("entries") or ())], -1):
        for key, value in one.items():
            field = FIELDS.get(key)
            if not field or not value or (at < 0 and field not in OF_FEED):
                continue
            text = value.get("value") if isinstance(value, dict) else value
            if isinstance(text, str) and text:
                yield Wanted(at, field, text)


def _of_expression(expression: str) -> Iterator[Wanted]:
    """What feedparser's tests expect: comparisons in Python of a field with a value."""
    try:
        found = ast.parse(expression.strip(), mode="eval").body
    except SyntaxError:
        return
    for each in ast.walk(found):
        if isinstance(each, ast.Compare) and len(each.ops) == 1 and isinstance(each.ops[0], ast.Eq):
            place = _place(each.left)
            try:
                value = ast.literal_eval(each.comparators[0])
            except ValueError:
                continue
            if place and value and isinstance(value, str | tuple):
                yield Wanted(*place, value)


def _place(node: ast.expr) -> tuple[int, str] | None:
    """The item and the field that `entries[0]['title_detail']['value']` is about."""
    keys: list[object] = []
    while isinstance(node, ast.Subscript | ast.Attribute):
        keys.append(_key(node))
        node = node.value
    if not isinstance(node, ast.Name):
        return None
    match [node.id, *reversed(keys)]:
        case ["feed", str(name), *rest]:
            field = FIELDS.get(name, "")
            return (-1, field) if field in OF_FEED and rest in ([], ["value"]) else None
        case ["entries", int(at), str(name), *rest]:
            field = FIELDS.get(name, "")
            return (at, field) if field and rest in ([], ["value"], [0, "value"]) else None
    return None


def _key(node: ast.Subscript | ast.Attribute) -> object:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.slice.value if isinstance(node.slice, ast.Constant) else None


TASK = Task(predict=predict, score=score, baseline=baseline, errors=errors)
