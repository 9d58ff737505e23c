"""The list of all files that digest wrote into a site, so that it never touches any other."""

import json
from collections.abc import Mapping
from pathlib import Path

from digest.errors import DigestError

MANIFEST = ".digest-manifest.json"
SCHEMA = "digest.manifest/1"


def manifest_bytes(files: Mapping[str, str]) -> bytes:
    """The manifest of a site, `files` being path → SHA-256 (hex); the same bytes for the same files."""
    listed = {path: files[path] for path in sorted(files)}
    return (json.dumps({"schema": SCHEMA, "files": listed}, ensure_ascii=False, indent=1) + "\n").encode()


def read_manifest(site: Path) -> dict[str, str]:
    """Path → SHA-256 of what digest wrote into `site`; empty where it never wrote.

    Raises:
        DigestError: there is a manifest, but it cannot be understood.
        OSError: it cannot be read.
    """
    place = site / MANIFEST
    if not place.is_file() or place.is_symlink():
        return {}
    try:
        files = json.loads(place.read_bytes())["files"]
        if all(isinstance(path, str) and isinstance(sha, str) for path, sha in files.items()):
            return dict(files)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        pass
    raise DigestError(f"{place}: not a list of files any more; delete the built site and build again")
