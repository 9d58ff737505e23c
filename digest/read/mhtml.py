"""Pages saved with all that belongs to them in one file (.mhtml, .mht), as browsers do."""

import hashlib
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message
from typing import TYPE_CHECKING

from digest.model.article import Documents
from digest.read.document import MOST_BYTES, MOST_PACKED, guarded, of_found
from digest.read.extracted import Extracted
from digest.read.refusal import Refusal
from digest.read.webpage import extracted

MOST_PARTS = 10_000
MOST_BOUNDARIES = b"\n--"
PAGES = frozenset({"text/html", "application/xhtml+xml"})
if TYPE_CHECKING:
    Headers = Message[str, str]
else:
    Headers = Message  # takes no types while it runs, in Python 3.11


def read(path: str, raw: bytes) -> Documents:
    """The article in the bytes of an `.mhtml` file: the page that its other parts belong to."""
    return guarded(path, lambda: of_found(path, page(raw), hashlib.sha256(raw).hexdigest()))


def page(raw: bytes) -> Extracted:
    """The article in a saved page; its address is that of its part, else that of the whole.

    Raises Refusal as `extracted`, and `E_TOO_BIG` over 20 MB or 10,000 parts.
    """
    if len(raw) > MOST_PACKED:
        raise Refusal("E_TOO_BIG", f"more than {MOST_PACKED:,} bytes, the most for a saved page.")
    if raw.count(MOST_BOUNDARIES) > MOST_PARTS:  # counted before the parser makes an object of each
        raise Refusal("E_TOO_BIG", f"more than {MOST_PARTS:,} parts.")
    try:
        whole = message_from_bytes(raw)
        root = _root(whole)
        if root is None:
            raise Refusal("E_EMPTY", "there is no page in it.")
        body = root.get_payload(decode=True)
        charset = root.get_content_charset() or ""
        own = str(root.get("Content-Location") or whole.get("Snapshot-Content-Location") or "")
    except (MessageError, ValueError, LookupError, AttributeError, TypeError) as error:
        raise Refusal("E_FORMAT", "this is no saved page that can be read; save it again.") from error
    if not isinstance(body, bytes) or len(body) > MOST_BYTES:
        raise Refusal("E_TOO_BIG", f"its page has more than {MOST_BYTES:,} bytes, the most for a page.")
    return extracted(body, address="".join(own.split()), charset=charset)


def _root(whole: "Message[str, str]") -> "Message[str, str] | None":
    """The part that is the page: the one that `start` names, else the first of its kind."""
    start = str(whole.get_param("start") or "")
    pages = [part for part in _leaves(whole) if part.get_content_type() in PAGES]
    named = (part for part in pages if start and str(part.get("Content-ID", "")).strip() == start)
    return next(named, pages[0] if pages else None)


def _leaves(whole: "Message[str, str]") -> "Iterator[Message[str, str]]":
    return (part for part in whole.walk() if not part.is_multipart())
