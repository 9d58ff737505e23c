"""What a theme's style sheets load: files of the theme by their names, and nothing from elsewhere."""

import difflib
import re
from collections.abc import Iterator, Mapping
from posixpath import join, normpath

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# An address as CSS writes it, an import, or a string, in which neither is one (CSS Syntax 3, § 4.3).
LOADED = re.compile(
    r"""(?P<call>\burl\(\s*(?P<quote>["']?)(?P<name>[^"'()\n]*?)(?P=quote)\s*\))"""
    r"""|(?P<import>@import\b[^;\n]*)|"[^"\n]*"|'[^'\n]*'""",
    re.IGNORECASE,
)
ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//|[a-z][a-z0-9+.-]*:", re.IGNORECASE)
WITHIN = re.compile(r"(?:data:|#|$)", re.IGNORECASE)  # stands in the sheet or the page itself
SHEETS = "css"  # the folder of the sheets in `assets`
NEAR = 0.6  # difflib ratio


def uncommented(sheet: str) -> str:
    """A sheet without its comments; each line stays where it was."""
    return COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), sheet)


def loading(sheet: str, named: Mapping[str, str]) -> str:
    """A sheet without comments in which the addresses of files are those that `named` has for their names."""

    def renamed(found: re.Match[str]) -> str:
        name = _name(found["name"], named) if found["call"] else None
        if name is None:
            return found[0]
        return f'url("{named[name]}{found["name"][len(_bare(found["name"])) :]}")'

    return LOADED.sub(renamed, sheet)


def mistakes(sheet: str, named: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """The lines of a sheet without comments that load what is not there or may not be, and what is wrong.

    `named` has the files of the theme by their names.
    """
    for found in LOADED.finditer(sheet):
        line = sheet.count("\n", 0, found.start()) + 1
        if found["import"]:
            yield line, "@import: all sheets in assets/css/ are one already; put the other beside this one."
        elif found["call"] and not WITHIN.match(found["name"]):
            if ELSEWHERE.match(found["name"]):
                yield line, f'"{found["name"]}" is elsewhere; put the file into assets/ and name it here.'
            elif _name(found["name"], named) is None:
                near = difflib.get_close_matches(_bare(found["name"]), named, n=1, cutoff=NEAR)
                hint = f"Did you mean {near[0]!r}?" if near else "Put the file into assets/."
                yield line, f'no "{found["name"]}" in assets/. {hint}'


def _bare(address: str) -> str:
    """An address without its query and fragment."""
    return re.split(r"[?#]", address, maxsplit=1)[0]


def _name(address: str, named: Mapping[str, str]) -> str | None:
    """The file that an address means, as seen from `assets` or from the folder of the sheets."""
    bare = _bare(address)
    if not bare:
        return None
    return next((name for name in (normpath(bare), normpath(join(SHEETS, bare))) if name in named), None)
