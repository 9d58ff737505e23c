"""One build of one generator, measured: processor time of all its processes, time on the clock, memory."""

import os
import resource
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.ssg.tools import Tool, environment

KINDS = ("cold", "unchanged", "edit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a build took: seconds of processor and clock, and the MiB of its largest process."""

    cpu: float
    wall: float
    memory: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """What a site holds."""

    files: int
    megabytes: float


def build(tool: Tool, command: list[str], folder: Path, installed: Path, kind: str, number: int) -> Run:
    """Prepare a build of `kind` in `folder`, run it and measure it."""
    if kind == "cold":
        for name in (tool.output, *tool.state):
            shutil.rmtree(folder / name, ignore_errors=True)
            (folder / name).unlink(missing_ok=True)  # what is kept may be one file
    if kind == "edit":
        chosen = sorted((folder / tool.seeds).glob(tool.pattern))
        with chosen[len(chosen) // 2].open("a", encoding="utf-8") as opened:
            opened.write(f"\nA line that was added in edit {number}.\n")
    return measured(command, folder, environment(tool, installed))


def measured(command: list[str], folder: Path, variables: dict[str, str]) -> Run:
    """Run `command` in `folder` and measure it.

    Raises:
        RuntimeError: it failed; the message has its last words.
    """
    began = time.perf_counter()
    with subprocess.Popen(  # noqa: S603 - the generators under test
        command, cwd=folder, env=variables, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        output = process.stdout.read() if process.stdout else b""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - began
    if process.returncode:
        raise RuntimeError(f"{command[0]}: {output.decode('utf-8', 'replace')[-500:]}")
    return Run(cpu=used.ru_utime + used.ru_stime, wall=wall, memory=used.ru_maxrss / 1024)


def size(folder: Path) -> Size:
    """The files of a site, hidden ones left out."""
    found = [path.stat().st_size for path in folder.rglob("*") if path.is_file() and path.name[0] != "."]
    return Size(files=len(found), megabytes=sum(found) / 1e6)


def floor(folder: Path, target: Path) -> Run:
    """What it takes merely to write the same files with the same bytes, as quickly as Python can."""
    held = [(path.relative_to(folder), path.read_bytes()) for path in folder.rglob("*") if path.is_file()]
    shutil.rmtree(target, ignore_errors=True)
    for parent in sorted({path.parent for path, _ in held}):
        (target / parent).mkdir(parents=True, exist_ok=True)
    pairs = [(str(target / path), data) for path, data in held]
    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF)
    for place, data in pairs:
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
        os.write(handle, data)
        os.close(handle)
    after = resource.getrusage(resource.RUSAGE_SELF)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(cpu=cpu, wall=time.perf_counter() - began, memory=0.0)


def middle(runs: list[Run]) -> Run:
    """The median of each figure."""
    return Run(
        cpu=median(run.cpu for run in runs),
        wall=median(run.wall for run in runs),
        memory=median(run.memory for run in runs),
    )
