"""What each template is given, as a page of the docs: made from the records themselves, so that it holds."""

import re
import types
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import get_args, get_origin, get_type_hints

from digest.render.frame import Frame
from digest.render.views.archive import ArchiveView, DayView
from digest.render.views.countries import CountryView
from digest.render.views.entities import NamesView
from digest.render.views.entity import EntityView
from digest.render.views.front import FrontView
from digest.render.views.gaps import HomeGaps, OverlookedView
from digest.render.views.method import MethodView
from digest.render.views.outlets import OutletView
from digest.render.views.search import SearchView
from digest.render.views.story import LikenessView, StoryView, TableView
from digest.render.views.telling import TellingView
from digest.render.views.worldmap import MapView

# Each page's template and what it is given beside `page`: a record, a list of records, or words about it.
TEMPLATES: Mapping[str, Mapping[str, object]] = {
    "index.html": {"front": FrontView, "overlooked": HomeGaps | None},
    "story.html": {"story": StoryView, "script": "the address of the table's script, or None"},
    "table.html": {"story": TableView, "script": "the address of the table's script, or None"},
    "likeness.html": {"story": LikenessView, "script": "as above"},
    "telling.html": {"telling": TellingView},
    "outlets.html": {"outlets": tuple[OutletView, ...]},
    "outlet.html": {"outlet": OutletView},
    "names.html": {"names": NamesView},
    "name.html": {"entity": EntityView},
    "archive.html": {"archive": ArchiveView},
    "day.html": {"day": DayView},
    "search.html": {"search": SearchView},
    "map.html": {"map": MapView},
    "country.html": {"country": CountryView},
    "overlooked.html": {"overlooked": OverlookedView},
    "method.html": {"method": MethodView},
    "own.html": {"title": "a text", "text": "HTML that has passed the gate"},
    "404.html": {
        "home": "the address of the front page",
        "sheet": "the address of the style sheet from the root of the host",
    },
    "moved.html": {"to": "the address that it leads on to", "what": "story or name"},
}
PLAIN = {str: "a text", int: "a whole number", float: "a number", bool: "true or false"}
HEAD = """\
# What templates are given

Written by `make docs` from the code. [Themes](themes.md) tells how to use it. Every template has `page`, `t`,
`find` and `theme`, too. What may be None is so where nothing is known: ask before you print it. News comes as
a `Passage` and is printed with the macro `span` of `parts/span.html`; all else are words of the site's own.
"""


def reference() -> str:
    """The text of `docs/templates.md`: each template with what it is given, then each record once."""
    out = [HEAD, "| template | is given |", "|---|---|"]
    for template, given in TEMPLATES.items():
        values = ", ".join(f"`{name}` ({_shown(kind)})" for name, kind in given.items())
        out.append(f"| `{template}` | {values} |")
    for record in _records():
        out += ["", f"## {record.__name__}", "", *_about(record), "", "| field | is |", "|---|---|"]
        hints = get_type_hints(record)
        out += [f"| `{one.name}` | {_shown(hints[one.name])} |" for one in fields(record)]
    return "\n".join(out) + "\n"


def _records() -> list[type]:
    """The records that templates meet, each once, in the order in which a reader comes by them."""
    found: dict[type, None] = {}
    waiting: list[object] = [Frame, *(kind for given in TEMPLATES.values() for kind in given.values())]
    while waiting:
        kind = waiting.pop(0)
        if isinstance(kind, type) and is_dataclass(kind) and kind not in found:
            found[kind] = None
            waiting += get_type_hints(kind).values()
        else:
            waiting += get_args(kind)
    return list(found)


def _about(record: type) -> Iterator[str]:
    """What the record says of itself, as a paragraph each."""
    for paragraph in re.split(r"\n\s*\n", (record.__doc__ or "").strip()):
        yield " ".join(paragraph.split())


def _shown(kind: object) -> str:
    """A kind of value in words."""
    if isinstance(kind, str):
        return kind
    if isinstance(kind, type) and is_dataclass(kind):
        return f"[{kind.__name__}](#{kind.__name__.lower()})"
    within = [each for each in get_args(kind) if each not in (Ellipsis, type(None))]
    if get_origin(kind) is types.UnionType:
        maybe = " or None" if type(None) in get_args(kind) else ""
        return " or ".join(map(_shown, within)) + maybe
    if get_origin(kind) is tuple:
        several = Ellipsis in get_args(kind)
        return f"a list: {_shown(within[0])}" if several else f"a list of {', '.join(map(_shown, within))}"
    if within:
        return f"by {_shown(within[0])}: {_shown(within[-1])}"
    return PLAIN[kind] if isinstance(kind, type) and kind in PLAIN else f"a `{kind}`"
