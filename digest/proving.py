"""Sees that no document holds words that stand without a receipt in a file of several stories."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from digest import read
from digest.engine.memo import Memo
from digest.engine.pack import Pack
from digest.errors import Problem
from digest.given import Look, LostError, Sources
from digest.plugins import readers
from digest.render.grams import runs as runs_of
from digest.render.ownwords import published
from digest.render.verify import Ours, among, folded, held
from digest.text.signatures import holders, signature


@lru_cache(maxsize=1)
def words_of(look: Look) -> frozenset[str]:
    """The runs of words that are the publisher's own: title, own pages, words of the theme."""
    return runs_of(published(look.site, look.own, look.theme_folders))


def prove(
    memo: Memo, runs: frozenset[str], sources: Sources, *, ours: Ours = frozenset, remember: bool
) -> list[Problem]:
    """The documents that hold some of `runs` that are not `ours`; what was proved is not looked for again.

    What holds is remembered only with `remember`: where something else was wrong the build comes to nothing.

    Raises:
        LostError: a document is not there as the build has read it.
    """
    proved, known = Pack(memo, memo.key("proved")), Pack(memo, memo.key("signatures"))
    fresh = proved.fresh(runs)
    # By its path, too: the same bytes are another text where their name ends otherwise.
    signatures = {path: known.value((path, sha)) for path, sha in sources.shas.items()}
    new = frozenset(path for path, each in signatures.items() if each is None)
    wrong = []
    for file, paths in _homes(sources, [*sorted(new), *_holding(signatures, fresh)]):
        for path, text in _texts(file, paths, sources.shas).items():
            if path in new:
                words = folded(text)
                known.keep((path, sources.shas[path]), signature(words))
                found = among(words, runs)
            else:
                found = held(text, fresh)
            remember = remember and not found  # words that are the publisher's own now need not be tomorrow
            wrong += [(path, run) for run in (found - ours() if found else found)]
    if remember and not wrong:
        proved.close()
        known.close()
    return [
        Problem(path="index.html", code="V_RECEIPT", message=f'words of {path} without a receipt: "{run}"')
        for path, run in sorted(wrong)
    ]


def _holding(signatures: Mapping[str, bytes | None], fresh: frozenset[str]) -> Sequence[str]:
    """The paths of documents read before that may hold one of the runs that are new."""
    if not fresh:
        return ()
    old = [(path, each) for path, each in signatures.items() if each is not None]
    return [old[at][0] for at in sorted(holders(fresh, [each for _, each in old]))]


def _homes(sources: Sources, paths: Collection[str]) -> Iterable[tuple[read.Found, list[str]]]:
    """The documents of `paths` by their files, so that one of many articles is read once."""
    found: dict[read.Found, list[str]] = {}
    for path in paths:
        found.setdefault(sources.files[path], []).append(path)
    return found.items()


def _texts(file: read.Found, paths: Collection[str], shas: Mapping[str, str]) -> dict[str, str]:
    """The text of each document of a file, of those that the build knows.

    Raises:
        LostError: one is not there as the build has read it.
    """
    kept = read.source(file, readers=readers())[1].kept
    found = {each.path: each.text for each in kept if each.sha256 == shas.get(each.path)}
    if missing := [path for path in paths if path not in found]:
        raise LostError(missing[0])
    return {path: found[path] for path in paths}
