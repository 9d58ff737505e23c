"""The reasons for which a document is left out: raised inside this room, told to the user as a problem."""

from digest.errors import DigestError, Problem


class Refusal(DigestError):  # noqa: N818 - the noun that the docs use
    """A document cannot be read; `code` starts with `E_`, `line` counts from 1 (0: the whole file)."""

    def __init__(self, code: str, message: str, *, line: int = 0) -> None:
        super().__init__(message)
        self.code = code
        self.line = line

    def problem(self, path: str) -> Problem:
        """The refusal as it is told to the user."""
        return Problem(path=path, line=self.line, code=self.code, message=str(self))
