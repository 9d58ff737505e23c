"""The ledger outlives kills and damage, and knows one address in its many spellings."""

from pathlib import Path

import pytest

from digest.fetch.ledger import Kept, Ledger, key


@pytest.mark.parametrize("cut", [1, 20, 60])
def test_a_ledger_that_a_kill_cut_short_is_read_as_far_as_it_goes(tmp_path: Path, cut: int) -> None:
    place = tmp_path / "fetch.jsonl"
    ledger = Ledger(place)
    ledger.note(Kept(address="a", file="x/a.md", sha256="1"))
    ledger.note(Kept(address="b", file="x/b.md", sha256="2"))
    place.write_bytes(place.read_bytes()[:-cut])
    again = Ledger(place)
    assert set(again.kept) == {"a"} | ({"b"} if cut == 1 else set())
    again.note(Kept(address="c", file="x/c.md", sha256="3"))
    assert {"a", "c"} <= set(Ledger(place).kept)


@pytest.mark.parametrize(
    "line", ["[]", "{}", '{"kept": 3}', '{"kept": {"address": 3}}', "[" * 100_000, "\x00", "null"]
)
def test_a_damaged_line_of_the_ledger_is_passed_over(tmp_path: Path, line: str) -> None:
    place = tmp_path / "fetch.jsonl"
    place.write_text(
        f'{line}\n{{"kept": {{"address": "a", "file": "f", "sha256": "1"}}}}\n', encoding="utf-8"
    )
    assert set(Ledger(place).kept) == {"a"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.harbor.example/a/", "http://harbor.example/a#top"),
        ("https://harbor.example/a?id=3&utm_source=x", "https://HARBOR.example/a?id=3"),
    ],
)
def test_addresses_that_lead_to_one_article_are_one(one: str, other: str) -> None:
    assert key(one) == key(other)
    assert key("https://harbor.example/a?id=3") != key("https://harbor.example/a?id=4")
