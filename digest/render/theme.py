"""Themes: which folder a template, a word or an asset is taken from."""

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from digest.errors import ConfigError

# Names of other templates as they stand in a template: {% extends "…" %}, {% from "…" import … %}, …
USED = re.compile(r"{%[-+]?\s*(?:extends|include|import|from)\s+(?P<name>[^%]*?)\s*(?:import\b[^%]*|[-+]?%})")
WRITTEN = re.compile(r"[\"']([^\"']+)[\"']")


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A theme and those that it extends, nearest first: their names, and the folder of each."""

    names: tuple[str, ...]
    folders: tuple[Path, ...]

    def files(self, under: str, pattern: str) -> tuple[Path, ...]:
        """The files below `under` of each folder, the root theme's first, by name within a folder."""
        return tuple(
            found
            for folder in reversed(self.folders)
            for found in sorted((folder / under).glob(pattern), key=lambda path: path.name)
            if found.is_file()
        )

    def closure(self, name: str) -> Mapping[str, str]:
        """The source of the template `name` and of all that it uses, by name; "" for one that is not there.

        Of all templates where a name is reckoned and not written out.
        """
        found: dict[str, str] = {}
        waiting = [name]
        while waiting:
            name = waiting.pop()
            if name in found:
                continue
            found[name] = self._source(name)
            for used in USED.finditer(found[name]):
                plain = WRITTEN.findall(used["name"])
                waiting += plain or self._templates()
        return found

    def _source(self, name: str) -> str:
        """The template that Jinja would find: the nearest theme's, or that of the theme named before it."""
        first, _, rest = name.partition("/")
        named = dict(zip(self.names, self.folders, strict=True))
        places = [folder / "templates" / name for folder in self.folders]
        if first in named:
            places.append(named[first] / "templates" / rest)
        return next((place.read_text("utf-8") for place in places if place.is_file()), "")

    def _templates(self) -> Iterator[str]:
        for folder in self.folders:
            root = folder / "templates"
            yield from (
                path.relative_to(root).as_posix() for path in sorted(root.rglob("*")) if path.is_file()
            )


def theme(name: str, theme_folders: Sequence[Path]) -> Theme:
    """The theme called `name`, looked up in `theme_folders` in order, with all that it extends.

    Raises:
        ConfigError: no folder has it, its theme.toml cannot be read, or it extends itself.
    """
    chain = list(_chain(name, theme_folders))
    return Theme(names=tuple(name for name, _ in chain), folders=tuple(folder for _, folder in chain))


def _chain(name: str, theme_folders: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    seen: list[str] = []
    following: str | None = name
    while following is not None:
        if following in seen:
            raise ConfigError(
                f"theme {name!r} extends itself: {' → '.join([*seen, following])}; break the circle"
            )
        seen.append(following)
        folder = _folder(following, theme_folders)
        yield following, folder
        following = _extends(folder / "theme.toml")


def _folder(name: str, theme_folders: Sequence[Path]) -> Path:
    # Only a plain name is looked up: "../elsewhere" would leave the folders of themes.
    known = sorted({found.parent.name for place in theme_folders for found in place.glob("*/theme.toml")})
    if name in known:
        return next(place / name for place in theme_folders if (place / name / "theme.toml").is_file())
    near = difflib.get_close_matches(name, known, n=1)
    hint = f"Did you mean {near[0]!r}?" if near else f"There is: {', '.join(known) or 'none'}."
    raise ConfigError(f"theme {name!r}: no folder of themes has it. {hint}")


def _extends(file: Path) -> str | None:
    try:
        settings = tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"{file.parent.name}/theme.toml: {error}; see the theme 'plain' for an example"
        ) from error
    extends = settings.get("extends")
    if extends is not None and not isinstance(extends, str):
        raise ConfigError(f"{file.parent.name}/theme.toml: extends must be the name of a theme, in quotes")
    return extends


def own_themes() -> tuple[Path, ...]:
    """Where the themes that come with digest lie: in the installed package, or beside it in a checkout."""
    package = Path(__file__).parent.parent
    return tuple(place for place in (package / "themes", package.parent / "themes") if place.is_dir())
