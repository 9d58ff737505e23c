"""What a page tells of its article in JSON-LD: schema.org's words, found wherever pages put them."""

import json
import re
from collections.abc import Container, Iterator, Mapping
from html import unescape
from itertools import chain
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Node = Mapping[str, Any]

MOST_SCRIPTS = 50
LONGEST_SCRIPT = 1_000_000  # characters; with the whole article in it a script has 50,000
MOST_NODES = 5_000
DEEPEST = 12
MOST_TITLE = 500  # characters
MOST_TEXTS = 200  # authors, keywords, pictures
ARTICLES = (  # the better ones first
    re.compile(r"\w*newsarticle|liveblogposting|advertisercontentarticle"),
    re.compile(r"\w*article|\w*posting|report|review|creativework"),
    re.compile(r"webpage|itempage|mediaobject|videoobject|podcastepisode"),
)
# Where a page keeps the node of its own article; elsewhere (itemListElement, hasPart) are those of others.
INNER = ("@graph", "mainEntity", "mainEntityOfPage", "subjectOf")
WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>|;)\s*$"
)
TRAILING = re.compile(r",(\s*[}\]])")


def article(tree: "HtmlElement", addresses: Container[str] = (), titles: Container[str] = ()) -> Node:
    """The node that is most likely the page's own article, its references resolved; empty for none.

    Of several it is the one that names one of the page's own `addresses` (as `place` gives them), else one of
    its `titles` (as `letters` gives them), else the first.
    """
    tops = list(_scripts(tree))
    nodes = [node for top in tops for node in _nodes(top, 0)][:MOST_NODES]
    named = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    for kinds in ARTICLES:
        fit = [node for node in nodes if any(map(kinds.fullmatch, _kinds(node)))]
        here = (node for node in fit if any(place(one) in addresses for one in _addresses(node)))
        headed = (node for node in fit if any(letters(one) in titles for one in _titles(node)))
        found = next(chain(here, headed, fit), None)
        if found:
            return {key: _resolved(value, named) for key, value in found.items()}
    return {}


def _addresses(node: Node) -> Iterator[str]:
    for key in ("url", "mainEntityOfPage", "@id"):
        yield from texts(node.get(key), "@id", "url")


def _titles(node: Node) -> Iterator[str]:
    for key in ("headline", "name"):
        yield from texts(node.get(key))


def place(address: str) -> str:
    """An address as two are compared: without scheme, `www.`, fragment and a slash at the end."""
    bare = address.strip().partition("#")[0].partition("://")[2]
    return bare.removeprefix("www.").rstrip("/")


def letters(title: str) -> str:
    """A title as two are compared: its letters and digits."""
    return "".join(char for char in unescape(title[:MOST_TITLE]).lower() if char.isalnum())


def _scripts(tree: "HtmlElement") -> Iterator[Any]:
    seen = 0
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        seen += 1
        text = script.text or ""
        if seen > MOST_SCRIPTS or len(text) > LONGEST_SCRIPT:
            continue
        loaded = loads(text)
        if loaded is not None:
            yield loaded


def loads(text: str) -> Any:  # noqa: ANN401 - JSON is anything
    """What a script of JSON says; None where it cannot be read even with the usual slips mended."""
    for form in (lambda one: one, lambda one: TRAILING.sub(r"\1", WRAPPING.sub("", WRAPPING.sub("", one)))):
        try:
            return json.loads(form(text), strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: Any, depth: int) -> Iterator[Node]:  # noqa: ANN401 - JSON is anything
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for one in value[:MOST_NODES]:
            yield from _nodes(one, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in INNER:
            if key in value:
                yield from _nodes(value[key], depth + 1)


def _kinds(node: Node) -> set[str]:
    told = node.get("@type")
    kinds = told if isinstance(told, list) else [told]
    return {re.split(r"[/#:]", kind)[-1].lower() for kind in kinds if isinstance(kind, str)}


def _resolved(value: Any, named: Mapping[str, Node], depth: int = 0) -> Any:  # noqa: ANN401 - JSON is anything
    """A value, with nodes in place of the references to them."""
    if depth > 2:  # noqa: PLR2004 - an author's employer's name is the farthest that is asked for
        return value
    if isinstance(value, list):
        return [_resolved(one, named, depth + 1) for one in value]
    if isinstance(value, dict) and set(value) <= {"@id", "@type"}:
        return named.get(value.get("@id", ""), value) if isinstance(value.get("@id"), str) else value
    return value


def texts(value: Any, *keys: str, depth: int = 0) -> list[str]:  # noqa: ANN401 - JSON is anything
    """The strings in `value`: itself, those of a list, or of its nodes under the first of `keys`."""
    if isinstance(value, str):
        return [value]
    if depth > DEEPEST:
        return []
    if isinstance(value, list):
        return [text for one in value[:MOST_TEXTS] for text in texts(one, *keys, depth=depth + 1)]
    if isinstance(value, dict):
        inner = next((value[key] for key in (*keys, "@value") if value.get(key)), None)
        return texts(inner, *keys, depth=depth + 1)
    return []
