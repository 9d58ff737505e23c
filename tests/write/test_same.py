"""What is as it was is neither made nor written again, and a site larger than the memory can be written."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from trees import contents, files, left_beside

from digest.model.page import File, Same
from digest.write import StaleError, site


def test_what_is_the_same_is_linked_without_its_bytes(tmp_path: Path) -> None:
    target = tmp_path / "site"
    site(files(index="1", other="2"), target)
    inode = (target / "index.html").stat().st_ino
    same = Same(path="index.html", sha256=hashlib.sha256(b"1").hexdigest())
    written = site([same, *files(other="3")], target)
    assert written.written == ("other.html",)
    assert written.unchanged == ("index.html",)
    assert contents(target) == {"index.html": "1", "other.html": "3"}
    assert (target / "index.html").stat().st_ino == inode


def test_what_is_said_to_be_the_same_and_is_not_stops_the_build(tmp_path: Path) -> None:
    target = tmp_path / "site"
    site(files(index="1"), target)
    with pytest.raises(StaleError):
        site([*files(other="3"), Same(path="index.html", sha256="0" * 64)], target)
    with pytest.raises(StaleError):
        site([Same(path="gone.html", sha256="0" * 64)], target)
    assert contents(target) == {"index.html": "1"}
    assert left_beside(target) == []


def test_files_are_taken_one_by_one(tmp_path: Path) -> None:
    target = tmp_path / "site"
    seen: list[int] = []

    def coming() -> Iterator[File]:
        for number in range(3):
            seen.append(len([*tmp_path.rglob("*.html")]))
            yield from files(**{f"page{number}": "1"})

    site(coming(), target)
    assert seen == [0, 1, 2]
