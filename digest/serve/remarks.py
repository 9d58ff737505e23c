"""What is said once of an article need not be said again after every save."""

from collections.abc import Iterable
from dataclasses import dataclass

from digest.errors import Problem


@dataclass(slots=True)
class Remarks:
    """The problems that were told the last time everything was looked at."""

    _told: frozenset[Problem] = frozenset()

    def fresh(self, problems: Iterable[Problem]) -> list[Problem]:
        """Those of `problems`, all that there are now, that were not there the last time."""
        given = list(problems)
        before, self._told = self._told, frozenset(given)
        return [problem for problem in given if problem not in before]
