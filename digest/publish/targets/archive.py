"""One file that holds the whole site, to be unpacked elsewhere: the same bytes for the same site."""

import glob
import gzip
import io
import os
import tarfile
import zipfile
from collections.abc import Collection, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from digest.destinations import ToArchive
from digest.errors import ConfigError, PublishError
from digest.publish.outgoing import Built, Outgoing
from digest.publish.plan import Plan
from digest.publish.targets import Surroundings
from digest.write import MANIFEST

EARLIEST = 315_532_800  # 1 January 1980, the first moment that a .zip can name
MODE = 0o644
BEST = 9


class ArchiveTarget:
    """A .zip or .tar.gz, made beside its place and then renamed over what stood there."""

    lanes = 1

    def __init__(self, place: ToArchive, whole: Built) -> None:
        """`whole` is the site to come."""
        self._place = Path(place.path)
        self._whole = whole

    def manifest(self) -> bytes | None:
        """As `Target`; an archive of somebody else's is not replaced."""
        if not self._place.exists():
            return None
        try:
            if self._zipped:
                with zipfile.ZipFile(self._place) as archive:
                    return archive.read(MANIFEST)
            with tarfile.open(self._place) as archive:
                member = archive.extractfile(MANIFEST)
                return member.read() if member else None
        except (KeyError, zipfile.BadZipFile, tarfile.TarError, EOFError) as error:
            raise PublishError(f"{self._place}: no archive that digest made; move it away.") from error

    @property
    def _zipped(self) -> bool:
        return self._place.suffix == ".zip"

    def taken(self, paths: Collection[str]) -> Collection[str]:  # noqa: ARG002 - the file is digest's whole
        """As `Target`."""
        return ()

    def begin(self, plan: Plan) -> bool:  # noqa: ARG002 - all happens at the end, at once
        """As `Target`."""
        return False

    def put(self, file: Outgoing) -> None:
        """As `Target`."""

    def delete(self, path: str) -> None:
        """As `Target`."""

    def finish(self, plan: Plan) -> None:
        """As `Target`."""
        fresh = self._place.with_name(f".{self._place.name}.{os.getpid()}")
        entries = self._entries(plan)
        try:
            self._place.parent.mkdir(parents=True, exist_ok=True)
            self._cleared()
            with fresh.open("wb") as out:
                _zip(entries, out) if self._zipped else _tar(entries, out)
            fresh.replace(self._place)
        finally:
            with suppress(OSError):  # where there is no folder, it cannot even be looked for
                fresh.unlink(missing_ok=True)

    def _cleared(self) -> None:
        """Remove what publishes that were killed left beside the archive."""
        for left in self._place.parent.glob(f".{glob.escape(self._place.name)}.*"):
            if left.suffix[1:].isdecimal():
                left.unlink(missing_ok=True)

    def _entries(self, plan: Plan) -> Iterator[tuple[str, bytes]]:
        yield MANIFEST, plan.manifest
        for file in self._whole.files:
            yield file.path, file.data()

    def close(self) -> None:
        """As `Target`."""


def _zip(entries: Iterator[tuple[str, bytes]], out: io.BufferedWriter) -> None:
    moment = datetime.fromtimestamp(max(_moment(), EARLIEST), UTC)
    with zipfile.ZipFile(out, "w", compresslevel=BEST) as archive:
        for path, data in entries:
            entry = zipfile.ZipInfo(path, moment.timetuple()[:6])
            entry.create_system = 3  # as on Unix, wherever it is made
            entry.external_attr = MODE << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data, compresslevel=BEST)


def _tar(entries: Iterator[tuple[str, bytes]], out: io.BufferedWriter) -> None:
    with (
        gzip.GzipFile(filename="", mode="wb", fileobj=out, mtime=_moment(), compresslevel=BEST) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for path, data in entries:
            entry = tarfile.TarInfo(path)
            entry.size, entry.mode, entry.mtime = len(data), MODE, _moment()
            archive.addfile(entry, io.BytesIO(data))


def _moment() -> int:
    """The time that all entries bear: SOURCE_DATE_EPOCH, else one that is always the same."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", str(EARLIEST))
    if not epoch.isdecimal():
        raise ConfigError(f"SOURCE_DATE_EPOCH is {epoch!r}; write seconds since 1970, such as 1765810800.")
    return int(epoch)


def target(place: ToArchive, whole: Built, here: Surroundings) -> ArchiveTarget:  # noqa: ARG001 - every kind's shape
    """The archive."""
    return ArchiveTarget(place, whole)
