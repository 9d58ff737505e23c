"""The site that the tests of this room begin with."""

from pathlib import Path

import pytest
from leansite import ferries

from digest.settings import Config


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return ferries(tmp_path)
