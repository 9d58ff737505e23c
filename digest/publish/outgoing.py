"""The finished site as it will leave: each file with its hash, and none changed since it was built."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from digest.errors import ConfigError, DiskError, PublishError
from digest.write import MANIFEST
from digest.write.manifest import read_manifest
from digest.write.tree import tree

TOLD = 10  # mistakes told by name; a folder changed throughout has thousands


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A file of the site: its posix path, where it lies, its SHA-256 in hex and its length in bytes."""

    path: str
    place: Path
    sha256: str
    size: int

    def data(self) -> bytes:
        """The bytes, the very ones that were planned.

        Raises:
            PublishError: the file is another by now, or is gone.
            DiskError: it cannot be read.
        """
        try:
            data = self.place.read_bytes()
        except FileNotFoundError as error:
            raise PublishError(f"{self.path}: gone since the publish began; publish again.") from error
        except OSError as error:
            raise DiskError(f"{self.place}: {error.strerror}; allow reading it.") from error
        if hashlib.sha256(data).hexdigest() != self.sha256:
            raise PublishError(f"{self.path}: changed since the publish began; publish again.")
        return data


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A site on this disk: its files by path, its manifest, and the files in it that digest did not write."""

    root: Path
    files: tuple[Outgoing, ...]
    manifest: bytes
    left: tuple[str, ...]


def built(site: Path) -> Built:
    """The site that digest built in `site`, every file of it compared with its manifest.

    Raises:
        ConfigError: digest built no site there.
        PublishError: files are gone or were changed; the first of them are named.
        DiskError: a file cannot be read.
    """
    listed = read_manifest(site)
    if not listed:
        raise ConfigError(f"{site}: no site that digest built; run `digest build` first.")
    try:
        found = tree(site).files
        files = tuple(
            Outgoing(path=path, place=site / path, sha256=sha, size=found[path].st_size)
            for path, sha in sorted(listed.items())
            if path in found
        )
        wrong = sorted({*listed.keys() - found.keys(), *(one.path for one in files if not _same(one))})
        manifest = (site / MANIFEST).read_bytes()
    except OSError as error:
        raise DiskError(f"{site}: {error.strerror}; allow reading it.") from error
    if wrong:
        named = ", ".join(wrong[:TOLD]) + (" and others" if len(wrong) > TOLD else "")
        raise PublishError(f"{site}: not as digest built it ({named}); build again.")
    left = tuple(sorted(found.keys() - listed.keys() - {MANIFEST}))
    return Built(root=site, files=files, manifest=manifest, left=left)


def _same(file: Outgoing) -> bool:
    if file.place.is_symlink():
        return False
    with file.place.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest() == file.sha256
