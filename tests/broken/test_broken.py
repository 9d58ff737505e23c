"""One folder a mistake: what a user did, and the very words that the user is told."""

from pathlib import Path

import pytest

from digest import config
from digest.errors import ConfigError
from digest.read import documents

CASES = sorted(path.parent for path in Path(__file__).parent.glob("*/told.txt"))


def told(folder: Path) -> list[str]:
    """What reading the settings and the seeds of a folder says, a line each."""
    try:
        settings = config.settings(folder)
    except ConfigError as error:
        return str(error).splitlines()
    return [str(problem) for problem in documents(settings.paths.seeds).problems]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_mistake_is_told_in_these_words(case: Path) -> None:
    assert told(case) == (case / "told.txt").read_text(encoding="utf-8").splitlines()


def test_there_are_cases() -> None:
    assert len(CASES) > 5
