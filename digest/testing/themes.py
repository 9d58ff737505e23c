"""Tries a theme: every kind of page is drawn, with all that it may show and with next to nothing."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from digest.errors import VerifyError
from digest.model.digest import Edition
from digest.render import files, own_themes
from digest.render.choices import choices, mistakes
from digest.render.faults import ThemeError
from digest.render.needed import NEEDED, NEEDED_LEAN, complete
from digest.render.templates import Templates
from digest.render.theme import Theme, theme
from digest.render.verify import verify
from digest.render.words import ROOT_LANGUAGE, words
from digest.settings import SiteSettings
from digest.testing import lean, newsroom
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
TITLE = "A & <b>"
COMMENT = re.compile(r"{#.*?#}", re.DOTALL)


def check_theme(
    name: str, folders: Sequence[Path] = (), settings: Mapping[str, object] | None = None
) -> None:
    """Check that the theme draws every page, lean ones too, and that what it prints is what articles say.

    It is looked up in `folders` (folders that hold themes), then among those that come with digest;
    `settings` count more than its own defaults. Its own templates, not those of the themes that it extends,
    are looked through for what templates must not do.

    Raises:
        AssertionError: with a line for each thing that is wrong.
        ConfigError: there is no such theme, its theme.toml or a catalog cannot be read, or it lacks what
            every theme needs.
    """
    places = (*folders, *own_themes())
    made = complete(theme(name, places), (*NEEDED, *NEEDED_LEAN))
    tell(said for _, said in mistakes(made, settings or {}))
    tell(_manners(made))
    chosen = choices(made, settings or {})
    wrong = list(Templates(made, words(made, ROOT_LANGUAGE), chosen).wrongs)
    whole = (newsroom.rich(), newsroom.PLACE / "seeds")
    for edition, folder in ((newsroom.smallest(), newsroom.SMALLEST), whole):
        for rights in ("excerpt", "full"):
            site = SiteSettings(title=TITLE, theme=name, rights=rights, url="https://example.org/a/")
            wrong += _drawn(edition, folder, places, site, settings or {})
            pages = lean.drawn(made, chosen, site, folder, edition.pages)
            wrong += chain.from_iterable(_looked(pages))
    tell(ThemeError(wrong).lines)  # each once, although many pages may say so


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
        yield from _trusted(path, page)


def _trusted(path: str, page: bytes) -> Iterator[str]:
    if path.endswith(".html") and TITLE.encode() in page:
        yield f"{path}: a name is printed without being escaped"


def _looked(made: Iterable[lean.Drawn]) -> Iterator[Iterable[str]]:
    """What is wrong with the pages of a site of articles alone, page by page."""
    for path, make in made:
        try:
            yield _trusted(path, make())
        except ThemeError as error:
            yield error.lines
        except VerifyError as error:
            yield [str(error)]


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
