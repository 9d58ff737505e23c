"""Templates that lead round in a circle: which they are, and where it begins in the theme itself."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from digest.render.theme import Theme

ROUNDS = 5  # so often the same template in one error is no chance: Python gives up after a thousand calls
Step = tuple[str, str]  # a template, and the name by which it names the next


def circle(met: Iterable[str], theme: Theme) -> str | None:
    """The line for templates that lead back to themselves, the nearest theme's own first; None if none do.

    `met` are the files that an error came through.
    """
    often = {file for file, times in Counter(met).items() if times > ROUNDS}
    held = {name: theme.shown(str(theme.file(name))) for name in theme.templates()}
    round_ = {name: list(_next(name, theme)) for name in held if held[name] in often}
    for name in round_:  # the nearest theme's come first
        if steps := _back(name, round_):
            source, (first, *_) = theme.source(name), steps
            line = source[: max(source.find(first[1]), 0)].count("\n") + 1
            members = " → ".join([*(template for template, _ in steps), name])
            return f"{held[name]}:{line}: templates lead round in a circle: {members}{_way(steps, theme)}"
    return None


def _next(name: str, theme: Theme) -> Iterator[tuple[str, str]]:
    """The templates that one names: by which name, and which they are."""
    for used in theme.used(name):
        if full := theme.full(used):
            yield used, full


def _back(name: str, among: Mapping[str, list[tuple[str, str]]]) -> list[Step]:
    """The shortest way from a template to itself."""
    ways: list[tuple[str, list[Step]]] = [(name, [])]
    seen: set[str] = set()
    for at, steps in ways:  # it grows
        for used, following in among.get(at, []):
            if following == name:
                return [*steps, (at, used)]
            if following not in seen:
                seen.add(following)
                ways.append((following, [*steps, (at, used)]))
    return []


def _way(steps: list[Step], theme: Theme) -> str:
    """The way out: a template that meant the one which it overrides names that with its theme."""
    name, used = steps[0]
    of, _, plain = name.partition("/")
    over = [f"{other}/{plain}" for other in theme.names[theme.names.index(of) + 1 :]]
    meant = next((one for one in over if theme.file(one) and theme.full(one) == one), "")
    if len(steps) == 1 and used == plain and meant:
        return f'; the one that it overrides is "{meant}"'
    return "; break the circle"
