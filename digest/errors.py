"""What can go wrong and who can mend it: the user's mistakes, told in one line with the way out."""

import errno
from dataclasses import dataclass
from enum import IntEnum

FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}


class ExitCode(IntEnum):
    """What the `digest` command returns to the shell."""

    DONE = 0
    CONTENT = 1
    USAGE = 2
    DISK = 4
    LOCKED = 5
    PUBLISH = 6
    DEFECT = 70
    INTERRUPTED = 130


class DigestError(Exception):
    """A mistake that the user can mend: one line naming the thing, the place and the way out."""

    exit_code = ExitCode.CONTENT


class ConfigError(DigestError):
    """A setting or a command-line argument that cannot be used."""

    exit_code = ExitCode.USAGE


class DiskError(DigestError):
    """The disk is full, a folder cannot be written, a file cannot be read."""

    exit_code = ExitCode.DISK


def unwritten(place: object, error: OSError) -> DiskError:
    """What is told of the file or folder `place`, which cannot be written."""
    way = "make room" if error.errno in FULL else "allow writing it"
    return DiskError(f"{place}: {(error.strerror or str(error)).lower()}; {way}.")


class LockedError(DigestError):
    """Another build holds the site."""

    exit_code = ExitCode.LOCKED


class PublishError(DigestError):
    """The site could not be sent: the other side is away, full, or says no."""

    exit_code = ExitCode.PUBLISH


class PluginError(DigestError):
    """An installed package that digest uses fails, or gives what it must not."""


class VerifyError(DigestError):
    """A sentence of the site is not the span of the article that it says it is."""


class EndedError(SystemExit):
    """The system ends the command; `sys.exit` in the code of a package is that package's failure instead."""


# What passes through where all else that another's code raises is told as its failure.
PASSING = (KeyboardInterrupt, GeneratorExit, EndedError)


FORGOTTEN = "E_FORGOTTEN"  # the one refusal that somebody asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something a person should look at: where, what, and how to mend it.

    `code` is a short constant such as `E_YAML` (refused) or `W_FIELD` (a warning); `line` counts from 1,
    0 when the problem is not at one line.
    """

    path: str
    line: int = 0
    code: str
    message: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.message}"

    @property
    def refused(self) -> bool:
        """Whether the document was left out because of this."""
        return self.code.startswith("E_")

    @property
    def wanted(self) -> bool:
        """Whether it is as the publisher wants it, and nothing to mend."""
        return self.code == FORGOTTEN
