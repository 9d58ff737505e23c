"""The cache gives back what it was given or nothing, whatever happens to its file."""

import sqlite3
from pathlib import Path

from digest.engine.cache import key, opened


def test_what_was_kept_is_given_back(tmp_path: Path) -> None:
    said: list[str] = []
    with opened(tmp_path / "deep" / "cache.sqlite", said.append) as cache:
        assert cache.remembered("a") is None
        cache.remember("a", b"\0one")
        cache.remember("a", b"\0two")
    with opened(tmp_path / "deep" / "cache.sqlite", said.append) as cache:
        assert cache.remembered("a") == b"\0two"
        assert cache.remembered("b") is None
    assert said == []


def test_a_file_that_is_no_cache_is_set_aside_and_that_is_said(tmp_path: Path) -> None:
    place, said = tmp_path / "cache.sqlite", list[str]()
    place.write_bytes(b"not a database at all" * 100)
    with opened(place, said.append) as cache:
        cache.remember("a", b"1")
    with opened(place, said.append) as cache:
        assert cache.remembered("a") == b"1"
    [line] = said
    assert line.endswith("broken; set aside as cache.sqlite.broken and begun anew.")
    assert (tmp_path / "cache.sqlite.broken").read_bytes().startswith(b"not a")


def test_a_file_with_torn_pages_gives_nothing_false_and_is_set_aside(tmp_path: Path) -> None:
    place, said = tmp_path / "cache.sqlite", list[str]()
    with opened(place, said.append) as cache:
        for number in range(500):
            cache.remember(str(number), bytes([number % 256]) * 300)
    raw = bytearray(place.read_bytes())
    raw[8192 : len(raw) // 2] = b"\xff" * (len(raw) // 2 - 8192)
    place.write_bytes(raw)
    with opened(place, said.append) as cache:
        for number in range(500):
            assert cache.remembered(str(number)) in {None, bytes([number % 256]) * 300}
    assert len(said) == 1
    with opened(place, said.append) as cache:
        assert cache.remembered("1") is None


def test_a_row_whose_bytes_went_bad_is_none(tmp_path: Path) -> None:
    place = tmp_path / "cache.sqlite"
    with opened(place, print) as cache:
        cache.remember("a", b"good")
    connection = sqlite3.connect(place)
    connection.execute("UPDATE kept SET data = x'00'")
    connection.commit()
    connection.close()
    with opened(place, print) as cache:
        assert cache.remembered("a") is None


def test_without_a_folder_to_write_in_the_build_goes_on(tmp_path: Path) -> None:
    said: list[str] = []
    (tmp_path / "file").write_text("")
    with opened(tmp_path / "file" / "cache.sqlite", said.append) as cache:
        cache.remember("a", b"1")
        assert cache.remembered("a") == b"1"
    assert "nothing is remembered this time" in said[0]


def test_different_parts_never_make_one_name() -> None:
    names = {key("a", "b"), key("ab"), key("ab", ""), key("", "ab"), key(b"ab", b"\0"), key()}
    assert len(names) == 6
    assert key("a") == key(b"a")
