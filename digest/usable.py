"""Stops a build before it writes anything, where there is nothing to build from or nothing may be odd."""

from collections.abc import Sequence

from digest.errors import DigestError, Problem
from digest.settings import Config


def usable(problems: Sequence[Problem], made: int, config: Config, *, left: int) -> None:
    """Go on if there is something to show: `made` are stories or articles; `left` were left out for now.

    Raises:
        DigestError: there is nothing, or something to remark on where the build is strict; with all remarks.
    """
    said = [str(problem) for problem in problems]
    if not made:
        seeds = config.paths.seeds.name
        none = "no article to build from; put .txt or .md files there"
        if left:
            none = f"every article is a draft or dated after now, {left} in all; take them in with --drafts"
            none += " or --future"
        elif any(problem.wanted for problem in problems):
            none = "every article was taken down; `digest clean` takes the site away"
        said.append(f"{seeds}: {none}. The site is as it was.")
        raise DigestError("\n".join(said))
    odd = sum(not problem.wanted for problem in problems)
    if config.build.strict and odd:
        counted = "1 remark counts as a mistake" if odd == 1 else f"{odd} remarks count as mistakes"
        said.append(f"strict: {counted}; nothing was written.")
        raise DigestError("\n".join(said))
