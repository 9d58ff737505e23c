"""What a stage gave comes back as it was, and a cache file that somebody made runs none of their code."""

import datetime as dt
import os
import pickle
import zlib
from pathlib import Path

import pytest

from digest.engine.frozen import ThawError, frozen, thawed
from digest.model.digest import Status
from digest.model.span import Span

SPAN = Span(article="a", start=3, end=7, text="mill")


def test_records_enumerations_dates_and_containers_come_back() -> None:
    told = {
        "span": SPAN,
        "status": Status.PLANNED,
        "day": dt.date(2025, 3, 2),
        "names": frozenset({"b", "a"}),
    }
    assert thawed(frozen(told)) == told


class Named:
    """What is noted as some Pythons note a member: as the attribute of that name."""

    def __init__(self, of: object, name: str) -> None:
        """Of a class, an attribute."""
        self.asked = (of, name)

    def __reduce__(self) -> tuple[object, tuple[object, str]]:
        return getattr, self.asked  # type: ignore[return-value] # a pair all the same


def test_an_enumeration_comes_back_from_a_python_that_notes_it_by_name() -> None:
    assert thawed(frozen([Named(Status, "PLANNED"), SPAN])) == [Status.PLANNED, SPAN]


class Trap:
    """What runs code when it is unpickled."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("touch trapped",)


@pytest.mark.parametrize(
    "data",
    [
        zlib.compress(pickle.dumps(Trap())),
        zlib.compress(pickle.dumps(eval)),
        zlib.compress(b"cdigest.cli\nmain\n."),
        frozen(Named(Status, "mro")),
        frozen(Named(Span, "__init__")),
        frozen(Named("text", "upper")),
        zlib.compress(b"cdigest.engine.workers\nos.system\n."),
        zlib.compress(b"not a pickle"),
        b"not compressed",
        b"",
    ],
    ids=[
        "reduce",
        "builtin",
        "function of ours",
        "of a class",
        "of a record",
        "of a text",
        "through a module of ours",
        "text",
        "plain",
        "empty",
    ],
)
def test_nothing_but_our_records_comes_back(
    data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ThawError):
        thawed(data)
    assert list(tmp_path.iterdir()) == []
