"""Whatever fails while a site is written: the old one stands, nothing of anybody's is lost, the next build mends."""

import errno
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from trees import contents, files, left_beside

from digest.errors import ConfigError, DiskError
from digest.model.page import File
from digest.write import beside, site, tree, whole

PATHS = st.sampled_from(["a", "b", "c/d", "c/e", "f/g/h"])
TREE = st.dictionaries(PATHS, st.sampled_from(["1", "2", "33"]), max_size=5)


class Publishing(RuleBasedStateMachine):
    """A folder that builds write, that fail as they like, and into which others put files."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.target = Path(self.folder.name, "site")
        self.ours: dict[str, str] = {}
        self.others: dict[str, str] = {}

    def teardown(self) -> None:
        self.folder.cleanup()

    @rule(outputs=TREE, durable=st.booleans())
    def a_build(self, outputs: dict[str, str], *, durable: bool) -> None:
        try:
            site(
                [File(path=path, data=text.encode()) for path, text in outputs.items()],
                self.target,
                durable=durable,
            )
        except ConfigError:
            assert any(self.others.get(path, text) != text for path, text in outputs.items())
        else:
            self.ours = outputs
            self.others = {path: text for path, text in self.others.items() if path not in outputs}

    @rule(
        outputs=TREE, after=st.integers(0, 4), code=st.sampled_from([errno.ENOSPC, errno.EIO, errno.EACCES])
    )
    def a_build_that_fails(self, outputs: dict[str, str], after: int, code: int) -> None:
        def failing() -> Iterator[File]:
            for number, (path, text) in enumerate(outputs.items()):
                if number == after:
                    break
                yield File(path=path, data=text.encode())
            raise OSError(code, os.strerror(code))

        with pytest.raises(DiskError):
            site(failing(), self.target)

    @rule(path=PATHS, text=st.sampled_from(["x", "yy"]))
    def somebody_puts_a_file_there(self, path: str, text: str) -> None:
        if path not in self.ours:
            (self.target / path).parent.mkdir(parents=True, exist_ok=True)
            (self.target / path).write_text(text)
            self.others[path] = text

    @rule(text=st.sampled_from(["half", ""]))
    def a_build_is_cut_short(self, text: str) -> None:
        area = self.target.parent / ".site.digest" / "new"
        area.mkdir(parents=True, exist_ok=True)
        (area / "a").write_text(text)
        (area.parent / "journal").write_text(f"{area.stat().st_ino}\n")

    @invariant()
    def all_is_there(self) -> None:
        assert contents(self.target) == {**self.ours, **self.others}


Publishing.TestCase.settings = settings(
    max_examples=25, stateful_step_count=8, deadline=None, derandomize=True
)
TestPublishing = Publishing.TestCase


def test_a_durable_build_flushes_files_and_folders_before_they_take_their_place_and_the_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    told: Callable[[int], None] = os.fsync

    def fsync(handle: int) -> None:
        steps.append(str(Path(f"/proc/self/fd/{handle}").readlink()))
        told(handle)

    def swapping(area: whole.Area) -> None:
        steps.append("swap")
        swap(area)

    swap = whole.swap
    site(files(a="1", b__c="1"), tmp_path / "site")
    monkeypatch.setattr(tree.os, "fsync", fsync)
    monkeypatch.setattr(whole, "swap", swapping)
    site(files(a="2", b__c="1"), tmp_path / "site", durable=True)
    before, after = steps[: steps.index("swap")], steps[steps.index("swap") + 1 :]
    new = tmp_path / ".site.digest" / "new"
    manifest = new / ".digest-manifest.json"
    assert {str(new / path) for path in ("a.html", "b/c.html", "b", ".")} | {str(manifest)} <= {
        *before, str(new / "."),
    }  # fmt: skip
    assert before.index(str(new / "a.html")) < before.index(str(new))
    assert str(tmp_path) in after
    assert left_beside(tmp_path / "site") == []


def test_a_file_beside_the_site_that_is_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "record.json").write_text("old")
    (tmp_path / "record.json").symlink_to("shared/record.json")
    assert beside(tmp_path / "record.json", b"new")
    assert not beside(tmp_path / "record.json", b"new")
    assert (tmp_path / "record.json").is_symlink()
    assert [place.name for place in (tmp_path / "shared").iterdir()] == ["record.json"]
    assert (tmp_path / "shared" / "record.json").read_text() == "new"


def test_what_a_killed_build_left_of_a_file_beside_the_site_goes_with_the_next(tmp_path: Path) -> None:
    gone, place = 2**22 + 1, tmp_path / "stories.lock.json"  # above all numbers of processes
    (tmp_path / f".stories.lock.json.{gone}").write_text("half")
    (tmp_path / f".stories.lock.json.{os.getppid()}").write_text("another's, at work")
    assert beside(place, b"{}", durable=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        f".stories.lock.json.{os.getppid()}", "stories.lock.json",
    ]  # fmt: skip
