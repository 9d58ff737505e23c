"""Puts the finished site on disk: whole or not at all, and never anything outside its folder."""

from digest.write.alone import alone
from digest.write.beside import beside
from digest.write.gate import open_output
from digest.write.inplace import exchange, refresh, sweep
from digest.write.manifest import MANIFEST, read_manifest
from digest.write.packed import packed
from digest.write.swap import left_beside
from digest.write.whole import StaleError, Written, site

__all__ = [
    "MANIFEST",
    "StaleError",
    "Written",
    "alone",
    "beside",
    "exchange",
    "left_beside",
    "open_output",
    "packed",
    "read_manifest",
    "refresh",
    "site",
    "sweep",
]
