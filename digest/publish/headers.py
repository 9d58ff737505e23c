"""What a store tells browsers of a file: what it is, and how long they may keep it."""

import re
from pathlib import PurePosixPath

TYPES = {
    ".atom": "application/atom+xml",
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".gif": "image/gif",
    ".gz": "application/gzip",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/vnd.microsoft.icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".jsonl": "application/jsonl; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".rss": "application/rss+xml",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
# digest's feeds are Atom whatever their ending says.
FEED = re.compile(r"/(?:feed|changes)\.xml$")
ATOM = TYPES[".atom"]
UNKNOWN = "application/octet-stream"
NAMED_BY_CONTENT = re.compile(r"\.[0-9a-f]{8,64}\.[A-Za-z0-9]+$")


def content_type(path: str) -> str:
    """The media type of a file by its name; the same on every machine, whatever its own lists say."""
    if FEED.search(f"/{path}"):
        return ATOM
    return TYPES.get(PurePosixPath(path).suffix.lower(), UNKNOWN)


def cache_control(path: str, *, page_seconds: int, asset_seconds: int) -> str:
    """How long browsers may keep the file; long only where its name changes with its content."""
    if NAMED_BY_CONTENT.search(path):
        return f"public, max-age={asset_seconds}, immutable"
    return f"public, max-age={page_seconds}"
