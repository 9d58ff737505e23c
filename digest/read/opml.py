"""Lists of feeds as readers of feeds hand them on: whose they are, and where they lie."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from digest.errors import Problem
from digest.model.article import Documents
from digest.read.feedwords import absolute, local
from digest.read.markuptext import text, tree
from digest.read.refusal import Refusal
from digest.text.unicode import plain

MOST = 5_000  # feeds
ADVICE = "this lists feeds and holds no articles; run `digest fetch --opml` with it."


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A feed in a list: its title, its address, that of its site, its language; "" where nothing tells."""

    title: str
    feed: str
    home: str = ""
    language: str = ""


def subscriptions(raw: bytes) -> tuple[Subscription, ...]:
    """The feeds in a list in OPML, at most 5,000, each once, in their order, those in folders too.

    Raises:
        Refusal: `E_TOO_BIG`, `E_ENCODING`, `E_XML`, `E_FORMAT` (XML and no OPML), `E_EXTRA`.
    """
    root, _ = tree(text(raw))
    if local(root) != "opml":
        raise Refusal("E_FORMAT", f"this is XML, but no list of feeds: it begins with <{local(root)[:40]}>.")
    found: dict[str, Subscription] = {}
    for one in _listed(root):
        found.setdefault(one.feed, one)
        if len(found) == MOST:
            break
    return tuple(found.values())


def _listed(root: Any) -> Iterator[Subscription]:  # noqa: ANN401 - lxml's
    for each in root.iter():
        if local(each) != "outline":
            continue
        said = {key.lower(): plain(value) for key, value in each.attrib.items()}
        where = absolute(said.get("xmlurl", ""), "")
        if where:
            yield Subscription(
                title=said.get("title") or said.get("text", ""),
                feed=where,
                home=absolute(said.get("htmlurl", ""), ""),
                language=said.get("language", ""),
            )


def read(path: str, raw: bytes) -> Documents:
    """No document, for a list of feeds holds none; what to do with it (`W_OPML`), or what is wrong."""
    try:
        subscriptions(raw)
    except Refusal as refusal:
        return Documents(kept=(), problems=(refusal.problem(path),))
    return Documents(kept=(), problems=(Problem(path=path, code="W_OPML", message=ADVICE),))
