"""When a host may be asked again: the clocks in use, what it asks for, and how long we wait by ourselves."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

FIRST = 1.0  # seconds before the second try; twice as long before each next
LONGEST_NUMBER = 9  # digits of a Retry-After that are read: 30 years


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """The clocks: `seconds` only ever goes on, `now` is the time of day in UTC.

    `sleep` waits; None is a real wait, which can be broken off.
    """

    seconds: Callable[[], float] = time.monotonic
    now: Callable[[], datetime] = _now
    sleep: Callable[[float], object] | None = None


def backoff(attempt: int) -> float:
    """The seconds to wait after the try `attempt` (from 1) failed: 1, 2, 4 …, never by chance."""
    return float(FIRST * 2 ** (attempt - 1))


def asked_for(headers: Mapping[str, str], now: datetime) -> float | None:
    """The seconds for which a host asks to be left alone (`Retry-After`); None where it does not say."""
    said = headers.get("retry-after", "").strip()
    if said.isascii() and said.isdigit():
        return float(said[:LONGEST_NUMBER])
    try:
        when = parsedate_to_datetime(said)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return max(0.0, ((when if when.tzinfo else when.replace(tzinfo=UTC)) - now).total_seconds())
