"""The head of a document, between two lines of dashes or plus signs: where it ends and what it says."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, time
from typing import NamedTuple

from digest.read import plainhead
from digest.read.refusal import Refusal
from digest.text.unicode import fit

MOST_HEAD = 65_536  # characters: real heads have 500; the parser is slow
MOST_TOML = 8_192  # its parser takes the square of the length of a dotted key: 60 K take 16 seconds
DEEPEST = 8  # a list in a mapping in a list is already more than any field takes
# A fence is a line of its own, whichever way lines end; the library's own pattern knows line feeds only, and
# takes a fence of four dashes and the blank lines below it.
FENCE = r"(?:\A\ufeff?|(?<=[\r\n])){}[ \t]*(?:\r\n|\n|\r|\Z)"
FENCES = {"---": re.compile(FENCE.format("---")), "+++": re.compile(FENCE.format(r"\+\+\+"))}
LONGEST_NUMBER = 1_000  # bits
NEWLINE = re.compile(r"\r\n|\n|\r")
KEY = {"---": re.compile(r"[ \t]*[\w -]{1,60}:(?:\s|$)"), "+++": re.compile(r"[ \t]*[\w.\"-]{1,60}[ \t]*=")}
TOML_KEY = re.compile(r"[ \t]*[\"']?(?P<key>[\w-]+)[\"']?[ \t]*=")
TOML_PLACE = re.compile(r"\s*\(at (?:line (?P<line>\d+), column \d+|end of document)\)")


class Head(NamedTuple):
    """The keys and values of a head (strings, lists, mappings), the line of each, where the body begins.

    `doubled` are the keys that stand there twice, with the line of the second.
    """

    body: int
    fields: Mapping[str, object]
    lines: Mapping[str, int]
    doubled: Mapping[str, int] | None = None


def head(text: str) -> Head:
    """The head of `text`; an empty one where the text begins without.

    YAML between `---` lines, TOML between `+++` lines. Every YAML value stays the string that stands there,
    so that `NO` is Norway and 2025-13-02 can be told as it is. Raises Refusal: `E_YAML` or `E_TOML` for what
    cannot be read, `E_TOO_BIG` over 64 K characters (8 K of TOML).
    """
    quickly = plainhead.fields(text)
    if quickly:
        body, found = quickly
        return _gathered(found, body)
    fence = text.removeprefix("\ufeff")[:3]
    opening = FENCES[fence].match(text) if fence in FENCES else None
    if not opening:
        return Head(0, {}, {})
    import frontmatter  # noqa: PLC0415 - loaded where it is used: start-up stays quick

    most = MOST_HEAD if fence == "---" else MOST_TOML
    near = text[: opening.end() + most]
    handler = frontmatter.default_handlers.YAMLHandler(fm_boundary=FENCES[fence])
    try:
        inside, rest = handler.split(near)
    except ValueError:
        return _unclosed(text, fence, opening.end(), most)
    return (_yaml if fence == "---" else _toml)(inside, len(near) - len(rest))


def _unclosed(text: str, fence: str, start: int, most: int) -> Head:
    """A rule above plain text is no head; a key after it is a head that was never closed."""
    if not KEY[fence].match(text, start):
        return Head(0, {}, {})
    if len(text) - start > most:
        raise Refusal("E_TOO_BIG", f"the front matter is not closed within {most:,} characters.", line=1)
    code = "E_YAML" if fence == "---" else "E_TOML"
    raise Refusal(code, f"the front matter is never closed; put a line {fence} below its last field.", line=1)


def _yaml(inside: str, body: int) -> Head:
    from digest.read.yaml import pairs  # noqa: PLC0415 - loaded where it is used: start-up stays quick

    return _gathered(pairs(inside, first=2, deepest=DEEPEST), body)


def _gathered(found: Iterable[tuple[str, object, int]], body: int) -> Head:
    fields: dict[str, object] = {}
    lines: dict[str, int] = {}
    doubled: dict[str, int] = {}
    for key, value, line in found:
        if key in fields:
            doubled.setdefault(key, line)
            continue
        fields[key], lines[key] = value, line
    return Head(body, fields, lines, doubled)


def _toml(inside: str, body: int) -> Head:
    try:
        found = tomllib.loads(NEWLINE.sub("\n", inside))
    except tomllib.TOMLDecodeError as error:
        place = TOML_PLACE.search(str(error))
        line = int(place["line"]) + 1 if place and place["line"] else 1
        raise Refusal(
            "E_TOML", f"the front matter is no TOML: {TOML_PLACE.sub('', str(error))}.", line=line
        ) from error
    except (RecursionError, ValueError, OverflowError) as error:
        raise Refusal("E_TOML", "the front matter is no TOML that can be read.", line=1) from error
    lines = _toml_lines(inside, found)
    return Head(body=body, fields={fit(key)[0]: _spelled(value) for key, value in found.items()}, lines=lines)


def _toml_lines(inside: str, found: Mapping[str, object]) -> Mapping[str, int]:
    """The line on which each key begins; 1 for a key spelled in a way that the pattern does not see."""
    seen = dict.fromkeys(found, 1)
    for line, content in enumerate(NEWLINE.split(inside), 2):
        match = TOML_KEY.match(content)
        if match and seen.get(match["key"]) == 1:
            seen[match["key"]] = line
    return seen


def _spelled(value: object, depth: int = 0) -> object:
    """A TOML value as YAML would give it: strings, lists and mappings of strings."""
    match value:
        case list() if depth < DEEPEST:
            return [_spelled(one, depth + 1) for one in value]
        case dict() if depth < DEEPEST:
            return {fit(key)[0]: _spelled(one, depth + 1) for key, one in value.items()}
        case list() | dict():
            return "…"
    return fit(_word(value))[0]


def _word(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int) and value.bit_length() > LONGEST_NUMBER:
        return hex(value)  # Python refuses to write thousands of digits
    return value.isoformat() if isinstance(value, date | time) else str(value)
