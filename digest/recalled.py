"""What a preview need not work out or read again after an edit: the order of stories, the list of files."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import TypeVar

from digest import compose, write
from digest.engine import fingerprint
from digest.engine.memo import Memo
from digest.model.digest import Head, Order
from digest.model.record import Record

Kind = TypeVar("Kind")
# What of a story decides where it stands (all but its accounts), and what its id and address.
ORDERING = tuple(each.name for each in fields(Head) if each.name != "accounts")
ADDRESSING = ("articles", "slug", "pinned", "first_published")


def ordered(heads: Sequence[Head], record_: Record, memo: Memo) -> Order:
    """The order of the stories; a preview has it where nothing but the texts of articles has changed."""
    where, all_ = ((_seen(heads, names), record_) for names in (ADDRESSING, ORDERING))
    given = _recalled(memo, "addresses", where, lambda: compose.addressed(heads, record_))
    return _recalled(memo, "order", all_, lambda: compose.order(heads, given))


def _seen(heads: Sequence[Head], names: Sequence[str]) -> list[tuple[object, ...]]:
    return [tuple(getattr(head, name) for name in names) for head in heads]


def _recalled(memo: Memo, stage: str, told: object, made: Callable[[], Kind]) -> Kind:
    """What is held in memory of `stage` where it was made from the same, else `made` anew and held."""
    name = memo.key(stage)
    held = memo.held(name, tuple)
    value: Kind = held[1] if held and held[0] == told else made()
    memo.hold(name, (told, value))
    return value


def intact(site: Path, whole: frozenset[str], memo: Memo) -> Mapping[str, str]:
    """The SHA-256 of the site's files that are as the last build left them."""
    stamp, listed = memo.held(memo.key("manifest"), tuple) or ("", {})
    if not whole or stamp != fingerprint.stamp(site / write.MANIFEST):
        listed = write.read_manifest(site) if whole else {}
    return listed if listed.keys() == whole else {path: listed[path] for path in whole & listed.keys()}


def listed(site: Path, files: Mapping[str, str], memo: Memo) -> None:
    """Recall the `files` of the site, path → SHA-256, as its manifest lists them now."""
    memo.hold(memo.key("manifest"), (fingerprint.stamp(site / write.MANIFEST), files))
