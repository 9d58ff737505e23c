"""From an edition to the files of a site: pages, the data beside them, style sheet and pictures."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from digest.model.page import File, OwnPage
from digest.render.site import Site
from digest.render.theme import own_themes

if TYPE_CHECKING:
    from digest.model.digest import Edition
    from digest.render.drawing import Press

__all__ = ["PARTS", "files", "own_themes", "press"]
PARTS = ("story", "tellings", "data")  # in which the files of a story are made


def files(
    edition: "Edition",
    *,
    theme_folders: Sequence[Path],
    site: Site,
    chosen: Mapping[str, object] | None = None,
    typefaces: Sequence[Path] | None = None,
) -> tuple[File, ...]:
    """Every file of the site, in the order of their paths.

    Themes are looked up in `theme_folders` (folders that hold themes) in order; `chosen` are settings of the
    theme that count more than its defaults. With `typefaces` (the publisher's own, or none of them) each
    story has a picture for sharing. The same edition, themes and
    settings give the same bytes.

    Raises:
        ConfigError: there is no such theme, or one of its files cannot be read.
        ThemeError: templates cannot be drawn; with all that is wrong with them.
    """
    from digest.render.faults import ThemeError, whole  # noqa: PLC0415 - `import digest.render` stays quick
    from digest.render.indexes import AtHand  # noqa: PLC0415 - the same

    made = press(
        theme_folders=theme_folders, site=site, own=edition.pages, chosen=chosen, typefaces=typefaces
    )
    neighbors = {digest.id: made.beside(digest) for digest in edition.digests}
    names = [made.named(digest) for digest in edition.digests]
    cards = [made.card(digest, held) for digest, held in zip(edition.digests, names, strict=True)]
    faults: list[str] = []
    drawn = [
        *(
            file
            for digest in edition.digests
            for part in PARTS
            for file in whole(faults, made.files(part, digest, neighbors))
        ),
        *whole(faults, map(made.drawn, made.pages(cards, edition.imprint, AtHand(names)))),
        *made.table(cards),
        *made.plain(),
        *made.pictures(cards),
        *(file for one in made.outputs(cards, edition.imprint) for file in whole(faults, one.make())),
    ]
    if faults:
        raise ThemeError(faults)
    listed = {file.path: hashlib.sha256(file.data).hexdigest() for file in drawn}
    drawn += [file for one in made.closing(listed, cards, edition.imprint) for file in one.make()]
    return tuple(sorted(drawn, key=lambda file: file.path))


def press(
    *,
    theme_folders: Sequence[Path],
    site: Site,
    own: tuple[OwnPage, ...] = (),
    chosen: Mapping[str, object] | None = None,
    preview: bool = False,
    search: str = "off",
    typefaces: Sequence[Path] | None = None,
) -> "Press":
    """What draws the files of a site one story at a time; `own` are the publisher's own pages.

    In a `preview` style sheets keep their names whatever is in them. `search`: on, off, or preview, where
    there is no index yet.

    Raises:
        ConfigError: as `files`.
    """
    from digest.render.drawing import Press  # noqa: PLC0415 - `import digest.render` stays quick

    return Press(
        theme_folders=theme_folders,
        site=site,
        own=own,
        chosen=chosen,
        preview=preview,
        search=search,
        typefaces=typefaces,
    )
