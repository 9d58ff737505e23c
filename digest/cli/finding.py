"""What `digest doctor` found at one thing that it looked at."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Whether a thing is well, worth a word, or will not work."""

    OK = "ok"
    REMARK = "remark"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was looked at, how it is, in words, and what to do where it is not well."""

    name: str
    state: State = State.OK
    says: str
    way: str = ""


def settings_read(mistakes: str = "") -> Finding:
    """How the settings are: read, or `mistakes`, one a line."""
    if not mistakes:
        return Finding(name="settings", says="read")
    return Finding(name="settings", state=State.WRONG, says=mistakes, way="mend these lines, then ask again")
