"""A page's text made a tree of elements, as long as it is not built to make programs choke."""

import re
from typing import TYPE_CHECKING

from digest.read.needed import needed
from digest.read.refusal import Refusal
from digest.read.typeset import plainly_set
from digest.text.unicode import plain

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_DEPTH = 200  # elements in one another; pages have 20 to 60
MOST_ELEMENTS = 20_000  # pages have 500 to 5,000, the longest encyclopedia articles 15,000
MOST_ATTRIBUTES = 60  # of an element; more are nobody's
# A start tag, with what stands in quotation marks; and such values alone.
TAG = re.compile(r"""<[a-zA-Z](?:[^>"'=]+|=\s*(?:"[^"]*"|'[^']*')|["'=])*""")
QUOTED = re.compile(r"""=\s*(?:"[^"]*"|'[^']*')""")
SPANS = ("colspan", "rowspan")
INLINE = frozenset(
    (
        "a",
        "abbr",
        "b",
        "big",
        "cite",
        "code",
        "em",
        "font",
        "i",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
    )
)
MOST_INLINE = 1_000  # in one element; the library goes through those before each
LONG_TAG = 2_000  # characters from which a tag's attributes are counted
MOST_WORDS = 1_000  # of a tag outside of quotation marks; the parser compares each attribute with all before
LONGEST_VALUE = 10_000  # characters of an attribute or a text that is a title, a name, a date or an address


def tree(text: str) -> "HtmlElement":
    """The tree of `text`: the elements that a lenient reader of HTML sees, but nothing struck out.

    Raises Refusal: `E_EMPTY` where there is no element, `E_TOO_BIG` where they are too many or too deep.
    """
    _counted(text)
    html, etree = needed("lxml.html"), needed("lxml.etree")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        made: HtmlElement = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise Refusal("E_EMPTY", "there is no page in it.") from error
    _measured(made)
    plainly_set(made)
    _flattened(made)
    return made


def _flattened(made: "HtmlElement") -> None:
    """Drop empty paragraphs; where one line has a thousand elements in its middle, keep their text alone."""
    strip = needed("lxml.etree").strip_tags
    for element in list(made.iter()):
        if element.tag == "p" and len(element) == 0 and not (element.text or "").strip():
            element.drop_tree()
        elif len(element) > MOST_INLINE and sum(one.tag in INLINE for one in element) > MOST_INLINE:
            strip(element, *sorted(INLINE))


def _counted(text: str) -> None:
    for tag in TAG.finditer(text):
        if len(tag[0]) > LONG_TAG and len(QUOTED.sub(" ", tag[0]).split()) > MOST_WORDS:
            raise Refusal("E_TOO_BIG", "an element of the page has too many attributes.")


def _measured(made: "HtmlElement") -> None:
    depth = count = 0
    for event, element in needed("lxml.etree").iterwalk(made, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        if event == "start":
            _shortened(element)
        if depth > MOST_DEPTH or count > MOST_ELEMENTS:
            raise Refusal("E_TOO_BIG", "the page has too many elements, or too many in one another.")


def _shortened(element: "HtmlElement") -> None:
    """Take from an element what is too long to be a mark or an address, as a picture written out."""
    if len(element.attrib) > MOST_ATTRIBUTES:
        element.attrib.clear()
    for key in SPANS:  # a cell a thousand columns wide is laid out by the library cell by cell
        element.attrib.pop(key, None)
    for key in [key for key, value in element.attrib.items() if len(value) > LONGEST_VALUE]:
        del element.attrib[key]


def words(element: "HtmlElement") -> str:
    """The text in an element as one line, nothing invisible in it."""
    return plain("".join(element.itertext())[:LONGEST_VALUE])
