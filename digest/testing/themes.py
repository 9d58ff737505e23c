"""Tries a theme: every kind of page is drawn, with all that it may show and with next to nothing."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from digest.model.digest import Edition
from digest.render import files, own_themes
from digest.render.choices import mistakes
from digest.render.faults import ThemeError
from digest.render.theme import Theme, theme
from digest.render.verify import verify
from digest.settings import SiteSettings
from digest.testing import newsroom
from digest.testing.told import tell

# What templates must not do, each with the reason: they decide how, never what.
FORBIDDEN = {
    r"\|\s*safe\b|\bMarkup\b|autoescape": "news is escaped; there is no way around that",
    r"\|\s*(?:sort|dictsort|unique|groupby|shuffle|random)\b": "the order is given; templates do not sort",
    r"\|\s*(?:select|reject|selectattr|rejectattr)\b": "what is shown is given; templates do not choose",
    r"\|\s*(?:strftime|sum)\b|\bnow\s*\(": "dates and sums are given; templates do not reckon",
    r"""(?:src|href)\s*=\s*["']/(?!/)""": "addresses are relative, so that the site works from any folder",
    r"""(?:src|href|url\()\s*=?\s*["'](?:https?:)?//""": "a page loads nothing from elsewhere",
}
COMMENT = re.compile(r"{#.*?#}", re.DOTALL)


def check_theme(
    name: str, folders: Sequence[Path] = (), settings: Mapping[str, object] | None = None
) -> None:
    """Check that the theme draws every kind of page, and that what it prints is what the articles say.

    It is looked up in `folders` (folders that hold themes), then among those that come with digest;
    `settings` count more than its own defaults. Its own templates, not those of the themes that it extends,
    are looked through for what templates must not do.

    Raises:
        AssertionError: with a line for each thing that is wrong.
        ConfigError: there is no such theme, or its theme.toml cannot be read.
    """
    places = (*folders, *own_themes())
    made = theme(name, places)
    tell(said for _, said in mistakes(made, settings or {}))
    tell(_manners(made))
    whole = (newsroom.rich(), newsroom.PLACE / "seeds")
    for edition, folder in ((newsroom.smallest(), newsroom.SMALLEST), whole):
        for rights in ("excerpt", "full"):
            site = SiteSettings(title="A & <b>", theme=name, rights=rights, url="https://example.org/a/")
            tell(_drawn(edition, folder, places, site, settings or {}))


def _drawn(
    edition: Edition, folder: Path, places: Sequence[Path], site: SiteSettings, settings: Mapping[str, object]
) -> Iterator[str]:
    try:
        made = files(edition, theme_folders=places, site=site, chosen=settings)
    except ThemeError as error:
        yield from error.lines
        return
    pages = {file.path: file.data for file in made}
    yield from map(str, verify(pages, newsroom.sources(folder)))
    for path, page in pages.items():
        if path.endswith(".html") and b"A & <b>" in page:
            yield f"{path}: a name is printed without being escaped"


def _manners(made: Theme) -> Iterator[str]:
    """What the theme's own templates do that they must not."""
    for name in made.templates():
        if not name.startswith(f"{made.names[0]}/"):
            continue
        source, place = made.source(name), made.shown(str(made.file(name)))
        if not source.startswith("{#"):
            yield f"{place}:1: the first line says what the template is given: {{# given: … #}}"
        plain = COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), source)
        for pattern, reason in FORBIDDEN.items():
            for found in re.finditer(pattern, plain):
                line = plain[: found.start()].count("\n") + 1
                yield f"{place}:{line}: {found[0].strip()}: {reason}"
