"""One file's bytes made a document: decoded, its head read and checked, its body found."""

import hashlib
import re
from collections.abc import Callable

from digest.errors import Problem
from digest.model.article import Document, Documents
from digest.read.decode import Decoded, decode
from digest.read.extracted import Extracted, canonical
from digest.read.fields import checked
from digest.read.frontmatter import head
from digest.read.refusal import Refusal
from digest.text.unicode import readable

MOST_BYTES = 5_000_000
MOST_PACKED = 20_000_000  # of a feed or an archive, which hold many articles
MOST_BODY = 1_000_000  # characters; the longest reportage has 100,000
HTML = re.compile(r"\s*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)


def document(path: str, raw: bytes, *, markup: str) -> Documents:
    """The document in `raw`, or the reason why there is none; and what looked odd.

    Whatever the bytes: a document or one problem with a code `E_…`, never an exception.
    """
    return guarded(path, lambda: _document(path, raw, markup))


def guarded(path: str, made: Callable[[], Documents]) -> Documents:
    """What `made` gives, or the problem for which the file at `path` cannot be read."""
    try:
        return made()
    except Refusal as refusal:
        return Documents(kept=(), problems=(refusal.problem(path),))
    except (RecursionError, MemoryError):
        problem = Problem(
            path=path,
            code="E_READ",
            message="this cannot be read: it is nested too deep or too big; make it simpler or split it.",
        )
        return Documents(kept=(), problems=(problem,))


def of_found(path: str, found: Extracted, sha256: str = "") -> Documents:
    """The document whose canonical text is that of `found`; its hash is `sha256`, else that of this text.

    Without one sentence in it there is none; that is no fault of the rest of its feed, and only remarked on
    (`W_EMPTY`).
    """
    if not found.paragraphs:
        message = "there is no text in it but its title; it is left out."
        return Documents(kept=(), problems=(Problem(path=path, code="W_EMPTY", message=message),))
    text = canonical(found)
    try:
        sha = sha256 or hashlib.sha256(text.encode()).hexdigest()
        made, problems = _made(path, text, "text", sha)
    except Refusal as refusal:
        return Documents(kept=(), problems=(refusal.problem(path),))
    return Documents(kept=(made,), problems=problems)


def _document(path: str, raw: bytes, markup: str) -> Documents:
    if len(raw) > MOST_BYTES:
        raise Refusal(
            "E_TOO_BIG", f"more than {MOST_BYTES:,} bytes, the most for an article; make it shorter."
        )
    decoded = decode(raw)
    made, problems = _made(path, decoded.text, markup, hashlib.sha256(raw).hexdigest())
    return Documents(kept=(made,), problems=(*_oddities(path, decoded, made.body), *problems))


def _made(path: str, text: str, markup: str, sha256: str) -> tuple[Document, tuple[Problem, ...]]:
    found = head(text)
    if len(text) - found.body > MOST_BODY:
        raise Refusal(
            "E_TOO_BIG", f"the text has {len(text) - found.body:,} characters; {MOST_BODY:,} is the most."
        )
    if not readable(text[found.body :]):
        raise Refusal("E_EMPTY", "there is no text in it.")
    values = checked(path, found.fields, found.lines, found.doubled)
    made = Document(
        path=path,
        sha256=sha256,
        text=text,
        body=found.body,
        markup=markup,
        fields=found.fields,
        lines=found.lines,
        checked=values.fields,
    )
    return made, values.problems


def _oddities(path: str, decoded: Decoded, body: int) -> tuple[Problem, ...]:
    told: list[Problem] = []
    if decoded.guessed:
        message = f"this is not valid UTF-8; it was read as {decoded.encoding}. Save it as UTF-8."
        told.append(Problem(path=path, code="W_ENCODING", message=message))
    if decoded.replaced:
        line = decoded.text.count("\n", 0, decoded.first) + 1
        what = (
            "character that is no text was" if decoded.replaced == 1 else "characters that are no text were"
        )
        message = (
            f"{decoded.replaced:,} {what} replaced by \N{REPLACEMENT CHARACTER}; the first is on this line."
        )
        told.append(Problem(path=path, line=line, code="W_CONTROL", message=message))
    if HTML.match(decoded.text, body):
        told.append(
            Problem(path=path, code="W_HTML", message="this looks like HTML; it is read as plain text.")
        )
    return tuple(told)
