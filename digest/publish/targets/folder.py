"""A folder of this machine: the new site takes the old one's place in one step."""

from collections.abc import Collection, Iterator
from pathlib import Path

from digest.destinations import ToFolder
from digest.errors import DiskError
from digest.model.page import File
from digest.publish.outgoing import Built, Outgoing
from digest.publish.plan import Plan
from digest.publish.targets import Surroundings
from digest.write import MANIFEST, left_beside, site

UNDONE = b"\n"  # a list with it is none of a site that is there as it should be: so it is put once more


class FolderTarget:
    """Hands the whole site to the room that writes sites: it links what has not changed, and swaps."""

    lanes = 1

    def __init__(self, place: ToFolder, whole: Built) -> None:
        """`whole` is the site to come."""
        self._folder = Path(place.path)
        self._whole = whole

    def manifest(self) -> bytes | None:
        """As `Target`; beside the remains of a publish that was killed it is not all that there is to do."""
        place = self._folder / MANIFEST
        told = place.read_bytes() if place.is_file() else None
        return told + UNDONE if told and left_beside(self._folder) else told

    def taken(self, paths: Collection[str]) -> Collection[str]:
        """As `Target`."""
        return [path for path in paths if (self._folder / path).is_file()]

    def begin(self, plan: Plan) -> bool:  # noqa: ARG002 - all happens at the end, at once
        """As `Target`."""
        return False

    def put(self, file: Outgoing) -> None:
        """As `Target`."""

    def delete(self, path: str) -> None:
        """As `Target`."""

    def finish(self, plan: Plan) -> None:
        """As `Target`."""
        self._folder.parent.mkdir(parents=True, exist_ok=True)
        for path in self.taken(plan.fresh):  # a person said yes, or there would be none
            (self._folder / path).unlink()
        try:
            site(self._files(), self._folder)
        except DiskError as error:
            why = error.__cause__
            if isinstance(why, OSError) and str(error).startswith(f"{self._folder}: "):
                raise why from None  # of the target's disk; what it says of a build is none of a publish
            raise

    def _files(self) -> Iterator[File]:
        return (File(path=file.path, data=file.data()) for file in self._whole.files)

    def close(self) -> None:
        """As `Target`."""


def target(place: ToFolder, whole: Built, here: Surroundings) -> FolderTarget:  # noqa: ARG001 - every kind's shape
    """The folder."""
    return FolderTarget(place, whole)
