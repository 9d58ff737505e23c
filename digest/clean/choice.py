"""Which articles an edition takes in: drafts are left out, and what is published later than now."""

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Whether `drafts` are taken in, and `until` when an article may be published (None: whenever)."""

    drafts: bool = False
    until: datetime | None = None


PUBLISHED = Choice()  # what is no draft, whatever its date


def after(published: str | None, until: datetime | None) -> bool:
    """Whether a time of publication (ISO 8601, a day or a time with its zone) is later than `until`.

    A day begins at 00:00 UTC. What has no date is never later.
    """
    if published is None or until is None:
        return False
    when = datetime.fromisoformat(published)
    return (when if when.tzinfo else when.replace(tzinfo=UTC)) > until
