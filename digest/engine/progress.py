"""How far a long piece of work is, told to whoever waits."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]  # (stage, done, total)


def quiet(_stage: str, _done: int, _total: int) -> None:
    """Progress for those who want none."""
