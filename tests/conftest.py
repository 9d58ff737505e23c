"""What all tests share: where the project is, how a site is built from the outside, what may be lacking."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import settings as laws

laws.register_profile("house", deadline=None)  # no test holds anything to seconds: machines are busy
laws.load_profile("house")

ROOT = Path(__file__).resolve().parents[1]
NOW = "1765800000"  # the one clock of every test build: 15 December 2025, 12:00 UTC


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds `--pictures FOLDER`."""
    parser.addoption("--pictures", metavar="FOLDER", help="write a picture of each page kind to this folder")


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def lacking() -> Callable[[str], NoReturn]:
    """Ends a test whose program is not here: a failure on the build server, else a skip with its reason."""

    def end(what: str) -> NoReturn:
        if os.environ.get("CI") == "true" or os.environ.get("DIGEST_STRICT") == "1":
            pytest.fail(f"{what} is needed when CI=true or DIGEST_STRICT=1", pytrace=False)
        pytest.skip(f"{what} is not here; `make test` says how to get it")

    return end


@pytest.fixture(scope="session")
def newsroom() -> Callable[[Path, Path], Path]:
    """Copies a newsroom (seeds, settings, its own themes) to a folder, without any site built in it."""

    def copy(source: Path, target: Path) -> Path:
        target.mkdir(parents=True, exist_ok=True)
        for name in ("seeds", "pages"):
            if (source / name).is_dir():
                shutil.copytree(source / name, target / name)
        for settings in sorted(source.glob("*.toml")):
            if settings.name != "pyproject.toml":
                shutil.copy(settings, target)
        return target

    return copy


@pytest.fixture(scope="session")
def build() -> Callable[..., Path]:
    """Runs `python -m digest build` in a newsroom's folder, as a user would, and gives its `site/`.

    `before` is Python that runs first in the same process (to shuffle, watch or forbid something); `env` is
    added to the environment.
    """

    def run(folder: Path, *arguments: str, before: str = "", env: Mapping[str, str] | None = None) -> Path:
        start = f"{before}\nimport runpy; runpy.run_module('digest', run_name='__main__', alter_sys=True)"
        call = [sys.executable, "-c", start] if before else [sys.executable, "-m", "digest"]
        done = subprocess.run(  # noqa: S603 - our own interpreter and our own command
            [*call, "build", *arguments],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": NOW, **(env or {})},
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        assert done.returncode == 0, f"digest build ended with {done.returncode}:\n{done.stdout}{done.stderr}"
        return folder / "site"

    return run


@pytest.fixture
def start() -> Iterator[Callable[..., subprocess.Popen[Any]]]:
    """Starts programs, with the words of `subprocess.Popen`; none outlives its test, however that ends.

    A `with` of Popen's own waits for the program without limit: one that hangs would hold up all tests.
    """
    begun: list[subprocess.Popen[Any]] = []

    def one(*call: Any, **words: Any) -> subprocess.Popen[Any]:
        begun.append(subprocess.Popen(*call, **words))  # noqa: S603 - our own programs
        return begun[-1]

    yield one
    for process in begun:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout, process.stderr):
            if pipe:
                pipe.close()


@pytest.fixture(scope="session")
def made() -> Callable[..., Path]:
    """Builds a newsroom in this very process and gives its `site/`: a fraction of what a start of digest takes.

    For tests whose subject is the site, not the command; `future` lets in what is dated after NOW. Not for a
    site with a search: what makes its index wants an event loop of its own, and so do browsers.
    """
    from digest.building import build  # noqa: PLC0415 - not for tests that build nothing
    from digest.config import settings  # noqa: PLC0415 - the same

    def run(folder: Path, *, future: bool = False) -> Path:
        plan = settings(folder)
        plan = replace(plan, build=replace(plan.build, future=future, jobs=1))
        built = build(plan, now=datetime.fromtimestamp(int(NOW), UTC))
        assert [problem for problem in built.problems if problem.refused] == []
        return folder / "site"

    return run
