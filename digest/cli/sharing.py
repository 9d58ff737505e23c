"""How much of each outlet's articles a site shows, and whether that is more than may be."""

import statistics
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from digest.cli.terminal import counted
from digest.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.model.article import Document
    from digest.render.shares import Share
    from digest.settings import Config

WHOLE = 100
FULL = "full"


def limited(plan: "Config") -> bool:
    """Whether the settings limit how much of an article may stand on the site."""
    return plan.site.most_share < WHOLE or any(one.most_share for one in plan.outlets.values())


def beyond(shares: "Sequence[Share]", documents: "Iterable[Document]", plan: "Config") -> Iterator[Problem]:
    """The articles of which more stands on the site than may.

    What an article says of itself counts more than what the settings say of its outlet, and that more than
    what they say of the site.
    """
    from digest.outlets import publishers  # noqa: PLC0415 - not for `--help`

    known = publishers(plan.outlets)
    own = {document.path: document.checked.rights for document in documents}
    for share in shares:
        found = known.named(share.outlet)
        told = plan.outlets[found.key] if found else None
        rights = own.get(share.path) or (told.rights if told else "") or plan.site.rights
        most = (told.most_share if told else 0) or plan.site.most_share
        if rights != FULL and share.anywhere > most:
            yield Problem(
                path=share.path,
                code="V_SHARE",
                message=f"{share.anywhere} % of its words stand on the site, {most} % may (most_share); "
                "put an abridged text into the file, or leave it out",
            )


def by_outlet(shares: "Sequence[Share]") -> list[Mapping[str, object]]:
    """For each outlet what of its articles stands on pages and anywhere: median, least and most, percent."""
    held: dict[str, list[Share]] = {}
    for share in shares:
        held.setdefault(share.outlet, []).append(share)
    return [
        {
            "outlet": outlet,
            "articles": len(its),
            "pages": _spread([one.on_pages for one in its]),
            "anywhere": _spread([one.anywhere for one in its]),
        }
        for outlet, its in sorted(held.items())
    ]


def lines(told: Sequence[Mapping[str, object]]) -> Iterator[str]:
    """The same as lines for a person."""
    for one in told:
        articles = counted(int(str(one["articles"])), "article", "articles")
        yield (
            f"{one['outlet'] or 'unknown outlet'}: {articles}, "
            f"of their words {_said(one['pages'])} on pages, {_said(one['anywhere'])} with data\n"
        )


def _spread(given: Sequence[int]) -> Mapping[str, int]:
    return {"median": round(statistics.median(given)), "least": min(given), "most": max(given)}


def _said(spread: object) -> str:
    match spread:
        case {"median": int(median), "least": int(least), "most": int(most)}:
            return f"{median} %" if least == most else f"{median} % ({least} to {most})"
    return ""
