"""JSON Feed, the format of feeds for programs that would rather not read XML."""

import json
import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any, NoReturn

from digest.read.extracted import Picture
from digest.read.feeddates import feed_date
from digest.read.feeditems import Feed, FeedItem, Oddity
from digest.read.feedwords import absolute, one_line_of
from digest.read.refusal import Refusal
from digest.text.unicode import fit, plain

VERSION = "https://jsonfeed.org/version/"
MOST_ITEMS = 5_000
MOST_NAMES = 200
DEEPEST = 64  # Python's reader goes as deep as its stack
MOST_VALUES = 500_000  # of a feed of 5,000 items; each takes memory
MOST_COMMAS = 2_000_000
LONGEST_NUMBER = 40  # digits; Python takes the square of their number
NESTED = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\Z)|[\[\]{}]', re.DOTALL)
Object = Mapping[str, Any]


def json_feed(given: str, *, address: str = "") -> Feed:
    """The feed in a text of JSON; `address` is where it came from.

    Raises Refusal: `E_JSON` for what is none or is nested too deep, `E_FORMAT` where it is JSON and no feed.
    """
    found = _object(given)
    if not isinstance(found, dict) or not str(found.get("version", ""))[:100].startswith(VERSION):
        raise Refusal(
            "E_FORMAT", f"this is JSON, but no feed: {_kind(found)}; a JSON Feed names its version."
        )
    items = found.get("items")
    if not isinstance(items, list):
        raise Refusal("E_FORMAT", "this is a JSON Feed without a list of items.")
    against = absolute(_text(found, "feed_url"), address)
    odd = f"only the first {MOST_ITEMS:,} articles are taken; split it."
    return Feed(
        title=_line(found, "title"),
        address=absolute(_text(found, "home_page_url"), against),
        language=_line(found, "language"),
        items=tuple(_item(each, against) for each in items[:MOST_ITEMS] if isinstance(each, dict)),
        oddities=(Oddity(code="W_TOO_MANY", message=odd),) if len(items) > MOST_ITEMS else (),
    )


def _object(given: str) -> object:
    if given.count("{") + given.count("[") > MOST_VALUES or given.count(",") > MOST_COMMAS:
        raise Refusal("E_TOO_BIG", f"more than {MOST_VALUES:,} lists and objects; split it.")
    depth = 0
    for found in NESTED.finditer(given):
        depth += (found[0] in "[{") - (found[0] in "]}") if len(found[0]) == 1 else 0
        if depth > DEEPEST:
            raise Refusal("E_JSON", f"this is nested deeper than {DEEPEST} levels; make it simpler.")
    try:
        return json.loads(given, parse_int=_number, parse_float=_number, parse_constant=_constant)
    except json.JSONDecodeError as error:
        raise Refusal("E_JSON", f"this is no JSON: {error.msg}.", line=error.lineno) from error
    except (ValueError, RecursionError) as error:
        raise Refusal("E_JSON", "this is no JSON that can be read.") from error


def _number(digits: str) -> str:
    """A number as it is written: an id may be one, and nothing is reckoned with them."""
    return digits[:LONGEST_NUMBER]


def _constant(name: str) -> NoReturn:
    raise ValueError(name)


def _kind(found: object) -> str:
    match found:
        case dict():
            return (
                f"an object with {', '.join(sorted(plain(str(key))[:30] for key in found)[:4]) or 'nothing'}"
            )
        case list():
            return "a list"
    return "a single value"


def _text(given: Object, key: str) -> str:
    value = given.get(key)
    return fit(value)[0] if isinstance(value, str) else ""


def _line(given: Object, key: str) -> str:
    return plain(_text(given, key))


def _item(given: Object, against: str) -> FeedItem:
    picture = _text(given, "image") or _text(given, "banner_image")
    where = _text(given, "url") or _text(given, "external_url")
    return FeedItem(
        id=_line(given, "id"),
        link=absolute(where, against) if where else "",
        title=plain(one_line_of(escape(_text(given, "title"), quote=False))),
        published=feed_date(_text(given, "date_published")),
        updated=feed_date(_text(given, "date_modified")),
        authors=tuple(_people(given)),
        content=_text(given, "content_html") or escape(_text(given, "content_text"), quote=False),
        summary=escape(_text(given, "summary"), quote=False),
        categories=tuple(plain(fit(one)[0]) for one in _listed(given, "tags") if isinstance(one, str)),
        language=_line(given, "language"),
        picture=Picture(address=absolute(picture, against)) if picture else None,
        enclosures=tuple(
            absolute(_text(one, "url"), against)
            for one in _listed(given, "attachments")
            if isinstance(one, dict) and _text(one, "url")
        ),
    )


def _listed(given: Object, key: str) -> list[object]:
    value = given.get(key)
    return value[:MOST_NAMES] if isinstance(value, list) else []


def _people(given: Object) -> Iterator[str]:
    listed = [*_listed(given, "authors"), given.get("author")]
    named = (_line(one, "name") for one in listed if isinstance(one, dict))
    yield from dict.fromkeys(name for name in named if name)
