"""What `digest doctor` finds out about the folders of a site: rights, room, how their disk behaves."""

import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from digest.cli.finding import Finding, State
from digest.cli.terminal import counted, shown
from digest.settings import Config

ROOM = 200_000_000  # bytes: a site of 10,000 articles and its predecessor
WATCHES = Path("/proc/sys/fs/inotify/max_user_watches")
INSTANCES = Path("/proc/sys/fs/inotify/max_user_instances")
MOUNTS = Path("/proc/mounts")
FEW = 16  # inotify instances: an editor and a desktop take as many
SHARE = 2  # a part of the watches that may be ours: others watch too
# Disks that do not tell of what another machine changes in them.
DISTANT = frozenset(
    ("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "vboxsf", "fuse.sshfs", "drvfs", "virtiofs")
)
AHEAD = (
    60  # seconds that a file may be newer than the clock: disks of other machines have clocks of their own
)


def places(plan: Config) -> Iterator[Finding]:
    """All that can be told about the folders that the settings name."""
    paths = plan.paths
    yield seeds(paths.seeds)
    held = {"site": paths.site.parent, "cache": paths.cache, "record": paths.record.parent}
    writable = {name: _writable(_nearest(place)) for name, place in held.items()}
    for name, trouble in writable.items():
        yield rights(name, held[name], trouble)
    if not writable["site"]:
        yield room(_nearest(paths.site.parent))
        yield from disk(_nearest(paths.site.parent))
    yield from watching([paths.seeds, paths.pages, paths.themes])
    yield from left(paths.site)


def seeds(folder: Path) -> Finding:
    """Whether there are articles to build from."""
    if not folder.is_dir():
        way = "make it, name another (--seeds, or seeds in [paths]), or begin a site with `digest new`"
        says = f"{shown(folder)}: there is no such folder"
        return Finding(name="articles", state=State.WRONG, says=says, way=way)
    if not os.access(folder, os.R_OK | os.X_OK):
        says = f"{shown(folder)}: cannot be read"
        return Finding(name="articles", state=State.WRONG, says=says, way="allow reading it")
    files = [Path(place, name) for place, _, names in os.walk(folder) for name in names if name[0] != "."]
    if not files:
        way = 'put .txt or .md files there: digest new article "A title"'
        return Finding(name="articles", state=State.REMARK, says=f"{shown(folder)}: no file in it", way=way)
    newest = max(file.lstat().st_mtime for file in files)
    if newest > time.time() + AHEAD:
        says = f"{shown(folder)}: a file is newer than the clock, so that a change may be missed"
        return Finding(name="articles", state=State.REMARK, says=says, way="set the clock, or touch the file")
    return Finding(name="articles", says=f"{shown(folder)}: {counted(len(files), 'file', 'files')}")


def _nearest(place: Path) -> Path:
    """The folder itself, or the one in which it would be made."""
    while not place.exists() and place != place.parent:
        place = place.parent
    return place


def _writable(folder: Path) -> str:
    """Why nothing can be written into `folder`; "" where a file can, which is tried."""
    try:
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".digest-doctor.", suffix=".tmp") as tried:
            tried.write(b"tried")
    except OSError as error:
        return (error.strerror or str(error)).lower()
    return ""


def rights(name: str, folder: Path, trouble: str) -> Finding:
    """Whether the folder of the `site`, the `cache` or the `record` can be written."""
    about = {
        "site": "the site is made beside its folder",
        "cache": "results are remembered",
        "record": "addresses of stories are kept",
    }
    if not trouble:
        return Finding(name=f"folder for the {name}", says=f"{shown(folder)}: can be written")
    says = f"{shown(folder)}: {trouble}; there {about[name]}"
    state = State.REMARK if name == "cache" else State.WRONG  # without a cache a build only takes longer
    way = f"allow writing it, or name another ({name} in [paths])"
    return Finding(name=f"folder for the {name}", state=state, says=says, way=way)


def room(folder: Path) -> Finding:
    """Whether there is room for a site."""
    free = shutil.disk_usage(folder).free
    says = f"{free / 1_000_000:,.0f} MB free"
    if free < ROOM:
        return Finding(
            name="room",
            state=State.REMARK,
            says=f"{says}; old and new site lie there at once",
            way="make room",
        )
    return Finding(name="room", says=says)


def disk(folder: Path) -> Iterator[Finding]:
    """How the disk that the site lies on behaves: capitals in names, and the exchange of two folders."""
    from digest.write.swap import exchanged  # noqa: PLC0415 - only where it is tried

    with (
        contextlib.suppress(OSError),
        tempfile.TemporaryDirectory(dir=folder, prefix=".digest-doctor.") as tried,
    ):
        one, other = Path(tried, "one"), Path(tried, "two")
        one.mkdir()
        other.mkdir()
        if Path(tried, "ONE").exists():
            says = "A.md and a.md are one file here: the build refuses two pages that differ so"
        else:
            says = "A.md and a.md are two files here, one on other disks: the build refuses such pages"
        yield Finding(name="capitals", says=says)
        if exchanged(one, other):
            yield Finding(name="exchange", says="a new site takes the place of the old one in one step")
        else:
            says = "this disk cannot exchange two folders: for a moment of each build there is no site"
            way = "build on another disk, or beside the folder that is served, and publish it"
            yield Finding(name="exchange", state=State.REMARK, says=says, way=way)


def watching(roots: list[Path]) -> Iterator[Finding]:
    """Whether `digest serve` is told of changes below `roots`."""
    there = [root for root in roots if root.is_dir()]
    distant = sorted({kind for root in there if (kind := _kind(root)) in DISTANT})
    way = "digest serve --poll looks for changes itself"
    if distant:
        says = f"the disk is {' and '.join(distant)}: changes made on another machine are not told"
        yield Finding(name="changes", state=State.REMARK, says=says, way=way)
    if not WATCHES.is_file():
        return
    most, instances = _number(WATCHES), _number(INSTANCES)
    folders = sum(1 for root in there for _ in os.walk(root))
    says = f"{counted(folders, 'folder', 'folders')} to watch, of {most:,} allowed"
    if folders > most // SHARE or instances < FEW:
        says += f", in one of {instances:,} watchers"
        more = f"{way}; or raise fs.inotify.max_user_watches and max_user_instances"
        yield Finding(name="watches", state=State.REMARK, says=says, way=more)
    else:
        yield Finding(name="watches", says=says)


def _number(file: Path) -> int:
    with contextlib.suppress(OSError, ValueError):
        return int(file.read_text(encoding="ascii"))
    return 0


def _kind(folder: Path) -> str:
    """The kind of the disk that holds `folder`, as the system names it; "" where it does not tell."""
    place, found = folder.resolve(), ("", "")
    with contextlib.suppress(OSError):
        for line in MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines():
            _, at, kind, *_ = [*line.split(), "", ""]
            if place.is_relative_to(at) and len(at) >= len(found[0]):
                found = (at, kind)
    return found[1]


def left(site: Path) -> Iterator[Finding]:
    """What a build that was cut short left beside the site, if any did."""
    beside = site.parent / f".{site.name}.digest"
    if beside.is_dir():
        says = f"{shown(beside)}: a build is at work, or one was cut short"
        way = "nothing, if one is; else the next build clears it, as `digest clean` does"
        yield Finding(name="unfinished", state=State.REMARK, says=says, way=way)
