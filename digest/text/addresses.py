"""Web addresses that a reader can be sent to, told from those that would run or hide something."""

import re
import unicodedata
from ipaddress import IPv4Address, IPv6Address
from urllib.parse import SplitResult, urlsplit

LONGEST = 2048  # what servers and sitemaps take; a longer address is a payload
MAIL = re.compile(r"mailto:[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+", re.ASCII)
# As most addresses are: letters, digits and nothing that could mean two things.
USUAL = re.compile(r"https?://(?=[a-z0-9])(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[A-Za-z0-9/._~%=&?+-]*)?")
EDGES = "".join(map(chr, range(0x21))) + "\x7f\xa0"
# Control, format, surrogate and blank characters, and what could end an attribute or change the host.
FORBIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp"})
BREAKERS = frozenset('<>"\\^`{|}')
HOST = re.compile(r"[^\W_](?:[\w.-]*[^\W_])?\.?")
BRACKETS = re.compile(r"\[[0-9a-fA-F:.]+\](?::[0-9]*)?", re.ASCII)
# A host that ends so is an IPv4 address or nothing (URL Standard, "ends in a number").
NUMBER = re.compile(r"(?:^|\.)(?:[0-9]+|0x[0-9a-f]*)\.?$", re.IGNORECASE | re.ASCII)


def safe_url(value: str | None) -> str | None:
    """The address in `value` if it may stand in a link; None if it must be shown as plain text or left out.

    Allowed are http and https with a host and without user names, and plain mailto; at most 2,048
    characters; nothing invisible, no quotation marks, no backslashes. Blanks at the ends are cut, nothing
    else is changed.
    """
    if not value or len(value) > LONGEST:
        return None
    if USUAL.fullmatch(value):
        return value
    address = value.strip(EDGES)
    if any(char in BREAKERS or unicodedata.category(char) in FORBIDDEN for char in address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme == "mailto":
        return address if MAIL.fullmatch(address) else None
    return address if parts.scheme in {"http", "https"} and _host(parts) else None


def whole(address: str) -> str:
    """An address with the blanks in it written as `%20`, as it is asked for; those at its ends are cut."""
    return address.strip(EDGES).replace(" ", "%20")


def _host(parts: SplitResult) -> bool:
    """Whether the host is there, spelled in a way that has one meaning, with no user before it."""
    try:
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    if "@" in parts.netloc or unicodedata.normalize("NFKC", host) != unicodedata.normalize("NFC", host):
        return False
    if "[" in parts.netloc:
        return bool(BRACKETS.fullmatch(parts.netloc)) and _is(IPv6Address, host)
    if NUMBER.search(host):
        return _is(IPv4Address, host.removesuffix("."))
    return bool(HOST.fullmatch(host)) and ".." not in host


def _is(kind: type[IPv4Address | IPv6Address], host: str) -> bool:
    try:
        kind(host)
    except ValueError:
        return False
    return True
