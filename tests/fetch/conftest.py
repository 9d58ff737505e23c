"""The outlet that tests of this folder fetch from."""

from collections.abc import Iterator
from pathlib import Path

import outlet as outlets
import pytest
from fetchroom import Room


@pytest.fixture
def outlet() -> Iterator[outlets.Outlet]:
    """A web server of its own for each test."""
    with outlets.outlet() as made:
        yield made


@pytest.fixture
def room(outlet: outlets.Outlet, tmp_path: Path) -> Room:
    """A newsroom that fetches from it."""
    return Room(outlet, tmp_path)
