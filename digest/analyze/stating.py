"""Which clauses state something, and which only ask, name somebody, or set the scene."""

import math
import re

from digest.analyze.units import Unit

SUBORDINATE = re.compile(r"(?:As|While|When|After|Before|Since|Although|Though|If)\b")
SCENE = 4  # a subordinate clause at the head of a sentence with fewer words of its own tells no fact
HANDLE = re.compile(r"^[^.!?]*\(@\w+\)[^.!?]*$")  # who wrote a message, and when: no fact
# Who helped to write, and who was asked: no fact.
BYLINE = re.compile(
    r"\bcontributed (?:reporting|to this (?:report|story|article))\b|\brequests? for comment\b"
)
# A small word; scripts without capitals have no other.
PLAIN = re.compile(r"[ “\"‘'(][^\W\d_A-Z]\w{3}|[\u0370-\u1fff\u3040-\ud7ff]")
CLOSING = "\"”’') "
REPEATED = 0.8  # likeness that a question, or a passage of names and titles, must have to another


def repeated(unit: Unit) -> float:
    """How alike a clause must be to another for one fact, as far as that hangs on what it is: 0 for most.

    What states nothing (a question, a name with its titles) can only be repeated.
    """
    text = unit.span.text
    if _scene(unit) or HANDLE.search(text) or BYLINE.search(text):
        return math.inf
    return REPEATED if text.rstrip(CLOSING).endswith("?") or not PLAIN.search(text) else 0.0


def _scene(unit: Unit) -> bool:
    """Whether a clause only sets the scene ("As talks continue in Berlin, …"): too little to be a fact."""
    return not unit.whole and len(unit.keys) < SCENE and bool(SUBORDINATE.match(unit.span.text))


def aside(unit: Unit) -> bool:
    """Whether a clause is no telling of an event: it asks or only names, or hangs on the clause beside it."""
    hangs = not unit.whole and bool(SUBORDINATE.match(unit.span.text))
    return hangs or repeated(unit) > 0
