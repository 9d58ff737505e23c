"""The rooms and their order: imports go down only, and importing digest is quick."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEAVY = (
    "numpy",
    "jinja2",
    "markdown",
    "nupunkt",
    "rich",
    "starlette",
    "uvicorn",
    "watchdog",
    "websockets",
    "yaml",
)


def test_imports_go_down_only_and_rooms_do_not_know_each_other() -> None:
    done = subprocess.run(  # noqa: S603 - the tool that the project itself names
        [_lint_imports(), "--no-cache", "--no-logo"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _lint_imports() -> str:
    return str(Path(sys.executable).parent / "lint-imports")


def test_importing_digest_loads_nothing_heavy() -> None:
    assert _loaded("import digest, digest.errors, digest.model.article") & set(HEAVY) == set()


def test_asking_the_command_for_its_version_loads_nothing_heavy() -> None:
    assert _loaded("import digest.cli") & set(HEAVY) == set()


def _loaded(program: str) -> set[str]:
    """The top-level modules in memory after `program` ran in a fresh interpreter."""
    tell = "; import sys; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    call = [sys.executable, "-c", program + tell]
    done = subprocess.run(call, capture_output=True, text=True, check=True)  # noqa: S603 - our own interpreter
    return set(done.stdout.split())
