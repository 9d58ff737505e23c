"""Writes a whole site: a new tree is filled beside the old one and takes its place in one step."""

import contextlib
import errno
import hashlib
import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from digest.errors import ConfigError, DigestError, DiskError
from digest.model.page import File, Same
from digest.write.gate import Outputs
from digest.write.lock import held
from digest.write.manifest import MANIFEST, manifest_bytes, read_manifest
from digest.write.swap import Area, begin, clear, swap
from digest.write.tree import flushed, link, tree

SETTINGS = "digest.toml"
FASTENED = {errno.EBUSY, errno.EXDEV}  # what renaming a folder gives that a disk is mounted on


class StaleError(Exception):
    """A file of the site is not what the build before wrote: make all files anew. Never shown to a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a build did to the site, as sorted posix paths.

    `written` are new or changed, `unchanged` as they were, `removed` gone, `kept` the files that digest did
    not write and therefore let be.
    """

    written: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether the site is any different from before."""
        return bool(self.written or self.removed)


def site(files: Iterable[File | Same], target: Path, *, durable: bool = False) -> Written:
    """Make `target` hold exactly `files`, the manifest, and whatever others put there.

    `files` are taken one by one and not kept in memory. Either all of it happens or nothing: on any error,
    interrupt or power cut the old site stays whole. Files that did not change keep their date. With `durable`
    all is on the disk, not only in memory, at the end.

    Raises:
        ConfigError: `target` is no place for a site, or a file that digest did not write is in the way.
        DigestError: an output has a path that cannot be.
        StaleError: a file said to be the same is not there as it was.
        LockedError: another build is writing this site.
        DiskError: the disk is full, or a folder cannot be written.
    """
    try:
        area = Area(suitable(target))
        with held(area.folder, target):
            clear(area)
            try:
                filling = _Filling(area, durable=durable)
                for file in files:
                    filling.take(file)
                written = filling.finish()
            finally:
                with contextlib.suppress(OSError):  # what cannot be cleared now is cleared by the next build
                    clear(area)
            return written
    except OSError as error:
        raise unchanged(target, error) from error


def unchanged(target: Path, error: OSError) -> DiskError:
    """What is told where the disk is in the way of the site `target`, with what stands there."""
    stands = ", the site is whole" if (target / MANIFEST).is_file() else ""
    return DiskError(f"{target}: {(error.strerror or str(error)).lower()}; mend that and build again{stands}")


def suitable(target: Path) -> Path:
    """The place of the site, all links followed.

    Raises:
        ConfigError: it is no place for a site.
    """
    place = Path(os.path.realpath(target))
    if place.exists() and not place.is_dir():
        raise ConfigError(f"{target}: a file, not a folder; name another place for the site")
    here = Path.cwd()
    if place in {here, *here.parents, Path.home()} or (place / SETTINGS).exists():
        raise ConfigError(f"{target}: holds your work; name a folder for the site alone, such as site/")
    return place


class _Filling:
    """The site being made anew: nothing is touched until the first file comes that is not as it was.

    On many disks folders are the dearest to make; and pages go to the disk as they come, so that a large
    site need not fit into memory.
    """

    def __init__(self, area: Area, *, durable: bool) -> None:
        self.area = area
        self.durable = durable
        self.before = tree(area.site)
        self.ours = read_manifest(area.site)
        self.listed: dict[str, str] = {}
        self.fresh: set[str] = set()
        self._outputs = Outputs(area.staging)
        self._begun = False

    def take(self, file: File | Same) -> None:
        """Put a file into the new tree; until there is one, only note that it is as it was."""
        if file.path == MANIFEST:
            raise DigestError(f"{MANIFEST}: a name that digest keeps for itself; rename the page or asset")
        self._outputs.take(file.path)
        if isinstance(file, Same):
            self._same(file)
            return
        if self._has(file):
            self._note(file.path, hashlib.sha256(file.data).hexdigest())
            return
        self._begin()
        self._outputs.write(file.path, file.data)
        self.listed[file.path] = hashlib.sha256(file.data).hexdigest()
        self.fresh.add(file.path)

    def finish(self) -> Written:
        """Make the new tree the site, if it is any different."""
        written = self._outcome()
        if not (written.changed or self.ours != self.listed or not self.area.site.exists()):
            return written
        self._begin()
        for path in self._strangers():
            self._carry(path)
        for folder in self.before.empty_folders:
            _folders_like(self.area.site, self.area.staging, f"{folder}/x")
        # The one file that cannot be made again: without it nobody knows which of the others are ours.
        self._outputs.write(MANIFEST, manifest_bytes(self.listed), flush=True)
        _replace(self.area, durable=self.durable)
        return written

    def _begin(self) -> None:
        if not self._begun:
            begin(self.area, durable=self.durable)
            self._begun = True
            for path in self.listed:
                self._link(path)

    def _note(self, path: str, sha: str) -> None:
        """A file that is as it was."""
        self.listed[path] = sha
        if self._begun:
            self._link(path)

    def _same(self, file: Same) -> None:
        status = self.before.files.get(file.path)
        if self.ours.get(file.path) != file.sha256 or status is None or not stat.S_ISREG(status.st_mode):
            raise StaleError(file.path)
        self._note(file.path, file.sha256)

    def _has(self, file: File) -> bool:
        status = self.before.files.get(file.path)
        if status is None or not stat.S_ISREG(status.st_mode) or status.st_size != len(file.data):
            return False
        return (self.area.site / file.path).read_bytes() == file.data

    def _link(self, path: str) -> None:
        link(f"{self.area.site}/{path}", self._outputs.place(path))

    def _outcome(self) -> Written:
        there = self.before.files
        return Written(
            written=tuple(sorted(self.fresh)),
            unchanged=tuple(sorted(self.listed.keys() - self.fresh)),
            removed=tuple(sorted(path for path in self.ours if path in there and path not in self.listed)),
            kept=tuple(path for path in self._strangers() if path not in self.listed),
        )

    def _strangers(self) -> list[str]:
        """The files of the old site that digest did not write."""
        return sorted(path for path in self.before.files if path not in self.ours and path != MANIFEST)

    def _carry(self, path: str) -> None:
        site, staging = self.area.site, self.area.staging
        try:
            _folders_like(site, staging, path)
            link(f"{site}/{path}", f"{staging}/{path}")
        except (FileExistsError, NotADirectoryError) as error:
            if path in self.fresh or path not in self.listed:
                message = "not written by digest, and a page or asset needs its place; move it away"
                raise ConfigError(f"{site.name}/{path}: {message}") from error


def _folders_like(model: Path, root: Path, path: str) -> None:
    for folder in reversed(Path(path).parents[:-1]):
        place = root / folder
        if place.is_symlink():
            raise NotADirectoryError(str(place))
        if not place.is_dir():
            place.mkdir()
            place.chmod(stat.S_IMODE((model / folder).stat().st_mode) | stat.S_IRWXU)


def _replace(area: Area, *, durable: bool) -> None:
    if durable:  # what was linked, too: the build that wrote it need not have been a durable one
        flushed(area.folder)
    try:
        swap(area)
    except OSError as error:
        if error.errno not in FASTENED:
            raise
        message = (
            "a disk or volume is mounted here, so that no new site can take its place; name a folder in it"
        )
        raise ConfigError(
            f"{area.site}: {message}: --site {area.site / 'site'}, or site in [paths]"
        ) from error
    if durable:
        flushed(area.site.parent, deep=False)
        flushed(area.folder, deep=False)
