"""What is heard of a save: which file alone it was, when it is over, and that all is looked at before long."""

import os
import shutil
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from showroom import Hints, wait

from digest.serve.heard import MANY, Heard
from digest.serve.noise import Noise
from digest.serve.saving import LONGEST, Saving
from digest.serve.watch import LATER, QUIET, ROUND, Watcher


@pytest.fixture
def told(tmp_path: Path) -> Iterator[list[Hints]]:
    """What a watcher of the folder `seeds` says, in order."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.md").write_text("one")
    said: list[Hints] = []
    watcher = Watcher(lambda: [tmp_path / "seeds", tmp_path / "later"], said.append)
    watcher.start()
    yield said
    watcher.stop()


def test_one_save_is_told_by_its_name_and_all_is_looked_at_soon_after(
    told: list[Hints], tmp_path: Path
) -> None:
    place = tmp_path / "seeds" / "a.md"
    place.write_text("two")
    wait(lambda: told)
    assert told[0] == {str(place)}
    wait(lambda: told[-1] is None)
    count = len(told)
    time.sleep(LATER + 2 * ROUND)
    assert len(told) == count


def test_a_save_by_renaming_is_told_by_the_name_that_stays(told: list[Hints], tmp_path: Path) -> None:
    place = tmp_path / "seeds" / "a.md"
    (tmp_path / "seeds" / ".a.md.swp").write_text("two")
    os.replace(tmp_path / "seeds" / ".a.md.swp", place)  # noqa: PTH105 - as editors do
    wait(lambda: told)
    assert told[0] == {str(place)}


def test_what_goes_or_is_a_folder_is_a_look_at_everything(told: list[Hints], tmp_path: Path) -> None:
    (tmp_path / "seeds" / "a.md").unlink()
    wait(lambda: told)
    assert told == [None]
    (tmp_path / "seeds" / "sub").mkdir()
    wait(lambda: len(told) > 1)
    assert told[1] is None
    wait(lambda: len(told) > 2)  # what was made in the folder before it was watched is seen then
    assert told[2] is None


def test_a_burst_is_one_look_at_everything_and_a_second_one_for_what_was_missed(
    told: list[Hints], tmp_path: Path
) -> None:
    for number in range(4 * MANY):
        (tmp_path / "seeds" / f"n{number}.md").write_text("x")
    wait(lambda: len(told) > 1)
    assert None in told
    wait(lambda: told[-1] is None)
    time.sleep(LATER + 2 * ROUND)
    assert told[-1] is None
    assert len(told) <= 4


def test_a_folder_that_was_never_there_is_watched_once_it_comes(told: list[Hints], tmp_path: Path) -> None:
    (tmp_path / "later").mkdir()
    wait(lambda: told)
    (tmp_path / "later" / "b.md").write_text("new")
    wait(lambda: {str(tmp_path / "later" / "b.md")} in told or told.count(None) > 1)
    shutil.rmtree(tmp_path / "later")
    count = len(told)
    wait(lambda: len(told) > count)


def test_what_is_shown_is_made_again_when_somebody_takes_it_away_and_only_then(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    said: list[Hints] = []
    watcher = Watcher(lambda: [tmp_path / "seeds"], said.append, made=tmp_path / "made")
    watcher.start()
    time.sleep(2 * ROUND)
    assert said == []  # nothing was made yet: a build may have failed
    (tmp_path / "made").mkdir()
    time.sleep(2 * ROUND)
    assert said == []
    (tmp_path / "made").rmdir()
    wait(lambda: said == [None, None])
    time.sleep(LATER + ROUND)
    watcher.stop()
    assert said == [None, None]


def test_a_save_is_over_when_its_file_is_closed_and_nothing_else_was_heard() -> None:
    heard = Heard()
    heard.event("modified", ["/s/a.md"], folder=False)
    assert (heard.over(), heard.open()) == (False, True)
    heard.event("closed", ["/s/a.md"], folder=False)
    assert (heard.over(), heard.open()) == (True, False)
    heard.event("modified", ["/s/b.md"], folder=False)
    assert not heard.over()
    assert heard.take() == ({"/s/a.md", "/s/b.md"}, True)
    assert heard.take() == (frozenset(), True)
    heard.event("deleted", ["/s/b.md"], folder=False)
    assert heard.take() == (None, False)
    heard.event("created", ["/s/new"], folder=True)
    assert heard.take() == (None, True)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not tell when a file is closed")
def test_a_file_that_is_being_written_is_waited_for(told: list[Hints], tmp_path: Path) -> None:
    place = tmp_path / "seeds" / "a.md"
    with place.open("w") as opened:
        opened.write("half")
        opened.flush()
        time.sleep(2 * QUIET)
        assert told == []
        opened.write("the other half")
    wait(lambda: told)
    assert told[0] == {str(place)}


def test_settings_found_empty_are_being_saved_unless_they_stay_so(tmp_path: Path) -> None:
    place = tmp_path / "digest.toml"
    place.write_text("[site]\n")
    saving = Saving(place)
    saving.wait()
    place.write_text("")
    filled = threading.Timer(0.2, place.write_text, ("[build]\n",))
    filled.start()
    saving.wait()
    assert place.read_text() == "[build]\n"
    filled.join()
    place.write_text("")
    begun = time.monotonic()
    saving.wait()
    assert time.monotonic() - begun >= LONGEST


@pytest.mark.parametrize(
    ("kind", "paths", "folder"),
    [
        ("deleted", ["/s/a.md"], False),
        ("created", ["/s/sub"], True),
        ("moved", ["/s/a.md", "/s/b.md"], False),
        ("moved", ["/s/sub", "/s/other"], True),
        ("overflow", ["/s"], False),
    ],
)
def test_what_hints_cannot_say_is_everything(kind: str, paths: list[str], folder: bool) -> None:  # noqa: FBT001 - a case
    heard = Heard()
    heard.event("closed", ["/s/a.md"], folder=False)
    heard.event(kind, paths, folder=folder)
    assert not heard.over()
    assert heard.take() == (None, folder)  # what is made in a new folder may be missed


@pytest.mark.parametrize(
    ("kind", "path", "folder", "matters"),
    [
        ("modified", "/s/a.md", False, True),
        ("opened", "/s/a.md", False, False),
        ("closed_no_write", "/s/a.md", False, False),
        ("modified", "/s/sub", True, False),
        ("created", "/s/sub", True, True),
        ("modified", "/s/.git/index", False, False),
        ("modified", "/out/index.html", False, False),
        ("modified", "/outside/a.md", False, True),
        ("created", "/s/a.md~", False, False),
        ("created", "/s/#a.md#", False, False),
    ],
)
def test_what_editors_and_our_own_builds_do_in_passing_is_no_change(
    kind: str,
    path: str,
    folder: bool,  # noqa: FBT001 - a case
    matters: bool,  # noqa: FBT001 - the same
) -> None:
    assert Noise(("/out",)).matters(kind, [path], folder=folder) is matters
