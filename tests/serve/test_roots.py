"""What is watched: whatever the settings name now, each by itself, and without a word of how it is done."""

import logging
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from showroom import Hints, wait

from digest.serve.watch import LATER, ROUND, Watcher


@contextmanager
def watched(roots: Callable[[], list[Path]]) -> Iterator[list[Hints]]:
    said: list[Hints] = []
    watcher = Watcher(roots, said.append)
    watcher.start()
    try:
        yield said
    finally:
        watcher.stop()


def settled(said: list[Hints]) -> None:
    """Wait until all was looked at, and forget what was said."""
    count = -1
    while count != len(said):
        count = len(said)
        time.sleep(LATER + 2 * ROUND)
    said.clear()


def test_a_folder_that_is_named_anew_is_watched_from_then_on_and_the_old_one_no_more(tmp_path: Path) -> None:
    old, new, settings = tmp_path / "old", tmp_path / "new", tmp_path / "digest.toml"
    for folder in (old, new):
        folder.mkdir()
    settings.write_text("one")
    roots = [settings, old]
    with watched(lambda: roots) as said:
        roots[1] = new
        settings.write_text("two")
        wait(lambda: said and said[-1] is None)  # what was saved there meanwhile is seen, too
        settled(said)
        (old / "a.md").write_text("nobody looks")
        time.sleep(2 * ROUND)
        assert said == []
        (new / "a.md").write_text("seen")
        wait(lambda: {str(new / "a.md")} in said or None in said)


def test_a_folder_that_is_named_before_it_is_made_is_watched_once_it_comes(tmp_path: Path) -> None:
    settings, new = tmp_path / "digest.toml", tmp_path / "new"
    settings.write_text("one")
    roots = [settings]
    with watched(lambda: roots) as said:
        roots.append(new)
        settings.write_text("two")
        wait(lambda: said)
        settled(said)
        new.mkdir()
        wait(lambda: None in said)
        settled(said)
        (new / "a.md").write_text("seen")
        wait(lambda: said)


def test_a_file_that_goes_does_not_take_the_watch_of_its_neighbors_along(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("digest.toml", "stories.toml", "forgotten.toml")]
    for file in files:
        file.write_text("one")
    with watched(lambda: files) as said:
        files[1].unlink()
        wait(lambda: said)
        settled(said)
        for file in (files[0], files[2]):
            file.write_text("two")
            wait(lambda: said)
            settled(said)


@pytest.mark.skipif(sys.platform != "linux", reason="what the library remarks on elsewhere is other")
def test_folders_that_move_out_and_in_are_no_talk_of_the_library(
    tmp_path: Path, recwarn: pytest.WarningsRecorder, capsys: pytest.CaptureFixture[str]
) -> None:
    seeds = tmp_path / "seeds"
    (seeds / "sub").mkdir(parents=True)
    with watched(lambda: [seeds]) as said:
        (seeds / "sub" / "a.md").write_text("one")
        wait(lambda: said)
        (seeds / "sub").rename(tmp_path / "away")
        settled(said)
        (tmp_path / "away").rename(seeds / "sub")
        settled(said)
        warnings.warn_explicit(
            "Callback exists", RuntimeWarning, "inotify.py", 1, "watchdog.observers.inotify"
        )
        (seeds / "sub" / "a.md").write_text("two")
        wait(lambda: said)
    assert [str(one.message) for one in recwarn] == []
    assert any(isinstance(one, logging.NullHandler) for one in logging.getLogger("watchdog").handlers)
    assert capsys.readouterr().err == ""
