"""Draws the pages: templates, words and the parts that all pages share, made when the first page is."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from digest.config import theme_folders
from digest.lean.shelf import FEED, FRONT, OUTLETS, TAGS
from digest.model.outlets import NOBODY, Publishers
from digest.model.page import OwnPage
from digest.outlets import publishers
from digest.render import links
from digest.render.assets import Assets, assets
from digest.render.choices import choices
from digest.render.dates import spoken
from digest.render.needed import NEEDED_LEAN, complete
from digest.render.site import Site
from digest.render.templates import Templates
from digest.render.theme import Setting, Theme, theme
from digest.render.words import Words, direction, words
from digest.settings import Config

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Template
    from markupsafe import Markup


# The last press, by all that it was made from: a preview builds again and again, and templates take longer to
# load than a page takes to draw.
PRESSES: dict[str, "Press"] = {}


def pressed(
    config: Config, own: tuple[OwnPage, ...], *, tags: bool, decided: str, plainly: bool = False
) -> "Press":
    """The press of a site, the last one if it was made from the same; `decided` hashes theme and settings.

    `plainly`: style sheets keep their names whatever is in them.

    Raises:
        ConfigError: there is no such theme, or one of its files cannot be read.
    """
    name = repr((decided, [(one.slug, one.title) for one in own], tags, plainly))
    if name not in PRESSES:
        found = complete(theme(config.site.theme, theme_folders(config)), NEEDED_LEAN)
        chosen = choices(found, dict(config.theme))
        made = Press(
            config.site,
            found,
            assets(found, chosen=chosen, plainly=plainly),
            own,
            tags=tags,
            chosen=chosen,
            outlets=publishers(config.outlets),
        )
        PRESSES.clear()
        PRESSES[name] = made
    return PRESSES[name]


ROW = ("href", "title", "outlet", "iso", "when", "lead", "tongue")


class Around(NamedTuple):
    """What stands around a page, as HTML: the same for all pages of one kind at one depth."""

    head: "Markup"
    top: "Markup"
    foot: "Markup"


class Press:
    """The templates of a theme with the words of a site, ready to draw."""

    def __init__(
        self,
        site: Site,
        theme: Theme,
        assets: Assets,
        own: tuple[OwnPage, ...],
        *,
        tags: bool,
        chosen: Mapping[str, Setting],
        outlets: Publishers = NOBODY,
    ) -> None:
        """Nothing is read yet; `tags` says whether there are any, `chosen` are settings of the theme."""
        self.site = site
        self.assets = assets
        self._theme = theme
        self._choices = chosen
        self._outlets = outlets
        self._own = own
        self._tags = tags
        self._known: dict[str, Template] = {}
        self._days: dict[str, tuple[str, str]] = {}
        self._tongues: dict[str, Markup] = {}
        self._around: dict[tuple[str, str], Around] = {}

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders of the theme and of those that it extends, nearest first."""
        return self._theme.folders

    def anew(self) -> Assets:
        """The assets of the theme as they are now, each under its plain name."""
        return assets(self._theme, chosen=self._choices, plainly=True)

    @cached_property
    def words(self) -> Words:
        """The words of the pages themselves."""
        return words(self._theme, self.site.language)

    @cached_property
    def _shared(self) -> dict[str, object]:
        return {
            "t": self.words,
            "find": self.words.find,
            "theme": self._templates.environment.globals["theme"],
        }

    @cached_property
    def _safe(self) -> "type[Markup]":
        from markupsafe import Markup  # noqa: PLC0415 - comes with jinja2

        return Markup

    @cached_property
    def _templates(self) -> Templates:
        return Templates(self._theme, self.words, self._choices)

    @cached_property
    def _drawn(self) -> "Callable[[Template, dict[str, object]], str]":
        from digest.render.environment import drawn  # noqa: PLC0415 - the same

        return drawn

    @cached_property
    def _encoded(self) -> "Callable[[Template, dict[str, object]], bytes]":
        from digest.render.environment import encoded  # noqa: PLC0415 - the same

        return encoded

    def _template(self, name: str) -> "Template":
        if name not in self._known:
            made = self._known[name] = self._templates.environment.get_template(f"lean/{name}.html")
            made.globals = dict(made.globals)  # Jinja chains two, and walks through both for each page
        return self._known[name]

    def page(self, template: str, path: str, kind: str, values: Mapping[str, object]) -> bytes:
        """The page at `path`; `values` are what its template is given, the title among them.

        Raises:
            ThemeError: a template cannot be drawn, with all others that cannot be understood; or it prints
                no page.
        """
        try:
            data = self._page(template, path, kind, values)
        except Exception as error:
            told = self._templates.wrong(error)
            if told is None:
                raise
            raise told from error
        if b"<html" not in data:
            self._templates.proved(f"lean/{template}.html", values, data.decode())
        return data

    def _page(self, template: str, path: str, kind: str, values: Mapping[str, object]) -> bytes:
        around = self._parts(path, kind)
        given = {
            **self._shared,
            "head": around.head,
            "top": around.top,
            "foot": around.foot,
            "kind": kind,
            "canonical": self.address(path),
            "description": "",
            "noindex": self.site.noindex,
            **values,
        }
        return self._encoded(self._template(template), given)

    def unlisted(self, outlet: str) -> bool:
        """Whether search engines are asked to leave out pages of the outlet of that name."""
        told = self._outlets.named(outlet) if outlet else None
        return self.site.noindex or bool(told and told.noindex)

    def row(self, values: "tuple[str, str, str, str, str, str, Markup]") -> "Markup":
        """An article in a list, as HTML; `values` as `row.html` names them.

        Raises:
            ThemeError: as `page`.
        """
        given = {**self._shared, **dict(zip(ROW, values, strict=True))}
        try:
            return self._safe(self._drawn(self._template("row"), given))  # drawn with escapes
        except Exception as error:
            told = self._templates.wrong(error)
            if told is None:
                raise
            raise told from error

    def address(self, path: str) -> str:
        """The full address of a page, "" where the site's own is not known."""
        return links.canonical(self.site.url, path)

    def when(self, published: str) -> tuple[str, str]:
        """A date as ISO 8601 and in words; "" twice for ""."""
        if published not in self._days:
            self._days[published] = (published, spoken(published, self.words)) if published else ("", "")
        return self._days[published]

    def headline(self, title: str) -> str:
        """A headline, or that there is none."""
        return title or self.words("takes.no-headline")

    def titled(self, name: str) -> str:
        """The title of a page in a browser's tab."""
        return self.words("titles.own", title=name, site=self.site.title)

    def outlet(self, name: str) -> str:
        """The name of an outlet, or that it is unknown."""
        return name or self.words("outlet.unknown")

    def joined(self, names: tuple[str, ...]) -> str:
        """Several names in a row, parted as the language parts them."""
        return self.words("join.comma").join(names)

    def country(self, code: str) -> str:
        """The name of a country."""
        return (self.words.find(f"countries.{code}") or code) if code else ""

    def tongue(self, language: str) -> "Markup":
        """The attributes of a text in another language than the page's."""
        if language not in self._tongues:
            other = language and language != self.words.language
            told = self._safe(' lang="{}" dir="{}"').format(language, direction(language)) if other else ""
            self._tongues[language] = self._safe(told)
        return self._tongues[language]

    def _parts(self, path: str, kind: str) -> Around:
        own = path if kind == "own" else ""
        folder = own or path.rpartition("/")[0]  # links are relative: another folder has others
        known = self._around.get((folder, kind))
        if known is None:
            known = self._around[folder, kind] = self._drawn_parts(path, kind)
        return known

    def _drawn_parts(self, path: str, kind: str) -> Around:
        from markupsafe import Markup  # noqa: PLC0415 - as above

        given = {
            "kind": kind,
            "site": self.site.title,
            "tagline": self.site.description,
            "language": self.words.language,
            "direction": direction(self.words.language),
            "icon": links.relative(path, self.assets.paths["icon.svg"]),
            "sheet": links.relative(path, self.assets.paths["site.css"]),
            "home": links.relative(path, FRONT),
            "outlets": links.relative(path, OUTLETS),
            "tags": links.relative(path, TAGS) if self._tags else "",
            "feed": links.relative(path, FEED),
            "own": [
                (own.title, links.relative(path, to), to == path)
                for own in self._own
                for to in (links.own_path(own.slug),)
            ],
        }
        shared = {**self._shared, **given}
        parts = (self._drawn(self._template(name), dict(shared)) for name in Around._fields)
        return Around(*map(Markup, parts))  # drawn with escapes
