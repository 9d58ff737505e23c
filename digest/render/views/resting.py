"""Whom several outlets of a story rest on, in whole or in part."""

from collections.abc import Iterator
from dataclasses import dataclass

from digest.render.views.lookup import Lookup


@dataclass(frozen=True, slots=True, kw_only=True)
class Resting:
    """An agency, or an outlet that others credit, and how many outlets rest on it, in whole or in part."""

    name: str
    outlets: int


def resting(look: Lookup) -> Iterator[Resting]:
    """Whom several outlets credit: the count of origins does not show it where they do so in part."""
    outlet = {article.id: article.outlet.id for article in look.articles}
    credited = {credit.name for credit in look.digest.analysis.credits}
    for origin in look.digest.analysis.origins:
        resting = {outlet[article] for article in (*origin.articles, *origin.partly)}
        if origin.name in credited and len(resting) > 1:
            yield Resting(name=origin.name, outlets=len(resting))
