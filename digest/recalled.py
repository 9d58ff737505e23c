"""What a preview need not work out or read again after an edit: the order of stories, the list of files."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path

from digest import compose, write
from digest.engine import fingerprint
from digest.engine.memo import Memo
from digest.model.digest import Head, Order
from digest.model.record import Record

# What of a story decides where it stands: all but its accounts.
ORDERING = tuple(each.name for each in fields(Head) if each.name != "accounts")


def ordered(heads: Sequence[Head], record_: Record, memo: Memo) -> Order:
    """The order of the stories; a preview has it where nothing but the texts of articles has changed."""
    told = [tuple(getattr(head, name) for name in ORDERING) for head in heads], record_
    name = memo.key("order")
    held = memo.held(name, tuple)
    order = held[1] if held and held[0] == told else compose.order(heads, record_)
    memo.hold(name, (told, order))
    return order


def intact(site: Path, whole: frozenset[str], memo: Memo) -> Mapping[str, str]:
    """The SHA-256 of the site's files that are as the last build left them."""
    stamp, listed = memo.held(memo.key("manifest"), tuple) or ("", {})
    if not whole or stamp != fingerprint.stamp(site / write.MANIFEST):
        listed = write.read_manifest(site) if whole else {}
    return listed if listed.keys() == whole else {path: listed[path] for path in whole & listed.keys()}


def listed(site: Path, files: Mapping[str, str], memo: Memo) -> None:
    """Recall the `files` of the site, path → SHA-256, as its manifest lists them now."""
    memo.hold(memo.key("manifest"), (fingerprint.stamp(site / write.MANIFEST), files))
