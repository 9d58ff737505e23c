"""What a site says of themes and packages, which have names and settings of their own."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from digest import plugins
from digest.destinations import ToPackage, secret
from digest.mistakes import Mistake
from digest.render.theme import own_themes, theme
from digest.settings import Config

MOST_DELETES = 0.5  # as for places of our own kinds
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


def to_package(section: str, kind: str, values: Mapping[str, object], mistake: Mistake) -> ToPackage:
    """The place of `[publish.NAME]` whose kind an installed package knows; secrets in it are mistakes."""
    for key, value in values.items():
        if said := secret(section.partition(".")[2], kind, key, value):
            mistake(f"{section}.{key}", said)
    share = values.get("most_deletes", MOST_DELETES)
    if not isinstance(share, int | float) or not 0 <= share <= 1:
        mistake(f"{section}.most_deletes", f"most_deletes = {share} cannot be; write a number, 0 to 1.")
        share = MOST_DELETES
    options = tuple((key, value) for key, value in values.items() if key not in ("kind", "most_deletes"))
    return ToPackage(kind=kind, options=options, most_deletes=float(share))


def theme_folders(config: Config) -> tuple[Path, ...]:
    """Where themes are looked up: the site's own folder, those that come with digest, those of packages."""
    return tuple(dict.fromkeys((config.paths.themes, *own_themes(), *plugins.theme_folders())))
