"""The record of addresses read back, and every way in which it can be broken."""

from pathlib import Path

import pytest

from digest.errors import DigestError
from digest.model.record import Entry, Record
from digest.read.record import MEND, dumped, record, understood

KEPT = Record(
    entries=(
        Entry(id="s-0123456789", slug="fog", articles=("a", "b"), former=("mist",)),
        Entry(id="s-0123456788", slug="rain", articles=("c",), into="s-0123456789"),
        Entry(id="s-0123456787", slug="snow", articles=("d",), gone=True),
    )
)


def test_what_is_written_is_read_back() -> None:
    assert understood(dumped(KEPT), "stories.lock.json") == KEPT
    assert understood(dumped(Record()), "stories.lock.json") == Record()


def test_one_story_is_one_line() -> None:
    assert len(dumped(KEPT).decode().splitlines()) == 3 + len(KEPT.entries) + 1, (
        "three lines above, one below"
    )


def test_no_file_is_an_empty_record(tmp_path: Path) -> None:
    assert record(tmp_path / "stories.lock.json") == Record()


ABOUT = b'{"schema": "digest.record/1", "stories": ['


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"{\n<<<<<<< ours\n", "x.json:2: this is no JSON"),
        (b"[]", "x.json: this is no record of stories (digest.record/1)"),
        (b"\xff", "x.json: this is no JSON"),
        (
            ABOUT + b'{"id": "s-0123456789", "slug": "../x", "articles": ["a"]}]}',
            'x.json: {"id": "s-0123456789"',
        ),
        (ABOUT + b'{"id": "s-0123456789", "slug": "x", "articles": []}]}', "x.json: "),
        (ABOUT + b'{"id": "../../x", "slug": "x", "articles": ["a"]}]}', "x.json: "),
        (ABOUT + b'{"id": "s-0123456789", "slug": "x", "articles": ["a"], "former": "y"}]}', "x.json: "),
        (
            ABOUT + b",".join([b'{"id": "s-0123456789", "slug": "x", "articles": ["a"]}'] * 2) + b"]}",
            "x.json: two stories have the id s-0123456789",
        ),
    ],
)
def test_a_broken_record_is_told_with_the_way_out(raw: bytes, message: str) -> None:
    with pytest.raises(DigestError) as error:
        understood(raw, "x.json")
    assert str(error.value).startswith(message)
    assert str(error.value).endswith(f"{MEND}.")
