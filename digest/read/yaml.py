"""YAML cut down to what the head of an article needs: keys with words, lists and mappings, and no tricks.

The parser's events are read one by one, so that aliases, tags and depth are refused before anything is
built; no value is interpreted, so that none can fail to be.
"""

from collections.abc import Iterator

import yaml

from digest.read.refusal import Refusal
from digest.text.unicode import fit

ADVICE = "write one `key: value` a line"
QUOTING = 'put a value that has ": " in it, or begins with a sign, between quotation marks'
Value = str | list[object] | dict[str, object]


def pairs(text: str, *, first: int, deepest: int) -> Iterator[tuple[str, Value, int]]:
    """The keys of the mapping in `text` with their values and lines (the text's first line is line `first`).

    Values are strings, lists and mappings of strings, at most `deepest` levels. Raises Refusal `E_YAML`.
    """
    try:
        events = _checked(text, first, deepest)
        yield from _pairs(events, first)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + first if mark else first
        problem = fit(error.problem or error.context or "it cannot be read")[0]
        raise Refusal(
            "E_YAML", f"the front matter is no YAML here ({problem}); {QUOTING}.", line=line
        ) from error
    except (
        yaml.YAMLError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        KeyError,
        RecursionError,
    ) as error:
        raise Refusal("E_YAML", f"the front matter is no YAML; {ADVICE}.", line=first) from error


def _checked(text: str, first: int, deepest: int) -> Iterator[yaml.Event]:
    """The events of `text`, one after the other, until one is found that is refused."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        line = _line(event, first)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise Refusal("E_YAML", "the front matter uses a YAML alias; write the value out.", line=line)
        if getattr(event, "tag", None):
            raise Refusal(
                "E_YAML", "the front matter uses a YAML tag (!…); write the value plainly.", line=line
            )
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > deepest:
            raise Refusal(
                "E_YAML", f"the front matter is nested deeper than {deepest} levels; {ADVICE}.", line=line
            )
        yield event


def _line(event: yaml.Event, first: int) -> int:
    return event.start_mark.line + first if event.start_mark else first


def _pairs(events: Iterator[yaml.Event], first: int) -> Iterator[tuple[str, Value, int]]:
    documents = 0
    for event in events:
        documents += isinstance(event, yaml.DocumentStartEvent)
        if documents > 1 or isinstance(event, yaml.ScalarEvent | yaml.SequenceStartEvent):
            if isinstance(event, yaml.ScalarEvent) and not event.value:
                continue
            line = _line(event, first)
            raise Refusal("E_YAML", f"the front matter has no fields; {ADVICE}.", line=line)
        if isinstance(event, yaml.MappingStartEvent):
            yield from _fields(events, first)


def _fields(events: Iterator[yaml.Event], first: int) -> Iterator[tuple[str, Value, int]]:
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            return
        line = _line(event, first)
        if not isinstance(event, yaml.ScalarEvent):
            raise Refusal("E_YAML", f"a key of the front matter is no word; {ADVICE}.", line=line)
        yield fit(event.value)[0], _value(next(events), events), line


def _value(event: yaml.Event, events: Iterator[yaml.Event]) -> Value:
    """What the event begins: a string, a list or a mapping; the depth is bounded by `_checked`."""
    if isinstance(event, yaml.SequenceStartEvent):
        found: list[object] = []
        for item in events:
            if isinstance(item, yaml.SequenceEndEvent):
                return found
            found.append(_value(item, events))
    if isinstance(event, yaml.MappingStartEvent):
        return {key: value for key, value, _ in _fields(events, 0)}
    return fit(event.value)[0] if isinstance(event, yaml.ScalarEvent) else ""
