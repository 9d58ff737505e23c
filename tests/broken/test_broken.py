"""One folder a mistake: what a user did, and the very words that the user is told."""

from pathlib import Path

import pytest

from digest import config
from digest.errors import DigestError
from digest.pipeline import edition, kept_beside
from digest.read import documents

CASES = sorted(path.parent for path in Path(__file__).parent.glob("*/told.txt"))


def told(folder: Path) -> list[str]:
    """What reading the settings and the seeds of a folder says, and what a person said of stories, a line each."""
    try:
        settings = config.settings(folder)
        found = documents(settings.paths.seeds)
        if settings.paths.overrides.exists():
            edition(found, settings, None, kept=kept_beside(settings))
    except DigestError as error:
        return str(error).splitlines()
    return [str(problem) for problem in found.problems]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_mistake_is_told_in_these_words(case: Path) -> None:
    assert told(case) == (case / "told.txt").read_text(encoding="utf-8").splitlines()


def test_there_are_cases() -> None:
    assert len(CASES) > 5
