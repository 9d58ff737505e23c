"""From an edition to the files of a site: pages, the data beside them, style sheet and pictures."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from digest.model.digest import Edition
from digest.model.page import File, OwnPage
from digest.render.site import Site
from digest.render.theme import own_themes

if TYPE_CHECKING:
    from digest.render.drawing import Press

__all__ = ["PARTS", "files", "own_themes", "press"]
PARTS = ("story", "tellings", "data")  # in which the files of a story are made


def files(edition: Edition, *, theme_folders: Sequence[Path], site: Site) -> tuple[File, ...]:
    """Every file of the site, in the order of their paths.

    Themes are looked up in `theme_folders` (folders that hold themes) in order. The same edition, themes and
    settings give the same bytes.

    Raises:
        ConfigError: there is no such theme, or one of its files cannot be read.
    """
    made = press(theme_folders=theme_folders, site=site, own=edition.pages)
    neighbors = {digest.id: made.beside(digest) for digest in edition.digests}
    drawn = [
        file for digest in edition.digests for part in PARTS for file in made.files(part, digest, neighbors)
    ]
    cards = [made.card(digest) for digest in edition.digests]
    others = (*map(made.drawn, made.pages(cards, edition.imprint)), *made.plain(cards))
    return tuple(sorted([*drawn, *others], key=lambda file: file.path))


def press(
    *, theme_folders: Sequence[Path], site: Site, own: tuple[OwnPage, ...] = (), preview: bool = False
) -> "Press":
    """What draws the files of a site one story at a time; `own` are the publisher's own pages.

    In a `preview` style sheets keep their names whatever is in them.

    Raises:
        ConfigError: as `files`.
    """
    from digest.render.drawing import Press  # noqa: PLC0415 - `import digest.render` stays quick

    return Press(theme_folders=theme_folders, site=site, own=own, preview=preview)
