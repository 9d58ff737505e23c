"""Sends a site: looks, plans, refuses what would do harm, puts, deletes, and says last that all is there."""

import threading
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TypeVar

from digest.errors import PublishError
from digest.publish.journal import Journal
from digest.publish.outgoing import Built
from digest.publish.plan import Plan, planned
from digest.publish.target import Target, Transient

PAUSES = (0.5, 1.0, 2.0, 4.0)  # seconds before each further try
KEPT = " What was sent is not sent again."
TOLD = 5  # files told by name in a refusal
Item = TypeVar("Item")
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """On what terms a site is sent.

    `most_deletes` is the largest share of the published files that may be deleted; `yes` says that more may,
    and that files of others may be replaced; `everything` sends what has not changed, too; `dry` only plans.
    """

    most_deletes: float = 0.5
    yes: bool = False
    everything: bool = False
    dry: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What a publish did, or would do: `resumed` were sent by an earlier one that broke off.

    `objection` says why it would be refused; "" where it would not.
    """

    plan: Plan
    resumed: tuple[str, ...] = ()
    objection: str = ""


def publish(
    site: Built,
    target: Target,
    terms: Terms,
    *,
    journal: Path,
    progress: Progress = lambda *_: None,
    pause: Callable[[float], None] = time.sleep,
) -> Sent:
    """Make `target` hold `site`.

    The order is: a manifest that says what is on its way, assets, new pages, changed pages, front page and
    feeds, deletes (pages first), the site's manifest. So whenever it breaks off, pages there have what they
    need and lead nowhere in vain, and the next publish knows which files are digest's. `journal` is a file of
    this machine that says what was sent.

    Raises:
        PublishError: the target said no or stayed away; files of others are in the way; too much would be
            deleted.
        DiskError: the journal cannot be written.
    """
    begun = False

    def patiently(do: Callable[[], Item]) -> Item:
        return _patiently(do, pause, KEPT if begun else "")

    plan = planned(site, patiently(target.manifest), everything=terms.everything)
    taken = () if terms.yes else patiently(lambda: target.taken(plan.fresh))
    objection = "" if terms.yes else _objection(plan, taken, terms.most_deletes)
    if terms.dry or (plan.empty and not objection):
        if not terms.dry:
            journal.unlink(missing_ok=True)  # of a publish that was killed when all was there
        return Sent(plan=plan, objection=objection)
    if objection:
        raise PublishError(objection)
    with Journal(journal, plan) as sent:
        if not patiently(lambda: target.begin(plan)):
            sent.forget()
        begun = True
        waiting = {file.path: file for file in plan.put if file.path not in sent.sent}
        count = _Count(progress, len(waiting) + len(plan.delete))

        def put(path: str) -> None:
            patiently(lambda: target.put(waiting[path]))
            sent.note(path)
            count(path)

        def delete(path: str) -> None:
            patiently(lambda: target.delete(path))
            count(path)

        for do, paths in ((put, waiting), (delete, plan.delete)):
            for _, turn in groupby(paths, key=lambda path: plan.ranks[path]):
                _each(target.lanes, turn, do)
        patiently(lambda: target.finish(plan))
    return Sent(plan=plan, resumed=tuple(sorted(sent.sent)))


def _objection(plan: Plan, taken: Collection[str], most: float) -> str:
    """Why a person should look before this plan is carried out; "" for no reason."""
    if taken:
        return (
            f"{_named(sorted(taken))}: on the target, but not put there by digest; "
            "move it away, or replace it with --yes."
        )
    if plan.deleted_share > most:
        return (
            f"{len(plan.vanishing):,} of {len(plan.published):,} published files would be deleted "
            f"({_named(plan.vanishing)}); allow it with --yes if that is right."
        )
    return ""


def _named(paths: Sequence[str]) -> str:
    return ", ".join(paths[:TOLD]) + (f" and {len(paths) - TOLD:,} more" if len(paths) > TOLD else "")


def _patiently(do: Callable[[], Item], pause: Callable[[float], None], kept: str) -> Item:
    """What `do` gives, tried again after pauses while what goes wrong may pass; `kept` ends the refusal."""
    for seconds in PAUSES:
        try:
            return do()
        except Transient:
            pause(seconds)
    try:
        return do()
    except Transient as error:
        raise PublishError(f"{error}; tried {len(PAUSES) + 1} times.{kept}") from error


def _each(lanes: int, paths: Iterable[str], do: Callable[[str], None]) -> None:
    """Do it to every path, `lanes` at a time; the first mistake ends it, when what is under way is done."""
    with ThreadPoolExecutor(max_workers=lanes) as pool:
        running = [pool.submit(do, path) for path in paths]
        try:
            wait(running, return_when=FIRST_EXCEPTION)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
        for one in running:
            if one.done() and not one.cancelled():
                one.result()


class _Count:
    """Tells how far the sending is; called with each file that is done, from any thread."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0
        self._lock = threading.Lock()

    def __call__(self, _: str) -> None:
        with self._lock:
            self._done += 1
            self._progress("publish", self._done, self._total)
