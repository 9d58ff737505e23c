"""Articles in plain text: one paragraph a line, as people paste them."""

from digest.model.article import Documents
from digest.read.document import document


def read(path: str, raw: bytes) -> Documents:
    """The document in the bytes of a `.txt` file; `path` is how the user knows it."""
    return document(path, raw, markup="text")
