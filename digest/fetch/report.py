"""What a run of `digest fetch` did, and how its problems are told."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from digest.errors import Problem
from digest.model.outlets import host

LATER = "W_LATER"


@dataclass(slots=True, kw_only=True)
class Report:
    """What a run did.

    `written` and `updated` are files below seeds/, `planned` the addresses that a dry run would ask for.
    `known` counts items that were there already, `old` those that are too old, `forgotten` those taken down.
    """

    feeds: int = 0
    unchanged: int = 0
    known: int = 0
    old: int = 0
    forgotten: int = 0
    written: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    planned: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        """Whether something could not be had that will not come by itself in the next run."""
        return any(problem.code.startswith("E_") for problem in self.problems)

    def sort(self) -> None:
        """Put all into an order that no thread decides, what is left for later told once."""
        self.written.sort()
        self.updated.sort()
        self.problems = list(gathered(sorted(self.problems, key=lambda one: (one.path, one.message))))


def gathered(problems: Iterable[Problem]) -> Iterator[Problem]:
    """What is left for later told once for a host and a reason, with how many addresses it is about."""
    later: dict[tuple[str, str], list[Problem]] = {}
    for one in problems:
        if one.code == LATER:
            later.setdefault((host(one.path), one.message), []).append(one)
        else:
            yield one
    for (name, message), found in later.items():
        many = f" ({len(found):,} addresses)" if len(found) > 1 else ""
        yield Problem(path=found[0].path if len(found) == 1 else name, code=LATER, message=message + many)
