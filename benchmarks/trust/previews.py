"""Previews killed without warning while articles are saved: is the site untouched, and is each file whole?

Run as `python -m benchmarks.trust.previews --kills 200`; ends with 1 where the site itself was changed, where
a file of a preview (which is replaced file by file) is neither old nor new, or where the next preview or the
next build is not that of an undisturbed newsroom.
"""

import argparse
import random
import re
import signal
import sys
import tempfile
import time
from collections import Counter
from importlib import import_module
from pathlib import Path

from benchmarks.trust import rooms
from benchmarks.trust.kills import AFTER_ONE_ANOTHER, SEED
from digest.write import MANIFEST

SERVE = ("serve", "--port", "0", "--poll")
LOOK = 0.01  # seconds between two looks at a preview that is being made
HALF = re.compile(r"\.\d+\.new$")  # a file that was being written: the next preview removes it
WAY = Path(".digest", "preview")
Sites = dict[str, rooms.Tree]  # by the turn of the articles


def shown(room: Path) -> rooms.Tree:
    """The files of the preview."""
    return rooms.tree(room / WAY)


def expected(shelf: Path, *, analysis: bool) -> tuple[Path, Sites, Sites]:
    """A newsroom to start from, with its old words and their preview; previews and sites of both turns.

    All are of what this newsroom remembers: a build that tells what is new makes another site after others.
    """
    room = rooms.newsroom(shelf / "room", analysis=analysis)
    (room / "site" / rooms.STRANGER).unlink()
    _settled(room)
    template = rooms.restored(room, shelf / "template")
    previews, sites = {"old": shown(room)}, {"old": rooms.tree(room / "site")}
    rooms.write(room, "new", one=True)
    previews["new"] = _settled(room)
    ended = rooms.built(room)
    if ended.code:
        raise RuntimeError(ended.said)
    sites["new"] = rooms.tree(room / "site")
    return template, previews, sites


def _settled(room: Path) -> rooms.Tree:
    """The preview once it is another than it was, and whole."""
    before = shown(room)
    with rooms.started(room, *SERVE) as serving:
        end = time.monotonic() + rooms.SETTLE
        while (shown(room) == before or not rooms.whole(shown(room), room / WAY)) and time.monotonic() < end:
            time.sleep(LOOK)
        serving.kill(signal.SIGTERM)
    return shown(room)


def state(there: rooms.Tree, previews: Sites) -> str:
    """What a preview is: of which turn, in between (it is replaced file by file), none yet, or torn."""
    if not there or there in previews.values():
        return next((turn for turn, tree in previews.items() if tree == there), "none yet")
    files = {path: sha for path, sha in there.items() if path != MANIFEST and not HALF.search(path)}
    known = all(sha in {tree.get(path) for tree in previews.values()} for path, sha in files.items())
    return "in between" if known else "torn"


def reached(room: Path, wanted: rooms.Tree, serving: rooms.Build) -> bool:
    """Whether the preview becomes what is wanted, soon enough."""
    end = time.monotonic() + rooms.SETTLE
    while time.monotonic() < end and serving.ended is None:
        if shown(room) == wanted:
            return True
        time.sleep(LOOK)
    return False


def mended(room: Path, turn: str, previews: Sites, sites: Sites) -> list[str]:
    """What is wrong with the next preview and the next build."""
    wrong = []
    with rooms.started(room, *SERVE) as serving:
        if not reached(room, previews[turn], serving):
            wrong.append(f"the next preview is {state(shown(room), previews)}, not {turn}")
        serving.kill(signal.SIGTERM)
    done = rooms.built(room)
    if done.code or rooms.tree(room / "site") != sites[turn]:
        wrong.append(f"the next build ended with {done.code}: {done.said[-300:]}")
    if left := rooms.litter(room):
        wrong.append(f"left behind: {', '.join(left)}")
    return wrong


def rebuilding(room: Path, previews: Sites) -> float:
    """The seconds from the start of a preview until what was saved meanwhile is shown."""
    began = time.monotonic()
    with rooms.started(room, *SERVE) as serving:
        rooms.write(room, "new", one=True)
        reached(room, previews["new"], serving)
        serving.kill(signal.SIGTERM)
    return time.monotonic() - began


def run(shelf: Path, kills: int, *, analysis: bool) -> tuple[Counter[str], list[str]]:
    """Kill `kills` previews; what they were, and what was wrong afterwards."""
    chance = random.Random(SEED)  # noqa: S311 - moments, not secrets
    template, previews, sites = expected(shelf, analysis=analysis)
    room = rooms.restored(template, shelf / "room")
    seconds = rebuilding(room, previews)
    counted: Counter[str] = Counter()
    wrong: list[str] = []
    while counted.total() < kills:
        rooms.restored(template, room)
        for at in range(min(AFTER_ONE_ANOTHER, kills - counted.total())):
            turn = ("new", "old")[at % 2]
            with rooms.started(room, *SERVE) as serving:
                time.sleep(chance.uniform(0, seconds))
                rooms.write(room, turn, one=True)
                time.sleep(chance.uniform(0, seconds))
                serving.kill(signal.SIGKILL)
            counted[state(shown(room), previews)] += 1
            if rooms.tree(room / "site") != sites["old"]:
                wrong.append("the site itself was changed")
        wrong += mended(room, turn, previews, sites)
    return counted, wrong


def main() -> None:
    """Print what the previews were; end with 1 where one was not whole."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--kind", nargs="+", default=list(rooms.KINDS), choices=list(rooms.KINDS))
    given = parser.parse_args()
    rooms.warm(*given.kind)
    import_module("digest.serve")  # so that a fork need not load it
    import_module("uvicorn.protocols.http.auto")
    bad = 0
    for kind in given.kind:
        with tempfile.TemporaryDirectory() as shelf:
            counted, wrong = run(Path(shelf), given.kills // len(given.kind), analysis=rooms.KINDS[kind])
        states = ", ".join(f"{number} {name}" for name, number in sorted(counted.items()))
        print(f"{kind}: {counted.total()} kills; {states}")
        print("".join(f"  {line}\n" for line in wrong), end="", flush=True)
        bad += len(wrong) + counted["torn"]
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
