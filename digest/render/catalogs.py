"""A catalog of the pages' own words, read from its file: what it says, where, and what is wrong with it."""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from string import Formatter
from typing import TYPE_CHECKING

from digest.errors import ConfigError
from digest.render.theme import Theme

if TYPE_CHECKING:
    from pathlib import Path

    from babel.messages.catalog import Catalog

HEAD = "Plural-Forms"
TRIED = range(201)  # a rule may divide by what is nothing for some numbers only; rules look at n % 100
NAME = re.compile(r"[A-Za-z_]\w*")
Forms = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a catalog says by key, each with its place ("themes/plain/words/en.po:12").

    `plural` is its rule for the forms of a plural, "" where its head has none; `wrong` has a line for each
    message that nothing can be filled into.
    """

    forms: Mapping[str, Forms]
    places: Mapping[str, str]
    plural: str
    wrong: tuple[str, ...]


def said(file: "Path", theme: Theme) -> Said:
    """What the catalog `file` of a theme says.

    Raises:
        ConfigError: it cannot be read, or its rule for plurals is none.
    """
    shown = theme.shown(str(file))
    raw = file.read_bytes()
    catalog = _catalog(raw, shown)
    plural = str(catalog.plural_expr) if HEAD.encode() in raw else ""
    if plural:
        _tried(plural, f"{shown}:{_head(raw)}")
    forms, places = {}, {}
    for key, line, found in _messages(catalog):
        forms[key], places[key] = found, f"{shown}:{line}"
    return Said(forms=forms, places=places, plural=plural, wrong=tuple(_wrong(forms, places)))


def gaps(forms: Forms) -> list[str]:
    """The names that stand in braces in these words, in order."""
    names = [name for one in forms for _, name, _, _ in Formatter().parse(one) if name is not None]
    return list(dict.fromkeys(names))


def _catalog(raw: bytes, shown: str) -> "Catalog":
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415 - slow to load

    try:
        return read_po(io.BytesIO(raw), abort_invalid=True)
    except PoFileError as error:
        line = f":{error.lineno}" if error.lineno else ""
        raise ConfigError(f"{shown}{line}: {error.args[0]}; mend the catalog") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{shown}: {error}; mend the catalog") from error
    except ValueError as error:
        line = f":{_head(raw)}: {HEAD}" if "int()" in str(error) and HEAD.encode() in raw else ""
        raise ConfigError(f"{shown}{line}: {error}; mend the catalog") from error


def _head(raw: bytes) -> int:
    """The line on which a catalog tells its plurals."""
    return raw[: raw.index(HEAD.encode())].count(b"\n") + 1


def _tried(rule: str, place: str) -> None:
    """Try the rule for plurals of the catalog at `place`."""
    from gettext import c2py  # noqa: PLC0415 - as in words

    try:
        made = c2py(rule)
        for n in TRIED:
            made(n)
    except (ValueError, ArithmeticError, RecursionError) as error:
        way = "write one such as nplurals=2; plural=(n != 1);"
        raise ConfigError(f"{place}: {HEAD}: {rule!r} is no rule ({error}); {way}") from error


def _messages(catalog: "Catalog") -> Iterator[tuple[str, int, Forms]]:
    """The words by key, with their lines; what a translator left empty or doubtful ("fuzzy") is not taken."""
    for message in catalog:
        if not message.id or message.fuzzy:
            continue
        key = message.id if isinstance(message.id, str) else message.id[0]
        forms = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        if forms and all(forms):
            yield key, message.lineno or 1, forms


def _wrong(forms: Mapping[str, Forms], places: Mapping[str, str]) -> Iterator[str]:
    for key, said in forms.items():
        slip = _slip(key, said) if any("{" in one or "}" in one for one in said) else ""
        if slip:
            yield f'{places[key]}: msgid "{key}": {slip}'


def _slip(key: str, forms: Forms) -> str:
    """Why nothing can be filled into these words; "" where it can."""
    try:
        found = gaps(forms)
    except ValueError as error:
        return f"{error}; close each brace, or write {{{{ for one that stands for itself"
    nameless = [name for name in found if not NAME.fullmatch(name)]
    if nameless:
        return f"{{{nameless[0]}}} is no name of a value; write its name, or {{{{ for a brace"
    # Words with gaps in their keys are filled with what stands there, and with nothing else.
    if "{" in key and (strange := [name for name in found if name not in gaps((key,))]):
        return f"{{{strange[0]}}} is not in the msgid"
    return ""
