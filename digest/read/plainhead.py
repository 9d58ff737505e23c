"""The heads that most files have, one plain `key: value` a line, read without the YAML library.

The library takes a millisecond a head, which is more than all the rest of reading and drawing an article.
Here is taken only what certainly means the same there (`tests/read/test_plainhead.py` compares the two);
for anything else there is no answer, and the library is asked.
"""

import re

MOST = 8_192  # characters of a head that is tried; real ones have 500
OPENING, CLOSING = "---\n", "\n---\n"
# A value without quotes: no sign that means something in YAML begins it, no ": " or " #" stands in it.
BARE = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`](?:[^\n:#]|:(?=[^ \n])|(?<! )#)*"
QUOTED = r"\"(?P<double>[^\"\\\n]*)\"|'(?P<single>(?:[^'\n]|'')*)'"
ENTRY = r"\w[\w ./-]*"  # of a list in brackets
LISTED = rf"\[(?P<listed> *(?:{ENTRY}(?:, *{ENTRY})*)?)\]"
FIELD = re.compile(rf"(?P<key>[A-Za-z][A-Za-z0-9_-]{{0,59}}):(?: +(?:{QUOTED}|{LISTED}|(?P<bare>{BARE})))? *\n")
ITEM = re.compile(rf"(?P<indent> *)- +(?:{QUOTED}|(?P<bare>{BARE})) *\n")

Value = str | list[object]


def fields(text: str) -> tuple[int, list[tuple[str, Value, int]]] | None:
    """Where the body of `text` begins, and the keys of its head with their values and lines (from 1).

    Values are strings and lists of strings, a key may come twice. None: ask the YAML library.
    """
    if not text.startswith(OPENING):
        return None
    end = text.find(CLOSING, len(OPENING) - 1, MOST)
    inside = text[len(OPENING) : end + 1]
    # What cannot be printed is refused, replaced or a line break there.
    if end < len(OPENING) or not inside.replace("\n", "").isprintable():
        return None
    found = _fields(inside)
    return (end + len(CLOSING), found) if found is not None else None


def _fields(inside: str) -> list[tuple[str, Value, int]] | None:
    found: list[tuple[str, Value, int]] = []
    at, line = 0, 2
    while at < len(inside):
        field = FIELD.match(inside, at)
        if field is None:
            return None
        at, first = field.end(), line
        value: Value = _value(field)
        line += 1
        if field.lastgroup == "key":
            items, at = _items(inside, at)
            line += len(items)
            value = items or value
        found.append((field["key"], value, first))
    return found


def _value(found: re.Match[str]) -> Value:
    kind = found.lastgroup or "key"
    raw = found[kind]
    if kind == "listed":
        return [entry.strip(" ") for entry in raw.split(",")] if raw.strip(" ") else []
    if kind == "single":
        return raw.replace("''", "'")
    return {"bare": raw.rstrip(" "), "double": raw}.get(kind, "")


def _items(inside: str, at: int) -> tuple[list[object], int]:
    """The list below a key, all of its lines equally far in, and where it ends."""
    items: list[object] = []
    indent: str | None = None
    while item := ITEM.match(inside, at):
        if indent not in (None, item["indent"]):
            break  # what follows is no field either, so that the library will be asked
        indent = item["indent"]
        items.append(_value(item))
        at = item.end()
    return items, at
