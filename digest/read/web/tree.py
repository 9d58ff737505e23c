"""A page's text made a tree of elements, as long as it is not built to make programs choke."""

from typing import TYPE_CHECKING

from digest.read.needed import needed
from digest.read.refusal import Refusal
from digest.text.unicode import plain

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_DEPTH = 200  # elements in one another; pages have 20 to 60
MOST_ELEMENTS = 60_000  # pages have 500 to 5,000, the longest encyclopedia articles 40,000
LONGEST_VALUE = 10_000  # characters of an attribute or a text that is a title, a name, a date or an address


def tree(text: str) -> "HtmlElement":
    """The tree of `text`, without comments; the elements are those that a lenient reader of HTML sees.

    Raises Refusal: `E_EMPTY` where there is no element, `E_TOO_BIG` where they are too many or too deep.
    """
    html, etree = needed("lxml.html"), needed("lxml.etree")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        made: HtmlElement = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise Refusal("E_EMPTY", "there is no page in it.") from error
    _measured(made)
    return made


def _measured(made: "HtmlElement") -> None:
    depth = count = 0
    for event, _ in needed("lxml.etree").iterwalk(made, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        if depth > MOST_DEPTH or count > MOST_ELEMENTS:
            raise Refusal("E_TOO_BIG", "the page has too many elements, or too many in one another.")


def words(element: "HtmlElement") -> str:
    """The text in an element as one line, nothing invisible in it."""
    return plain("".join(element.itertext())[:LONGEST_VALUE])
