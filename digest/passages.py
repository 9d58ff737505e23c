"""Passages as the proof of a site knows them: article, start, end, text."""

from collections.abc import Iterable, Iterator, Mapping

from digest.errors import Problem
from digest.model.digest import Digest
from digest.render.verify import Known
from digest.render.views.passage import Passage
from digest.render.views.story import Neighbor


def titles(neighbors: Mapping[str, Neighbor]) -> Iterator[Known]:
    """The titles of other stories, each checked where its own story is drawn."""
    return (one.title.told for one in neighbors.values() if one.title)


def misquoted(printed: Iterable[Passage], digest: Digest) -> Iterator[Problem]:
    """What of the passages of a story does not stand in its articles."""
    for id_, start, end, text in (passage.told for passage in printed):
        if digest.article(id_).text[start:end] != text:
            path = digest.article(id_).path
            yield Problem(path=path, code="V_SPAN", message=f'does not say "{text}" at {start}')
