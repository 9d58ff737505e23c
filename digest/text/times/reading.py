"""Where a reader of the text stands: the day it was written, the day last spoken of, the quotations."""

import re
from bisect import bisect
from dataclasses import dataclass, field
from datetime import date

from digest.text.times.calendar import Point, as_date, as_point
from digest.text.times.words import Tokens

QUOTED = re.compile(r"“[^“”\n]{1,1500}”|\"[^\"\n]{1,1500}\"|«[^«»\n]{1,1500}»|„[^„“”\n]{1,1500}[“”]")
SENTENCE_ENDS = "!|"
LONG_SENTENCE = 150  # tokens: further off no day of saying is sought


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What one stretch of tokens was read as."""

    kind: str
    value: str
    rule: str
    anchor: str = ""
    point: Point | None = None  # the day, month or year meant, where later words may be reckoned from it
    begin: str = ""  # of a stretch: the value of where it begins, and of where it ends
    until: str = ""


@dataclass(slots=True, kw_only=True)
class Reading:
    """The state of one reading of one text, from its first expression to its last."""

    tokens: Tokens
    written: date | None
    narrative: bool  # told by its own dates, as history is, and not from the day it was written
    hour: int | None = None  # of the day of writing, where it is known
    last: Point | None = None
    mentioned: Point | None = None  # the last one named, also where the story does not move on to it
    last_day: Point | None = None
    ended: int = -1  # the token behind the expression read last
    year_ahead: Point | None = None  # from the second half of "July 1 to July 3, 1863"
    quotes: list[tuple[int, int]] = field(default_factory=list)

    def first(self, start: int, end: int, kinds: str) -> int:
        """The first token from `start` to `end` with one of the classes `kinds`, or -1."""
        classes = self.tokens.classes
        return next((i for i in range(start, end) if classes[i] in kinds), -1)

    def number(self, i: int) -> int:
        """The number that token `i` holds."""
        return int(self.tokens.values[i])

    def kind(self, i: int) -> str:
        """The class of token `i`; a sentence end outside the text."""
        return self.tokens.classes[i] if 0 <= i < len(self.tokens.classes) else "|"

    def word(self, i: int) -> str:
        """The lower-case word of token `i`; empty outside the text."""
        return self.tokens.words[i] if 0 <= i < len(self.tokens.words) else ""

    def value(self, i: int) -> str:
        """The value that the list of words has for token `i`; empty outside the text."""
        return self.tokens.values[i] if 0 <= i < len(self.tokens.values) else ""

    def capital(self, i: int) -> bool:
        """Whether token `i` begins with a capital letter."""
        return 0 <= i < len(self.tokens.words) and self.tokens.text[self.tokens.starts[i]].isupper()

    def quote_around(self, i: int) -> tuple[int, int] | None:
        """The quotation, in code points, that token `i` stands in."""
        at = self.tokens.starts[i]
        n = bisect(self.quotes, (at, len(self.tokens.text)))
        return self.quotes[n - 1] if n and at < self.quotes[n - 1][1] else None

    def base(self) -> Point | None:
        """The point from which "last week" or a bare month is reckoned."""
        if self.narrative and self.last is not None:
            return self.last
        return as_point(self.written) if self.written else self.last

    def base_day(self) -> date | None:
        """The day from which a bare weekday is reckoned."""
        if self.narrative and self.last_day is not None:
            return as_date(self.last_day)
        return self.written or as_date(self.last_day)

    def spoken_of(self) -> Point | None:
        """The point that "that day" and "two days later" mean: the last named, else the day of writing."""
        return self.last or (as_point(self.written) if self.written else None)

    def basis(self) -> str:
        """The end of a rule's name: what it was reckoned from."""
        return "the date told last" if self.narrative and self.last is not None else "the article's date"
