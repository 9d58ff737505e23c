"""The publisher's own words, written in Markdown, made into HTML that is safe to print."""

import re
from typing import TYPE_CHECKING

from digest.render.gates import sanitize

if TYPE_CHECKING:
    from markupsafe import Markup

MAIN_HEADING = re.compile(r"(</?)h1\b", re.IGNORECASE)  # a page has one, and that is its title
# The gate drops ids, so a link to a place in the page (a footnote's) would lead nowhere.
LOCAL = re.compile(r'<a\b[^<>]*?\shref="#[^"]*"[^<>]*>(.*?)</a>')
EXTENSIONS = ("extra", "sane_lists")
SETTINGS = {"extra": {"footnotes": {"BACKLINK_TEXT": ""}}}


def prose(text: str) -> "Markup":
    """`text` as HTML, through the gate last: what is not on its list is gone, scripts first of all.

    Text that would make more HTML than a page can hold, or is nested too deep, is shown as it was written.
    Time is bounded by the limits of whoever read the text (`digest.read.pages`).
    """
    from markdown import markdown  # noqa: PLC0415 - only where there are own pages
    from markupsafe import Markup, escape  # noqa: PLC0415 - comes with jinja2, loaded with it

    try:
        drawn = markdown(text, extensions=EXTENSIONS, extension_configs=SETTINGS, output_format="html")
        linked = LOCAL.sub(r"\1", MAIN_HEADING.sub(r"\1h2", drawn))
        return Markup(sanitize(linked))  # noqa: S704 - the gate makes it safe
    except (RecursionError, ValueError):
        return Markup("<pre>{}</pre>").format(escape(text))
