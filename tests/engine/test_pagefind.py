import gzip
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

import pytest

from digest.building import build
from digest.config import settings
from digest.engine import pagefind
from digest.engine.settled import settled
from digest.errors import ConfigError

ARTICLE = """\
---
outlet: {outlet}
date: 2025-03-0{day}
title: Ferry aground off Port Vale
---

The ferry Aurora ran aground off Port Vale on Monday with 120 people on board, the coast guard said.

{more}
"""


@pytest.fixture
def room(tmp_path: Path, lacking: Callable[[str], NoReturn]) -> Path:
    if find_spec("pagefind") is None:
        lacking("Pagefind (the extra `search`)")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "digest.toml").write_text("[search]\nenabled = true\n")
    write(tmp_path, "North Post", 3, "Nobody was hurt.")
    write(tmp_path, "South Mail", 4, "Two sailors were hurt, a doctor said.")
    return tmp_path


def write(room: Path, outlet: str, day: int, more: str) -> None:
    text = ARTICLE.format(outlet=outlet, day=day, more=more)
    (room / "seeds" / f"{outlet.partition(' ')[0].lower()}.md").write_text(text)


def index(room: Path) -> dict[str, bytes]:
    files = (room / "site" / "pagefind").rglob("*")
    return {path.relative_to(room).as_posix(): path.read_bytes() for path in files if path.is_file()}


def test_a_build_makes_the_index_and_no_ready_made_box(room: Path) -> None:
    build(settings(room), now=None)
    names = {Path(path).name for path in index(room)}
    assert {"pagefind.js", "pagefind-entry.json"} <= names
    assert not any("ui" in name for name in names)
    assert not list((room / ".digest").glob("search-*"))


def test_an_index_is_made_again_only_where_something_to_be_found_has_changed(room: Path) -> None:
    build(settings(room), now=None)
    first = index(room)
    (room / "pages").mkdir()
    (room / "pages" / "about.md").write_text("# About\n\nWe quote.\n")
    told = build(settings(room), now=None)
    assert told.written.written
    assert index(room) == first
    write(room, "South Mail", 4, "Three sailors were hurt, a doctor said.")
    build(settings(room), now=None)
    assert index(room) != first


def test_the_same_pages_make_the_same_index_although_pagefind_lists_by_chance(
    tmp_path: Path, lacking: Callable[[str], NoReturn]
) -> None:
    if find_spec("pagefind") is None:
        lacking("Pagefind (the extra `search`)")
    slip = "<html><body><h1>Ferry {0}</h1><p data-pagefind-filter='{1}:{0}' data-pagefind-sort='day:{0}'>It left.</p></body></html>"
    kinds = ("outlet", "country", "day", "kind")
    pages = [(f"{at}.html", slip.format(at, kinds[at % len(kinds)])) for at in range(40)]
    first, second = (dict(pagefind.indexed(pages, "en", tmp_path)) for _ in range(2))
    assert first == second
    assert sum(path.endswith(".pf_filter") for path in first) == len(kinds)
    [meta] = (path for path in first if path.endswith(".pf_meta"))
    assert meta.split(".")[1] in first["pagefind-entry.json"].decode()


def test_an_index_of_another_make_is_left_as_it_is() -> None:
    for files in (
        {"pagefind-entry.json": b"{}"},
        {"filter/en_1.pf_filter": b"no gzip", "pagefind-entry.json": b'{"languages": {}}'},
        {"filter/en_1.pf_filter": gzip.compress(b"pagefind_dcd\xf6"), "pagefind-entry.json": b"{}"},
    ):
        assert settled(files) == files


def test_what_the_index_was_is_gone_when_the_search_is(room: Path) -> None:
    build(settings(room), now=None)
    (room / "digest.toml").write_text("")
    told = build(settings(room), now=None)
    assert any(path.startswith("pagefind/") for path in told.written.removed)
    assert index(room) == {}
    assert "<form" not in (room / "site" / "search" / "index.html").read_text()


def test_a_preview_has_no_index_and_says_so(room: Path) -> None:
    build(settings(room), now=None, preview=True)
    preview = room / ".digest" / "preview"
    assert not (preview / "pagefind").exists()
    assert "a preview has none" in (preview / "search" / "index.html").read_text()


def test_where_pagefind_is_lacking_the_message_says_the_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(ConfigError, match=r"pip install 'digest\[search\]'.*`enabled = false`"):
        pagefind.checked()
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.md").write_text(
        ARTICLE.format(outlet="North Post", day=3, more="Nobody was hurt.")
    )
    (tmp_path / "digest.toml").write_text("[search]\nenabled = true\n")
    with pytest.raises(ConfigError):
        build(settings(tmp_path), now=None)
    assert not (tmp_path / "site").exists()
