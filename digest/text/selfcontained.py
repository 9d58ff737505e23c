"""Whether a sentence can stand alone: no "he" or "this" that points elsewhere, no quotation left open."""

import re

POINTS_BACK = re.compile(
    r"^[“\"‘']?(?:"
    r"(?:He|She|It|They|His|Her|Its|Their|This|That|These|Those|Such|Here|There|Both|Another|Others?|Also|Then|Thus|"
    r"However|Therefore|Moreover|Furthermore|Meanwhile|Instead|Nevertheless|Nonetheless|Besides|"
    r"Consequently|Additionally|But|And|Or|So|Yet|Still|Earlier|Later|Afterwards?|Otherwise|Similarly|"
    r"Likewise|Hence|Of course)\b"
    r"|(?:In addition|As an alternative|In turn|In response|At the same time|As a result|"
    r"For example|For instance|On the other hand|By contrast|In contrast|In particular|In other words|"
    r"After that|Before that|At that|In that)\b"
    r"|(?:The (?:announcement|move|decision|proposal|statement|concession|comments?|remarks?|report|outlet|"
    r"publication|official|offer|meeting|meetings|sides|two|three|latter|former|same|document|incident|"
    r"attack|plan|agreement|deal|region|regions|country|city|company|group|"
    r"president|minister|spokesman|spokeswoman|leader|"
    r"body|ban|ruling|vote))\b"
    r"|[A-Z][\w-]+[’']s "
    r"(?:announcement|move|decision|proposal|statement|concession|comments?|remarks?|offer)\b)"
)
# "She added that this was already so": what "this" is stands elsewhere.
POINTS_INSIDE = re.compile(
    r"\b(?:said|says|added|noted|stated|stressed|argued|explained) that (?:this|these|it|they)\b"
)
# "…," she said: who she is stands elsewhere, unless the sentence has named somebody.
POINTS_AFTER = re.compile(r"[,.!?][”\"»’'] (?:he|she|it|they) (?:said|says|added|told|wrote|noted|stated)\b")
CLAUSE_START = re.compile(r"^(?:[a-z]|and\b|but\b)")
CREDIT_FIRST = re.compile(
    r"^(?:According to |(?:[A-Z][\w.]+ )(?:also )?(?:reported|reports|notes|adds|writes|says) that\b)"
)
PAIRS = (("“", "”"), ("«", "»"), ("„", "“"), ("(", ")"), ("[", "]"))


def dangles(text: str) -> bool:
    """Whether `text` begins with words that point to something before, or in the middle of a sentence."""
    patterns = (POINTS_BACK.match, CLAUSE_START.match, POINTS_INSIDE.search, POINTS_AFTER.search)
    return any(points(text) for points in patterns)


def credits_first(text: str) -> bool:
    """Whether `text` opens with who reported it instead of what happened."""
    return bool(CREDIT_FIRST.match(text))


def whole_quotes(text: str) -> bool:
    """Whether every quotation mark and bracket in `text` has its partner in it."""
    if text.count('"') % 2:
        return False
    return all(text.count(left) == text.count(right) for left, right in PAIRS if left != "„")
