"""What is said of one setting: its line in the docs, and the values that it takes."""

import re
from collections.abc import Callable, Iterable
from dataclasses import MISSING, Field
from pathlib import Path
from typing import cast

from digest.text.addresses import safe_url

Names = tuple[str, ...]
KINDS = {str: "text", int: "a whole number", float: "a number", bool: "true or false", Path: "a folder"}
KINDS[Names] = "a list of names"
MOMENT = "a time with its zone such as 2025-12-15T18:00:00Z"
Check = Callable[[object], bool]


def about(
    doc: str, *, form: str = "", check: Check | None = None, meant: Callable[[object], str] | None = None
) -> dict[str, object]:
    """What is said of a setting: its line in the docs, and the form of its value, in words and as a check.

    `meant` gives what to write in the place of a value that cannot be, "" where it does not know.
    """
    return {"doc": doc, "form": form, "check": check, "meant": meant}


def like(pattern: str) -> Check:
    """A check that the whole value matches `pattern`."""
    return lambda value: re.fullmatch(pattern, str(value)) is not None


def between(least: float, most: float) -> Check:
    """A check that a number lies from `least` to `most`, both allowed."""
    return lambda value: isinstance(value, int | float) and least <= value <= most


def web_base(value: object) -> bool:
    """Whether the value is empty or an address that pages can be put under."""
    address = str(value)
    return not address or (
        safe_url(address) == address and address.startswith("http") and not set("?#") & set(address)
    )


def country_code(value: object) -> bool:
    """Whether the value is empty or the code of a country, as articles have it."""
    from digest.text.gazetteer import codes  # noqa: PLC0415 - most sites name no country

    return not value or value in codes()


def country_meant(value: object) -> str:
    """The code, in quotes, of the country that somebody wrote in another way, as an article may; else ""."""
    from digest.text.gazetteer import codes, country  # noqa: PLC0415 - the same

    text = str(value).strip()
    code = next(
        (each for each in (text.upper(), country(text), country(text.upper())) if each in codes()), ""
    )
    return f'"{code}"' if code else ""


def some(*allowed: str) -> dict[str, object]:
    """Form and check of a list of names that are all among `allowed`."""

    def check(value: object) -> bool:
        return isinstance(value, tuple) and set(value) <= set(allowed)

    return {"form": f"some of {', '.join(allowed)}", "check": check}


def meant(one: Field[object], value: object) -> str:
    """What to write in the place of a value that a setting does not take, where that is known; else ""."""
    known = cast("Callable[[object], str] | None", one.metadata.get("meant"))
    return known(value) if known else ""


def form(one: Field[object]) -> str:
    """What a setting takes, in words: its kind and its limits."""
    kind = KINDS.get(cast("type", one.type), MOMENT)
    limits = str(one.metadata["form"])
    return limits if one.type in (str, Path) and limits else f"{kind}, {limits}" if limits else kind


def rows(table: Iterable[Field[object]]) -> list[str]:
    """The lines of a table of the docs: a setting each, with its kind, its default and what it is for."""
    head = ["| key | is | default | |", "|---|---|---|---|"]
    return head + [
        f"| `{one.name}` | {form(one)} | {_shown(one.default)} | {one.metadata['doc']} |" for one in table
    ]


def _shown(default: object) -> str:
    match default:
        case _ if default is MISSING:
            return "must be said"
        case None | "" | ():
            return "none"
        case bool():
            return f"`{str(default).lower()}`"
        case Path():
            return f'`"{default.as_posix()}"`'
        case str():
            return f'`"{default}"`'
    return ", ".join(f"`{each}`" for each in default) if isinstance(default, tuple) else f"`{default}`"
