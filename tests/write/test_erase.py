"""Taking a site down removes what digest wrote, and never a file of anybody else's."""

import json
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.errors import DiskError
from digest.model.page import File
from digest.write import MANIFEST, site
from digest.write.erase import erase

NAMES = st.sampled_from(["a", "b", "c.html", "d.html", "ä.html"])
PATHS = st.lists(NAMES, min_size=1, max_size=3).map("/".join)
HOSTILE = st.sampled_from(
    ["../mine.txt", "/etc/hostname", "..", ".", "", "a/../../mine.txt", "a\\..\\b", "a//b", "link/x.html"]
)


def planted(folder: Path, paths: set[str]) -> set[str]:
    """Write each of `paths` that there is room for; those that were."""
    made = set()
    for path in sorted(paths):
        place = folder / path
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            if not os.path.lexists(place):
                place.write_text("theirs")
                made.add(path)
        except OSError:
            continue
    return made


@settings(max_examples=60, deadline=None)
@given(ours=st.sets(PATHS, min_size=1), theirs=st.sets(PATHS), lies=st.sets(HOSTILE | PATHS))
def test_whatever_the_list_says_no_file_outside_goes_and_none_that_it_does_not_name(
    ours: set[str], theirs: set[str], lies: set[str]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        (root / "mine.txt").write_text("mine")
        (root / "far").mkdir()
        (root / "far" / "x.html").write_text("mine")
        built = {path for path in ours if not any(other.startswith(f"{path}/") for other in ours)}
        site([File(path=path, data=b"ours") for path in sorted(built)], root / "site")
        added = planted(root / "site", theirs - built)
        (root / "site" / "link").symlink_to(root / "far")
        listed = json.loads((root / "site" / MANIFEST).read_text(encoding="utf-8"))
        listed["files"] |= dict.fromkeys(lies - added, "0")
        (root / "site" / MANIFEST).write_text(json.dumps(listed), encoding="utf-8")
        told = erase(root / "site", dry_run=True)
        assert {path for path in built if (root / "site" / path).is_file()} == built
        assert erase(root / "site") == told
        assert (root / "mine.txt").read_text() == "mine"
        assert (root / "far" / "x.html").read_text() == "mine"
        left = {path.relative_to(root / "site").as_posix() for path in told.kept}
        assert left == added | {"link"}
        assert all(os.path.lexists(root / "site" / path) for path in left)
        assert not any(os.path.lexists(root / "site" / path) for path in built)
        assert not (root / ".site.digest").exists()


def test_a_removal_that_breaks_off_can_be_taken_up_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site([File(path=f"{name}/index.html", data=b"x") for name in "abc"], tmp_path / "site")
    really, count = Path.unlink, iter(range(9))

    def failing(self: Path, *, missing_ok: bool = False) -> None:
        if next(count) == 1:
            raise PermissionError(13, "Permission denied", str(self))
        really(self, missing_ok=missing_ok)

    with monkeypatch.context() as broken:
        broken.setattr("digest.write.erase.Path.unlink", failing)
        with pytest.raises(DiskError, match="permission denied; allow removing it"):
            erase(tmp_path / "site")
    assert (tmp_path / "site" / MANIFEST).is_file()
    erase(tmp_path / "site")
    assert list(tmp_path.iterdir()) == []


def test_a_removal_that_is_killed_leaves_no_empty_folders_to_the_next(tmp_path: Path) -> None:
    site([File(path=f"{name}/deep/index.html", data=b"x") for name in "abc"], tmp_path / "site")
    (tmp_path / "elsewhere" / "deep").mkdir(parents=True)
    for name in "ab":
        (tmp_path / "site" / name / "deep" / "index.html").unlink()
    (tmp_path / "site" / "b" / "deep").rmdir()
    (tmp_path / "site" / "b").rmdir()
    (tmp_path / "site" / "b").symlink_to(tmp_path / "elsewhere")
    erase(tmp_path / "site")
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["b"]
    assert (tmp_path / "elsewhere" / "deep").is_dir()


def test_where_there_is_no_site_there_is_nothing_to_take_down(tmp_path: Path) -> None:
    assert erase(tmp_path / "site").removed == ()
    assert erase(tmp_path / "no" / "where").removed == ()
    assert list(tmp_path.iterdir()) == []
