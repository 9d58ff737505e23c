"""One run of `digest fetch`: feeds first, then pages, several hosts at once, each article kept at once."""

import hashlib
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from digest.errors import FORGOTTEN, Problem
from digest.fetch.answer import UNCHANGED, NoAnswerError
from digest.fetch.claims import Claims
from digest.fetch.items import (
    NOTHING,
    Came,
    FeedError,
    Item,
    WallError,
    answered,
    asked,
    first_day,
    is_recent,
    is_web,
    noted,
    of_feed,
    of_page,
    wants_page,
)
from digest.fetch.lanes import Lanes
from digest.fetch.ledger import Asked, Kept, Ledger, key
from digest.fetch.report import LATER, Report
from digest.fetch.shelf import Shelf, folder_of, name_of
from digest.fetch.sources import LONGEST, Source
from digest.fetch.visits import Visits
from digest.fetch.walls import ENOUGH, length
from digest.fetching import FetchSettings
from digest.model.outlets import host
from digest.read import text
from digest.read.extracted import Extracted, canonical
from digest.read.refusal import Refusal
from digest.text.addresses import whole
from digest.text.forgotten import Forgotten
from digest.text.slugs import slug

Progress = Callable[[str, int, int], None]
FAILED, EDITED, WALL = "E_FETCH", "W_EDITED", "W_WALL"
WALLED = "what is shown there is not the article that its feed tells of"


@dataclass(slots=True, kw_only=True)
class Run:
    """What a run works with: who asks, where articles go, what was fetched before, what was taken down."""

    visits: Visits
    shelf: Shelf
    ledger: Ledger
    settings: FetchSettings
    now: datetime
    forgotten: Forgotten = field(default_factory=Forgotten)
    update: bool = False
    dry: bool = False
    progress: Progress = lambda _stage, _done, _total: None
    report: Report = field(default_factory=Report)
    _claims: Claims = field(init=False)
    _lanes: Lanes = field(init=False)
    _lock: threading.RLock = field(default_factory=threading.RLock)

    def __post_init__(self) -> None:
        self._claims = Claims(ledger=self.ledger, shelf=self.shelf, there=self.shelf.addresses())
        self._lanes = Lanes(hosts=self.settings.hosts, progress=self.progress, stop=self.visits.stop)

    def fetch(self, sources: Sequence[Source]) -> Report:
        """Fetch what is new from `sources`.

        Raises:
            DiskError: an article or the ledger cannot be written; what was written before stays.
        """
        feeds = [(source, address) for source in sources for address in dict.fromkeys(source.feeds)]
        return self._taken(self._lanes.each("feeds", feeds, lambda one: one[1], self._asked))

    def _taken(self, came: Sequence[Came]) -> Report:
        """Fetch what is new of feeds that came."""
        chosen = list(self._chosen(came))
        if self.dry:
            self.report.planned += [item.address for item in chosen]
            return self.report
        left = self._lanes.each("pages", chosen, lambda item: item.address, self._kept)
        self._feeds_done(came, {item.address for item, ok in zip(chosen, left, strict=True) if not ok})
        self.report.sort()
        return self.report

    def page(self, address: str, source: Source | None) -> Report:
        """Fetch the one article at `address`, of `source` where that is known; of a feed, all that is new.

        Raises:
            DiskError: an article or the ledger cannot be written; what was written before stays.
        """
        address = whole(address)
        line = self.forgotten.line(address=address)
        if line is not None:
            self.report.forgotten += 1
            self._say(address, FORGOTTEN, self.forgotten.why(line))
            return self.report
        if file := self._claims.file(address):
            self.report.known += 1
            self._say(address, "W_THERE", f"there already: {file}")
            return self.report
        if self.dry:
            self.report.planned.append(address)
            return self.report
        named = source or Source(folder="")
        feed = replace(named, folder=named.folder or slug(host(address), most=LONGEST) or "feed")
        if (before := self.ledger.asked.get(address)) and before.since:  # a feed: nothing may be new in it
            return self._taken([self._asked((feed, address))])
        item = Item(source=named, address=address, updated="", told=Extracted(paragraphs=()))
        try:
            self._kept(item, alone=True)
        except FeedError as found:
            return self._taken([answered(feed, address, found.answer)])
        self.report.sort()
        return self.report

    def keep(self, folder: str, name: str, address: str, data: bytes) -> None:
        """Put an article that did not come from the web into `folder`, unless it is there already.

        One without an address is known by its text.

        Raises:
            DiskError: it cannot be written.
        """
        sha = hashlib.sha256(data).hexdigest()
        mark = key(address) if address else f"sha256:{sha}"
        if self.forgotten.line(address=address) is not None:
            self.report.forgotten += 1
            return
        if self._claims.file(address) if address else mark in self.ledger.kept:
            self.report.known += 1
            return
        if self.dry:
            self.report.planned.append(f"{folder}/{name}")
            return
        file = self.shelf.put(folder, name, data, apart=mark)
        self.report.written.append(file)
        self.ledger.note(Kept(address=mark, file=file, sha256=sha))

    def _asked(self, one: tuple[Source, str]) -> Came:
        source, address = one
        before = self.ledger.asked.get(address)
        if before and (self.update or not before.since or before.since > self._since):
            before = None  # it is to tell of older articles, too, though it has not changed
        return asked(source, address, self.visits, self.settings.feed_bytes, before)

    def _chosen(self, came: Iterable[Came]) -> Iterator[Item]:
        """The items to be fetched, each article once, in the order of the feeds."""
        seen: set[str] = set()
        for one in came:
            self.report.feeds += 1
            self.report.unchanged += one.unchanged
            if one.failed:
                self._failed(one.address, one.failed)
            for item in one.items:
                name = key(item.address)
                if name in seen:
                    continue
                seen.add(name)
                if self.forgotten.line(address=item.address) is not None:
                    self.report.forgotten += 1
                elif not is_recent(item, self.now, self.settings.since_days):
                    self.report.old += 1
                elif self._claims.is_known(item.address) and not self._is_newer(item):
                    self.report.known += 1
                else:
                    yield item

    @property
    def _since(self) -> str:
        return first_day(self.now, self.settings.since_days)

    def _is_newer(self, item: Item) -> bool:
        """Whether an article is to be asked for again, because it may have changed since it was kept."""
        kept = self.ledger.kept.get(key(item.address))
        return self.update and kept is not None and bool(self.shelf.sha256(kept.file))

    def _kept(self, item: Item, *, alone: bool = False) -> bool:
        """Fetch one article and keep it; whether that is done with, for good or ill."""
        before = self.ledger.asked.get(item.address) if self.update else None
        try:
            if not alone and not wants_page(item, self.settings):
                self._write(item, of_feed(item), item.address, None)
                return True
            known = before.conditions if before else None
            answer = self.visits.get(item.address, self.settings.page_bytes, known)
            if answer.status == UNCHANGED and before is None:
                self._say(item.address, FAILED, NOTHING)
                return False
            if answer.status == UNCHANGED:
                self._count("known")
                return True
            try:
                found = of_page(answer, item, item.source.name, item.source.language)
            except WallError:
                return self._walled(item)
            self._write(item, found, answer.address, noted(item.address, answer))
        except NoAnswerError as error:
            self._failed(item.address, error)
            return not error.passing
        except FeedError:
            if alone:
                raise
            self._say(item.address, FAILED, "a feed and no page")
        except Refusal as error:
            self._say(item.address, FAILED, str(error).rstrip("."))
        except (RecursionError, MemoryError):
            self._say(item.address, FAILED, "this page is nested too deep or too big to be read")
        return True

    def _walled(self, item: Item) -> bool:
        """Take the feed's own text where its page is not there; whether that is done with."""
        found = of_feed(item)
        if self._claims.is_known(item.address):
            self._say(item.address, WALL, f"{WALLED}; left as it is")
        elif length(found) < ENOUGH:
            self._say(item.address, FAILED, f"{WALLED}; the next run asks again")
            return False
        else:
            self._write(item, found, item.address, None)
            self._say(item.address, WALL, f"{WALLED}: its feed's text was taken; --update asks for it again")
        return True

    def _write(self, item: Item, found: Extracted, came: str, how: Asked | None) -> None:
        """Put an article that `came` from an address on the shelf and note it."""
        with self._lock:  # two items may turn out to be one article, or to claim one address
            address, there = self._claims.own(found, item.address, came)
            found = replace(found, address=address if is_web(address) else "")
            data = canonical(found).encode("utf-8", "surrogatepass")
            read = text.read(item.address, data)
            if not read.kept:
                why = read.problems[0].message if read.problems else "there is no text in it."
                raise Refusal("E_EMPTY", why)
            [document] = read.kept
            if self.forgotten.line(address=address, text=document.text[document.body :]) is not None:
                self._count("forgotten")
                return
            self._noted(item, address, self._put(item, found, data, there), how)

    def _put(self, item: Item, found: Extracted, data: bytes, there: str) -> str:
        """The file of an article, `there` already or new; "" where it stays as it is."""
        before = self.ledger.kept.get(key(item.address))
        if there and before and before.file == there and not before.claimed_by:
            return self._replaced(item.address, there, data)
        if there:
            self._count("known")
            return there
        name = name_of(found.title, found.published, found.address)
        apart = found.address or item.address
        file = self.shelf.put(item.source.folder or folder_of(found), name, data, apart=apart)
        self.report.written.append(file)
        self.ledger.hashes[file] = hashlib.sha256(data).hexdigest()
        return file

    def _noted(self, item: Item, address: str, file: str, how: Asked | None) -> None:
        """Note the file of an item, and under which other address its page goes."""
        rows: list[Kept] = []
        for name in dict.fromkeys((key(item.address), key(address))) if file else ():
            before = self.ledger.kept.get(name)
            by = "" if name == key(item.address) else item.address
            if by and before and before.file == file:
                by = before.claimed_by
            sha = self.ledger.hashes.get(file, "")
            rows.append(Kept(address=name, file=file, sha256=sha, updated=item.updated, claimed_by=by))
        self.ledger.note(*rows, *([how] if how else []))

    def _replaced(self, address: str, file: str, data: bytes) -> str:
        """The file of an article that was fetched anew, "" where it stays as it is."""
        before, sha = self.ledger.hashes.get(file, ""), hashlib.sha256(data).hexdigest()
        if sha == before:
            self._count("known")
        elif self.shelf.replace(file, data, before):
            self.report.updated.append(file)
            self.ledger.hashes[file] = sha
            return file
        else:
            self._say(address, EDITED, f"changed there, and {file} was changed here: left as it is")
        return ""

    def _feeds_done(self, came: Iterable[Came], open_: set[str]) -> None:
        """Note the feeds of which nothing is left, so that they need not be read again until they change."""
        for one in came:
            if one.asked and not any(item.address in open_ for item in one.items):
                self.ledger.note(replace(one.asked, since=self._since))

    def _failed(self, address: str, error: NoAnswerError) -> None:
        self._say(address, LATER if error.later else FAILED, str(error))

    def _say(self, address: str, code: str, message: str) -> None:
        with self._lock:
            self.report.problems.append(Problem(path=address, code=code, message=message))

    def _count(self, what: str) -> None:
        with self._lock:
            setattr(self.report, what, getattr(self.report, what) + 1)
