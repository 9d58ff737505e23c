"""The method page: how this site was made, with the build's own numbers and what it left out."""

from dataclasses import dataclass

from digest.errors import Problem
from digest.model.digest import Imprint
from digest.render.dates import When


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodView:
    """The settings that decided something, what was refused, and what only looked odd."""

    settings: tuple[tuple[str, str], ...]
    refused: tuple[Problem, ...]
    odd: tuple[Problem, ...]
    made: When | None
    stories: int
    articles: int


def method(imprint: Imprint, made: When | None, *, stories: int, articles: int) -> MethodView:
    """What the method page says of an edition with so many stories and articles."""
    return MethodView(
        settings=tuple(sorted(imprint.settings.items())),
        refused=tuple(problem for problem in imprint.problems if problem.refused),
        odd=tuple(problem for problem in imprint.problems if not problem.refused),
        made=made,
        stories=stories,
        articles=articles,
    )
