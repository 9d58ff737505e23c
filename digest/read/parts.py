"""The articles of a feed or an archive as documents, each with a name that stays when others are added."""

import hashlib
import re
from collections.abc import Sequence
from posixpath import splitext
from urllib.parse import urlsplit

from digest.errors import Problem
from digest.model.article import Document, Documents
from digest.read.document import of_found
from digest.read.extracted import Extracted
from digest.text.ids import apart
from digest.text.slugs import slug

LONGEST_NAME = 80  # bytes
WORDY = re.compile(r"(?:[^a-z]*[a-z]{2,}){2}")  # two words or more: an address that tells of the article
ALIKE = "W_TWICE"


def parts(path: str, found: Sequence[tuple[str, Extracted]]) -> Documents:
    """The documents of the file `path`: each article with what the file calls it (its id), or "".

    A document is called `path/name`, the name made of its address, title or id; where several would have one
    name, each has a hash of these three as well. An article that is there twice is taken once (`W_TWICE`).
    """
    keys = [_key(id_, one) for id_, one in found]
    first = {key: at for at, key in reversed(list(enumerate(keys)))}
    own = [at for at, key in enumerate(keys) if first[key] == at]
    names = apart([name(*found[at]) for at in own], [keys[at] for at in own])
    kept: list[Document] = []
    problems: list[Problem] = []
    for at, called in zip(own, names, strict=True):
        made = of_found(f"{path}/{called}", found[at][1])
        kept += made.kept
        problems += made.problems
    if len(own) < len(found):
        message = f"{len(found) - len(own):,} of its articles are there twice; each is taken once."
        problems.append(Problem(path=path, code=ALIKE, message=message))
    return Documents(kept=tuple(kept), problems=tuple(problems))


def name(id_: str, found: Extracted) -> str:
    """What an article of a file is called: after its address where that has words, else its title or id."""
    try:
        last = splitext(urlsplit(found.address).path.rstrip("/").rpartition("/")[2])[0]
    except ValueError:
        last = ""
    spoken = slug(last, most=LONGEST_NAME) if last.isascii() else ""
    if WORDY.match(spoken):
        return spoken
    told = (found.title, spoken, id_, " ".join(found.paragraphs[:1])[:200])
    return next((made for one in told if (made := slug(one, most=LONGEST_NAME))), "article")


def _key(id_: str, found: Extracted) -> str:
    """What tells an article from others of its file; of one without id, address and title its text does."""
    told = [id_, found.address, found.title]
    text = "" if any(told) else "\n".join(found.paragraphs)
    return "\n".join(
        (*told, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() if text else "")
    )
