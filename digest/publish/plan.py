"""What a publish will do, worked out before anything is sent: what goes, what stays, what is deleted."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from digest.errors import DigestError, PublishError
from digest.publish.outgoing import Built, Outgoing
from digest.write.gate import checked_segments
from digest.write.manifest import MANIFEST, SCHEMA

ID_LENGTH = 16  # 64 bits: two sites of one publisher will not meet
PAGES = (".html",)
LEADERS = frozenset({
    "index.html", "index.json", "sitemap.xml", "feed.xml", "feed.json", "changes.xml", "changes.json",
    "worker.js",
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What will be done to a target.

    `put` stand in the order in which they go: what pages need, pages, then what leads to new pages. `delete`
    are paths that digest put there once and that the site has no more. `fresh` are paths of `put` that digest
    has not put there before: whatever lies there is somebody else's. `known` are all paths that digest put
    there, as far as the target says; `published` those of the last publish that was finished. `manifest` is
    the site's, to be put last; `pending` is what stands in its place meanwhile; `seen` is what was read.
    """

    put: tuple[Outgoing, ...]
    unchanged: tuple[Outgoing, ...]
    delete: tuple[str, ...]
    fresh: tuple[str, ...]
    known: frozenset[str]
    published: frozenset[str]
    everything: bool
    manifest: bytes
    pending: bytes
    seen: bytes | None

    @property
    def empty(self) -> bool:
        """Whether the target already holds just this site."""
        return not self.put and not self.delete and self.seen == self.manifest

    @property
    def id(self) -> str:
        """A short name of the site's content, the same for the same site."""
        return hashlib.sha256(self.manifest).hexdigest()[:ID_LENGTH]

    @property
    def deleted_share(self) -> float:
        """How much of what was published this plan deletes, 0 to 1."""
        return len(self.vanishing) / len(self.published) if self.published else 0.0

    @property
    def vanishing(self) -> tuple[str, ...]:
        """The published files that it deletes."""
        return tuple(path for path in self.delete if path in self.published)


def planned(site: Built, seen: bytes | None, *, everything: bool = False) -> Plan:
    """The plan that makes a target hold `site`; `seen` is the manifest found there, None for none.

    With `everything` all files are sent, whatever the target is said to hold.

    Raises:
        PublishError: the target's manifest cannot be understood.
    """
    there, unsure = _understood(seen)
    ours = {file.path for file in site.files}
    same = {file.path for file in site.files if not everything and there.get(file.path) == file.sha256}
    put = tuple(sorted((file for file in site.files if file.path not in same), key=_turn))
    delete = tuple(sorted((there.keys() | unsure.keys()) - ours))
    touched = sorted({*delete, *(file.path for file in put)})
    before = {**unsure, **there}
    return Plan(
        put=put,
        unchanged=tuple(file for file in site.files if file.path in same),
        delete=delete,
        fresh=tuple(file.path for file in put if file.path not in before),
        known=frozenset(before),
        published=frozenset(path for path, sha in before.items() if sha),
        everything=everything,
        manifest=site.manifest,
        pending=_pending(
            {path: there[path] for path in sorted(same)}, {path: before.get(path, "") for path in touched}
        ),
        seen=seen,
    )


def rank(path: str) -> int:
    """When a file goes: 0 what pages need, 1 pages, 2 what leads a reader to pages."""
    if path in LEADERS:
        return 2
    return 1 if path.endswith(PAGES) else 0


def _turn(file: Outgoing) -> tuple[int, str]:
    return rank(file.path), file.path


def _pending(sure: Mapping[str, str], unsure: Mapping[str, str]) -> bytes:
    """The manifest of a target at work: what it holds for sure, and what may be old, new, half or gone.

    Of the latter it says what was published last, "" for nothing.
    """
    made = {"schema": SCHEMA, "files": dict(sure), "pending": dict(unsure)}
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode()


def _understood(seen: bytes | None) -> tuple[dict[str, str], dict[str, str]]:
    """What digest put there, by path with its hash; and the paths of which only that is known."""
    if seen is None:
        return {}, {}
    try:
        given = json.loads(seen)
        files, pending = dict(given["files"]), dict(given.get("pending", {}))
        hashes = [*files.values(), *pending.values()]
        if given["schema"] == SCHEMA and all(isinstance(sha, str) for sha in hashes):
            for path in (*files, *pending):  # what comes from elsewhere is checked like a document's
                checked_segments(path)
            return files, pending
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, DigestError):
        pass
    raise PublishError(
        f"{MANIFEST}: the one on the target cannot be understood; look who changed it, delete it there, "
        "and publish with --yes."
    )
