"""What `digest doctor` finds out about the machine: Python, packages, programs, words, the clock."""

import os
import platform
import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from digest import __version__
from digest.cli.finding import Finding, State

OLDEST = (3, 11)
REQUIREMENT = re.compile(
    r"(?P<name>[\w.-]+)(?:\[[^]]*\])?\s*(?P<bounds>[^;]*)(?:;.*extra\s*==\s*['\"](?P<extra>[\w-]+))?"
)
BOUND = re.compile(r"(>=|<=|==|!=|~=|<|>)\s*([\w.*]+)")
# What each extra would give; an extra without a line here is named all the same.
EXTRAS = {
    "publish": "sends the site to S3, over SFTP or to a WebDAV server; other places need it not",
    "search": "lets readers search the site, without a server",
    "brotli": "packs the site's files by Brotli ahead of time, for servers that send them so",
    "cards": "draws a picture of each story for those who share it",
    "multi": "groups articles of several languages by what their headlines mean",
    "english": "tells what English sentences mean, for the bench; a build does not use it",
}
# Programs that digest never needs for a build, and what calls them.
PROGRAMS = {
    "git": "`digest publish` to a branch",
    "ssh": "`digest publish` over SSH",
    "rsync": "`digest publish` over SSH",
}
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
BORN = datetime(2025, 12, 1, tzinfo=UTC)  # digest is younger: a clock before that is wrong


def machine(here: Path) -> Iterator[Finding]:
    """All that can be told without settings; `here` is the folder that the command was typed in."""
    yield python(sys.version_info[:2])
    yield packages()
    yield from extras()
    yield from programs(here)
    yield encoding(sys.getfilesystemencoding(), getattr(sys.stdout, "encoding", None) or "")
    yield clock(datetime.now(UTC))


def python(given: tuple[int, ...]) -> Finding:
    """Whether this Python is new enough."""
    system = f"{platform.python_implementation()} on {platform.system()}"
    says = f"{platform.python_version()} ({system}), digest {__version__}"
    if given < OLDEST:
        least = ".".join(map(str, OLDEST))
        return Finding(name="Python", state=State.WRONG, says=says, way=f"install Python {least} or later")
    return Finding(name="Python", says=says)


def packages(listed: Sequence[str] | None = None) -> Finding:
    """Whether all that digest needs is installed, in versions that it works with.

    `listed` are the requirements as package metadata has them; by default digest's own.
    """
    wanted = _requirements() if listed is None else listed
    if not wanted:
        says = "digest is run from its folder and is not installed, so that nobody knows what it needs"
        return Finding(name="packages", state=State.REMARK, says=says, way="pip install -e . in that folder")
    faults, count = [], 0
    for name, bounds, extra in map(_parted, wanted):
        if not extra:
            count += 1
            faults += _fault(name, bounds)
    if faults:
        way = "install digest anew: pip install --upgrade --force-reinstall digest"
        return Finding(name="packages", state=State.WRONG, says="; ".join(faults), way=way)
    return Finding(name="packages", says=f"all {count} that a build needs")


def _requirements() -> Sequence[str]:
    try:
        return requires("digest") or []
    except PackageNotFoundError:
        return []


def _parted(requirement: str) -> tuple[str, str, str]:
    found = REQUIREMENT.match(requirement)
    return (found["name"], found["bounds"].strip(), found["extra"] or "") if found else (requirement, "", "")


def _fault(name: str, bounds: str) -> list[str]:
    try:
        there = version(name)
    except PackageNotFoundError:
        return [f"{name} is missing"]
    return [] if within(there, bounds) else [f"{name} is {there}, where {bounds} is wanted"]


def within(there: str, bounds: str) -> bool:
    """Whether the version `there` keeps to `bounds`, such as `>=1.57,<1.65`; by its numbers alone."""
    have = _numbers(there)
    for sign, limit in BOUND.findall(bounds):
        want = _numbers(limit)
        least = {">=": have >= want, ">": have > want, "~=": have >= want, "==": have == want}
        if not {**least, "<=": have <= want, "<": have < want, "!=": have != want}[sign]:
            return False
    return True


def _numbers(text: str) -> tuple[int, ...]:
    found = [int(each) for each in re.findall(r"\d+", re.split(r"[a-z+]", text)[0])]
    while found and found[-1] == 0:
        found.pop()
    return tuple(found)


def extras(listed: Sequence[str] | None = None) -> Iterator[Finding]:
    """Each extra: whether it is installed, and what it gives."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for name, bounds, extra in map(_parted, _requirements() if listed is None else listed):
        if extra:
            groups.setdefault(extra, []).append((name, bounds))
    for extra, wanted in groups.items():
        gives = EXTRAS.get(extra, "told in the documents of digest")
        missing = [name for name, bounds in wanted if _fault(name, bounds)]
        if missing:
            says = f"not installed ({', '.join(missing)}); {gives}"
            way = f'pip install "digest[{extra}]", if you want that'
            yield Finding(name=f"extra {extra}", state=State.REMARK, says=says, way=way)
        else:
            yield Finding(name=f"extra {extra}", says=f"installed; {gives}")


def programs(here: Path) -> Iterator[Finding]:
    """Each program that some command calls, and whether it is found."""
    for name, use in PROGRAMS.items():
        yield _program((name,), use)
    if (here / "tests" / "browser").is_dir():  # digest's own folder: nobody else runs its tests
        yield _program(BROWSERS, "the tests of digest's pages")


def _program(names: Sequence[str], use: str) -> Finding:
    place = next((found for found in map(shutil.which, names) if found), None)
    if place:
        return Finding(name=names[0], says=place)
    says = f"not found; called by {use}"
    return Finding(name=names[0], state=State.REMARK, says=says, way=f"install {names[0]}, if you want that")


def encoding(files: str, screen: str) -> Finding:
    """Whether names of files and words on the screen may hold letters of every language."""
    odd = [
        f"{what} {name}" for what, name in (("file names", files), ("the screen", screen)) if not _utf8(name)
    ]
    if not odd:
        return Finding(name="encoding", says="UTF-8")
    language = os.environ.get("LC_ALL") or os.environ.get("LC_CTYPE") or os.environ.get("LANG") or "none"
    says = f"{' and '.join(odd)} (the locale is {language}): some letters cannot be shown or named"
    return Finding(name="encoding", state=State.REMARK, says=says, way="set PYTHONUTF8=1, or a UTF-8 locale")


def _utf8(name: str) -> bool:
    return name.lower().replace("-", "").replace("_", "") == "utf8"


def clock(now: datetime) -> Finding:
    """Whether the clock can be right; digest asks it only which file is newer."""
    says = f"{now:%Y-%m-%d %H:%M} UTC"
    if now < BORN:
        says += ", before digest was made: a file that changed may be taken for one that did not"
        return Finding(name="clock", state=State.REMARK, says=says, way="set the clock")
    return Finding(name="clock", says=says)
