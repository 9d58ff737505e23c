"""Takes out of a page what its own marks call something else than the article: newsletters, boxes, hints."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Words in the names of an element's class or id, which are told apart at hyphens, underscores and capitals.
# What the library knows already (navigation, comments, footers) is left to it; "widget" and "teaser" are not
# here, as builders of sites call whole articles and leads that.
ASIDE = re.compile(
    r"(?:^|[\s_-])(?:"
    r"newsletters?|sign-?up|subscri(?:be|ption)|payant|regwall"
    r"|author-?(?:bio|box|info|card|profile)|about-?(?:the-)?author|saboxplugin-\w+"
    r"|(?:more|read|see|learn)-(?:more|also|about|on|next)|also-(?:read|like)|related(?:-\w+)?"
    r"|recommend(?:ed|ations?)|recirc\w*|sharedaddy|share-?(?:bar|buttons?|links?|tools?)"
    r"|social-(?:share|links|media|follow)|copyright|disclosure|disclaimer|breadcrumbs?|cookie[\w-]*|consent"
    r"|borlabs\w*|gdpr|kommentare?|promo|cta|call-to-action|donat(?:e|ion)[\w-]*|outbrain|taboola"
    r"|sidebar|tag-?(?:list|cloud)|post-?tags|footer-links"
    r")(?=[\s_-]|$)",
    re.IGNORECASE,
)
HUMPS = re.compile(r"(?<=[a-z])(?=[A-Z])")
LONGEST_MARK = 400  # characters of class and id that are looked at
KEPT = frozenset({"html", "head", "body", "article", "main"})
MOST_MARKED = 500  # pages have 10 to 50
MOST_SHARE = 0.3  # of the page's running text; more is no box aside, whatever it is called
MOST_HIDDEN = 0.9  # of the page's running text; more is the article itself
LINES = ("p", "h2", "h3", "h4", "h5", "h6", "blockquote", "div")
INNER = (*LINES, "ul", "ol", "table", "section", "article")
HINT = (30, 200)  # characters of a line that sends to another story; a shorter one may be a name
LINKED = 0.7  # share of such a line that is the link


def prune(tree: "HtmlElement") -> None:
    """Remove from `tree` what is marked as being beside the article, and lines that only lead to another."""
    whole = _running(tree)
    for element in list(islice(_marked(tree), MOST_MARKED)):
        if element.getparent() is not None and _running(element) <= MOST_SHARE * whole:
            element.drop_tree()
    drop_hints(tree)


def drop_unseen(tree: "HtmlElement") -> None:
    """Remove from `tree` what a browser does not show: `hidden`, `template`.

    What hides all of the page's text waits for a script to show it, and stays. `aria-hidden` is seen by all
    who see, and a `hidden="until-found"` is there to be found.
    """
    whole = _running(tree)
    for element in tree.xpath("//template|//*[@hidden]"):
        found = (element.get("hidden") or "").lower() == "until-found" or element.tag in {"html", "body"}
        share = _running(element) / whole if whole else 0.0
        if element.getparent() is not None and not found and share < MOST_HIDDEN:
            element.drop_tree()


def _marked(tree: "HtmlElement") -> Iterator["HtmlElement"]:
    for element in tree.xpath("//*[@class or @id]"):
        marks = f"{element.get('class') or ''} {element.get('id') or ''}"[:LONGEST_MARK]
        if element.tag not in KEPT and ASIDE.search(HUMPS.sub("-", marks)):
            yield element


def _running(element: "HtmlElement") -> int:
    """How many characters of paragraphs an element holds."""
    return sum(len(one.text_content()) for one in element.iter("p"))


def drop_hints(tree: "HtmlElement") -> None:
    """Remove lines of their own that are nearly all link, as "Read more: …"; items of lists stay."""
    for element in list(tree.iter(*LINES)):
        if element.getparent() is None or next(element.iterdescendants(*INNER), None) is not None:
            continue
        size = _size(element)
        linked = sum(_size(one) for one in element.iter("a")) if HINT[0] < size <= HINT[1] else 0
        if size and linked >= LINKED * size:
            element.drop_tree()


def _size(element: "HtmlElement") -> int:
    return len(" ".join(element.text_content().split()))
