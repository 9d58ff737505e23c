"""What a page tells of itself in its head and in marks of its elements: meta, link, microdata, time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from digest.read.web.tree import LONGEST_VALUE, words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_METAS = 500
MOST_ITEMS = 200
KEYS = ("property", "name", "itemprop", "http-equiv")
ARTICLE = ("article", "posting", "report")  # what the type of an article's microdata ends with


@dataclass(frozen=True, slots=True, kw_only=True)
class Metas:
    """`named` are the contents of meta elements, `items` the elements of microdata, by their names.

    Names are in small letters. `items` are those in an element of an article's type, or of the page where
    there is no such element.
    """

    named: Mapping[str, Sequence[str]] = field(default_factory=dict)
    items: Mapping[str, Sequence["HtmlElement"]] = field(default_factory=dict)

    def of(self, *names: str) -> Iterator[str]:
        """The contents of the meta elements with these names, name by name."""
        for name in names:
            yield from self.named.get(name, ())

    def item(self, *names: str) -> Iterator[str]:
        """The values of the microdata with these names, name by name."""
        for name in names:
            for element in self.items.get(name, ()):
                yield value(element)


def metas(tree: "HtmlElement") -> Metas:
    """The metas of a page."""
    named: dict[str, list[str]] = {}
    for number, meta in enumerate(tree.iter("meta")):
        content = meta.get("content") or meta.get("value")
        if number >= MOST_METAS:
            break
        if not content or len(content) > LONGEST_VALUE:
            continue
        for key in KEYS:
            for name in (meta.get(key) or "")[:LONGEST_VALUE].lower().split()[:MOST_ITEMS]:
                found = named.setdefault(name, [])
                found.insert(0 if key == KEYS[0] and found else len(found), content)
    return Metas(named=named, items=_items(tree))


def _items(tree: "HtmlElement") -> Mapping[str, Sequence["HtmlElement"]]:
    """The elements with an `itemprop`, of the first article there is; those of others in it are left out."""
    scopes = tree.xpath("//*[@itemscope and @itemtype]")[:MOST_ITEMS]
    own = next((scope for scope in scopes if _kind(scope).endswith(ARTICLE)), None)
    found: dict[str, list[HtmlElement]] = {}
    for element in (tree if own is None else own).xpath(".//*[@itemprop]")[: 10 * MOST_ITEMS]:
        scope = next((up for up in element.iterancestors() if up.get("itemscope") is not None), None)
        if scope is own or (own is None and not _kind(scope).endswith(("comment", "review"))):
            for name in element.get("itemprop").lower().split()[:MOST_ITEMS]:
                found.setdefault(name, []).append(element)
    return found


def _kind(scope: "HtmlElement | None") -> str:
    return "" if scope is None else (scope.get("itemtype") or "")[:LONGEST_VALUE].strip().lower()


def value(element: "HtmlElement") -> str:
    """The value of an item: what its element's kind says is the value, else its text."""
    for key in ("content", "datetime"):
        if element.get(key):
            return str(element.get(key))
    if element.get("itemscope") is not None:
        name = next(iter(element.xpath(".//*[@itemprop='name']")), None)
        return value(name) if name is not None and name.get("itemscope") is None else words(element)
    if element.tag in {"a", "link", "img", "meta"} and not words(element):
        return str(element.get("href") or element.get("src") or "")
    return words(element)
