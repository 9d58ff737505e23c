"""Which files of the cache folder hold what is remembered between builds, and how all of them go."""

import re
from collections.abc import Iterable
from pathlib import Path

from digest.errors import DiskError

# By name, for the folder may be any that the settings say.
REMEMBERED = re.compile(
    r"(?:(?:lean-)?(?:build|preview)\.json(?:\.edited)?|cache\.sqlite)(?:\.broken|-wal|-shm|-journal|\.\d+)*"
)

SERVING = "serving"  # the file that says where the preview of the site is to be seen while it runs
HALF = re.compile(r".+\.\d+\.new")  # a file of the preview that a killed process left half made


def remembered(folder: Path, names: re.Pattern[str] = REMEMBERED) -> list[Path]:
    """The files in `folder` whose names are such, in order; a link is none of ours."""
    if not folder.is_dir():
        return []
    found = (place for place in folder.iterdir() if names.fullmatch(place.name))
    return sorted(place for place in found if place.is_file() and not place.is_symlink())


def dropped(places: Iterable[Path]) -> None:
    """Delete these files: what they remember is worked out again.

    Raises:
        DiskError: one cannot be removed.
    """
    try:
        for place in places:
            place.unlink(missing_ok=True)
    except OSError as error:
        raise DiskError(f"{error.filename}: {(error.strerror or '').lower()}; allow removing it.") from error
