"""However many processes take part in a build, and whichever ends first: the same bytes."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from digest.building import build as built_by
from digest.config import settings
from digest.steps import FEW_STORIES

TOWNS = ["Ardo", "Belmar", "Corvik", "Dunlo", "Estrin", "Falsen", "Gorsk", "Halden", "Ister", "Jarvo"]
THINGS = ["mill", "dam", "bridge", "ferry", "school", "mine", "tower", "market", "station", "harbor"]


@pytest.fixture
def room(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    for at, (town, thing) in enumerate(zip(TOWNS, THINGS, strict=True), start=1):
        for outlet in ("North", "South"):
            lead = f"The {thing} at {town} burned down on Monday and {at + 2} people were hurt, police said."
            rest = (
                f"“We lost all of it,” said Mayor {town[::-1].title()} Holm of {town} to the {outlet} Post."
            )
            text = f"---\noutlet: {outlet} Post\ndate: 2025-03-{at + 2:02}\n---\n{lead}\n\n{rest}\n"
            (tmp_path / "seeds" / f"{outlet.lower()}-{town.lower()}.md").write_text(text)
    return tmp_path


def contents(folder: Path) -> Mapping[str, bytes]:
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def made_by(room: Path, jobs: int) -> Mapping[str, bytes]:
    """The site as so many processes make it."""
    config = settings(room)
    paths = replace(config.paths, site=room / f"site{jobs}", cache=room / f"cache{jobs}")
    paths = replace(paths, record=room / f"record{jobs}.json")
    built = built_by(replace(config, paths=paths, build=replace(config.build, jobs=jobs)), now=None)
    assert built.figures["stories"] >= FEW_STORIES
    return contents(room / f"site{jobs}")


def test_any_number_of_processes_gives_the_same_bytes(room: Path) -> None:
    assert made_by(room, 1) == made_by(room, 3)


def test_processes_started_anew_as_on_other_systems_give_the_same_bytes(
    room: Path, made: Callable[..., Path], build: Callable[..., Path]
) -> None:
    alone = contents(made(room))
    for place in ("site", ".digest"):
        shutil.rmtree(room / place)
    anew = "import multiprocessing; multiprocessing.set_start_method('spawn')"
    few = "import digest.steps; digest.steps.FEW_DOCUMENTS = 2"  # so that each step of the way is shared out
    assert contents(build(room, "--jobs", "2", before=f"{anew}; {few}")) == alone


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no /proc to look at")
@pytest.mark.parametrize("way", [signal.SIGTERM, signal.SIGKILL])
def test_no_process_is_left_behind_and_no_half_site(
    room: Path, way: int, start: Callable[..., "subprocess.Popen[bytes]"]
) -> None:
    command = [sys.executable, "-m", "digest", "build", "--jobs", "3"]
    process = start(command, cwd=room, stderr=subprocess.DEVNULL)
    children: list[int] = []
    end = time.monotonic() + 60
    while len(children) < 3 and time.monotonic() < end:
        listed = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
        children = [int(one) for one in listed.split()]
        time.sleep(0.01)
    assert len(children) >= 3
    process.send_signal(way)
    process.wait(timeout=60)
    end = time.monotonic() + 20
    while any(map(_alive, children)) and time.monotonic() < end:
        time.sleep(0.05)
    assert [child for child in children if _alive(child)] == []
    assert not (room / "site").exists()


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (ProcessLookupError, FileNotFoundError):
        return False
    return state != "Z"
