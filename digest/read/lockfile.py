"""What digest keeps beside articles as JSON: the bytes of such a file, and a line for what is no JSON."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from digest.errors import DigestError, DiskError
from digest.read import files


def whole(place: Path, most: int) -> bytes | None:
    """The bytes of the file `place`, at most `most` and one more; None where there is no such file.

    Raises:
        DiskError: it cannot be read.
    """
    try:
        return files.whole(place, most + 1)
    except OSError as error:
        raise DiskError(f"{place}: {error.strerror}; allow reading it.") from error


@contextmanager
def as_json(file: str, mend: str) -> Iterator[None]:
    """Where the file called `file` is taken for JSON; `mend` says what to do where it is none.

    Raises:
        DigestError: it is none; with the line where that shows, if it is known.
    """
    try:
        yield
    except json.JSONDecodeError as error:
        raise DigestError(f"{file}:{error.lineno}: this is no JSON; {mend}.") from error
    except (ValueError, RecursionError) as error:
        raise DigestError(f"{file}: this is no JSON; {mend}.") from error
