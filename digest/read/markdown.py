"""Articles in Markdown: the text stays as it is on disk; what its marks mean is seen when it is cleaned."""

from digest.model.article import Documents
from digest.read.document import document


def read(path: str, raw: bytes) -> Documents:
    """The document in the bytes of a `.md` file; `path` is how the user knows it."""
    return document(path, raw, markup="markdown")
