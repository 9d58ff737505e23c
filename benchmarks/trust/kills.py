"""Builds killed without warning, a thousand times: is the site old or new, whole, and nothing lost?

Run as `python -m benchmarks.trust.kills --kills 1000`; ends with 1 where one site was torn, mixed or lost.
A third of the kills falls anywhere in a build, a third while the new tree is being filled, a third around the
moment at which it takes the old one's place. Builds are killed several times in a row, over what the killed
ones left, before one is let go to its end.
"""

import argparse
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.trust import rooms
from digest.write import MANIFEST

AFTER_ONE_ANOTHER = 8  # kills before a build is let go to its end
NEAR = 0.02  # seconds around the exchange
STEP = 0.0005  # seconds between two looks at how far a build is
SEED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Bed:
    """A newsroom as it was saved, its site, and the site that a build of its present words must give."""

    template: Path
    now: rooms.Tree
    then: rooms.Tree
    seeds: rooms.Tree


def beds(shelf: Path, *, analysis: bool) -> list[Bed]:
    """Two newsrooms: one whose site is old and its words new, one the other way round."""
    room = rooms.newsroom(shelf / "room", analysis=analysis)
    made = []
    for turn in ("new", "old"):
        now = rooms.tree(room / "site")
        rooms.write(room, turn, one=not analysis)
        template = rooms.restored(room, shelf / f"to-{turn}")
        done = rooms.built(room)
        if done.code:
            raise RuntimeError(done.said)
        made.append(
            Bed(
                template=template,
                now=now,
                then=rooms.tree(room / "site"),
                seeds=rooms.tree(room / "seeds"),
            )
        )
    return made


def verdict(room: Path, bed: Bed) -> str:
    """What a site is after the harm: `old`, `new`, or what is wrong with it."""
    found = rooms.tree(room / "site")
    if rooms.STRANGER not in found or rooms.tree(room / "seeds") != bed.seeds:
        return "lost"
    if found in (bed.now, bed.then):
        return "old" if found == bed.now else "new"
    pages = {path: sha for path, sha in found.items() if path != MANIFEST}
    if pages == {path: sha for path, sha in bed.then.items() if path != MANIFEST}:
        return "listed late"  # all pages new, the list of them not yet: the next build mends it
    known = all(sha in (bed.now.get(path), bed.then.get(path)) for path, sha in pages.items())
    return "mixed" if known else "torn"


def settled(room: Path, bed: Bed) -> str:
    """What is wrong after a plain build of what was killed; empty where all is as after a clean one."""
    done = rooms.built(room)
    if done.code:
        return f"the next build ended with {done.code}: {done.said[-300:]}"
    if rooms.tree(room / "site") != bed.then:
        return "the next build gave another site than a clean one"
    left = rooms.litter(room)
    return f"left behind: {', '.join(left)}" if left else ""


def killed(room: Path, wait: Callable[[rooms.Build], None]) -> bool:
    """Begin a build, wait, kill it; whether it was still at work."""
    with rooms.started(room) as build:
        wait(build)
        return build.kill(signal.SIGKILL).code == -signal.SIGKILL


def waits(chance: random.Random, area: Path, seconds: float) -> list[Callable[[rooms.Build], None]]:
    """Ways to wait for the moment of the kill; `area` is where a tree is filled, `seconds` what all takes."""

    def anywhere(_: rooms.Build) -> None:
        time.sleep(chance.uniform(0, seconds))

    def until(place: Path, longest: float) -> None:
        end = time.monotonic() + 2 * seconds
        while not place.exists() and time.monotonic() < end:
            time.sleep(STEP)
        time.sleep(chance.uniform(0, longest))

    def filling(_: rooms.Build) -> None:
        until(area, seconds / 2)

    def exchanging(_: rooms.Build) -> None:
        until(area / "new" / MANIFEST, NEAR)

    return [anywhere, filling, exchanging]


def run(shelf: Path, kills: int, *, analysis: bool) -> tuple[Counter[str], list[str]]:
    """Kill `kills` builds; how often the site was what afterwards, and what was wrong with those after."""
    chance = random.Random(SEED)  # noqa: S311 - moments, not secrets
    ready, room = beds(shelf, analysis=analysis), shelf / "room"
    began = time.monotonic()
    rooms.restored(ready[0].template, room)
    rooms.built(room)
    seconds = time.monotonic() - began
    counted: Counter[str] = Counter()
    wrong: list[str] = []
    while counted.total() < kills:
        bed = ready[counted.total() % 2]
        rooms.restored(bed.template, room)
        for _ in range(AFTER_ONE_ANOTHER):
            hit = killed(room, chance.choice(waits(chance, room / ".site.digest", seconds)))
            state = verdict(room, bed)
            counted[state] += hit or state not in ("old", "new")
            if state != "old" or counted.total() >= kills:
                break
        began = time.monotonic()
        if trouble := settled(room, bed):
            wrong.append(trouble)
            shutil.copytree(room, shelf / f"wrong-{len(wrong)}", symlinks=True)
        elif state == "old":
            seconds = (3 * seconds + time.monotonic() - began) / 4  # the machine has others to serve
    return counted, wrong


def reported(name: str, what: str, counted: Counter[str], wrong: list[str]) -> int:
    """Print how often the site was what after so many of `what`; gives how many are not as they should be."""
    told = ", ".join(f"{count} {state}" for state, count in sorted(counted.items()))
    print(f"{name}: {counted.total()} {what}; {told}", *(f"  {line}" for line in wrong), sep="\n", flush=True)
    return len(wrong) + counted["torn"] + counted["mixed"] + counted["lost"]


def main() -> None:
    """Print what the sites were; end with 1 where one was not whole."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("--kills", type=int, default=1_000)
    parser.add_argument("--kind", nargs="+", default=list(rooms.KINDS), choices=list(rooms.KINDS))
    given = parser.parse_args()
    rooms.warm(*given.kind)
    bad = 0
    for name in given.kind:
        with tempfile.TemporaryDirectory() as shelf:
            counted, wrong = run(Path(shelf), given.kills // len(given.kind), analysis=rooms.KINDS[name])
        bad += reported(name, "kills", counted, wrong)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
