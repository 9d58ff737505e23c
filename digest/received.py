"""What must hold of what a reader gives for a file: documents whose words and fields a page can hold."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator

from digest.checks import real, short, unfit
from digest.model.article import Document, Documents
from digest.model.fields import Fields

REFUSAL = re.compile(r"[EW]_[A-Z_]+")
ADDRESS = re.compile(r"(?:https?://|mailto:)\S+")
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?")
FORMS = {  # of fields that pages rely on
    "published": re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d))?"),
    "published_precision": re.compile("minute|day|unknown"),
    "published_basis": re.compile("front-matter|dateline|inferred"),
    "url": ADDRESS,
    "image": ADDRESS,
    "country": re.compile("[A-Z]{2}"),
    "language": LANGUAGE,
    "translated_from": LANGUAGE,
    "rights": re.compile("full|excerpt"),
}


def of_documents(path: str, raw: bytes, given: object) -> Iterator[str]:
    """What is wrong with the documents that a reader gave for the bytes of the file `path`."""
    if not isinstance(given, Documents):
        yield f"a reader gives Documents, not {type(given).__name__}"
        return
    if not given.kept and not given.problems:
        yield "neither a document nor a problem"
    yield from unfit(given)
    paths = Counter(document.path for document in given.kept)
    whole = hashlib.sha256(raw).hexdigest()
    for document in given.kept:
        if document.path != path and not document.path.startswith((f"{path}#", f"{path}/")):
            yield f'a document of {path} is called that, or "{path}/…", not {document.path}'
        if paths[document.path] > 1:
            yield f"two documents are called {document.path}"
        if document.sha256 != whole and (document.path == path or document.sha256 != _sha(document.text)):
            yield f"sha256 of {document.path} is not that of the bytes, nor of its own text"
        if not 0 <= document.body <= len(document.text):
            yield f"body of {document.path} lies outside of its text"
        yield from _head(document)
    for problem in given.problems:
        if not REFUSAL.fullmatch(problem.code) or not problem.message:
            yield f"a problem has a code E_… or W_… and a message: {problem!r}"


def _head(document: Document) -> Iterator[str]:
    """What is wrong with the fields of a document: each has the kind of value that it has by default."""
    checked: object = document.checked
    if not isinstance(checked, Fields):
        yield f"checked of {document.path} is Fields, not {type(checked).__name__}"
        return
    for name, usual in Fields._field_defaults.items():
        value = getattr(checked, name)
        kinds = (str, type(None)) if usual is None else (type(usual),)
        if type(value) not in kinds or (
            isinstance(value, tuple) and not all(type(one) is str for one in value)
        ):
            yield f"checked.{name} of {document.path} cannot be {short(value)}"
    for name, form in FORMS.items():
        value = getattr(checked, name)
        if isinstance(value, str) and not form.fullmatch(value):
            yield f"checked.{name} of {document.path} cannot be {short(value)}"
    if isinstance(checked.published, str) and not real(checked.published):
        yield f"checked.published of {document.path} is a day that there is not: {checked.published}"


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
