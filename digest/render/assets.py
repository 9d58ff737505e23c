"""Style sheet, typeface and pictures of a theme, each under a name that changes with its content."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from posixpath import splitext

from digest.errors import ConfigError
from digest.model.page import File
from digest.render.sheets import SHEETS, loading, mistakes, uncommented
from digest.render.theme import Setting, Theme
from digest.text.leavings import left_behind

SHEET = "site.css"
HASH_LENGTH = 10  # 40 bits: two versions of one file will not meet
SAFE = re.compile(r"[#\w .,%/()'-]*")  # what a setting may say in a sheet: colors, sizes, names of typefaces
CALLS = re.compile(r"\w+(?=\()")
HARMLESS = frozenset({"calc", "clamp", "hsl", "lab", "lch", "max", "min", "oklab", "oklch", "rgb", "rgba"})
BLANKS = re.compile(r"\s*\n\s*")
# Blanks that say nothing: around braces, commas, semicolons, after a colon; strings are kept.
IDLE = re.compile(r"""("[^"\n]*"|'[^'\n]*')|\s*([{};,])\s*|(:)\s+""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assets:
    """The files below `assets/`, and the path of each by its plain name."""

    files: tuple[File, ...]
    paths: Mapping[str, str]


def assets(theme: Theme, *, chosen: Mapping[str, Setting] | None = None, plainly: bool = False) -> Assets:
    """The assets of `theme`: the sheets in `assets/css` as one, parent's before child's; the rest copied.

    A child's file goes over its parent's of the same name. In the sheet, `url("name")` is the hashed name;
    the `chosen` settings that can be colors, sizes or numbers are custom properties (`--theme-ink`).
    With `plainly` all keep their names, for a preview: pages then stay as they are when a sheet changes.

    Raises:
        ConfigError: a file cannot be read as what it is, or a sheet loads what is not there or elsewhere.
    """
    plain, sheets, wrong = _read(theme)
    named = {name: name if plainly else _hashed(name, data) for name, data in sorted(plain.items())}
    for place, text in sheets:
        wrong += [f"{place}:{line}: {said}" for line, said in mistakes(text, named)]
    if wrong:
        raise ConfigError("\n".join(wrong))
    sheet = _properties(chosen or {}) + "".join(loading(text, named) for _, text in sheets)
    plain[SHEET] = _packed(sheet).encode()
    named[SHEET] = SHEET if plainly else _hashed(SHEET, plain[SHEET])
    paths = {name: f"assets/{hashed}" for name, hashed in sorted(named.items())}
    return Assets(files=tuple(File(path=path, data=plain[name]) for name, path in paths.items()), paths=paths)


def _read(theme: Theme) -> tuple[dict[str, bytes], list[tuple[str, str]], list[str]]:
    """The files by their names, the sheets without comments each with its place, and what is wrong."""
    plain: dict[str, bytes] = {}
    sheets: list[tuple[str, str]] = []
    wrong: list[str] = []
    for folder in reversed(theme.folders):
        top = folder / "assets"
        for path in sorted(top.rglob("*")):
            name = path.relative_to(top)
            place = theme.shown(str(path))
            hidden = any(part.startswith(".") for part in name.parts) or left_behind(name.name)
            if hidden or not path.is_file():
                continue
            if not path.resolve().is_relative_to(folder.resolve()):
                wrong.append(f"{place}: this links to a file outside the theme; copy the file instead.")
            elif name.parent.as_posix() != SHEETS or name.suffix != ".css":
                plain[name.as_posix()] = path.read_bytes()
            else:
                try:
                    sheets.append((place, uncommented(path.read_text("utf-8-sig"))))
                except UnicodeDecodeError:
                    wrong.append(f"{place}: this is not UTF-8; save the file as UTF-8.")
    return plain, sheets, wrong


def _properties(chosen: Mapping[str, Setting]) -> str:
    """The settings of a theme as custom properties of its sheet; what could load or break anything is not."""
    said = {
        name.replace("_", "-"): str(value)
        for name, value in sorted(chosen.items())
        if not isinstance(value, bool)
        and SAFE.fullmatch(str(value))
        and HARMLESS.issuperset(CALLS.findall(str(value)))
    }
    lines = "".join(f"  --theme-{name}: {value};\n" for name, value in said.items() if value)
    return f":root {{\n{lines}}}\n" if lines else ""


def _packed(sheet: str) -> str:
    """A sheet without idle blanks: a phone waits for it before it shows anything."""
    lines = BLANKS.sub("\n", sheet)
    return IDLE.sub(r"\1\2\3", lines).replace(";}", "}").strip()


def _hashed(name: str, data: bytes) -> str:
    # A licence is looked for under its own name; nothing links to it.
    if name.endswith(".txt"):
        return name
    stem, ending = splitext(name)
    return f"{stem}.{hashlib.sha256(data).hexdigest()[:HASH_LENGTH]}{ending}"
