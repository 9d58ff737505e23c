"""Style sheet, typeface and pictures of a theme, each under a name that changes with its content."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from digest.model.page import File
from digest.render.theme import Setting, Theme

SHEET = "site.css"
HASH_LENGTH = 10  # 40 bits: two versions of one file will not meet
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
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
    """
    plain = {path.name: path.read_bytes() for path in theme.files("assets", "*")}
    named = {name: name if plainly else _hashed(name, data) for name, data in sorted(plain.items())}
    sheet = _properties(chosen or {}) + "".join(
        path.read_text("utf-8") for path in theme.files("assets/css", "*.css")
    )
    for name, hashed in named.items():
        sheet = sheet.replace(f'url("{name}")', f'url("{hashed}")')
    plain[SHEET] = _packed(sheet).encode()
    named[SHEET] = SHEET if plainly else _hashed(SHEET, plain[SHEET])
    paths = {name: f"assets/{hashed}" for name, hashed in sorted(named.items())}
    return Assets(files=tuple(File(path=path, data=plain[name]) for name, path in paths.items()), paths=paths)


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
    """A sheet without comments and idle blanks: a phone waits for it before it shows anything."""
    lines = BLANKS.sub("\n", COMMENT.sub("", sheet))
    return IDLE.sub(r"\1\2\3", lines).replace(";}", "}").strip()


def _hashed(name: str, data: bytes) -> str:
    # A licence is looked for under its own name; nothing links to it.
    if name.endswith(".txt"):
        return name
    stem, dot, ending = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(data).hexdigest()[:HASH_LENGTH]}{dot}{ending}"
