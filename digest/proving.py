"""Sees that no document holds words that stand without a receipt in a file of several stories."""

from digest import read
from digest.engine.memo import Memo
from digest.errors import Problem
from digest.given import Proved, Sources
from digest.plugins import readers
from digest.render.verify import held


def prove(memo: Memo, runs: frozenset[str], sources: Sources, *, remember: bool) -> list[Problem]:
    """The documents that hold some of `runs`; what was proved before is not looked for again.

    What holds is remembered only with `remember`: where something else was wrong the build comes to nothing.
    """
    name = memo.key("proved")
    before = memo.value(name, Proved) or Proved()
    fresh = runs - before.runs
    wrong = []
    for path, file in sources.files.items():
        wanted = fresh if sources.shas[path] in before.documents else runs
        for run in sorted(held(_text(file), wanted)) if wanted else ():
            message = f'words of {path} without a receipt: "{run}"'
            wrong.append(Problem(path="index.html", code="V_RECEIPT", message=message))
    if remember and not wrong:
        memo.keep(name, Proved(runs=runs, documents=frozenset(sources.shas.values())))
    return wrong


def _text(file: read.Found) -> str:
    return "\n".join(document.text for document in read.source(file, readers=readers())[1].kept)
