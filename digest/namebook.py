"""The names of each story as they were kept: one by one, since a page needs one name of many stories."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from digest.engine.frozen import frozen, thawed
from digest.engine.memo import Memo
from digest.given import LostError
from digest.render.verify import Known
from digest.render.views.named import Named, passages
from digest.render.views.passage import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The names of a story, each frozen by itself under its kind and its name."""

    held: tuple[tuple[str, bytes], ...]


def kept(names: Sequence[Named]) -> Names:
    """`names` of a story, ready to be kept."""
    return Names(held=tuple((_key(one.name, one.kind), frozen(one)) for one in names))


@dataclass(slots=True, kw_only=True)
class Namebook:
    """The names of all stories, whose `keys` are those under which they are kept.

    Passages of the names that were asked for are added to `known`: they were proved when they were kept.
    """

    memo: Memo
    keys: Sequence[str]
    known: set[Known]
    _held: dict[int, dict[str, bytes]] = field(default_factory=dict)

    def stamp(self, at: int) -> str:
        """What changes when the names of the story `at` do."""
        return self.keys[at]

    def named(self, at: int, name: str, kind: str) -> Named:
        """A name in the story `at`."""
        if at not in self._held:
            found = self.memo.value(self.keys[at], Names)
            if found is None:
                raise LostError(name)
            self._held[at] = dict(found.held)
        one = thawed(self._held[at][_key(name, kind)])
        if not isinstance(one, Named):
            raise TypeError("a name was kept under this key")
        self.known.update(passage.told for passage in passages(one))
        return one


def shown(names: Sequence[Named]) -> Iterator[Passage]:
    """Every passage that the pages of these names show."""
    for one in names:
        yield from passages(one)


def _key(name: str, kind: str) -> str:
    return f"{kind}:{name}"
