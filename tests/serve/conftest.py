"""Starts the preview that the tests try, and ends it."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from showroom import PATIENCE, Shown, maker

from digest.serve import preview


@pytest.fixture(params=[False])
def shown(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Shown]:
    seeds, site = tmp_path / "seeds", tmp_path / "site"
    seeds.mkdir()
    (seeds / "index.txt").write_text("one")
    (seeds / "look.css").write_text("p {}")
    builds: list[tuple[str, ...]] = []
    lines: list[str] = []
    given = preview(
        maker(seeds, site, builds),
        site,
        lambda: [seeds, tmp_path / "digest.toml"],
        port=0,
        poll=request.param,
        say=lines.append,
    )
    result = Shown(seeds=seeds, site=site, preview=given, builds=builds, lines=lines)
    thread = threading.Thread(target=given.run)
    thread.start()
    try:
        result.wait(lambda: builds and given.server.started)
        yield result
    finally:
        given.stop()
        thread.join(PATIENCE)
        assert not thread.is_alive()
