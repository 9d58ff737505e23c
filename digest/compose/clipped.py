"""The few words of a sentence that a date on its side belongs to: "Russia's invasion in 2022"."""

import re

from digest.compose.attached import MADE_THEN
from digest.compose.bearing import VERB
from digest.compose.judged import Dated
from digest.model.span import Span

# "… two years after the flood of the harbor in 1998": the deed told as a noun, behind a word that joins it.
BEHIND_LINK = re.compile(
    r"\b(?:after|since|before|following|during|amid|despite|until)\s+"
    r"(?P<deed>(?:(?:the|an?)\s+(?=[\w’'-]+\s)|[A-Z][\w.’'-]*[’']s?\s+)(?:[\w.’'-]+\s+){1,8}?)"
    r"(?:(?:on|in|of|late|early)\s+){0,2}$",
    re.IGNORECASE,
)
THE = re.compile(r"^The\s+$")


def clipped(each: Dated) -> Span | None:
    """The words to show for a date that the sentence tells on its side; None where none can stand alone.

    They are a treaty and its year, where the sentence says more than that, or a deed told as a noun behind
    "after" or "since", with its date. English only.
    """
    if each.language != "en":
        return None
    return _treaty(each) or _deed(each)


def treaty(each: Dated) -> bool:
    """Whether the date is the year in the name of a treaty that a sentence about something else names."""
    return each.language == "en" and _treaty(each) is not None


def _treaty(each: Dated) -> Span | None:
    text = each.sentence.span.text
    named = MADE_THEN.match(text, each.end)
    if named is None:
        return None
    opens = not THE.sub("", text[: each.start])
    return None if opens else _cut(each, each.start, named.end())


def _deed(each: Dated) -> Span | None:
    text = each.sentence.span.text
    found = BEHIND_LINK.search(text, 0, each.start)
    if found is None or VERB.search(found["deed"]):
        return None
    return _cut(each, found.start("deed"), each.end)


def _cut(each: Dated, start: int, end: int) -> Span:
    whole = each.sentence.span
    return Span(
        article=whole.article, start=whole.start + start, end=whole.start + end, text=whole.text[start:end]
    )
