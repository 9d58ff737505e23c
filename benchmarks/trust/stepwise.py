"""Publishes killed to places without a switch: what does a visitor find between the old site and the new?

Such a place (S3, WebDAV, a plain folder by SFTP) is brought up to date file by file, so that a killed publish
leaves it in between: each file must be old or new and whole, no page may lack what it is drawn with or
lead nowhere, the list of files must not lie, and the next publish must bring the new site and leave nothing
behind.
"""

import hashlib
import json
import posixpath
import random
import shutil
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

import lxml.html

from benchmarks.trust import rooms
from benchmarks.trust.kills import AFTER_ONE_ANOTHER, SEED
from digest.write import MANIFEST

LONGER = 1.2  # times as long as a publish takes
SETTLED = 0.2  # seconds in which a server ends what a killed publish had begun
PENDING = "pending"
SITES = "sites"
HOME = "https://vale.example/"
THEME = "evening"
COLORS = {"old": "teal", "new": "maroon"}
COURIER = "The ferry Aurora, aground since Monday, is towed to Port Vale, harbor master Otto Brandt said."
NEEDED = ("//link[not(@rel='canonical' or @rel='alternate')]/@href", "//script/@src", "//img/@src")
LED = ("//a/@href", "//link[@rel='alternate']/@href")


class Place(Protocol):
    """What lies at a place: MD5 by path, the bytes of a file, and a way to make it hold a site."""

    def held(self) -> Mapping[str, str]:
        """The MD5 of each file that is there, as stores tell it."""
        ...

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        ...

    def hold(self, files: Mapping[str, bytes]) -> None:
        """Put there just these files."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class InFolder:
    """A place that is a folder of this machine, whoever serves it."""

    root: Path

    def held(self) -> Mapping[str, str]:
        """As `Place`."""
        return {path: _md5(data) for path, data in files(self.root).items()}

    def read(self, path: str) -> bytes:
        """As `Place`."""
        return (self.root / path).read_bytes()

    def hold(self, files: Mapping[str, bytes]) -> None:
        """As `Place`."""
        shutil.rmtree(self.root, ignore_errors=True)
        for path, data in files.items():
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            (self.root / path).write_bytes(data)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bed:
    """A newsroom whose site is to be published, what lies at the place, and what must lie there then."""

    template: Path
    now: Mapping[str, bytes]
    then: Mapping[str, bytes]


def files(root: Path) -> dict[str, bytes]:
    """All files below a folder."""
    return {
        place.relative_to(root).as_posix(): place.read_bytes()
        for place in sorted(root.rglob("*"))
        if place.is_file()
    }


def write(room: Path, turn: str) -> None:
    """Give the newsroom the words of `turn`: a style, articles, and in the new one another outlet for one."""
    rooms.write(room, turn)
    style = room / "themes" / THEME / "assets" / "css" / "50-accent.css"
    style.parent.mkdir(parents=True, exist_ok=True)
    style.write_text(f":root {{ --accent: {COLORS[turn]}; }}\n")
    (style.parents[2] / "theme.toml").write_text(f'name = "{THEME}"\nextends = "plain"\n')
    if turn == "new":
        (room / "seeds" / "vale.md").unlink()
        (room / "seeds" / "courier.md").write_text(
            rooms.HEAD.format(outlet="Courier") + COURIER + "\n\n" + rooms.REST.format(day="Sunday") + "\n"
        )
    else:
        (room / "seeds" / "courier.md").unlink(missing_ok=True)


def beds(shelf: Path, room: Path, kind: str, table: str, place: Place) -> list[Bed]:
    """Two newsrooms: one whose site is new and the published one old, one the other way round."""
    write_settings(room, kind, table)
    for turn in ("new", "old"):
        write(room, turn)
        _done(room, "build")
    _done(room, "publish", kind)
    made = []
    for turn in ("new", "old"):
        now = {**files(room / "site"), rooms.STRANGER: b"vale.example\n"}
        write(room, turn)
        _done(room, "build")
        template = rooms.restored(room, shelf / f"{kind}-to-{turn}")
        _done(room, "publish", kind)
        then = {**files(room / "site"), rooms.STRANGER: now[rooms.STRANGER]}
        place.hold(now)
        made.append(Bed(template=template, now=now, then=then))
        place.hold(then)
    return made


def write_settings(room: Path, kind: str, table: str) -> None:
    """A newsroom with analysis, search, feeds and a theme of its own, and the place it publishes to."""
    (room / "seeds").mkdir(parents=True)
    site = ["[site]", 'title = "Vale"', f'url = "{HOME}"', f'theme = "{THEME}"', "[build]", "jobs = 1"]
    lines = [*site, "[search]", "enabled = true", f"[publish.{kind}]", table]
    (room / "digest.toml").write_text("\n".join(lines))


def _done(room: Path, *arguments: str) -> None:
    ended = rooms.built(room, *arguments)
    if ended.code:
        raise RuntimeError(ended.said)


def wrong(place: Place, bed: Bed) -> tuple[str, list[str], list[str]]:
    """What a place is: its state, what harms there, and links of its pages that lead nowhere yet."""
    there = {path: md5 for path, md5 in place.held().items() if not hidden(path)}
    now, then = _sums(bed.now), _sums(bed.then)
    state = "old" if there == now else "new" if there == then else "in between"
    listed = place.read(MANIFEST) if MANIFEST in there else b""
    harm = [f"{path}: neither old nor new" for path in there if _unknown(path, there[path], now, then)]
    if there.get(rooms.STRANGER) != now[rooms.STRANGER]:
        harm.append(f"{rooms.STRANGER}: lost")
    harm += _lies(listed, there, bed)
    contents = {**_by_sum(bed.then), **_by_sum(bed.now)}
    nowhere = []
    for path, md5 in there.items():
        if path.endswith(".html") and md5 in contents:
            needed, led = _links(contents[md5], path)
            harm += [f"{path}: lacks {to}" for to in needed if to not in there]
            nowhere += [f"{path}: {to}" for to in led if to not in there]
    return state, harm, nowhere


def hidden(path: str) -> bool:
    """Whether a file is one that was being written beside its place; no page leads there."""
    return posixpath.basename(path).startswith(".") and path.endswith(".digest")


def _unknown(path: str, md5: str, now: Mapping[str, str], then: Mapping[str, str]) -> bool:
    return path != MANIFEST and md5 not in (now.get(path), then.get(path))


def _lies(listed: bytes, there: Mapping[str, str], bed: Bed) -> Iterator[str]:
    """What a list of files says that is not so, or does not say."""
    told = json.loads(listed)
    sums = {
        **{(path, _md5(data)): hashlib.sha256(data).hexdigest() for path, data in bed.then.items()},
        **{(path, _md5(data)): hashlib.sha256(data).hexdigest() for path, data in bed.now.items()},
    }
    for path, sha in told["files"].items():
        if sums.get((path, there.get(path, ""))) != sha:
            yield f"the list says of {path} what is not so"
    for path in there:
        if path not in {*told["files"], *told.get(PENDING, {}), MANIFEST, rooms.STRANGER}:
            yield f"the list does not name {path}"


@cache
def _links(page: bytes, path: str) -> tuple[frozenset[str], frozenset[str]]:
    """The files of the site that a page is drawn with, and those that it leads to."""
    tree = lxml.html.document_fromstring(page)
    needed, led = (
        frozenset(filter(None, (_target(path, str(to)) for each in asked for to in tree.xpath(each))))
        for asked in (NEEDED, LED)
    )
    return needed, led


def _target(here: str, to: str) -> str:
    """The file of the site that an address on a page means; "" where it is none of the site's."""
    parts = urlsplit(to.removeprefix(HOME) if to.startswith(HOME) else to)
    if parts.scheme or parts.netloc or not parts.path:
        return ""
    base = "" if to.startswith(HOME) or here == "404.html" else posixpath.dirname(here)
    found = posixpath.normpath(posixpath.join(base, unquote(parts.path))).lstrip("/")
    if found.startswith(".."):
        return ""
    return posixpath.normpath(f"{found}/index.html") if parts.path.endswith("/") or found == "." else found


def _md5(data: bytes) -> str:
    return hashlib.md5(data, usedforsecurity=False).hexdigest()


def _sums(site: Mapping[str, bytes]) -> dict[str, str]:
    return {path: _md5(data) for path, data in site.items()}


def _by_sum(site: Mapping[str, bytes]) -> dict[str, bytes]:
    return {_md5(data): data for data in site.values()}


def mended(room: Path, kind: str, place: Place, bed: Bed) -> list[str]:
    """What is wrong after the next publish."""
    done = rooms.built(room, "publish", kind)
    if done.code:
        return [f"the next publish ended with {done.code}: {done.said[-300:]}"]
    there = dict(place.held())
    if there != _sums(bed.then):
        odd = sorted(path for path in {*there, *bed.then} if there.get(path) != _sums(bed.then).get(path))
        return [f"the next publish gave another site: {', '.join(odd[:5])}"]
    notes = room / ".digest" / "publish"
    left = [one.name for one in notes.rglob("*") if one.suffix in {".sent", ".new"}]
    return [f"left behind: {', '.join(left)}"] if left else []


def run(
    shelf: Path, kind: str, table: str, place: Place, kills: int
) -> tuple[Counter[str], list[str], Counter[str]]:
    """Kill `kills` publishes; what the place was, what was wrong, and how often a link led nowhere."""
    from benchmarks.trust.sends import killed  # noqa: PLC0415 - which runs this

    chance = random.Random(SEED)  # noqa: S311 - moments, not secrets
    room = shelf / "room"
    ready = beds(shelf, room, kind, table, place)
    rooms.restored(ready[0].template, room)
    place.hold(ready[0].now)
    began = time.monotonic()
    _done(room, "publish", kind)
    seconds = time.monotonic() - began
    counted: Counter[str] = Counter()
    amiss: list[str] = []
    nowhere: Counter[str] = Counter()
    while counted.total() < kills:
        bed = ready[counted.total() % 2]
        rooms.restored(bed.template, room)
        place.hold(bed.now)
        for _ in range(AFTER_ONE_ANOTHER):
            with rooms.started(room, "publish", kind) as build:
                time.sleep(chance.uniform(0, LONGER * seconds))
                hit = killed(build, all_of_it=chance.random() < 1 / 2)
            time.sleep(SETTLED)
            state, harm, loose = wrong(place, bed)
            counted["harmed" if harm else state] += hit or bool(harm)
            amiss += harm[:5]
            nowhere.update([f"{SITES} with a page that leads nowhere"] * bool(loose))
            nowhere.update(loose)
            if (
                state == "new"
                or counted.total() >= kills
                or (state == "in between" and chance.random() < 1 / 2)
            ):
                break
        amiss += mended(room, kind, place, bed)
    return counted, amiss, nowhere
