"""Themes: which folder a template, a word or an asset is taken from."""

import difflib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from digest.errors import ConfigError

# Names of other templates as they stand in a template: {% extends "…" %}, {% from "…" import … %}, …
USED = re.compile(r"{%[-+]?\s*(?:extends|include|import|from)\s+(?P<name>[^%]*?)\s*(?:import\b[^%]*|[-+]?%})")
KEY = re.compile(r"[a-z][a-z0-9_]{0,63}")
NEAR = 0.6  # difflib ratio, as for settings: "qoute" is near "quote"
NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")  # a folder of that name; "../elsewhere" is none
Setting = str | int | float | bool
WRITTEN = re.compile(r"[\"']([^\"']+)[\"']")


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A theme and those that it extends, nearest first: their names, and the folder of each.

    `settings` are those of `[settings]` in theme.toml with their defaults, a child's over its parent's.
    """

    names: tuple[str, ...]
    folders: tuple[Path, ...]
    settings: Mapping[str, Setting] = field(default_factory=dict)

    def files(self, under: str, pattern: str) -> tuple[Path, ...]:
        """The files below `under` of each folder, the root theme's first, by name within a folder."""
        return tuple(
            found
            for folder in reversed(self.folders)
            for found in sorted((folder / under).glob(pattern), key=lambda path: path.name)
            if found.is_file()
        )

    def has(self, path: str) -> bool:
        """Whether one of the folders holds a file of that path, `words/en.po`."""
        return any((folder / path).is_file() for folder in self.folders)

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
            found[name] = self.source(name)
            waiting += self._used(found[name])
        return found

    def used(self, name: str) -> list[str]:
        """The templates that the one called `name` names; all of them where a name is reckoned."""
        return self._used(self.source(name))

    def _used(self, source: str) -> list[str]:
        found: list[str] = []
        for used in USED.finditer(source):
            found += WRITTEN.findall(used["name"]) or [name.partition("/")[2] for name in self.templates()]
        return found

    def source(self, name: str) -> str:
        """The template that Jinja would find: the nearest theme's, or that of the theme named before it."""
        place = self.file(name)
        try:
            return place.read_text("utf-8") if place else ""
        except UnicodeDecodeError as error:
            raise ConfigError(
                f"{self.shown(str(place))}: this is not UTF-8; save the file as UTF-8."
            ) from error

    def file(self, name: str) -> Path | None:
        """Where that template lies; None where there is none."""
        first, _, rest = name.partition("/")
        named = dict(zip(self.names, self.folders, strict=True))
        places = [folder / "templates" / name for folder in self.folders]
        if first in named:
            places.append(named[first] / "templates" / rest)
        return next((place for place in places if place.is_file()), None)

    def full(self, name: str) -> str:
        """The name of that template with its theme's, `plain/story.html`; "" where there is none."""
        for theme, folder in zip(self.names, self.folders, strict=True):
            if (folder / "templates" / name).is_file():
                return f"{theme}/{name}"
        return name if self.file(name) else ""

    def shown(self, file: str) -> str:
        """A file of a theme as people know it, `themes/NAME/…`; "" for a file of no theme."""
        for folder in self.folders:
            if file.startswith((f"{folder}/", f"{folder}\\")):
                rest = file[len(str(folder)) + 1 :].replace("\\", "/")
                return f"{folder.parent.name}/{folder.name}/{rest}"
        return ""

    def templates(self) -> tuple[str, ...]:
        """All templates by their full names, the nearest theme's first."""
        found: list[str] = []
        for theme, folder in zip(self.names, self.folders, strict=True):
            root = folder / "templates"
            files = sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
            found += [f"{theme}/{path}" for path in files]
        return tuple(found)


def theme(name: str, theme_folders: Sequence[Path]) -> Theme:
    """The theme called `name`, looked up in `theme_folders` in order, with all that it extends.

    Raises:
        ConfigError: no folder has it, its theme.toml cannot be read, or it extends itself.
    """
    chain = list(_chain(name, theme_folders))
    settings = {key: value for _, _, own in reversed(chain) for key, value in own.items()}
    return Theme(
        names=tuple(name for name, _, _ in chain),
        folders=tuple(folder for _, folder, _ in chain),
        settings=settings,
    )


def absent(name: str, theme_folders: Sequence[Path]) -> str:
    """What is said where no folder has a theme called `name`, with the one meant; "" where one has it."""
    there = any((place / name / "theme.toml").is_file() for place in theme_folders)
    return "" if there else _missing(name, theme_folders)


def _missing(name: str, theme_folders: Sequence[Path]) -> str:
    half = next((place for place in theme_folders if NAME.fullmatch(name) and (place / name).is_dir()), None)
    if half:
        way = 'write one with extends = "plain" in it'
        return f"theme {name!r}: {half.name}/{name} has no theme.toml; {way}."
    known = _known(theme_folders)
    near = difflib.get_close_matches(name, known, n=1)
    hint = f"Did you mean {near[0]!r}?" if near else f"There is: {', '.join(known) or 'none'}."
    return f"theme {name!r}: no folder of themes has it. {hint}"


def _known(theme_folders: Sequence[Path]) -> list[str]:
    return sorted({found.parent.name for place in theme_folders for found in place.glob("*/theme.toml")})


def _chain(name: str, theme_folders: Sequence[Path]) -> Iterator[tuple[str, Path, Mapping[str, Setting]]]:
    seen: list[str] = []
    following: str | None = name
    while following is not None:
        if following in seen:
            raise ConfigError(
                f"theme {name!r} extends itself: {' → '.join([*seen, following])}; break the circle"
            )
        folder = _folder(following, theme_folders, seen)
        seen.append(following)
        told = _told(folder / "theme.toml")
        yield following, folder, _settings(told, folder.name)
        following = _extends(told, folder.name)


def _folder(name: str, theme_folders: Sequence[Path], seen: Sequence[str]) -> Path:
    """The folder of the theme `name`, which the last of `seen` extends."""
    # Only a plain name is looked up: "../elsewhere" would leave the folders of themes.
    if name in _known(theme_folders):
        return next(place / name for place in theme_folders if (place / name / "theme.toml").is_file())
    by = f"{seen[-1]}/theme.toml: " if seen else ""
    raise ConfigError(by + _missing(name, theme_folders))


def _told(file: Path) -> Mapping[str, object]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"{file.parent.name}/theme.toml: {error}; see the theme 'plain' for an example"
        ) from error


def _extends(told: Mapping[str, object], name: str) -> str | None:
    extends = told.get("extends")
    if extends is not None and not isinstance(extends, str):
        raise ConfigError(f"{name}/theme.toml: extends must be the name of a theme, in quotes")
    return extends


def _settings(told: Mapping[str, object], name: str) -> Mapping[str, Setting]:
    given = told.get("settings", {})
    if not isinstance(given, dict):
        raise ConfigError(f"{name}/theme.toml: settings is a section; write [settings] and its keys below")
    for key, value in given.items():
        if not KEY.fullmatch(key) or not isinstance(value, Setting):
            raise ConfigError(
                f"{name}/theme.toml: {key} under [settings] must be a word such as accent_color, and its "
                "value a text, a number, true or false"
            )
    return given


def own_themes() -> tuple[Path, ...]:
    """Where the themes that come with digest lie: in the installed package, or beside it in a checkout."""
    package = Path(__file__).parent.parent
    return tuple(place for place in (package / "themes", package.parent / "themes") if place.is_dir())


def near(name: str, there: Iterable[str]) -> str:
    """What to say of a name that is not among those that are there: the one most like it, or nothing."""
    found = difflib.get_close_matches(name[:100], sorted(set(there)), n=1, cutoff=NEAR)
    return f'; did you mean "{found[0]}"?' if found else ""
