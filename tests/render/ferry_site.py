"""The invented story as a built site, in memory, and its pages as trees."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from posixpath import dirname, join, normpath

import ferry_story as ferry
import pytest
from lxml import html

from digest.model.digest import Edition
from digest.render import files
from digest.render.faults import ThemeError
from digest.settings import SiteSettings

THEMES = Path(__file__).parents[2] / "themes"
STORY = "stories/ferry-aground-off-ellsund/"


def built(
    folders: tuple[Path, ...] = (THEMES,), edition: Edition | None = None, **settings: object
) -> dict[str, bytes]:
    """Its files; the story as it stands is built once with the same settings, by whichever test asks first."""
    site = SiteSettings(**{"title": "The Ellsund Digest", "rights": "full", **settings})  # type: ignore[arg-type]
    if edition is None and folders == (THEMES,):
        return dict(_kept(site))
    return made(edition or ferry.edition(), site, folders)


def own(
    folder: Path, files: Mapping[str, str], extends: str = "plain", name: str = "own"
) -> tuple[Path, Path]:
    """The folders of themes of a site, where one has these files by their paths in it, and of ours."""
    place = folder / "themes" / name
    for path, text in {"theme.toml": f'name = "{name}"\nextends = "{extends}"\n', **files}.items():
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_text(text, encoding="utf-8")
    return folder / "themes", THEMES


def refused(folder: Path, files: Mapping[str, str]) -> list[str]:
    """The lines by which a site with such a theme `own` is refused for its templates."""
    with pytest.raises(ThemeError) as caught:
        built(own(folder, files), theme="own")
    return str(caught.value).split("\n")


def made(edition: Edition, site: SiteSettings, folders: tuple[Path, ...] = (THEMES,)) -> dict[str, bytes]:
    """The files of a site, built now."""
    return {file.path: file.data for file in files(edition, theme_folders=folders, site=site)}


def anew() -> dict[str, bytes]:
    """The files of `built()`, built now, whoever asked before."""
    return made(ferry.edition(), SiteSettings(title="The Ellsund Digest", rights="full"))


@cache
def _kept(site: SiteSettings) -> dict[str, bytes]:
    return made(ferry.edition(), site)


def pages(site: Mapping[str, bytes]) -> dict[str, html.HtmlElement]:
    return {
        path: html.document_fromstring(data.decode()) for path, data in site.items() if path.endswith(".html")
    }


def news(page: html.HtmlElement) -> list[tuple[str, str]]:
    return [(one.get("data-span"), one.text_content()) for one in page.xpath("//*[@data-span]")]


def astray(site: Mapping[str, bytes]) -> list[str]:
    """Links that lead to no page, or to no place in it, as `page: link`."""
    ids = {path: set(page.xpath("//@id")) for path, page in pages(site).items()}
    found = []
    for path, page in pages(site).items():
        for href in page.xpath("//@href|//@src"):
            target, _, fragment = href.partition("#")
            there = normpath(join("/", dirname(path), target)).lstrip("/") if target else path
            lost = fragment and not fragment.startswith("i-") and fragment not in ids.get(there, ())
            if not href.startswith("https://") and (there not in site or lost):
                found.append(f"{path}: {href}")
    return found
