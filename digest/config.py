"""The file `digest.toml` read: the settings in it, and every way it can be wrong, told all at once."""

import difflib
import json
import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import Field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digest.agreeing import FILES, READ, clashes
from digest.beside import THEME, theme_folders, typefaces
from digest.errors import ConfigError, DiskError
from digest.mistakes import Mistake, Mistakes, option
from digest.profiles import PROFILE, Parts, absent, over, profiles
from digest.setting import KINDS, Names, form, meant
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
from digest.text.toml import NoToml, key_lines, parsed
from digest.text.unicode import unlined

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
    mistakes = Mistakes(file.name, key_lines(text))
    places = _places(given[PUBLISH], file.parent, mistakes) if PUBLISH in given else {}
    outlets = _outlets(given[OUTLETS], mistakes) if OUTLETS in given else {}
    named = dict(profiles(given.get(PROFILE, {}), _checked, mistakes))
    sections = {name: values for name, values in given.items() if name not in (OUTLETS, PROFILE, PUBLISH)}
    base = dict(_checked(sections, mistakes))
    if profile and profile not in named:
        mistakes.elsewhere(absent(profile, named, file.name))
    said = _said(overrides or {}, mistakes)
    chosen = profile or usual
    by_name = {PUBLISH: places, OUTLETS: outlets}
    config = _whole(file, over(over(base, named.get(chosen, {})), said), by_name)
    _together(config, file, mistakes, (chosen, over(named.get(chosen, {}), said)), overrides or {})
    for name, more in named.items():
        if name != chosen:  # what a profile spoils is told before its day
            whole = _whole(file, over(base, more), by_name)
            _together(whole, file, mistakes, (name, more))
    mistakes.tell()
    return config


def _together(
    config: Config,
    file: Path,
    mistakes: Mistakes,
    profile: tuple[str, Parts],
    said: Collection[str] = (),
) -> None:
    """Note what is wrong between settings, but for those of which something else is wrong already.

    `profile` is the name of the chosen one ("" for none) with what counts more than the rest of the file;
    `said` is named on the command line.
    """
    under = f"{PROFILE}.{profile[0]}." if profile[0] else ""
    doubted = _doubted(mistakes.names, under, profile[1])
    for one in clashes(config, file, _there(config.paths)):
        if doubted.isdisjoint(one.names):
            mistakes.clash(one, under, said)


def _there(paths: PathSettings) -> Mapping[str, str]:
    """What lies in the place of a file or of a folder and is none."""
    folders = {name: "a folder" for name in FILES if getattr(paths, name).is_dir()}
    return folders | {name: "a file" for name in READ if getattr(paths, name).is_file()}


def _doubted(wrong: Collection[str], under: str, more: Parts) -> frozenset[str]:
    """The settings of which nobody knows what was meant: those that are `wrong`, and those misspelled.

    What stands `under` a profile counts there; what holds `more` than the rest of the file is known.
    """
    known = {f"{section}.{key}" for section, values in more.items() for key in values}
    own = {name.removeprefix(under) for name in wrong if under and name.startswith(under)}
    found = {each for name in wrong if name not in known for each in _meant(name)} - known
    return frozenset(found | {each for name in own for each in _meant(name)})


def _meant(name: str) -> list[str]:
    """The settings that somebody may have meant who wrote this dotted name."""
    section, _, key = name.partition(".")
    if key in TABLE.get(section, ()):
        return [name]
    near = [section] if section in TABLE else difflib.get_close_matches(section[:100], TABLE, cutoff=NEAR)
    if not key:
        return [f"{each}.{one}" for each in near for one in TABLE[each]]
    elsewhere = [f"{each}.{key}" for each, table in TABLE.items() if key in table]
    return elsewhere + [
        f"{each}.{one}"
        for each in near
        for one in difflib.get_close_matches(key[:100], TABLE[each], cutoff=NEAR)
    ]


def _said(overrides: Mapping[str, object], mistakes: Mistakes) -> Parts:
    """What the command line says, in the kinds of the settings."""
    parts: Parts = {}
    for name, value in overrides.items():
        section, _, key = name.partition(".")
        made, wrong = _made(TABLE[section][key], value)
        if wrong:
            mistakes.elsewhere(f"{option(name)} {wrong}", name)
        else:
            parts = over(parts, {section: {key: made}})
    return parts


def _text(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            raw = opened.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise ConfigError(f"{file}: there is no such file; name a digest.toml or a folder.") from error
    except OSError as error:
        way = "settings are a file: move the folder away" if file.is_dir() else "allow reading it"
        raise DiskError(f"{file}: {(error.strerror or str(error)).lower()}; {way}.") from error
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
        raise ConfigError(f"{place}: {error}; {error.way or 'write key = value'}.") from error


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
    texts = value if isinstance(value, list) else [value]
    odd = next(filter(None, (unlined(text) for text in texts if isinstance(text, str))), "")
    if made is None or odd or (check and not check(made)):
        simple = isinstance(value, str | int | float)
        shown = json.dumps(value, ensure_ascii=bool(odd)) if simple else str(value)
        why = f": {odd} is in it" if odd else ""
        return None, f"{shown[:100]} cannot be{why}; write {meant(one, value) or form(one)}."
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
