"""The dates in `time` elements that stand where an article says when it was published."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from digest.read.web.ownpart import LONGEST_LINK, own_article

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_TIMES = 50
MOST_PARAGRAPHS = 3  # of running text; behind them no byline stands
RUNNING = 120  # characters around a date, from which they are a sentence and no byline
CHANGED = re.compile(r"updat|modif|revis|edited|chang", re.IGNORECASE)
# The word for "updated" right before a date, in the languages of most pages.
SAID_CHANGED = re.compile(
    r"(?:updated?|modified|edited|revised|aktualisiert|geändert|mis(?:e)? à jour|modifiée?|actualizad[oa]"
    r"|aggiornato|bijgewerkt|oppdatert|uppdaterad|opdateret|обновлено|изменено|оновлено|змінено|تحديث|التحديث)"
    r"[^\w]*(?:(?:on|at|am|um|le|el|il|op|den)[^\w]*)?$",
    re.IGNORECASE,
)
HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
INLINE = frozenset({"a", "abbr", "b", "em", "font", "i", "ins", "small", "span", "strong", "time"})
BLOCKS = ("p", "div", "h1", "h2", "h3", "ul", "ol", "section", "header", "table", "figure")
LISTED = ("li", "tr", "dd")
LOOK = 40


def in_byline(time: "HtmlElement") -> bool:
    """Whether a `time` stands where an article says when it was published, and not when it was changed."""
    return not _changed(time) and not _listed(time) and _alone(time)


def _changed(element: "HtmlElement") -> bool:
    """Whether a `time` says when something was changed, by its marks or the word before it."""
    around = element.getparent()
    marks = _marks(element)
    if "publish" in marks:
        return False
    upper = _marks(around) if around is not None and around.tag in {*INLINE, "p", "div", "li"} else ""
    return bool(CHANGED.search(marks) or CHANGED.search(upper) or SAID_CHANGED.search(_before(element)))


def marked(own: "HtmlElement") -> Iterator[str]:
    """The dates of `time` elements, likeliest first: those that are said to be of publication, then bylines'.

    `own` is a page without what is of others (`own_part`).
    """
    times = [
        one for one in own.xpath("//time[@datetime]")[:MOST_TIMES] if not _changed(one) and not _listed(one)
    ]
    yield from (one.get("datetime") for one in times if one.get("pubdate") is not None)
    yield from (one.get("datetime") for one in times if "publish" in _marks(one))
    article = own_article(own)
    lines = [one for one in times if _alone(one)]
    for scope in (article, next(own.iter("main"), None)):
        if scope is not None:
            inside = set(_early(scope))
            yield from [one.get("datetime") for one in lines if one in inside][:1]
    if len(times) == 1 and times == lines:
        yield times[0].get("datetime")


def _marks(element: "HtmlElement") -> str:
    return " ".join(element.get(key) or "" for key in ("class", "id", "itemprop", "property")).lower()


def _before(element: "HtmlElement") -> str:
    """The text right before an element in the one around it."""
    earlier, around = element.getprevious(), element.getparent()
    if earlier is None:
        return ((around.text or "") if around is not None else "")[-LOOK:].rstrip()
    return ("".join(earlier.itertext())[-LOOK:] + (earlier.tail or "")[-LOOK:]).rstrip()


def _listed(time: "HtmlElement") -> bool:
    """Whether a date stands in a list with a headline that leads elsewhere, or in such a headline."""
    around = next((up for up in time.iterancestors(*LISTED)), None)
    links = [*time.iterancestors("a"), *(around.iter("a") if around is not None else ())]
    return any(len(" ".join(link.text_content().split())) > LONGEST_LINK + _size(time) for link in links)


def _alone(time: "HtmlElement") -> bool:
    """Whether a date stands in a line of its own or a byline, and not in a heading or a sentence."""
    line = next((up for up in time.iterancestors() if up.tag not in INLINE), None)
    if line is None or line.tag in HEADINGS:
        return False
    several = any(child.tag in BLOCKS for child in line)
    return several or _size(line) - _size(time) <= RUNNING


def _early(scope: "HtmlElement") -> Iterator["HtmlElement"]:
    """The dates before the running text of an article, then those of its head and its foot."""
    read = 0
    for element in scope.iter("time", "p"):
        if element.tag == "time":
            yield element
        read += element.tag == "p" and _size(element) >= RUNNING
        if read > MOST_PARAGRAPHS:
            break
    for end in scope.iter("header", "footer"):
        yield from end.iter("time")


def _size(element: "HtmlElement") -> int:
    return len(" ".join(element.text_content().split()))
