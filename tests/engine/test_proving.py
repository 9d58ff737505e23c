"""What was looked for in a document is remembered of its very text, under its own name."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from digest.clean import Choice
from digest.engine.cache import opened
from digest.engine.memo import Memo
from digest.engine.progress import quiet
from digest.given import LostError, Sources
from digest.proving import prove
from digest.steps import Steps

RUN = "the ferry ran aground off port vale on"
OTHER = "nobody was hurt in the harbor that night"
TEXT = f"{RUN.capitalize()} Monday.\n"


@pytest.fixture
def memo() -> Iterator[Memo]:
    with opened(None, print) as cache:
        yield Memo(cache, "code")


def sources(memo: Memo, folder: Path) -> Sources:
    steps = Steps(memo=memo, jobs=1, progress=quiet)
    return steps.sources(folder, {}, Choice(drafts=False, until=None))


def told(memo: Memo, given: Sources, *runs: str) -> list[str]:
    return [problem.message for problem in prove(memo, frozenset(runs), given, remember=True)]


def test_a_run_that_comes_later_is_found_in_what_was_read_before(memo: Memo, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(TEXT)
    (tmp_path / "b.md").write_text(OTHER)
    given = sources(memo, tmp_path)
    assert told(memo, given, "some words that no document has at all") == []
    found = told(memo, given, RUN, OTHER)
    assert [OTHER in message or RUN in message for message in found] == [True, True]
    assert found == sorted(found)


def test_a_file_that_is_being_written_is_not_taken_for_what_it_was(memo: Memo, tmp_path: Path) -> None:
    place = tmp_path / "a.md"
    place.write_text(TEXT)
    given = sources(memo, tmp_path)
    for half in ("", TEXT[:9]):
        place.write_text(half)
        with pytest.raises(LostError):
            told(memo, given, OTHER)
    place.write_text(TEXT)
    assert told(memo, given, OTHER) == []
    assert len(told(memo, given, RUN, OTHER)) == 1


def test_the_same_bytes_under_another_name_are_another_text(memo: Memo, tmp_path: Path) -> None:
    body = "<p>A long sentence of other news stands here, and it goes on for a while.</p>" * 6
    page = f'<html><head><meta name="keywords" content="{RUN}"></head><body><article>{body}</article></body></html>'
    (tmp_path / "a.html").write_text(page)
    assert told(memo, sources(memo, tmp_path), OTHER) == []
    (tmp_path / "a.html").rename(tmp_path / "a.txt")
    assert len(told(memo, sources(memo, tmp_path), OTHER, RUN)) == 1
