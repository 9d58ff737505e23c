"""What a site says of themes and packages, which have names and settings of their own."""

from collections.abc import Iterator
from pathlib import Path

from digest import plugins
from digest.errors import ConfigError
from digest.mistakes import Clash
from digest.render.theme import absent, own_themes, theme
from digest.settings import Config

THEME = "theme"  # the section whose keys the theme declares


def of_others(config: Config) -> Iterator[Clash]:
    """What is wrong with names of stages, with the theme's, and with what the site sets of it."""
    chosen = config.plugins
    for key, group, name in (
        ("clusterer", plugins.CLUSTERERS, chosen.clusterer),
        *(("extractors", plugins.EXTRACTORS, name) for name in chosen.extractors),
        ("composer", plugins.COMPOSERS, chosen.composer),
    ):
        if name not in plugins.OURS[group] and name not in plugins.known(group):
            yield Clash((f"plugins.{key}",), plugins.absent(group, name))
    yield from _of_the_theme(config)


def _of_the_theme(config: Config) -> Iterator[Clash]:
    name, folders = config.site.theme, (config.paths.themes, *own_themes())
    # Packages are asked only for a theme that neither the site nor digest has.
    if absent(name, folders) and (said := absent(name, theme_folders(config))):
        yield Clash(("site.theme", "paths.themes"), said)
        return
    if config.theme:
        from digest.render.choices import mistakes  # noqa: PLC0415 - most sites say nothing of this

        try:
            found = theme(name, theme_folders(config))
        except ConfigError as error:
            yield Clash((), str(error))  # it names the file of the theme
            return
        for key, said in mistakes(found, dict(config.theme)):
            yield Clash((f"{THEME}.{key}", "site.theme", "paths.themes"), said)


def typefaces(config: Config) -> tuple[Path, ...] | None:
    """The typefaces that the site gives for its pictures; None where it has no pictures."""
    return tuple(config.root / name for name in config.cards.fonts) if config.cards.enabled else None


def theme_folders(config: Config) -> tuple[Path, ...]:
    """Where themes are looked up: the site's own folder, those that come with digest, those of packages."""
    return tuple(dict.fromkeys((config.paths.themes, *own_themes(), *plugins.theme_folders())))
