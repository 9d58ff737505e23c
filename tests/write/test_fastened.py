"""A site whose folder cannot be replaced is told with the way out, and nothing is left of the try."""

import errno
import os
from pathlib import Path

import pytest
from trees import contents, files, left_beside

from digest.errors import ConfigError, DiskError
from digest.write import site, swap


@pytest.mark.parametrize("code", [errno.EBUSY, errno.EXDEV])
@pytest.mark.parametrize("exchange", [True, False])
def test_a_folder_that_a_disk_is_mounted_on_is_told_with_a_way_out(
    code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, exchange: bool
) -> None:
    def fastened(*_: object) -> bool:
        if exchange:
            raise OSError(code, os.strerror(code))
        return False

    def renamed(self: Path, target: Path) -> Path:
        raise OSError(code, os.strerror(code), str(self), None, str(target))

    target = tmp_path / "site"
    target.mkdir()
    with monkeypatch.context() as broken:
        broken.setattr(swap, "exchanged", fastened)
        if not exchange:
            broken.setattr("digest.write.swap.Path.rename", renamed)
        with pytest.raises(ConfigError) as caught:
            site(files(index="1"), target)
    assert str(caught.value) == (
        f"{target}: a disk or volume is mounted here, so that no new site can take its place; "
        f"name a folder in it: --site {target / 'site'}, or site in [paths]"
    )
    site(files(index="1"), target / "site")
    assert contents(target / "site") == {"index.html": "1"}


def test_a_link_to_another_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "far" / "web").mkdir(parents=True)
    (tmp_path / "site").symlink_to(tmp_path / "far" / "web")
    site(files(index="1"), tmp_path / "site")
    assert (tmp_path / "site").is_symlink()
    assert contents(tmp_path / "far" / "web") == {"index.html": "1"}


def test_where_no_site_stands_none_is_called_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    target = tmp_path / "site"
    with monkeypatch.context() as broken:
        broken.setattr("digest.write.gate.Outputs.write", full)
        with pytest.raises(DiskError, match=r"build again$"):
            site(files(index="1"), target)
    site(files(index="1"), target)
    monkeypatch.setattr("digest.write.gate.Outputs.write", full)
    with pytest.raises(DiskError, match=r"build again, the site is whole$"):
        site(files(index="2"), target)
    assert left_beside(target) == []
