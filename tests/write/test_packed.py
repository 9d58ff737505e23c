"""Packed files: each beside its own, the same bytes each time, and unpacked they are what they were."""

import gzip
import hashlib
import sys
from pathlib import Path

import brotli
import pytest

from digest.errors import ConfigError
from digest.model.page import File, Same
from digest.write import packed

PAGE = File(path="a/index.html", data=b"<p>Nobody was hurt, the port said.</p>\n" * 60)
SMALL = File(path="b.html", data=b"<p>Short</p>")
PICTURE = File(path="c.png", data=b"\x89PNG" * 600)


def test_each_text_worth_it_is_packed_in_each_way_asked_for(tmp_path: Path) -> None:
    listed: dict[str, str] = {}
    made = list(packed([PAGE, SMALL, PICTURE], ("gzip", "brotli"), tmp_path, {}, listed))
    assert [file.path for file in made] == [
        "a/index.html",
        "a/index.html.br",
        "a/index.html.gz",
        "b.html",
        "c.png",
    ]
    by_brotli, by_gzip = made[1], made[2]
    assert isinstance(by_brotli, File)
    assert isinstance(by_gzip, File)
    assert brotli.decompress(by_brotli.data) == gzip.decompress(by_gzip.data) == PAGE.data
    assert len(by_brotli.data) < len(by_gzip.data) < len(PAGE.data)
    assert sorted(listed) == ["a/index.html.br", "a/index.html.gz"]
    assert list(packed([PAGE, SMALL, PICTURE], ("brotli", "gzip"), tmp_path, {}, {})) == made


def test_what_is_as_it_was_is_not_packed_again(tmp_path: Path) -> None:
    listed: dict[str, str] = {}
    list(packed([PAGE], ("gzip",), tmp_path, {}, listed))
    intact = {PAGE.path: hashlib.sha256(PAGE.data).hexdigest(), **listed}
    again = list(packed([PAGE], ("gzip",), tmp_path, intact, {}))
    assert again[1] == Same(path="a/index.html.gz", sha256=listed["a/index.html.gz"])


def test_brotli_that_is_not_installed_is_told_with_the_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "brotli", None)
    with pytest.raises(ConfigError, match=r"digest\[brotli\]"):
        list(packed([PAGE], ("brotli",), tmp_path, {}, {}))
