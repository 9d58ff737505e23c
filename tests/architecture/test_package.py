"""What is handed out: wheel and source archive hold all that a build needs, the same bytes each time."""

import hashlib
import os
import re
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source archive, built offline by the pinned hatchling."""
    pytest.importorskip("hatchling", reason="hatchling is installed by `make site`")
    return _built(tmp_path_factory.mktemp("packages"))


def _built(folder: Path) -> Path:
    call = [sys.executable, "-m", "hatchling", "build", "--directory", str(folder)]
    env = {**os.environ, "SOURCE_DATE_EPOCH": "1765800000"}
    done = subprocess.run(call, cwd=ROOT, env=env, capture_output=True, text=True, check=False)  # noqa: S603 - hatchling
    assert done.returncode == 0, done.stderr
    return folder


def _wheel_names(packages: Path) -> set[str]:
    with zipfile.ZipFile(next(packages.glob("*.whl"))) as wheel:
        return set(wheel.namelist())


def test_the_wheel_carries_themes_data_types_and_licence(packages: Path) -> None:
    names = _wheel_names(packages)
    themes = {
        f"digest/{path.relative_to(ROOT).as_posix()}"
        for path in (ROOT / "themes").rglob("*")
        if path.is_file()
    }
    data = {
        path.relative_to(ROOT).as_posix() for path in (ROOT / "digest").rglob("data/**/*") if path.is_file()
    }
    assert themes, "there is a theme"
    assert {name for name in themes | data if "__pycache__" not in name} <= names
    assert "digest/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("licenses/NOTICE") for name in names)


def test_the_wheel_carries_nothing_else(packages: Path) -> None:
    tops = {name.split("/")[0] for name in _wheel_names(packages)}
    assert tops == {"digest", "digest-0.1.0.dist-info"}


def test_the_source_archive_can_be_tested(packages: Path) -> None:
    with tarfile.open(next(packages.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    needed = {
        "Makefile",
        "pyproject.toml",
        "requirements/run.txt",
        "tests/conftest.py",
        "README.md",
        ".ci/run",
    }
    assert needed <= names
    assert not any(name.startswith((".venv", "node_modules", ".digest")) for name in names)


def test_packages_are_the_same_bytes_each_time(packages: Path, tmp_path: Path) -> None:
    assert _hashes(_built(tmp_path)) == _hashes(packages)


def _hashes(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def test_the_wheel_alone_builds_a_site(
    packages: Path, tmp_path: Path, newsroom: Callable[[Path, Path], Path], build: Callable[..., Path]
) -> None:
    with zipfile.ZipFile(next(packages.glob("*.whl"))) as wheel:
        wheel.extractall(tmp_path / "installed")  # noqa: S202 - our own wheel, built a moment ago
    site = build(newsroom(ROOT, tmp_path / "room"), env={"PYTHONPATH": str(tmp_path / "installed")})
    assert (site / "index.html").is_file()


def test_the_lock_files_pin_by_hash_and_hold_no_address() -> None:
    locks = sorted((ROOT / "requirements").glob("*.txt"))
    assert [path.name for path in locks] == ["bench.txt", "build.txt", "run.txt", "test.txt", "tilse.txt"]
    for path in locks:
        text = path.read_text(encoding="utf-8")
        pins = re.findall(r"^[a-z][\w.-]*==", text, flags=re.MULTILINE)
        hashed = re.findall(r"^[a-z][^\n]* \\\n +--hash=sha256:[0-9a-f]{64}", text, flags=re.MULTILINE)
        assert len(pins) == len(hashed) > 0, path.name
        assert "://" not in text, path.name
    npm = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    assert "://" not in npm
    assert npm.count('"integrity"') == npm.count('"node_modules/')
