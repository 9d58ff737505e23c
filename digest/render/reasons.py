"""Why the program took something for so: found in English, told in the language of the pages."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.render.words import ROOT_LANGUAGE, Words

if TYPE_CHECKING:
    from markupsafe import Markup

UNDER = (
    "reasons."  # where a catalog keeps them: the English words are the key, "credits {name}" stands for many
)
BETWEEN = "; "  # between several reasons for one thing
DEEPEST = 3  # reasons within a reason: "weekday on or before {day}", where the day is told in words itself
PART = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A reason with gaps: how to know it, and in which words to say it."""

    form: re.Pattern[str]
    said: str


def told(words: Words, reason: str) -> "Markup":
    """A `reason` in the language of `words`; one that no catalog has is English, and marked as such."""
    from markupsafe import Markup, escape  # noqa: PLC0415 - comes with jinja2, loaded with it

    said = [_said(words, one, DEEPEST) for one in reason.split(BETWEEN)]
    if None not in said:
        return escape(BETWEEN.join(map(str, said)))
    if words.language.partition("-")[0] == ROOT_LANGUAGE:
        return escape(reason)
    return Markup('<span lang="en" dir="ltr">{}</span>').format(reason)


def _said(words: Words, reason: str, deep: int) -> str | None:
    """The words for a reason; None where there are none."""
    if (plain := words.table.get(f"{UNDER}{reason}")) and f"{UNDER}{reason}" not in words.lent:
        return plain[0]
    for pattern in _patterns(words) if deep else ():
        if found := pattern.form.fullmatch(reason):
            return pattern.said.format(
                **{name: _said(words, one, deep - 1) or one for name, one in found.groupdict().items()}
            )
    return None


def _patterns(words: Words) -> tuple[Pattern, ...]:
    kept = tuple(
        (key.removeprefix(UNDER), forms[0])
        for key, forms in words.table.items()
        if key.startswith(UNDER) and "{" in key and key not in words.lent
    )
    return _compiled(kept)


@lru_cache(maxsize=8)
def _compiled(kept: tuple[tuple[str, str], ...]) -> tuple[Pattern, ...]:
    """The patterns, those with most words of their own first: they say more exactly what they mean."""
    ranked = sorted(kept, key=lambda one: (-len(PART.sub("", one[0])), one[0]))
    return tuple(Pattern(form=re.compile(_form(key), re.DOTALL), said=said) for key, said in ranked)


def _form(key: str) -> str:
    pieces = PART.split(key)
    return "".join(f"(?P<{one}>.+?)" if at % 2 else re.escape(one) for at, one in enumerate(pieces))
