"""What a site says of themes and packages, which have names and settings of their own."""

from collections.abc import Iterator
from pathlib import Path

from digest import plugins
from digest.render.theme import own_themes, theme
from digest.settings import Config

THEME = "theme"  # the section whose keys the theme declares


def of_others(config: Config) -> Iterator[tuple[str, str]]:
    """What is wrong with names of stages and settings of the theme, as (dotted name, what is wrong)."""
    chosen = config.plugins
    for key, group, name in (
        ("clusterer", plugins.CLUSTERERS, chosen.clusterer),
        *(("extractors", plugins.EXTRACTORS, name) for name in chosen.extractors),
        ("composer", plugins.COMPOSERS, chosen.composer),
    ):
        if name not in plugins.OURS[group] and name not in plugins.known(group):
            yield f"plugins.{key}", plugins.absent(group, name)
    if config.theme:
        from digest.render.choices import mistakes  # noqa: PLC0415 - most sites say nothing of this

        found = theme(config.site.theme, theme_folders(config))
        for key, said in mistakes(found, dict(config.theme)):
            yield f"{THEME}.{key}", said


def typefaces(config: Config) -> tuple[Path, ...] | None:
    """The typefaces that the site gives for its pictures; None where it has no pictures."""
    return tuple(config.root / name for name in config.cards.fonts) if config.cards.enabled else None


def theme_folders(config: Config) -> tuple[Path, ...]:
    """Where themes are looked up: the site's own folder, those that come with digest, those of packages."""
    return tuple(dict.fromkeys((config.paths.themes, *own_themes(), *plugins.theme_folders())))
