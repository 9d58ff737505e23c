"""The reasons for which a document is left out: raised inside this room, told to the user as a problem."""

from collections.abc import Iterable

from digest.errors import DigestError, Problem


def no_reader(suffix: str, known: Iterable[str]) -> str:
    """What is said of a file with this suffix ("" for none), where these are `known`."""
    kind = f'"{suffix}" files' if suffix else "files without a suffix"
    return f"no reader for {kind}; the known ones are {', '.join(sorted(known))}."


class Refusal(DigestError):  # noqa: N818 - the noun that the docs use
    """A document cannot be read; `code` starts with `E_`, `line` counts from 1 (0: the whole file)."""

    def __init__(self, code: str, message: str, *, line: int = 0) -> None:
        super().__init__(message)
        self.code = code
        self.line = line

    def problem(self, path: str) -> Problem:
        """The refusal as it is told to the user."""
        return Problem(path=path, line=self.line, code=self.code, message=str(self))
