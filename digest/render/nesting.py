"""How deep the elements of some HTML may lie in one another, told before a parser builds them all."""

import re

# A comment or tag written so plainly that every parser ends it at the same place: no angle bracket in it.
PLAIN = re.compile(
    r"<!--[^<>]*-->|<(?P<end>/?)(?P<name>[a-z][a-z0-9-]*)"
    r"(?:\s+[a-z][a-z0-9-]*(?:=(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>=`/]+))?)*\s*/?>",
    re.IGNORECASE,
)
SIGN = re.compile(r"<(?=[a-z/!?])", re.IGNORECASE)  # where a parser may begin a tag, a comment or the like
OPENING = re.compile(r"<([a-z][^\s/>]*)", re.IGNORECASE)
# Elements that hold nothing, and those that end where the next of their kind begins: to lie in one another
# they need something between them that is counted (a list, a table), of which each has at most four of these.
UNCOUNTED = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    "p", "li", "dd", "dt", "tr", "td", "th", "tbody", "thead", "tfoot", "colgroup", "option",
})  # fmt: skip
# What lies in these is text, or is read by other rules: a closing tag there may close nothing.
OTHER_RULES = frozenset({
    "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript", "plaintext",
    "template", "svg", "math", "select", "frameset",
})  # fmt: skip


def depth(html: str) -> int:
    """At most so many elements of `html` lie in one another, paragraphs, items and cells not counted.

    Closing tags count only where every parser would see them, and only if they close what was opened last;
    where one cannot be sure, every element opened may still be open.
    """
    at, deepest = 0, 0
    still_open: list[str] = []
    while sign := SIGN.search(html, at):
        tag = PLAIN.match(html, sign.start())
        name = str(tag["name"] or "").lower() if tag else ""
        if not tag or name in OTHER_RULES:
            return sum(opened.lower() not in UNCOUNTED for opened in OPENING.findall(html))
        at = tag.end()
        if name and not tag["end"] and name not in UNCOUNTED:
            still_open.append(name)
            deepest = max(deepest, len(still_open))
        elif still_open and still_open[-1] == name:
            still_open.pop()
    return deepest
