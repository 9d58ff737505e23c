"""The articles grouped into stories: what an edit does not touch is neither read nor compared anew."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from digest import cluster
from digest.engine.memo import Memo
from digest.engine.progress import Progress
from digest.given import Kept
from digest.model.article import Article
from digest.model.story import Story

if TYPE_CHECKING:
    from digest.cluster.grouping import Group
    from digest.cluster.rows import Rows

SHELF = 8  # days whose articles are kept together: an edit writes no more than these anew
UNREADABLE = (ValueError, KeyError, TypeError, IndexError)  # what bytes that are something else may raise
Loaded = Callable[[str], Article]  # the article with this id


def groups(
    kept: Kept, grouper: cluster.Grouper, memo: Memo, loaded: Loaded, progress: Progress
) -> tuple["Group", ...]:
    """The groups of all articles, largest first, as grouping them from nothing gives them."""
    from digest.cluster import ledger  # noqa: PLC0415 - numpy loads when used
    from digest.cluster.grouping import groups as made  # noqa: PLC0415 - the same

    if not kept.stamps:
        return ()
    given = _rows(kept, memo, loaded, progress)
    name = memo.key("ledger", repr(grouper))
    before = memo.held(name, ledger.Ledger)
    if before is None and (data := memo.raw(name)):
        with suppress(*UNREADABLE):
            before = ledger.found(data)
    found, after = made(given, grouper, before)
    memo.spare(name, after, lambda: ledger.kept(after))
    return found


def story(group: "Group", articles: Sequence[Article], names: Mapping[str, Sequence[str]]) -> Story:
    """The story of a group with its reasons."""
    from digest.cluster.grouping import story as made  # noqa: PLC0415 - numpy loads when used

    return made(group, articles, names)


def _rows(kept: Kept, memo: Memo, loaded: Loaded, progress: Progress) -> "Rows":
    """The rows of all articles in the order of time, from shelves of a few days each."""
    from digest.cluster.rows import joined  # noqa: PLC0415 - numpy loads when used

    several = len(set(kept.languages.values())) > 1
    shelves: dict[int, list[str]] = defaultdict(list)
    for id_ in sorted(kept.stamps, key=lambda id_: (kept.days[id_], id_)):
        shelves[-(-kept.days[id_] // SHELF)].append(id_)  # those without a day have a shelf of their own
    parts = []
    done = 0
    for number in sorted(shelves):
        name = memo.key("rows", f"{several} {number}")
        parts.append(_shelf(shelves[number], kept, memo, name, loaded, several=several))
        done += len(shelves[number])
        progress("cluster", done, len(kept.stamps))
    return joined(parts)


def _shelf(ids: Sequence[str], kept: Kept, memo: Memo, name: str, loaded: Loaded, *, several: bool) -> "Rows":
    """The rows of one shelf: as they are kept under `name`, those of new articles made and kept."""
    from digest.cluster import rows  # noqa: PLC0415 - numpy loads when used

    before = memo.held(name, rows.Rows)
    if before is None and (data := memo.raw(name)):
        with suppress(*UNREADABLE):
            before = rows.found(data)
            memo.hold(name, before)
    stamps = tuple(kept.stamps[id_] for id_ in ids)
    if before and before.stamps == stamps:
        return before
    known = set(before.stamps) if before else set()
    fresh = [loaded(id_) for id_ in ids if kept.stamps[id_] not in known]
    added = [rows.rows(fresh, kept.stamps, several=several)] if fresh else []
    made = rows.ordered([*([before] if before else []), *added], stamps)
    memo.spare(name, made, lambda: rows.kept(made))
    return made
