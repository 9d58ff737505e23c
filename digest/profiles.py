"""Profiles: tables of digest.toml whose keys take the place of others while the profile is chosen."""

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping

from digest.mistakes import Mistake

Parts = Mapping[str, Mapping[str, object]]  # section → key → value
Checked = Callable[[Mapping[str, object], Mistake, str], Iterable[tuple[str, Mapping[str, object]]]]

PROFILE = "profile"
NEAR = 0.6  # difflib ratio, as for the names of sections and keys
OF_THEMES = """\
## [theme]

The settings of the theme itself, as its `theme.toml` declares them with their defaults; see themes.md.
"""
PROFILES = """\
## Profiles

`[profile.NAME.SECTION]` holds keys of any section above. They take the place of those of the section where
the profile is chosen with `--profile NAME`. `digest serve` chooses `preview` by itself, and `digest publish`
chooses `release`, where the file has one. What the command line says counts more than a profile. A mistake in
a profile is told whether it is chosen or not.

```toml
[profile.preview.build]
drafts = true
future = true

[profile.release.site]
url = "https://example.org/news/"
```

## The environment

No setting is read from the environment, so that a site depends on its folder alone. The exceptions:
`SOURCE_DATE_EPOCH` stands in for `now` where that is not set, as builds of other programs have it; and
secrets, such as a password for publishing, which belong in no file of the site, come from the environment or
from the files of the tools that use them.
"""


def profiles(given: object, checked: Checked, mistake: Mistake) -> Iterator[tuple[str, Parts]]:
    """Each profile of the table `given` with its sections; what is wrong is told to `mistake`.

    `checked` makes of sections what they should be; it is told the dotted name that they stand under.
    """
    if not isinstance(given, dict):
        mistake(PROFILE, f'"{PROFILE}" holds tables; write [{PROFILE}.preview.build] and its keys below.')
        return
    for name, sections in given.items():
        where = f"{PROFILE}.{name}"
        if isinstance(sections, dict):
            yield name, dict(checked(sections, mistake, f"{where}."))
        else:
            mistake(where, f'"{name}" is no profile; write [{where}.build] and its keys below.')


def over(parts: Parts, more: Parts) -> Parts:
    """The values of `parts`, those of `more` in their place where it has them."""
    return {name: {**parts.get(name, {}), **more.get(name, {})} for name in {**parts, **more}}


def absent(name: str, there: Iterable[str], file: str) -> str:
    """What is said where no profile is called `name`; `there` are those of the `file`."""
    near, listed = difflib.get_close_matches(name, there, n=1, cutoff=NEAR), ", ".join(there)
    hint = f"It has {listed}." if listed else f"Write [{PROFILE}.{name}.build] and its keys in it."
    if near:
        hint = f"Did you mean '{near[0]}'?"
    return f"--profile {name}: {file} has none of that name. {hint}"
