"""What a host asks of robots: where they may go, and how slowly."""

import math
from dataclasses import dataclass

from protego import Protego

NAME = "digest"  # as hosts may call us in robots.txt
MOST = 512_000  # bytes: what RFC 9309 asks to be read at the least
MISSING = range(400, 500)  # no robots.txt, or none for us: everything may be read (RFC 9309, 2.3.1.3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What one origin asks; `away` says why nothing can be known now, "" where all is clear."""

    book: Protego | None = None
    away: str = ""

    def allow(self, address: str) -> bool:
        """Whether `address` may be asked for."""
        return self.book is None or bool(self.book.can_fetch(address, NAME))

    @property
    def delay(self) -> float:
        """The seconds between two requests that it asks for; 0 where it does not."""
        if self.book is None:
            return 0.0
        rate = self.book.request_rate(NAME)
        pause = rate.seconds / rate.requests if rate and rate.requests else 0.0
        asked = max(float(self.book.crawl_delay(NAME) or 0), float(pause))
        return asked if math.isfinite(asked) and asked > 0 else 0.0


def rules(status: int, body: bytes) -> Rules:
    """The rules in an answer to a request for robots.txt."""
    if status in MISSING:
        return Rules()
    if status != 200:  # noqa: PLR2004 - HTTP's own number
        return Rules(away=f"robots.txt cannot be had now (the server says {status})")
    return Rules(book=Protego.parse(body.decode("utf-8-sig", "replace")))
