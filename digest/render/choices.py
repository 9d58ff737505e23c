"""The settings of a theme: its defaults, and what the site says in their place."""

import difflib
import json
from collections.abc import Iterator, Mapping

from digest.render.theme import Setting, Theme
from digest.text.unicode import fit

NEAR = 0.6  # difflib ratio, as for other settings
KINDS = {str: "a text in quotes", bool: "true or false", int: "a whole number", float: "a number"}


def choices(theme: Theme, given: Mapping[str, object]) -> Mapping[str, Setting]:
    """The settings of `theme` as templates get them: what is `given`, where it can be, over its defaults."""
    fit = {key: _fitting(value, theme.settings[key]) for key, value in given.items() if key in theme.settings}
    return {**theme.settings, **{key: value for key, value in fit.items() if value is not None}}


def mistakes(theme: Theme, given: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """What is wrong with the settings that a site gives its theme, as (key, what is wrong with it)."""
    for key, value in given.items():
        if key not in theme.settings:
            yield key, f'"{key}" is no setting of the theme {theme.names[0]}.{_near(key, theme)}'
        elif isinstance(value, str) and (unfit := fit(value))[1]:
            shown = json.dumps(value)[:100]
            yield key, f"{key} = {shown} cannot be: U+{ord(value[unfit[2]]):04X} is in it; take that out."
        elif _fitting(value, theme.settings[key]) is None:
            shown = json.dumps(value, ensure_ascii=False, default=str)[:100]
            kind = KINDS[type(theme.settings[key])]
            yield key, f"{key} = {shown} cannot be; write {kind}."


def _near(key: str, theme: Theme) -> str:
    if not theme.settings:
        return " It has none."
    near = difflib.get_close_matches(key[:100], theme.settings, n=1, cutoff=NEAR)
    return f" Did you mean '{near[0]}'?" if near else f" Known are {', '.join(theme.settings)}."


def _fitting(value: object, default: Setting) -> Setting | None:
    """The value in the kind of the default; None where it is of another."""
    if isinstance(default, float) and type(value) is int:
        return float(value)
    return value if isinstance(value, type(default)) and type(value) is type(default) else None
