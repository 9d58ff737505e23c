"""What a theme must have, of itself or of one that it extends: a page cannot be drawn without it."""

from collections.abc import Iterable

from digest.errors import ConfigError
from digest.render.theme import Theme, own_themes

EVERYWHERE = ("words/en.po", "assets/icon.svg")
# The templates that digest asks for by name; all others are asked for by these.
PAGES = (
    "404", "archive", "country", "day", "edition/email", "index", "likeness", "map", "method", "moved",
    "name", "names", "offline", "outlet", "outlets", "overlooked", "own", "parts/feed-change",
    "parts/feed-entry", "search", "story", "table", "telling",
)  # fmt: skip
LEAN = ("article", "foot", "front", "head", "list", "missing", "names", "own", "row", "top")
NEEDED = (*EVERYWHERE, *(f"templates/{name}.html" for name in PAGES), "templates/share.svg")
NEEDED_LEAN = (*EVERYWHERE, *(f"templates/lean/{name}.html" for name in LEAN))
TOLD = 3  # files that a message names


def complete(theme: Theme, needed: Iterable[str]) -> Theme:
    """The theme itself, if it has all that is `needed`.

    Raises:
        ConfigError: it lacks some of it; that of a child whose root is ours is never looked for.
    """
    root = theme.folders[-1]
    if root.parent in own_themes():
        return theme
    lacking = [path for path in needed if not theme.has(path)]
    if not lacking:
        return theme
    rest = len(lacking) - TOLD
    more = f" and {rest} more" if rest > 0 else ""
    place = theme.shown(str(root / "theme.toml"))
    raise ConfigError(
        f"{place}: the theme extends nothing and lacks what every theme needs "
        f'({", ".join(lacking[:TOLD])}{more}); write extends = "plain", or copy these from plain'
    )
