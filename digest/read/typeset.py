"""What letters tell by how they are set: what is struck out is said no more, raised figures stand apart."""

import re
from typing import Any

from digest.read import needed

STRUCK = ("del", "s", "strike")
WHOLE = frozenset({"html", "head", "body"})
RAISED = str.maketrans("0123456789+-\N{MINUS SIGN}", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
# A mark that leads to a note: figures, signs made for it, a letter in brackets.
MARK = re.compile(r"[\[(]?\s*\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*\s*[\])]?|[*†‡§¶]{1,4}|\[\s*\w{1,8}\s*\]")
BRACKETED = re.compile(r"\[.*\]")
NAMED = re.compile(r"foot-?note|end-?note|note-?ref|reference|citation", re.IGNORECASE)
POWERS = re.compile(r"[+\N{MINUS SIGN}-]\d{1,3}|[23]")
LETTERS = re.compile(r"[^\W\d_]+$")
LONGEST_UNIT = 3  # letters: m², km², ft³
AFTER_A_SENTENCE = frozenset(".,;:!?…%”’»“\"'")
INLINE = frozenset({"a", "abbr", "b", "em", "font", "i", "small", "span", "strong"})
MOST_LOOK = 40  # characters before a mark; the end of a word is among them
LONGEST_RAISED = 40  # characters; more is a remark


def plainly_set(root: Any) -> None:  # noqa: ANN401 - an element of lxml's
    """Change the tree under `root` so that its text alone says what the eye reads on the page.

    What is struck out (`del`, `s`, `strike`, a line through it) goes; what was put in its place stays.
    Figures in `sup` become raised ones (10⁶), those in `sub` behind a figure lowered ones: no number arises
    that nobody printed. Behind letters (km2, CO2) none can arise, and they stay as they are. A raised mark of
    a footnote goes, for its note does not come along.
    """
    for element in root.xpath(".//*[@style]"):
        if element.tag not in WHOLE and _through(element.get("style")):
            element.tag = STRUCK[0]
    strip = needed.etree().strip_elements
    strip(root, *STRUCK, with_tail=False)
    for element in list(root.iter("sup", "sub")):
        _set(element)
    strip(root, STRUCK[0], with_tail=False)


def _through(style: str) -> bool:
    """Whether a style draws a line through the words."""
    kinds = (one.partition("text-decoration")[2] for one in style.lower().split(";"))
    return any("line-through" in one for one in kinds)


def _set(element: Any) -> None:  # noqa: ANN401 - an element of lxml's
    text = "".join(element.itertext())
    before = _before(element)
    if len(text) > LONGEST_RAISED:
        return
    if element.tag == "sup" and _leads_to_a_note(element, text.strip(), before):
        element.tag = STRUCK[0]
        return
    if before[-1:].isalpha() or (element.tag == "sub" and not before[-1:].isdigit()):
        return
    for each in element.iter():
        signs = RAISED if element.tag == "sup" else LOWERED
        each.text = (each.text or "").translate(signs)
        if each is not element:
            each.tail = (each.tail or "").translate(signs)


def _leads_to_a_note(element: Any, text: str, before: str) -> bool:  # noqa: ANN401 - an element of lxml's
    if not before or not MARK.fullmatch(text):
        return False
    linked = element.find(".//a") is not None or (element.getparent().get("href") or "").startswith("#")
    marks = " ".join(element.get(key) or "" for key in ("class", "id", "role"))
    if linked or BRACKETED.fullmatch(text) or NAMED.search(marks) or before[-1] in AFTER_A_SENTENCE:
        return True
    word = LETTERS.search(before[-MOST_LOOK:])
    return word is not None and (len(word[0]) > LONGEST_UNIT or not POWERS.fullmatch(text))


def _before(element: Any) -> str:  # noqa: ANN401 - an element of lxml's
    """The text right before an element, in the line that it stands in; "" where it begins one."""
    earlier, around = element.getprevious(), element.getparent()
    while earlier is None and not around.text and around.tag in INLINE:
        earlier, around = around.getprevious(), around.getparent()
    if earlier is None:
        return around.text or ""
    while not earlier.tail:
        if not len(earlier):
            return earlier.text or ""
        earlier = earlier[-1]
    return str(earlier.tail)
