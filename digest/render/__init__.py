"""From an edition to the files of a site: pages, the data beside them, style sheet and pictures."""

from collections.abc import Sequence
from pathlib import Path

from digest.model.digest import Edition
from digest.model.page import File
from digest.render.site import Site
from digest.render.theme import own_themes

__all__ = ["files", "own_themes"]


def files(edition: Edition, *, theme_folders: Sequence[Path], site: Site) -> tuple[File, ...]:
    """Every file of the site, in the order of their paths.

    Themes are looked up in `theme_folders` (folders that hold themes) in order. The same edition, themes and
    settings give the same bytes.

    Raises:
        ConfigError: there is no such theme, or one of its files cannot be read.
    """
    from digest.render.assets import assets  # noqa: PLC0415 - `import digest.render` stays quick
    from digest.render.data import data  # noqa: PLC0415 - the same
    from digest.render.environment import environment  # noqa: PLC0415 - the same
    from digest.render.pages import pages  # noqa: PLC0415 - the same
    from digest.render.theme import theme  # noqa: PLC0415 - the same
    from digest.render.words import words  # noqa: PLC0415 - the same

    chosen = theme(site.theme, theme_folders)
    labels = words(chosen, site.language)
    templates = environment(chosen, labels)
    made = assets(chosen)
    drawn = [
        File(path=page.path, data=templates.get_template(page.template).render(page.values).encode())
        for page in pages(edition, site=site, words=labels, assets=made.paths)
    ]
    return tuple(sorted([*drawn, *data(edition), *made.files], key=lambda file: file.path))
