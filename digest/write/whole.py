"""Writes a whole site: a new tree is filled beside the old one and takes its place in one step."""

import contextlib
import hashlib
import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from digest.errors import ConfigError, DigestError, DiskError
from digest.model.page import File
from digest.write.gate import Names, checked_segments, open_output, output_place
from digest.write.lock import held
from digest.write.manifest import MANIFEST, manifest_bytes, read_manifest
from digest.write.swap import Area, begin, clear, swap
from digest.write.tree import Tree, link, tree

SETTINGS = "digest.toml"


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


def site(files: Iterable[File], target: Path, *, durable: bool = False) -> Written:
    """Make `target` hold exactly `files`, the manifest, and whatever others put there.

    Either all of it happens or nothing: on any error, interrupt or power cut the old site stays whole. Files
    that did not change keep their date. With `durable` all is on the disk, not only in memory, at the end.

    Raises:
        ConfigError: `target` is no place for a site, or a file that digest did not write is in the way.
        DigestError: an output has a path that cannot be.
        LockedError: another build is writing this site.
        DiskError: the disk is full, or a folder cannot be written.
    """
    try:
        area = Area(_suitable(target))
        with held(area.folder, target):
            clear(area)
            try:
                written = _build(files, area, durable=durable)
            finally:
                with contextlib.suppress(OSError):  # what cannot be cleared now is cleared by the next build
                    clear(area)
            return written
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise DiskError(f"{target}: {reason}; mend that and build again, the site is whole") from error


def _suitable(target: Path) -> Path:
    place = Path(os.path.realpath(target))
    if place.exists() and not place.is_dir():
        raise ConfigError(f"{target}: a file, not a folder; name another place for the site")
    here = Path.cwd()
    if place in {here, *here.parents, Path.home()} or (place / SETTINGS).exists():
        raise ConfigError(f"{target}: holds your work; name a folder for the site alone, such as site/")
    return place


@dataclass(slots=True)
class _Plan:
    """What is to be done, found out before anything is: on many disks folders are the dearest to make."""

    site: Path
    before: Tree
    names: Names = field(default_factory=Names)
    listed: dict[str, str] = field(default_factory=dict)
    fresh: dict[str, bytes] = field(default_factory=dict)

    def take(self, file: File) -> None:
        """Note a file, and whether the old site has the same."""
        if file.path == MANIFEST:
            raise DigestError(f"{MANIFEST}: a name that digest keeps for itself; rename the page or asset")
        checked_segments(file.path)
        self.names.take(file.path)
        self.listed[file.path] = hashlib.sha256(file.data).hexdigest()
        if not self._has(file):
            self.fresh[file.path] = file.data

    def _has(self, file: File) -> bool:
        status = self.before.files.get(file.path)
        if status is None or not stat.S_ISREG(status.st_mode) or status.st_size != len(file.data):
            return False
        return (self.site / file.path).read_bytes() == file.data

    def outcome(self, ours: Mapping[str, str]) -> Written:
        """What will have been done; `ours` is the old manifest."""
        there = self.before.files
        return Written(
            written=tuple(sorted(self.fresh)),
            unchanged=tuple(sorted(self.listed.keys() - self.fresh.keys())),
            removed=tuple(sorted(path for path in ours if path in there and path not in self.listed)),
            kept=tuple(path for path in self.strangers(ours) if path not in self.listed),
        )

    def strangers(self, ours: Mapping[str, str]) -> list[str]:
        """The files of the old site that digest did not write."""
        return sorted(path for path in self.before.files if path not in ours and path != MANIFEST)


def _build(files: Iterable[File], area: Area, *, durable: bool) -> Written:
    ours = read_manifest(area.site)
    plan = _Plan(site=area.site, before=tree(area.site))
    for file in files:
        plan.take(file)
    written = plan.outcome(ours)
    if written.changed or ours != plan.listed or not area.site.exists():
        begin(area)
        _fill(area, plan, plan.strangers(ours), durable=durable)
        _replace(area, durable=durable)
    return written


def _fill(area: Area, plan: _Plan, strangers: Iterable[str], *, durable: bool) -> None:
    """Make the new tree: links to what is the same, the new files, what others put there, the manifest."""
    for path in plan.listed:
        if path in plan.fresh:
            _write(area.staging, path, plan.fresh[path], durable=durable)
        else:
            link(area.site / path, output_place(area.staging, path))
    for path in strangers:
        _carry(area, plan, path)
    for folder in plan.before.empty_folders:
        _folders_like(area.site, area.staging, f"{folder}/x")
    _write(area.staging, MANIFEST, manifest_bytes(plan.listed), durable=durable)


def _write(root: Path, path: str, data: bytes, *, durable: bool) -> None:
    with open_output(root, path) as out:
        out.write(data)
        if durable:
            out.flush()
            os.fsync(out.fileno())


def _carry(area: Area, plan: _Plan, path: str) -> None:
    try:
        _folders_like(area.site, area.staging, path)
        link(area.site / path, area.staging / path)
    except (FileExistsError, NotADirectoryError) as error:
        if path in plan.fresh or path not in plan.listed:
            message = "not written by digest, and a page or asset needs its place; move it away"
            raise ConfigError(f"{area.site.name}/{path}: {message}") from error


def _folders_like(model: Path, root: Path, path: str) -> None:
    for folder in reversed(Path(path).parents[:-1]):
        place = root / folder
        if place.is_symlink():
            raise NotADirectoryError(str(place))
        if not place.is_dir():
            place.mkdir()
            place.chmod(stat.S_IMODE((model / folder).stat().st_mode) | stat.S_IRWXU)


def _replace(area: Area, *, durable: bool) -> None:
    if durable:
        for folder, _, _ in os.walk(area.staging, topdown=False):
            _sync(Path(folder))
    swap(area)
    if durable:
        _sync(area.site.parent)
        _sync(area.folder)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
