"""Compares a site of stories with its articles, whether it lies on the disk or in memory."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digest.model.history import Changes
    from digest.model.page import OwnPage
    from digest.render.verify import Documents, Verified
    from digest.settings import Config


def proved(
    plan: "Config",
    pages: Mapping[str, bytes],
    documents: "Documents",
    *,
    changes: "Changes",
    own: "Sequence[OwnPage]",
) -> "Verified":
    """What holds and what does not, with former versions as `changes` has them.

    Words of the publisher's `own` pages, of the settings and of the theme are nobody's news.
    """
    from digest.beside import theme_folders  # noqa: PLC0415 - not for `--help`
    from digest.render.grams import runs  # noqa: PLC0415 - the same
    from digest.render.ownwords import published  # noqa: PLC0415 - the same
    from digest.render.verify import verified  # noqa: PLC0415 - the same

    former = {one.key: one.text for one in changes.corrected}
    return verified(
        pages, documents, former, lambda: runs(published(plan.site, tuple(own), theme_folders(plan)))
    )
