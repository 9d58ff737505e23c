"""The gates that words from outside must pass before they become part of a page."""

import re

import nh3

from digest.render.nesting import depth
from digest.text.addresses import safe_url
from digest.text.unicode import fit

__all__ = ["safe_url", "sanitize"]

LONGEST = 250_000  # characters; a page of news in full has 20,000
MOST_TAGS = 20_000
# A parser looks through all that is open at each tag, so the product of the two is bounded: 0.3 s of work.
MOST_LOOKS = 16_000_000
# An unclosed formatting tag is repeated in every block after it, so the product of the two is bounded.
MOST_REPEATS = 1_000_000

TAGS = frozenset({
    "a", "abbr", "b", "bdi", "blockquote", "br", "caption", "cite", "code", "dd", "del", "dl",
    "dt", "em", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "i", "ins",
    "kbd", "li", "ol", "p", "pre", "q", "s", "small", "strong", "sub", "sup", "table",
    "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul",
})  # fmt: skip
ATTRIBUTES = {
    "*": {"dir", "lang"},
    "a": {"href", "title"},
    "abbr": {"title"},
    "ol": {"start", "reversed"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
REL = "noopener noreferrer"
SCHEMES = frozenset({"http", "https", "mailto"})
# Within the site: a path, a query or a fragment, never "//host", "/\\host" or anything with a scheme.
INSIDE = re.compile(r"(?:[#?]|\.{0,2}/(?![/\\])|[\w-]+(?:[/.#?]|$))[^\s<>\"'`\\:\x00-\x1f]*|", re.ASCII)
FORMATTING = re.compile(r"<(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)\b", re.IGNORECASE)
TAG = re.compile(r"</?[a-z]", re.IGNORECASE)
LONE = re.compile(r"&(?![a-z0-9#])", re.IGNORECASE)  # means itself; counted as long as it is written
OPENING = re.compile(r"<[a-z]", re.IGNORECASE)


def sanitize(html: str) -> str:
    """`html` with everything gone that is not on the allow-list: safe to print without escaping.

    For the publisher's own pages and notes only: news is printed as text. Images, styles, ids, classes,
    scripts, forms, frames, SVG and MathML are dropped; links keep their address only if it is relative to the
    site or passes `safe_url`. Raises ValueError for text that is no page but a bomb (see the limits above).
    """
    html = LONE.sub("&amp;", html)
    if len(html) > LONGEST:
        raise ValueError(f"{len(html):,} characters of HTML; a page has at most {LONGEST:,}")
    tags, formatting = len(TAG.findall(html)), len(FORMATTING.findall(html))
    blocks = len(OPENING.findall(html)) - formatting
    open_at_once = depth(html) if tags <= MOST_TAGS else tags
    repeats = min(formatting, open_at_once) * blocks
    if tags > MOST_TAGS or repeats > MOST_REPEATS or tags * open_at_once > MOST_LOOKS:
        raise ValueError(
            f"{tags:,} tags of HTML, {formatting:,} of them for words; that is too deep for a page"
        )
    clean = nh3.clean(
        fit(html)[0],
        tags=set(TAGS),
        clean_content_tags={"script", "style", "template", "noscript", "iframe", "svg", "math", "textarea"},
        attributes=ATTRIBUTES,
        attribute_filter=_attribute,
        url_schemes=set(SCHEMES),
        link_rel=REL,
        strip_comments=True,
    )
    clean = clean.replace(f'<a rel="{REL}">', "<a>")  # a link that lost its address leads nowhere
    return fit(clean.replace("\r", "\n"))[0]  # references such as &#x81; and &#13; have become characters


def _attribute(tag: str, name: str, value: str) -> str | None:
    """The value that an attribute keeps, None to drop it."""
    if (tag, name) != ("a", "href"):
        return value
    return value if INSIDE.fullmatch(value) else safe_url(value)
