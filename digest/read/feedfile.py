"""Feeds kept as files: each of their items is an article."""

from collections.abc import Iterator

from digest.errors import Problem
from digest.model.article import Documents
from digest.read.extracted import Extracted
from digest.read.feed import Feed, article, feed
from digest.read.parts import name, parts
from digest.read.refusal import Refusal


def read(path: str, raw: bytes) -> Documents:
    """The articles in the bytes of a feed; `path` is how the user knows the file.

    Whatever the bytes: articles, or problems with a code, never an exception.
    """
    try:
        return _read(path, raw)
    except Refusal as refusal:
        return Documents(kept=(), problems=(refusal.problem(path),))
    except (RecursionError, MemoryError):
        message = "this cannot be read: it is nested too deep or too big; split it."
        return Documents(kept=(), problems=(Problem(path=path, code="E_READ", message=message),))


def _read(path: str, raw: bytes) -> Documents:
    found = feed(raw)
    problems = [Problem(path=path, code=one.code, message=one.message) for one in found.oddities]
    items = list(_articles(path, found, problems))
    made = parts(path, items)
    problems += made.problems
    if not made.kept and not problems:
        problems.append(Problem(path=path, code="E_EMPTY", message="a feed without articles."))
    return Documents(kept=made.kept, problems=tuple(problems))


def _articles(path: str, found: Feed, problems: list[Problem]) -> Iterator[tuple[str, Extracted]]:
    """The articles with their ids; of one that cannot be read a problem."""
    for item in found.items:
        try:
            yield item.id, article(item, found)
        except Refusal as refusal:
            called = name(item.id, Extracted(paragraphs=(), title=item.title, address=item.link))
            problems.append(refusal.problem(f"{path}/{called}"))
