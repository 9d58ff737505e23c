"""The heads that most files have, one plain `key: value` a line, read without the YAML library.

The library takes a millisecond a head, which is more than all the rest of reading and drawing an article.
Here is taken only what certainly means the same there (`tests/read/test_plainhead.py` compares the two);
for anything else there is no answer, and the library is asked.
"""

import re
from functools import lru_cache

MOST = 8_192  # characters of a head that is tried; real ones have 500
OPENING, CLOSING = "---\n", "\n---\n"
# A value without quotes: no sign that means something in YAML begins it, no ": " or " #" stands in it.
BARE = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`][^\n:#]*(?:(?::(?=[^ \n])|(?<! )#)[^\n:#]*)*"
QUOTED = r"\"(?P<double>[^\"\\\n]*)\"|'(?P<single>(?:[^'\n]|'')*)'"
ENTRY = r"\w[\w ./-]*"  # of a list in brackets
LISTED = rf"\[(?P<listed> *(?:{ENTRY}(?:, *{ENTRY})*)?)\]"
FIELD = re.compile(rf"(?P<key>[A-Za-z][A-Za-z0-9_-]{{0,59}}):(?: +(?:{QUOTED}|{LISTED}|(?P<bare>{BARE})))? *")
ITEM = re.compile(rf"(?P<indent> *)- +(?:{QUOTED}|(?P<bare>{BARE})) *")
MOST_KEPT = 4_096  # lines: outlets, countries, topics come again and again

Value = str | list[object]


def fields(text: str) -> tuple[int, list[tuple[str, Value, int]]] | None:
    """Where the body of `text` begins, and the keys of its head with their values and lines (from 1).

    Values are strings and lists of strings, a key may come twice. None: ask the YAML library.
    """
    if not text.startswith(OPENING):
        return None
    end = text.find(CLOSING, len(OPENING) - 1, MOST)
    inside = text[len(OPENING) : end]
    lines = inside.split("\n")
    # What cannot be printed is refused, replaced or a line break there.
    if end < len(OPENING) or not "".join(lines).isprintable():
        return None
    found = _fields(lines)
    return (end + len(CLOSING), found) if found is not None else None


def _fields(lines: list[str]) -> list[tuple[str, Value, int]] | None:
    found: list[tuple[str, Value, int]] = []
    at = 0
    while at < len(lines):
        first = at
        field = _field(lines[at])
        if field is None:
            return None
        key, value = field
        at += 1
        if value is None:
            items = _items(lines, at)
            at += len(items)
            value = items or ""
        found.append((key, value[:] if isinstance(value, list) else value, first + 2))
    return found


@lru_cache(maxsize=MOST_KEPT)
def _field(line: str) -> tuple[str, Value | None] | None:
    """The key and the value of a line; None in place of a value that the next lines may give."""
    found = FIELD.fullmatch(line)
    if found is None:
        return None
    return found["key"], None if found.lastgroup == "key" else _value(found)


@lru_cache(maxsize=MOST_KEPT)
def _item(line: str) -> tuple[str, Value] | None:
    """How far in an entry of a list stands, and what it says."""
    found = ITEM.fullmatch(line)
    return (found["indent"], _value(found)) if found else None


def _value(found: re.Match[str]) -> Value:
    kind = found.lastgroup or ""
    raw = found[kind]
    if kind == "listed":
        return [entry.strip(" ") for entry in raw.split(",")] if raw.strip(" ") else []
    if kind == "single":
        return raw.replace("''", "'")
    return raw.rstrip(" ") if kind == "bare" else raw


def _items(lines: list[str], at: int) -> list[object]:
    """The list below a key, all of its lines equally far in; a line that is not will be no field either."""
    items: list[object] = []
    indent = ""
    while at < len(lines) and (item := _item(lines[at])):
        if items and item[0] != indent:
            break
        indent = item[0]
        items.append(item[1])
        at += 1
    return items
