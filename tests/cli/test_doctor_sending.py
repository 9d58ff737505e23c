"""`digest doctor` tells whether what a publish would call is here."""

from pathlib import Path

import pytest

from digest.cli.finding import State
from digest.cli.sending import sending
from digest.destinations import ToFolder, ToGit, ToRsync, ToWebdav


def test_a_place_whose_program_is_missing_will_not_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    disk, live, pages = sending(
        {"disk": ToFolder(path="out"), "live": ToRsync(host="example.org", path="news"), "pages": ToGit()}
    )
    assert disk.state is State.OK
    assert (live.state, live.says) == (State.WRONG, "rsync and ssh not found")
    assert (pages.state, pages.says) == (State.WRONG, "git not found")
    assert pages.way
    (tmp_path / "git").write_text("#!/bin/sh\n")
    (tmp_path / "git").chmod(0o755)
    assert next(sending({"pages": ToGit()})).state is State.OK


def test_a_place_whose_library_is_missing_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digest.cli.sending.LIBRARIES", {"webdav": "nowhere_to_be_found"})
    [found] = sending({"dav": ToWebdav(url="https://dav.example.org/news/")})
    assert found.state is State.WRONG
    assert "digest[publish]" in found.way
