"""The title of a page's article and the name of its outlet, told apart where they stand in one line."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.read.web.jsonld import Node, texts
from digest.read.web.metas import Metas
from digest.read.web.tree import words
from digest.read.web.values import ADDRESS, LONGEST_NAME, first, line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

TITLES = (
    "dc:title",
    "dc.title",
    "dcterm:title",
    "dcterms.title",
    "og:title",
    "parsely-title",
    "sailthru.title",
)
LATER_TITLES = (
    "weibo:article:title",
    "weibo:webpage:title",
    "title",
    "twitter:title",
    "citation_title",
    "hdl",
)
OUTLETS = (
    "og:site_name",
    "application-name",
    "citation_journal_title",
    "dc.publisher",
    "dcterms.publisher",
    "apple-mobile-web-app-title",
)
BETWEEN = re.compile(r"\s+[|–—\-·•»›:✩/\\]+\s+|\s*[|_]\s*|\s+::\s+")
SEVERAL = re.compile(r"[|•»]")
LONGEST_OUTLET = 60
MOST_HEADS = 20
FEWEST = 3  # words that a title keeps when what follows a separator is taken for the outlet's name


def title(tree: "HtmlElement", node: Node, metas: Metas, outlet: str) -> str:
    """The headline that the page gives its article, without the outlet's name; "" for none."""
    whole = first(words(one) for one in tree.xpath("//title[not(ancestor::svg)]")[:1])
    told = (*_named(node, whole), *metas.of(*TITLES), *metas.of(*LATER_TITLES), *metas.item("headline"))
    found = first(told)
    if found:
        return bare(found, outlet)
    heads = [words(one) for one in tree.iter("h1")][:MOST_HEADS]
    return _alone(whole, heads, outlet) or (line(heads[0]) if len(heads) == 1 else "")


def _named(node: Node, whole: str) -> list[str]:
    """The headline and the name of a node; the name first where only that stands in the page's title."""
    headline, name = texts(node.get("headline")), texts(node.get("name"))
    known = first(name)
    swapped = known in whole and len(known) >= len(whole) / 3 and first(headline) not in whole
    return [*name, *headline] if swapped else [*headline, *name]


def _alone(whole: str, heads: Iterable[str], outlet: str) -> str:
    """The headline in a page's title: its longest part that is a heading, else all but the last part."""
    known = {head.lower() for head in heads if head}
    parts = list(BETWEEN.finditer(whole))
    if not parts or whole.lower() in known:
        return bare(whole, outlet)
    sides = (side for part in parts for side in (whole[: part.start()], whole[part.end() :]))
    headed = max((side for side in sides if side.lower() in known), key=len, default="")
    last = whole[: parts[-1].start()]
    kept = last if len(last.split()) >= FEWEST else bare(whole, outlet)
    return headed if len(headed) >= len(kept) / 2 else kept


def bare(title: str, outlet: str) -> str:
    """A title without the outlet's name at its end or its beginning."""
    for part in BETWEEN.finditer(title) if outlet else ():
        before, after = title[: part.start()], title[part.end() :]
        if _same(after, outlet) and before:
            return before
        if _same(before, outlet) and after:
            return after
    return title


def _same(name: str, outlet: str) -> bool:
    def letters(text: str) -> str:
        return "".join(char for char in text.lower().removeprefix("the ") if char.isalnum())

    return letters(name) == letters(outlet) != ""


def outlet(node: Node, metas: Metas, address: str) -> str:
    """The name of the site that the article stands on, as it calls itself; the host's where it does not."""
    told = (
        *metas.of(*OUTLETS[:1]), *texts(node.get("publisher"), "name"), *metas.of(*OUTLETS[1:]),
        *metas.item("publisher"),
    )  # fmt: skip
    names = (line(text, LONGEST_NAME) for text in told)
    fit = (name for name in names if name and len(name) <= LONGEST_OUTLET)
    return next(
        (name for name in fit if not ADDRESS.search(name) and not SEVERAL.search(name)), host(address)
    )


def host(address: str) -> str:
    """The host of an address, as a site is called by those who know no other name (`example.org`)."""
    try:
        name = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return name.removeprefix("www.").removeprefix("m.").removeprefix("amp.")
