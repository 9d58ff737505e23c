"""Writes a whole site: a new tree is filled beside the old one and takes its place in one step."""

import contextlib
import hashlib
import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from digest.errors import ConfigError, DigestError, DiskError
from digest.model.page import File
from digest.write.gate import Names, open_output, output_place
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
                written = _build(files, area, target, durable=durable)
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
class _Stage:
    """The tree being filled, and the one that it is compared with."""

    root: Path
    site: Path
    before: Tree
    durable: bool
    names: Names = field(default_factory=Names)
    listed: dict[str, str] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)

    def put(self, file: File) -> None:
        """Link the file from the old tree where it is the same there, else write it."""
        if file.path == MANIFEST:
            raise DigestError(f"{MANIFEST}: a name that digest keeps for itself; rename the page or asset")
        self.names.take(file.path)
        self.listed[file.path] = hashlib.sha256(file.data).hexdigest()
        if self._has(file):
            link(self.site / file.path, output_place(self.root, file.path))
            return
        self.written.append(file.path)
        self.write(file)

    def write(self, file: File) -> None:
        """Write the file anew."""
        with open_output(self.root, file.path) as out:
            out.write(file.data)
            if self.durable:
                out.flush()
                os.fsync(out.fileno())

    def _has(self, file: File) -> bool:
        status = self.before.files.get(file.path)
        if status is None or not stat.S_ISREG(status.st_mode) or status.st_size != len(file.data):
            return False
        return (self.site / file.path).read_bytes() == file.data

    def carry(self, path: str) -> None:
        """Bring a file over that digest did not write."""
        place = self.root / path
        try:
            _folders_like(self.site, self.root, path)
            link(self.site / path, place)
        except (FileExistsError, NotADirectoryError) as error:
            if path not in self.listed or path in self.written:
                message = "not written by digest, and a page or asset needs its place; move it away"
                raise ConfigError(f"{self.site.name}/{path}: {message}") from error


def _folders_like(model: Path, root: Path, path: str) -> None:
    for folder in reversed(Path(path).parents[:-1]):
        place = root / folder
        if place.is_symlink():
            raise NotADirectoryError(str(place))
        if not place.is_dir():
            place.mkdir()
            place.chmod(stat.S_IMODE((model / folder).stat().st_mode) | stat.S_IRWXU)


def _build(files: Iterable[File], area: Area, target: Path, *, durable: bool) -> Written:
    ours = read_manifest(area.site)
    before = tree(area.site)
    begin(area)
    stage = _Stage(root=area.staging, site=area.site, before=before, durable=durable)
    for file in files:
        stage.put(file)
    strangers = sorted(path for path in before.files if path not in ours and path != MANIFEST)
    for path in strangers:
        stage.carry(path)
    for folder in before.empty_folders:
        _folders_like(area.site, area.staging, f"{folder}/x")
    written = Written(
        written=tuple(sorted(stage.written)),
        unchanged=tuple(sorted(stage.listed.keys() - set(stage.written))),
        removed=tuple(sorted(path for path in ours if path in before.files and path not in stage.listed)),
        kept=tuple(path for path in strangers if path not in stage.listed),
    )
    if written.changed or ours != stage.listed or not target.exists():
        stage.write(File(path=MANIFEST, data=manifest_bytes(stage.listed)))
        _replace(area, durable=durable)
    return written


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
