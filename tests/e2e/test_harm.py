"""Samples of the long runs: builds killed, made to fail step by step, with full disks and signals."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.slow
RUNS = {
    "kills": ["--kills", "12"],
    "sweep": ["--step", "16"],
    "power": ["--some", "2", "--build-every", "150"],
    "faults": ["--only", "a full disk", "a limit to files", "two at once", "a read-only disk", "a power cut"],
}


SAMPLES = {
    "sends": ["--kills", "4", "--only", "folder", "archive"],
    "previews": ["--kills", "4", "--kind", "articles"],
}


def tried(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command of `benchmarks.trust`, run to its end."""
    return subprocess.run(  # noqa: S603 - our own interpreter and our own command
        [sys.executable, "-m", f"benchmarks.trust.{name}", *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )


@pytest.mark.parametrize("name", SAMPLES)
def test_what_visitors_find_is_whole_whenever_a_publish_or_a_preview_is_killed(name: str) -> None:
    done = tried(name, *SAMPLES[name])
    assert done.returncode == 0, done.stdout + done.stderr
    assert "4 kills" in done.stdout


@pytest.mark.parametrize("name", RUNS)
def test_a_site_is_old_or_new_and_whole_whatever_is_done_to_its_build(
    name: str, lacking: Callable[[str], NoReturn]
) -> None:
    if name in {"sweep", "power"} and not shutil.which("strace"):
        lacking("strace")
    done = tried(name, "--kind", "articles", *RUNS[name])
    if "may not trace" in done.stderr:
        pytest.skip("this machine lets nobody trace a process")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "old" in done.stdout
