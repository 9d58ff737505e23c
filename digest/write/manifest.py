"""The list of all files that digest wrote into a site, so that it never touches any other."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

from digest.errors import DigestError

MANIFEST = ".digest-manifest.json"
FEW = 50  # changed files, up to which their lines are changed one by one
SCHEMA = "digest.manifest/1"
HASH = re.compile(rb'[0-9a-f]{64}"')


def manifest_bytes(files: Mapping[str, str]) -> bytes:
    """The manifest of a site, `files` being path → SHA-256 (hex); the same bytes for the same files."""
    listed = {path: files[path] for path in sorted(files)}
    # As `indent=1` lays it out, which Python itself would do ten times slower than its encoder in C.
    held = json.dumps(listed, ensure_ascii=False, separators=(",\n  ", ": "))[1:-1]
    inside = f"{{\n  {held}\n }}" if held else "{}"
    return f'{{\n "schema": "{SCHEMA}",\n "files": {inside}\n}}\n'.encode()


def relisted(manifest: bytes, path: str, sha256: str) -> bytes | None:
    """A manifest with another SHA-256 for `path`; empty where it has this one, None without the path."""
    line = f'\n  {json.dumps(path, ensure_ascii=False)}: "'.encode()
    at = manifest.find(line) + len(line)
    if at < len(line) or not HASH.match(manifest, at):
        return None
    end = at + len(sha256)
    return b"" if manifest[at:end] == sha256.encode() else manifest[:at] + sha256.encode() + manifest[end:]


def brought_up(place: Path, before: Mapping[str, str], after: Mapping[str, str]) -> bytes:
    """The manifest of `after`; quicker where the one at `place` lists `before`, the same files but a few."""
    changed = [path for path, sha in after.items() if before.get(path) != sha]
    if before.keys() != after.keys() or len(changed) > FEW:
        return manifest_bytes(after)
    data = place.read_bytes()
    for path in changed:
        made = relisted(data, path, after[path])
        if made is None:
            return manifest_bytes(after)
        data = made or data
    return data


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
