"""The main text of a page, without menus, related links, comments and banners."""

from collections.abc import Sequence
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from digest.read.needed import needed
from digest.read.refusal import Refusal
from digest.read.web.prune import drop_hints, drop_unseen, prune
from digest.read.web.values import TAG
from digest.text.unicode import plain, readable

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SHORT = 1_000  # characters; below, the quick way may have missed the article and the others are tried
LONGER = 1.3  # how many times as long another find must be to count as the better one


def paragraphs(tree: "HtmlElement", bodies: Sequence[str] = ()) -> tuple[str, ...]:
    """The paragraphs of the main text in `tree`, each one line; none where there is no such text.

    Found by Trafilatura's quick way (Barbaresi 2021) after what is marked as something else was taken out.
    Where that gives little, its thorough way and then `bodies`, the text as the page's data have it, take its
    place if they give clearly more.
    """
    pruned = deepcopy(tree)
    drop_unseen(pruned)
    prune(pruned)
    best = _found(pruned, fast=True)
    if _size(best) >= SHORT:
        return best
    whole = deepcopy(tree)
    drop_unseen(whole)
    drop_hints(whole)
    for other in (_found(whole, fast=False), *(_told(body) for body in bodies)):
        if _size(other) > LONGER * _size(best):
            best = other
    return best


def _found(tree: "HtmlElement", *, fast: bool) -> tuple[str, ...]:
    extract = needed("trafilatura").bare_extraction
    try:
        found: Any = extract(tree, fast=fast, include_comments=False, with_metadata=False)
    except Exception as error:  # the library is made for pages as they are, not for those made against it
        raise Refusal("E_READ", "the main text of this page cannot be told from the rest.") from error
    return _lines(found.text or "") if found is not None else ()


def _told(body: str) -> tuple[str, ...]:
    return _lines(TAG.sub("\n", body) if "<" in body else body)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(made for row in text.splitlines() if readable(made := plain(row)))


def _size(found: Sequence[str]) -> int:
    return sum(map(len, found))
