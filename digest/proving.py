"""Sees that no document holds words that stand without a receipt in a file of several stories."""

from collections.abc import Container

from digest import read
from digest.engine.memo import Memo
from digest.errors import Problem
from digest.given import Proved, Sources
from digest.plugins import readers
from digest.render.verify import Ours, held


def prove(
    memo: Memo, runs: frozenset[str], sources: Sources, *, ours: Ours = frozenset, remember: bool
) -> list[Problem]:
    """The documents that hold some of `runs` that are not `ours`; what was proved is not looked for again.

    What holds is remembered only with `remember`: where something else was wrong the build comes to nothing.
    """
    name = memo.key("proved")
    before = memo.value(name, Proved) or Proved()
    fresh = runs - before.runs
    wrong = []
    for file, paths in _homes(sources).items():
        wanted = {path: fresh if sources.shas[path] in before.documents else runs for path in paths}
        texts = _texts(file, wanted) if any(wanted.values()) else {}
        for path, text in texts.items():
            found = held(text, wanted[path])
            for run in sorted(found - ours() if found else found):
                message = f'words of {path} without a receipt: "{run}"'
                wrong.append(Problem(path="index.html", code="V_RECEIPT", message=message))
    if remember and not wrong:
        memo.keep(name, Proved(runs=runs, documents=frozenset(sources.shas.values())))
    return wrong


def _homes(sources: Sources) -> dict[read.Found, list[str]]:
    """The documents of each file, so that one of many articles is read once."""
    found: dict[read.Found, list[str]] = {}
    for path, file in sources.files.items():
        found.setdefault(file, []).append(path)
    return found


def _texts(file: read.Found, paths: Container[str]) -> dict[str, str]:
    """The text of each document of a file, of those that the build knows."""
    kept = read.source(file, readers=readers())[1].kept
    return {document.path: document.text for document in kept if document.path in paths}
