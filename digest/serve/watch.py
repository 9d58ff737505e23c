"""Notices that something under the watched folders has changed, whatever way an editor saves it."""

import contextlib
import logging
import math
import os
import sys
import threading
import time
import warnings
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserver

from digest.serve.heard import Heard
from digest.serve.noise import Noise

QUIET = 0.03  # seconds without an event after which saves are taken to be over
OPEN = 0.1  # the same where a file is still being written: half a file is a mistake that nobody made
SHORT = 0.004  # the same where one file was saved and closed
LONGEST = 2.0  # seconds after which a build begins though events go on
LATER = 1.0  # seconds without an event after a build from hints, until all is looked at
ROUND = 0.3  # seconds between two looks at whether the roots are still the same folders
POLL = 0.3  # seconds between two looks at everything, with polling


Roots = Callable[[], Sequence[Path]]  # gives the folders and files to watch, present or not


@dataclass(slots=True)
class _Root:
    """One watched folder or file, who hears of it, and which folder it was when the watch began."""

    path: Path
    handler: "_Handler"
    identity: tuple[int, int] | None = None
    linked: list[Path] = field(default_factory=list)
    watches: list[ObservedWatch] = field(default_factory=list)


class Watcher:
    """Calls `changed` in a thread of its own, once for every burst of changes below what `roots` gives.

    After each call `roots` is asked again, and what is new there is watched, too.
    It is given the files (real paths) that alone were saved, as far as was heard, else None: anything may
    have changed. Events are hints and may be lost, so that None follows when it was quiet for a while, also
    after the first call: what was saved before the watch began is seen then. `out`
    are folders whose events mean nothing.
    """

    def __init__(
        self,
        roots: Roots,
        changed: Callable[[Collection[str] | None], None],
        *,
        out: Sequence[Path] = (),
        made: Path | None = None,
        poll: bool = False,
    ) -> None:
        """Nothing is watched before `start`; all is looked at, too, where what was `made` is taken away."""
        self._made, self._there = made, False
        self._wanted, self._roots = roots, list[_Root]()
        self._changed = changed
        self._noise = Noise(tuple(os.path.realpath(path) for path in out))
        self._observer: BaseObserver = PollingObserver(timeout=POLL) if poll else Observer()
        self._closes = sys.platform == "linux" and not poll  # others do not tell when a file is closed
        self._heard, self._stopped = Heard(), threading.Event()
        self._thread = threading.Thread(target=self._work, name="digest-watch", daemon=True)

    def start(self, *, at_once: bool = False) -> None:
        """Begin; with `at_once` as if something had just changed."""
        _hush()
        self._follow()
        self._tend()
        self._heard.poked.clear()
        self._heard.take()
        if at_once:
            self._heard.all()
        self._observer.start()
        self._thread.start()

    def stop(self) -> None:
        """End both threads; a build under way is waited for."""
        self._stopped.set()
        self._heard.poked.set()
        self._thread.join()
        self._observer.stop()
        self._observer.join()

    def _work(self) -> None:
        unsure, first = math.inf, True  # when all is to be looked at
        while not self._stopped.is_set():
            if not self._heard.poked.wait(ROUND):
                self._tend()
                if time.monotonic() < unsure:
                    continue
                self._heard.all()
            self._settle()
            saved, missed = self._heard.take()
            if self._stopped.is_set() or saved == frozenset():  # an event that was taken with those before
                continue
            self._changed(saved)
            unsure = time.monotonic() + LATER if missed or first else math.inf
            first = False
            self._follow()
            self._tend(links=saved is None)

    def _settle(self) -> None:
        """Wait until nothing more is heard: shortly for one file, longer for a burst."""
        poked, end = self._heard.poked, time.monotonic() + LONGEST
        while poked.is_set() and not self._stopped.is_set() and time.monotonic() < end:
            poked.clear()
            if self._closes and self._heard.open():
                poked.wait(OPEN)
            elif not self._heard.over():
                self._stopped.wait(QUIET)
            elif not poked.wait(SHORT):
                return
        poked.clear()

    def _tend(self, *, links: bool = False) -> None:
        """Watch again what was deleted and made anew: its old watch died without a word.

        With `links` also look for links to other folders, which takes a walk through everything.
        """
        alive = {emitter.watch for emitter in self._observer.emitters if emitter.is_alive()}
        others = []
        for root in self._roots:
            identity = _identity(root.path)
            dead = self._observer.is_alive() and not alive.issuperset(root.watches)
            relinked = links and root.linked != _linked(root.path)
            if identity != root.identity or dead or relinked:
                others.append(root)
        if others:
            self._rewatch(others)
            self._heard.all()
        there = self._made is not None and self._made.is_dir()
        if self._there and not there:  # perhaps not all of it yet: once more a little later
            self._heard.event("deleted", [str(self._made)], folder=True)
        self._there = there

    def _follow(self) -> None:
        """Take up what is to be watched from now on, and let go of what is not."""
        wanted = dict.fromkeys(Path(os.path.realpath(root)) for root in self._wanted())
        gone = [root for root in self._roots if root.path not in wanted]
        self._roots = [root for root in self._roots if root.path in wanted]
        known = {root.path for root in self._roots}
        for path in wanted:
            if path not in known:
                self._roots.append(_Root(path, _Handler(self._heard, self._noise)))
        if gone:
            self._rewatch(gone)

    def _rewatch(self, others: Sequence[_Root]) -> None:
        """Watch these roots anew, where they are still wanted.

        Files of one folder share its watch: when it goes for one of them, it is begun anew for all.
        """
        ended = {watch for root in others for watch in root.watches}
        for watch in ended:
            with contextlib.suppress(KeyError, OSError):
                self._observer.unschedule(watch)
        for root in self._roots:
            if root in others or not ended.isdisjoint(root.watches):
                self._watch(root)

    def _watch(self, root: _Root) -> None:
        root.watches, root.identity, root.linked = [], _identity(root.path), _linked(root.path)
        if root.identity is None:
            return
        plain = not root.path.is_dir()
        root.handler.only = str(root.path) if plain else ""
        folders = [root.path.parent] if plain else [root.path, *root.linked]
        try:
            for folder in folders:
                root.watches.append(self._observer.schedule(root.handler, str(folder), recursive=not plain))
        except OSError:  # gone again already: the next round tries anew
            root.identity = None


class _Handler(FileSystemEventHandler):
    """Passes on the events that mean something; of a watched file's folder only those of the file."""

    def __init__(self, heard: Heard, noise: Noise) -> None:
        self._heard, self._noise, self.only = heard, noise, ""

    def on_any_event(self, event: FileSystemEvent) -> None:
        paths = [os.fsdecode(path) for path in (event.src_path, event.dest_path) if path]
        if self.only:
            paths = [path for path in paths if path == self.only]
        if self._noise.matters(event.event_type, paths, folder=event.is_directory):
            heard = [path for path in paths if self._noise.heard(path)]
            self._heard.event(event.event_type, heard, folder=event.is_directory)


def _hush() -> None:
    """Let the library behind the watch keep its remarks on its own work: nobody who writes can mend it."""
    logging.getLogger("watchdog").addHandler(logging.NullHandler())
    warnings.filterwarnings("ignore", module=r"watchdog\.")


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    # An editor that saves by renaming gives a file a new inode each time; its folder is what is watched.
    return (status.st_dev, status.st_ino) if path.is_dir() else (status.st_dev, 0)


def _linked(root: Path) -> list[Path]:
    """The folders that links below `root` point at; a watch does not follow links by itself."""
    found = set()
    for folder, names, _ in os.walk(root):
        for name in names:
            place = Path(folder, name)
            if place.is_symlink():
                found.add(Path(os.path.realpath(place)))
    return sorted(path for path in found if path.is_dir() and not path.is_relative_to(root))
