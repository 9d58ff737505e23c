"""What a publish will do, worked out before anything is sent: what goes, what stays, what is deleted."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from digest.errors import DigestError, PublishError
from digest.publish.outgoing import Built, Outgoing
from digest.write.gate import checked_segments
from digest.write.manifest import MANIFEST, SCHEMA

ID_LENGTH = 16  # 64 bits: two sites of one publisher will not meet
PAGE = ".html"
# What leads to pages: the front page, lists of pages, feeds, letters, redirects, the search, the worker.
LEADERS = re.compile(
    r"index\.(?:html|json)|sitemap(?:-\d+)?\.xml|(?:.*/)?(?:feed|changes)\.(?:xml|json)|edition/.*"
    r"|_redirects|\.htaccess|pagefind/pagefind-entry\.json|worker\.js"
)
FEED = re.compile(r"(?:outlets|countries)/.*/feed\.(?:xml|json)")
PACKED = re.compile(r"\.(?:br|gz)$")
NEEDED, NEW, CHANGED, LEADING = range(4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What will be done to a target.

    `put` stand in the order of their `ranks`: what pages need, pages that were not there before, pages that
    may lead to these, then what leads readers to pages. `delete` are paths that digest put there once and
    that the site has no more: pages first, then what they needed. `fresh` are paths of `put` that digest
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
    ranks: Mapping[str, int]
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
    before = {**unsure, **there}
    ranks = {path: _rank(path, new=not before.get(path)) for path in ours - same}
    put = tuple(
        sorted(
            (file for file in site.files if file.path not in same),
            key=lambda file: (ranks[file.path], file.path),
        )
    )
    gone = sorted(before.keys() - ours)
    ranks |= {path: _rank(path, new=True) for path in gone}  # the way they came, back
    delete = tuple(sorted(gone, key=lambda path: ranks[path], reverse=True))
    touched = sorted({*delete, *(file.path for file in put)})
    return Plan(
        put=put,
        unchanged=tuple(file for file in site.files if file.path in same),
        delete=delete,
        fresh=tuple(file.path for file in put if file.path not in before),
        known=frozenset(before),
        published=frozenset(path for path, sha in before.items() if sha),
        ranks=ranks,
        everything=everything,
        manifest=site.manifest,
        pending=_pending(
            {path: there[path] for path in sorted(same)}, {path: before.get(path, "") for path in touched}
        ),
        seen=seen,
    )


def _rank(path: str, *, new: bool) -> int:
    """When a file goes: what pages need, `new` pages, changed ones, what leads a reader to pages.

    Of a new outlet's feed nobody knows before its page, which names it, is there. What lies packed beside a
    file is sent to browsers in its place, and goes when it goes.
    """
    path = PACKED.sub("", path)
    if LEADERS.fullmatch(path):
        return NEEDED if new and FEED.fullmatch(path) else LEADING
    if not path.endswith(PAGE):
        return NEEDED
    return NEW if new else CHANGED


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
