"""The file `digest.toml` read: the settings in it, and every way it can be wrong, told all at once."""

import difflib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import Field, replace
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digest.beside import THEME, of_others, theme_folders, typefaces
from digest.errors import ConfigError, DiskError
from digest.mistakes import Mistake, key_lines, noting, tell
from digest.profiles import PROFILE, Parts, absent, over, profiles
from digest.setting import KINDS, Names, form
from digest.settings import (
    PARTS,
    TABLE,
    BuildSettings,
    ClusterSettings,
    Config,
    PathSettings,
    SiteSettings,
    SummarySettings,
    reference,
)
from digest.text.toml import NoToml, parsed

if TYPE_CHECKING:
    from digest.destinations import Destination
    from digest.outlets import OutletSettings

__all__ = [
    "BuildSettings",
    "ClusterSettings",
    "Config",
    "PathSettings",
    "SiteSettings",
    "SummarySettings",
    "reference",
    "settings",
    "theme_folders",
    "typefaces",
]

FILE = "digest.toml"
MOST_BYTES = 1_000_000
PUBLISH = "publish"
FILES = ("overrides", "record", "changes", "forgotten")  # the settings of [paths] that name a file
OUTLETS = "outlets"
NEAR = 0.6  # difflib ratio: "tittle" and "seed" are near, "color" is not


def settings(
    start: Path, overrides: Mapping[str, object] | None = None, *, profile: str = "", usual: str = ""
) -> Config:
    """The settings in `start`: a `digest.toml`, or a folder that may hold one (else the defaults).

    `overrides` come from the command line, by dotted name (`{"build.jobs": 2}`), and count more than the
    file. `profile` is the one whose keys count more than the others of the file; where none is named,
    `usual` is, if the file has it. Raises ConfigError with one line for each mistake, DiskError for a file
    that cannot be read.
    """
    file = start / FILE if start.is_dir() else start
    text = "" if file != start and not file.exists() else _text(file)
    given = _parsed(text, file.name)
    lines = key_lines(text)
    mistakes: list[tuple[int, str]] = []
    mistake = noting(file.name, lines, mistakes)
    places = _places(given[PUBLISH], file.parent, mistake) if PUBLISH in given else {}
    outlets = _outlets(given[OUTLETS], mistake) if OUTLETS in given else {}
    named = dict(profiles(given.get(PROFILE, {}), _checked, mistake))
    sections = {name: values for name, values in given.items() if name not in (OUTLETS, PROFILE, PUBLISH)}
    base = dict(_checked(sections, mistake))
    if profile and profile not in named:
        mistakes.append((0, absent(profile, named, file.name)))
    chosen = profile or usual
    parts = over(over(base, named.get(chosen, {})), _said(overrides or {}, mistakes))
    tell(mistakes)
    by_name = {PUBLISH: places, OUTLETS: outlets}
    config = _whole(file, parts, by_name)
    others = {name: _whole(file, over(base, more), by_name) for name, more in named.items() if name != chosen}
    for name, whole in {chosen: config, **others}.items():  # what a profile spoils is told before its day
        for key, message in _together(whole):
            there = f"{PROFILE}.{name}.{key}"
            mistake(there if there in lines else key, message)
    tell(mistakes)
    return config


def _said(overrides: Mapping[str, object], mistakes: list[tuple[int, str]]) -> Parts:
    """What the command line says, in the kinds of the settings."""
    parts: Parts = {}
    for name, value in overrides.items():
        section, _, key = name.partition(".")
        made, wrong = _made(TABLE[section][key], value)
        parts = over(parts, {section: {key: made}})
        mistakes += [(0, f"--{key.replace('_', '-')} {wrong}")] if wrong else []
    return parts


def _text(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            raw = opened.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise ConfigError(f"{file}: there is no such file; name a digest.toml or a folder.") from error
    except OSError as error:
        raise DiskError(f"{file}: {error.strerror}; allow reading it.") from error
    if len(raw) > MOST_BYTES:
        raise ConfigError(f"{file.name}: {MOST_BYTES:,} bytes is the most for settings.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{file.name}:{line}: this is not UTF-8; save the file as UTF-8.") from error


def _parsed(text: str, name: str) -> Mapping[str, object]:
    try:
        return parsed(text)
    except NoToml as error:
        place = f"{name}:{error.line}" if error.line else name
        raise ConfigError(f"{place}: {error}; write key = value.") from error


def _checked(
    given: Mapping[str, object], mistake: Mistake, under: str = ""
) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Each part's values in their kinds; what is wrong is told to `mistake`.

    `under` is the dotted name that the parts stand under, with its dot.
    """
    for section, values in given.items():
        where = f"{under}{section}"
        if section == THEME and isinstance(values, dict):
            yield section, values
        elif section not in TABLE:
            known = [*TABLE, THEME] if under else [*TABLE, THEME, OUTLETS, PROFILE, PUBLISH]
            mistake(where, f'"{section}" is no section.{_near(section, known, section)}')
        elif not isinstance(values, dict):
            mistake(where, f'"{section}" is a section; write [{where}] and its keys below.')
        else:
            yield section, dict(_values(where, TABLE[section], values, mistake))


def _values(
    section: str, table: Mapping[str, Field[object]], values: Mapping[str, object], mistake: Mistake
) -> Iterator[tuple[str, object]]:
    for key, value in values.items():
        if key not in table:
            mistake(
                f"{section}.{key}", f'"{key}" is no setting of [{section}].{_near(key, [*table], section)}'
            )
            continue
        made, wrong = _made(table[key], value)
        if wrong:
            mistake(f"{section}.{key}", f"{key} = {wrong}")
        else:
            yield key, made


def _places(given: object, root: Path, mistake: Mistake) -> "Mapping[str, Destination]":
    from digest.places import places  # noqa: PLC0415 - many kinds of places, and a build sends nothing

    return dict(places(given, root, mistake, _values))


def _outlets(given: object, mistake: Mistake) -> "Mapping[str, OutletSettings]":
    from digest.outlets import outlets  # noqa: PLC0415 - where a site lists some

    return dict(outlets(given, mistake, _values))


def _near(name: str, known: list[str], section: str) -> str:
    elsewhere = [other for other, table in TABLE.items() if name in table and other != section]
    if elsewhere:
        return f" It stands under [{elsewhere[0]}]."
    near = difflib.get_close_matches(name[:100], known, n=1, cutoff=NEAR)
    return f" Did you mean '{near[0]}'?" if near else f" Known are {', '.join(known)}."


def _made(one: Field[object], value: object) -> tuple[object, str]:
    """The value in the kind of its setting, and what is wrong with it ("" for nothing)."""
    made = _typed(one, value)
    check = one.metadata["check"]
    if made is None or (check and not check(made)):
        simple = isinstance(value, str | int | float)
        shown = json.dumps(value, ensure_ascii=False) if simple else str(value)
        return None, f"{shown[:100]} cannot be; write {form(one)}."
    return made, ""


def _typed(one: Field[object], value: object) -> object:
    """The value in the kind of its setting; None where it is of another."""
    if one.type is Path:
        return (
            Path(value) if isinstance(value, str | Path) and str(value) and "\0" not in str(value) else None
        )
    if one.type is float and type(value) is int:
        return float(value)
    if one.type == Names:
        listed = value if isinstance(value, list) else [None]
        return tuple(listed) if all(isinstance(each, str) for each in listed) else None
    if one.type in KINDS:
        return value if type(value) is one.type else None
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else value
        timely = isinstance(moment, datetime) and moment.tzinfo and moment.astimezone(UTC)
    except (ValueError, OverflowError):  # no time, or none that UTC has
        return None
    return moment if timely else None


def _root(file: Path) -> Path:
    return Path(os.path.abspath(file.parent))  # noqa: PTH100 - links stay as they are named in messages


def _whole(file: Path, parts: Parts, by_name: Mapping[str, Any]) -> Config:
    made: dict[str, Any] = {name: part(**parts.get(name, {})) for name, part in PARTS.items()}
    theme = tuple(parts.get(THEME, {}).items())
    config = Config(root=_root(file), theme=theme, **by_name, **made)
    return replace(config, paths=_absolute(config.paths, config.root))


def _absolute(paths: PathSettings, root: Path) -> PathSettings:
    return PathSettings(**{name: root / getattr(paths, name) for name in TABLE["paths"]})


def _together(config: Config) -> Iterator[tuple[str, str]]:
    """What is wrong between settings that are right each by itself."""
    summary = config.summary
    if summary.sentences_min > summary.sentences_max:
        least, most = summary.sentences_min, summary.sentences_max
        yield (
            "summary.sentences_min",
            f"sentences_min is {least}, more than sentences_max, {most}; swap them.",
        )
    yield from of_others(config)
    site = config.paths.site.resolve()
    if config.root.resolve().is_relative_to(site):
        shown = os.path.relpath(config.paths.site, config.root)
        yield "paths.site", f'site is "{shown}", which holds your own files; name a folder of its own.'
        return
    for name in ("seeds", "pages", "themes", "cache"):
        other = getattr(config.paths, name).resolve()
        if site.is_relative_to(other) or other.is_relative_to(site):
            yield "paths.site", f"site and {name} lie in one another; name a folder of its own for each."
    if config.publish:
        from digest.places import sent_away  # noqa: PLC0415 - as above

        yield from sent_away(config, site)
    for name in FILES:
        if getattr(config.paths, name).resolve().is_relative_to(site):
            yield f"paths.{name}", f"{name} lies in the site, which is made anew; put it beside {FILE}."
    for name, other in combinations(FILES, 2):
        if getattr(config.paths, name) == getattr(config.paths, other):
            message = f"{name} and {other} are one file; name a file of its own for each."
            yield f"paths.{other}", message
