"""The edition of the seeds, made once for all tests here."""

from pathlib import Path

import pytest

from digest.model.digest import Digest, Edition
from digest.pipeline import edition
from digest.read import documents
from digest.settings import Config


@pytest.fixture(scope="session")
def made(root: Path) -> Edition:
    """The edition of the seeds."""
    return edition(documents(root / "seeds"), Config(root=root), None)


@pytest.fixture(scope="session")
def digest(made: Edition) -> Digest:
    """The one story."""
    return made.digests[0]
