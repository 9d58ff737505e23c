"""The part of a page that is its own article's: without asides, comments, lists of other articles."""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import TYPE_CHECKING

from digest.read.web.prune import HUMPS, KEPT, LONGEST_MARK, MOST_SHARE

if TYPE_CHECKING:
    from lxml.html import HtmlElement

OTHERS = "//aside|//nav|//menu|//dialog|//template|//*[@role='navigation']"
# What stands at the side tells of the article itself, too; it is of others where it leads to them.
SIDE = re.compile(r"(?:^|[\s_-])side-?bar(?=[\s_-]|$)", re.IGNORECASE)
LONGEST_LINK = 20  # characters; a longer link is a headline
# Words in class or id of what holds other articles or the words of readers; see `prune.ASIDE` for the rest.
MARKS = re.compile(
    r"(?:^|[\s_-])(?:comments?|comment-?list|kommentare?|disqus\w*|respond|replies"
    r"|related(?:-\w+)?|recommend(?:ed|ations?)|recirc\w*|outbrain|taboola"
    r"|(?:latest|recent|popular|trending|more|other|top)-?(?:news|posts?|stories|articles?)|latest|trending"
    r"|most-?(?:read|popular|viewed)|also-(?:read|like)|read-?(?:more|next|also)"
    r")(?=[\s_-]|$)",
    re.IGNORECASE,
)
MOST_OTHERS = 1_000
MOST_ARTICLES = 300


def own_part(tree: "HtmlElement") -> "HtmlElement":
    """A copy of a page without what is marked as other articles, as navigation or as words of its readers.

    What holds the page's own article, or its headline where no article is marked, is never taken out.
    """
    copy = deepcopy(tree)
    own = own_article(copy)
    heart = own if own is not None else next(copy.iter("h1"), None)
    kept = [one for one in (heart, next(copy.iter("h1"), None)) if one is not None]
    held = {up for one in kept for up in (one, *one.iterancestors())}
    whole = _running(copy)
    for element in list(_others(copy, own)):
        beside = heart is not None or _running(element) <= MOST_SHARE * whole
        if element.getparent() is not None and element not in held and beside:
            element.drop_tree()
    return copy


def own_article(tree: "HtmlElement") -> "HtmlElement | None":
    """The `article` that is the page's own: the one with its headline, else with most text; None for none."""
    found = tree.xpath("//article")[:MOST_ARTICLES]
    headed = [one for one in found if next(one.iter("h1"), None) is not None]
    return max(headed or found, key=_running, default=None)


def _others(copy: "HtmlElement", own: "HtmlElement | None") -> Iterator["HtmlElement"]:
    yield from copy.xpath(OTHERS)[:MOST_OTHERS]
    for element in copy.xpath("//*[@class or @id]"):
        marks = f"{element.get('class') or ''} {element.get('id') or ''}"[:LONGEST_MARK]
        named = HUMPS.sub("-", marks)
        if element.tag not in KEPT and (MARKS.search(named) or (SIDE.search(named) and _leads(element))):
            yield element
    size = _running(own) if own is not None else 0
    for article in copy.xpath("//article")[:MOST_ARTICLES]:
        inside = any(up is own for up in article.iterancestors())
        if not inside or _running(article) <= MOST_SHARE * size:
            yield article


def _leads(element: "HtmlElement") -> bool:
    return any(len(link.text_content().strip()) > LONGEST_LINK for link in element.iter("a"))


def _running(element: "HtmlElement") -> int:
    """How many characters of paragraphs an element holds."""
    return sum(len(one.text_content()) for one in element.iter("p"))
