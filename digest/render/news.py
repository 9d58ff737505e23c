"""An article's text drawn as it stands: Markdown or plain lines made into HTML that is safe to print."""

import re
from functools import cache
from html import escape
from typing import TYPE_CHECKING

from digest.text.unicode import fit

if TYPE_CHECKING:
    from nh3 import Cleaner
    from pyromark import Markdown

TAGS = frozenset({
    "a", "abbr", "b", "bdi", "blockquote", "br", "cite", "code", "dd", "del", "dl", "dt", "em", "h2", "h3",
    "h4", "h5", "h6", "hr", "i", "ins", "li", "ol", "p", "pre", "q", "s", "small", "strong", "sub", "sup",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
})  # fmt: skip
DROPPED = frozenset({"script", "style", "template", "noscript", "iframe", "svg", "math", "textarea", "title"})
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "td": {"colspan"}, "th": {"colspan"}}
REL = "nofollow noopener"
LONGEST = 250_000  # characters of HTML that are drawn; a long reportage has 100,000
# The gate's time grows with the square of the tags that lie in one another; the longest article has 500.
MOST_TAGS = 3_000
SHORTEST_TAG = len("<p>")
OWN = "p|em|strong|del|code|pre|blockquote|ul|ol|li|h[2-6]|table|thead|tbody|tr|th|td|a"
# A tag other than those that Markdown itself makes, spelled in just that way; the main heading is one, too.
FOREIGN = re.compile(
    rf"<(?!(?:{OWN})>|/(?:{OWN})>|[bh]r />"
    r"|a href=\"(?:https?://|mailto:)[^\"<>]*\">|ol start=\"\d{1,9}\">)"
)
LINK = '<a href="'
LINE = re.compile(r"[^\r\n]+")


def news(text: str, markup: str) -> str:
    """The body of an article as HTML: `markdown` as such, anything else a paragraph a line.

    Everything passes a gate: no script, style, image, class or id; links to http, https and mailto only.
    What would make more HTML than an article can hold is shown as it was written. Holds no comment, so that
    one can tell where it ends.
    """
    drawn = _markdown().html(text) if markup == "markdown" else ""
    if markup != "markdown" or len(drawn) > LONGEST or _full(drawn):
        return "\n".join(f"<p>{escape(line.strip())}</p>" for line in LINE.findall(text) if line.strip())
    if _plainly(text, drawn):
        made = _linked(drawn).strip()
    else:  # the one main heading of a page is its title
        lower = drawn.replace("<h1>", "<h2>").replace("</h1>", "</h2>")
        made = (_linked(lower) if _plainly(text, lower) else _cleaned(lower)).strip()
    # References such as &#xFFFE; and &#13; have become characters, which no feed may hold.
    return fit(made.replace("\r", "\n"))[0] if "&" in text else made


def _plainly(text: str, drawn: str) -> bool:
    """Whether `text` is made of Markdown's own tags alone, so that a quick look at `drawn` is enough.

    Without a "<" of its own it makes no others, and all of them are closed.
    """
    return "<" not in text and not FOREIGN.search(drawn)


def _full(drawn: str) -> bool:
    """Whether there are too many tags; a short text need not be counted."""
    return len(drawn) > SHORTEST_TAG * MOST_TAGS and drawn.count("<") > MOST_TAGS


def _linked(drawn: str) -> str:
    first, *rest = drawn.split(LINK)
    return LINK.join((first, *(part.replace('"', f'" rel="{REL}"', 1) for part in rest))) if rest else drawn


def _cleaned(drawn: str) -> str:
    clean: str = _gate().clean(drawn)
    return clean.replace(f'<a rel="{REL}">', "<a>")  # a link without an address leads nowhere


@cache
def _markdown() -> "Markdown":
    from pyromark import Markdown, Options  # noqa: PLC0415 - only where there are articles to draw

    return Markdown(options=Options.ENABLE_TABLES | Options.ENABLE_STRIKETHROUGH)


@cache
def _gate() -> "Cleaner":
    from nh3 import Cleaner  # noqa: PLC0415 - the same

    return Cleaner(
        tags=set(TAGS),
        clean_content_tags=set(DROPPED),
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        url_relative="deny",
        link_rel=REL,
        strip_comments=True,
    )
