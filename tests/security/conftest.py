"""The collections of bad input lie beside the project, not in it: who has the project alone has other tests."""

from collections.abc import Callable
from typing import NoReturn

import pytest

from benchmarks.trust.badinput import names


@pytest.fixture(scope="session")
def uncollected(lacking: Callable[[str], NoReturn]) -> Callable[[str], NoReturn]:
    """Ends a test whose collection is not here: a skip where none is, else as `lacking`."""

    def end(what: str) -> NoReturn:
        if not names():
            pytest.skip("the collections of bad input do not lie beside the project")
        lacking(what)

    return end
