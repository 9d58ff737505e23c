"""What a server answered, or why it gave no answer that can be used."""

from collections.abc import Mapping
from dataclasses import dataclass, field

MOVED = frozenset({301, 302, 303, 307, 308})
PERMANENT = frozenset({301, 308})
UNCHANGED = 304
BUSY = frozenset({429, 503})
SHAKY = frozenset({408, 425, 500, 502, 504})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer: `address` is where it came from in the end, `headers` have small letters.

    `body` is unpacked. `status` is that of HTTP.
    """

    address: str
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def charset(self) -> str:
        """The encoding that the server names, "" where it names none."""
        _, _, named = self.headers.get("content-type", "").lower().partition("charset=")
        return named.partition(";")[0].strip(" \"'")


class NoAnswerError(Exception):
    """Why an address gave nothing, in words for a person.

    `passing` says that it may answer another time, `whole` that this holds for its whole host for now, and
    `later` that it was left for the next run, as it should be.
    """

    def __init__(
        self, reason: str, *, passing: bool = False, whole: bool = False, later: bool = False
    ) -> None:
        """`reason` is a clause without a full stop."""
        super().__init__(reason)
        self.passing = passing or later
        self.whole = whole
        self.later = later
