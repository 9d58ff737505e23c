"""The method page: how this site was made, with the build's own numbers and what it left out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from digest.errors import Problem
from digest.model.digest import Imprint
from digest.render.dates import When
from digest.render.machines.edition import Letters
from digest.render.site import Site
from digest.render.words import Words

SHOWN = 50  # remarks of one kind on the page; of more, `digest check` tells all


@dataclass(frozen=True, slots=True, kw_only=True)
class Remarks:
    """What was wrong in one way: the way in words, how often, in which places; `more` are not shown."""

    kind: str
    count: int
    shown: tuple[Problem, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodView:
    """The settings that decided something, what was refused and what only looked odd, by kind; the limits.

    `left` counts documents that were left out, `forgotten` those of them that were taken down, of which
    nothing more is told; `remarks` counts remarks on documents that were used. `kept` names what the reader's
    own browser keeps: `keys`, and `pages` where pages once read can be read again without a network.
    `letters` is the way to the newest day as a letter, None where there is none. `excerpts` tells that
    articles are not shown whole unless they say so.
    """

    settings: tuple[tuple[str, str], ...]
    refused: tuple[Remarks, ...]
    odd: tuple[Remarks, ...]
    left: int
    forgotten: int
    remarks: int
    limits: tuple[tuple[str, str], ...]
    excerpts: bool
    kept: tuple[str, ...]
    made: When | None
    stories: int
    articles: int
    letters: Letters | None


def method(
    imprint: Imprint,
    made: When | None,
    letters: Letters | None,
    words: Words,
    site: Site,
    *,
    stories: int,
    articles: int,
) -> MethodView:
    """What the method page says of an edition with so many stories and articles."""
    refused = [one for one in imprint.problems if one.refused]
    out = {one.path for one in refused}  # what else is odd about these says nothing to a reader
    odd = [one for one in imprint.problems if one.path not in out]
    return MethodView(
        settings=tuple(sorted(imprint.settings.items())),
        refused=tuple(_remarks((one for one in refused if not one.wanted), words)),
        odd=tuple(_remarks(odd, words)),
        left=len(out),
        forgotten=len({one.path for one in refused if one.wanted}),
        remarks=len(odd),
        limits=tuple((name, words.number(most)) for name, most in imprint.limits.items()),
        excerpts=site.rights == "excerpt",
        kept=("keys", "pages") if site.offline else ("keys",),
        made=made,
        stories=stories,
        articles=articles,
        letters=letters,
    )


def _remarks(problems: Iterable[Problem], words: Words) -> Iterator[Remarks]:
    """The problems by what they are, those of a kind in the order of their places."""
    found: dict[str, list[Problem]] = {}
    for one in problems:
        kind = words.find(f"problems.{one.code}") or words("problems.other")
        found.setdefault(kind, []).append(one)
    for kind in sorted(found):
        held = sorted(found[kind], key=lambda one: (one.path, one.line))
        yield Remarks(kind=kind, count=len(held), shown=tuple(held[:SHOWN]), more=max(0, len(held) - SHOWN))
