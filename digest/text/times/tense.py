"""Whether the verb beside a time tells of what has been, of what is, or of what is to come."""

import re

from digest.text.times.reading import SENTENCE_ENDS, Reading

REACH = 14  # tokens looked at on each side of an expression for a verb
CLAUSE = 4  # a comma or conjunction on the way to the verb counts as so many tokens
# An hour beside a day is no further way to its verb: "will start from the hall at 2pm on Monday".
HOUR = r"(?:P?b?(?:TK|TA?|dA|dK|n)Z?)"
HOUR_BEFORE, HOUR_BEHIND = re.compile(rf"{HOUR},?(?=P?$)"), re.compile(rf",?{HOUR}")
LONGEST_HOUR = 8  # tokens
COMPARES = frozenset(["than", "as"])  # "later than planned" and "as expected" tell of nothing to come
AUXILIARY = 3  # tokens before a participle in which its auxiliary stands
NAMES = {"-": "past", "=": "present", "~": "present", "+": "future", " ": ""}
NO_VERBS = frozenset(  # after "to", of no infinitive: "to all ships", "to its owner"
    [
        "all",
        "both",
        "some",
        "many",
        "each",
        "every",
        "any",
        "no",
        "more",
        "most",
        "several",
        "such",
        "other",
        "others",
        "another",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
        "this",
        "that",
        "these",
        "those",
        "him",
        "them",
        "me",
        "us",
        "you",
        "it",
        "whom",
        "which",
        "what",
        "new",
        "former",
        "people",
    ]
)
LASTING = frozenset(["since", "for"])  # "has been held since Monday" still holds


def tense(reading: Reading, start: int, end: int) -> str:
    """The direction of the nearest verb: "-" of what has been, "+" of what is to come, " " unknown."""
    at, _ = _nearest(reading, start, end, "-+")
    return " " if at < 0 else _direction(reading, at)


def tense_told(reading: Reading, start: int, end: int) -> str:
    """The tense of the nearest verb: "past", "present", "future" (also "was to meet"), or "" for none.

    A perfect is past ("has met on Monday"), but present where it lasts: "has been held since Monday".
    """
    at, infinitive = _nearest(reading, start, end, "-+=~")
    if at < 0:
        return ""
    mark = "+" if infinitive else _direction(reading, at)
    if mark != "-":
        return NAMES[mark]
    auxiliary = _auxiliary(reading, at)
    lasts = reading.word(start - 1) in LASTING or reading.tokens.values[max(0, start - 1)] in LASTING
    return "present" if auxiliary == "=" or (auxiliary == "~" and lasts) else "past"


def way(reading: Reading, start: int, end: int) -> str:
    """As `tense`, and "+" where the nearest verb is in the present: "the fair runs in March" looks ahead."""
    told = tense(reading, start, end)
    if told == " " and tense_told(reading, start, end) == "present":
        return "+"
    return told


def _nearest(reading: Reading, start: int, end: int, marks: str) -> tuple[int, bool]:
    """The token of the nearest verb, or -1, and whether it is the "to" of an infinitive."""
    start, end = _without_hour(reading, start, end)
    behind = range(start - 1, max(-1, start - 1 - REACH), -1)
    ahead = range(end, min(len(reading.tokens.classes), end + REACH))
    left, left_far = _verb(reading, behind, marks, infinitives=reading.kind(end) != "'")
    right, right_far = _verb(reading, ahead, marks, infinitives=False)
    at = right if right_far < left_far else left
    return at, at >= 0 and reading.tokens.tenses[at] not in marks


def _without_hour(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Where an expression begins and ends with the hour that stands beside it."""
    classes = reading.tokens.classes
    first = max(0, start - LONGEST_HOUR)
    before = HOUR_BEFORE.search(classes[first:start])
    behind = HOUR_BEHIND.match(classes[end : end + LONGEST_HOUR])
    return first + before.start() if before else start, end + behind.end() if behind else end


def _verb(reading: Reading, path: range, marks: str, *, infinitives: bool) -> tuple[int, int]:
    classes, tenses = reading.tokens.classes, reading.tokens.tenses
    far = 0
    for i in path:
        kind = classes[i]
        if kind in SENTENCE_ENDS or reading.word(i) == ";":
            break
        far += CLAUSE if kind in ",j()" else 1
        if reading.word(i - 1) in COMPARES and tenses[i] == "+":
            continue
        if tenses[i] in marks or (infinitives and kind == "B" and _infinitive(reading, i)):
            return i, far
    return -1, 10 * REACH


def _infinitive(reading: Reading, i: int) -> bool:
    """Whether "to" at `i` opens an infinitive that looks ahead: "to meet", not "to Berlin", "to cities"."""
    after = reading.word(i + 1)
    return (
        reading.word(i) == "to"
        and reading.kind(i + 1) == "x"
        and after.isalpha()
        and not reading.capital(i + 1)
        and after not in NO_VERBS
        and (not after.endswith("s") or after.endswith(("ss", "us")))
    )


def _direction(reading: Reading, i: int) -> str:
    """The direction of a participle is its auxiliary's: "will be held", "is scheduled"."""
    mark = reading.tokens.tenses[i]
    if mark == " " or reading.word(i - 1) == "to":
        return "+"  # an infinitive, also of a verb that looks the same in the past: "to hit"
    if mark == "+":
        return mark
    for back in range(i - 1, max(-1, i - 1 - AUXILIARY), -1):
        if reading.kind(back) in SENTENCE_ENDS or reading.kind(back) == ",":
            break
        if reading.tokens.tenses[back] == "+" and reading.kind(back) == "x":
            return "+"
    return mark


def _auxiliary(reading: Reading, i: int) -> str:
    """The mark of a participle's auxiliary in the present: "=" for "is held", "~" for "has held", or ""."""
    for back in range(i - 1, max(-1, i - 1 - AUXILIARY), -1):
        if reading.kind(back) in SENTENCE_ENDS or reading.kind(back) == ",":
            break
        if reading.tokens.tenses[back] in "=~":
            return reading.tokens.tenses[back]
    return ""
