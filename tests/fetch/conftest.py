"""The outlet that tests of this folder fetch from."""

from collections.abc import Iterator

import outlet as outlets
import pytest


@pytest.fixture
def outlet() -> Iterator[outlets.Outlet]:
    """A web server of its own for each test."""
    with outlets.outlet() as made:
        yield made
