"""Many results in a few rows: what was asked for or given stays, nothing else, with and without a memory."""

from pathlib import Path

import pytest

from digest.engine.cache import opened
from digest.engine.held import Held
from digest.engine.memo import Memo
from digest.engine.pack import Pack


@pytest.mark.parametrize("held", [None, Held()])
def test_what_was_not_asked_for_again_is_let_go(tmp_path: Path, held: Held | None) -> None:
    def turn(*asked: str, given: str = "") -> list[object]:
        with opened(tmp_path / "cache.sqlite", print) as cache:
            pack = Pack(Memo(cache, "code", held), "letters")
            found = [pack.value(each) for each in asked]
            if given:
                pack.keep(given, given.upper())
            pack.close()
        if held:
            held.turned()
        return found

    assert turn(given="a") == []
    assert turn("a", given="b") == ["A"]
    assert turn("a", "b", given="c") == ["A", "B"]
    assert turn("c") == ["C"]
    assert turn("a", "b", "c") == [None, None, "C"]


@pytest.mark.parametrize("held", [None, Held()])
def test_the_fresh_ones_are_those_of_which_nothing_is_known(tmp_path: Path, held: Held | None) -> None:
    def turn(*keys: str) -> set[str]:
        with opened(tmp_path / "cache.sqlite", print) as cache:
            pack = Pack(Memo(cache, "code", held), "runs")
            found = pack.fresh(frozenset(keys))
            pack.close()
        if held:
            held.turned()
        return set(found)

    assert turn("a", "b") == {"a", "b"}
    assert turn("a", "b", "c") == {"c"}
    assert turn("a", "c") == set()
    assert turn("a", "b", "c") == {"b"}


def test_a_pack_that_stays_keeps_all_and_one_that_is_not_closed_changes_nothing(tmp_path: Path) -> None:
    held = Held()
    with opened(tmp_path / "cache.sqlite", print) as cache:
        memo = Memo(cache, "code", held)
        first = Pack(memo, "letters")
        first.keep("a", 1)
        first.keep("b", 2)
        first.close()
        second = Pack(memo, "letters")
        second.stay()
        second.keep("c", 3)
        second.close()
        Pack(memo, "letters").keep("d", 4)
        assert [Pack(memo, "letters").value(each) for each in "abcd"] == [1, 2, 3, None]
