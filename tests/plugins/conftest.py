"""A newsroom of two invented articles, packages made on the spot, and the command run with them installed."""

import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from forked import forked

from digest.building import build
from digest.config import settings

NOW = "1765800000"
NORTH = """---
outlet: Northern Gazette
title: Mill at Ardo burns down
published: 2025-12-10
---
The old mill at Ardo burned down on Tuesday night.

Nobody was hurt, the fire brigade said. "We came too late for the roof," said Chief Officer Mara Lind.
"""
SOUTH = """---
outlet: Southern Post
title: Fire destroys mill at Ardo
published: 2025-12-10
---
A fire destroyed the old mill at Ardo on Tuesday night.

Nobody was hurt, said Chief Officer Mara Lind. The mayor spoke of a loss for the whole valley.
"""
Package = Callable[..., Path]
Digest = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """A folder with two articles about one fire."""
    return told_fire(tmp_path / "newsroom")


def told_fire(folder: Path) -> Path:
    """Lays the two articles into a folder."""
    (folder / "seeds").mkdir(parents=True)
    (folder / "seeds" / "north.md").write_text(NORTH, encoding="utf-8")
    (folder / "seeds" / "south.md").write_text(SOUTH, encoding="utf-8")
    return folder


@pytest.fixture
def package(tmp_path: Path) -> Package:
    """Makes an installed package: its files, and what its entry points offer, as pip leaves them on disk."""

    def make(
        name: str, offers: Mapping[str, Sequence[str]], files: Mapping[str, str], version: str = "1.0"
    ) -> Path:
        place = tmp_path / "installed"
        for path, text in files.items():
            (place / path).parent.mkdir(parents=True, exist_ok=True)
            (place / path).write_text(text, encoding="utf-8")
        for old in place.glob(f"{name.replace('-', '_')}-*.dist-info"):
            for file in old.iterdir():
                file.unlink()
            old.rmdir()
        info = place / f"{name.replace('-', '_')}-{version}.dist-info"
        info.mkdir(parents=True)
        told = "".join(f"[{group}]\n" + "".join(f"{line}\n" for line in offers[group]) for group in offers)
        (info / "entry_points.txt").write_text(told, encoding="utf-8")
        about = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        (info / "METADATA").write_text(about, encoding="utf-8")
        return place

    return make


@pytest.fixture
def digest(tmp_path: Path, built: Path) -> Digest:
    """Runs the command in a folder, with the packages of this test installed."""
    assert built.is_dir(), "what every build needs is loaded by now"

    def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
        installed = [tmp_path / "installed"]
        return forked(words, folder=folder, path=installed, env={"SOURCE_DATE_EPOCH": NOW}, work=tmp_path)

    return run


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the two articles, and the site that is made of them without any package."""
    folder = told_fire(tmp_path_factory.mktemp("built"))
    build(settings(folder), now=None)
    return folder
