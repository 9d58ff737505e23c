"""What the program says of its own finds: found in English, told in the language of the pages."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from digest.render.words import ROOT_LANGUAGE, Words, direction

if TYPE_CHECKING:
    from markupsafe import Markup

# Where a catalog keeps them: the English words are the key, and "credits {name}" stands for many.
REASONS = "reasons."
LABELS = "labels."
BETWEEN = "; "  # between several reasons for one thing
DEEPEST = 3  # reasons within a reason: "weekday on or before {day}", where the day is told in words itself
PART = re.compile(r"\{(\w+)\}")
Rest = Callable[[str], "Markup"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A reason with gaps: how to know it, and in which words to say it."""

    form: re.Pattern[str]
    said: str
    joined: bool  # has what else stands between several reasons


def told(words: Words, reason: str, language: str | None = None) -> "Markup":
    """A `reason` in the language of `words`; one that no catalog has is English, and marked as such.

    Words of an article that stand in it are marked as `language`, None for the page's own.
    """
    from markupsafe import escape  # noqa: PLC0415 - comes with jinja2, loaded with it

    rest = _rest(words, language)
    if BETWEEN in reason and (whole := _said(words, REASONS, reason, rest, DEEPEST, joined=True)):
        return whole
    said = [_said(words, REASONS, one, rest, DEEPEST) for one in reason.split(BETWEEN)]
    if None not in said:
        return escape(words("join.semicolon")).join(said)  # type: ignore[arg-type] # none is None
    return foreign(None if words.language.partition("-")[0] == ROOT_LANGUAGE else ROOT_LANGUAGE, reason)


def label(words: Words, subject: str, language: str | None = None) -> "Markup":
    """Our own name for something ("How firmly it is put") in the language of `words`.

    Words of an article that stand in it ("Donbas or Donetsk") stay as they are and are marked as `language`,
    None for the page's own.
    """
    rest = _rest(words, language)
    return _said(words, LABELS, subject, rest, DEEPEST) or rest(subject)


def _rest(words: Words, language: str | None) -> Rest:
    return partial(foreign, language if language != words.language else None)


def foreign(language: str | None, text: str) -> "Markup":
    """`text` as HTML, marked as being in `language` and written in its direction; None: the page's own.

    What has no letters, such as a figure, is of no language.
    """
    from markupsafe import Markup, escape  # noqa: PLC0415 - comes with jinja2, loaded with it

    if not language or not any(map(str.isalpha, text)):
        return escape(text)
    return Markup('<span lang="{}" dir="{}">{}</span>').format(language, direction(language), text)


def _said(
    words: Words, under: str, text: str, rest: Rest, deep: int, *, joined: bool = False
) -> "Markup | None":
    """The words for `text`, what no catalog has in its gaps as `rest` gives it; None where there are none.

    With `joined`, only by patterns that have "; " of their own.
    """
    from markupsafe import escape  # noqa: PLC0415 - comes with jinja2, loaded with it

    if (plain := words.table.get(f"{under}{text}")) and f"{under}{text}" not in words.lent:
        return escape(plain[0])
    for pattern in _patterns(words, under) if deep else ():
        if pattern.joined >= joined and (found := pattern.form.fullmatch(text)):
            gaps = {
                name: _said(words, under, one, rest, deep - 1) or rest(one)
                for name, one in found.groupdict().items()
            }
            return escape(pattern.said).format(**gaps)
    return None


def _patterns(words: Words, under: str) -> tuple[Pattern, ...]:
    return _compiled(words.gapped.get(under, ()))


@lru_cache(maxsize=8)
def _compiled(kept: tuple[tuple[str, str], ...]) -> tuple[Pattern, ...]:
    """The patterns, those with most words of their own first: they say more exactly what they mean."""
    ranked = sorted(kept, key=lambda one: (-len(PART.sub("", one[0])), one[0]))
    return tuple(
        Pattern(form=re.compile(_form(key), re.DOTALL), said=said, joined=BETWEEN in key)
        for key, said in ranked
    )


def _form(key: str) -> str:
    pieces = PART.split(key)
    return "".join(f"(?P<{one}>.+?)" if at % 2 else re.escape(one) for at, one in enumerate(pieces))
