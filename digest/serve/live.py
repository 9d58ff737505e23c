"""Builds the site again when told to, and tells every open page what became of it."""

import asyncio
import threading
import time
import traceback
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace

from digest.errors import DigestError

# What no page shows but the one of that address: pages, and lists for programs.
PAGES = (".html", ".xml", ".json")
MOST_PAGES = 100  # named to open pages; where more changed, all of them are loaded again


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a build came to: the paths in the site that it changed, and what a person has to mend."""

    changed: tuple[str, ...] = ()
    error: str = ""


# What is given are the files that were saved, a hint; None where all has to be looked at.
Build = Callable[[Collection[str] | None], Outcome]


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What a page is told.

    `id` names the site as built, `before` the one that came before it; `css` lists the style sheets when
    nothing else changed, `pages` the pages when nothing else did and they are few; `error` says why the last
    build failed, and is empty when it did not.
    """

    id: int
    before: int = 0
    css: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    error: str = ""

    def message(self) -> dict[str, object]:
        """The same as the browser's script takes it."""
        told = {"id": self.id, "from": self.before, "css": self.css, "pages": self.pages}
        return {**told, "error": self.error}


@dataclass(slots=True)
class Live:
    """The builds of one preview: one at a time, in one thread, the last state kept for whoever asks.

    `build` makes the site; `say` takes lines for the terminal.
    """

    build: Build
    say: Callable[[str], None]
    state: State = field(default_factory=lambda: State(id=_now()))
    builds: int = 0
    listeners: dict[asyncio.Queue[State], asyncio.AbstractEventLoop] = field(default_factory=dict)
    guard: threading.Lock = field(default_factory=threading.Lock)

    def rebuild(self, saved: Collection[str] | None = None) -> None:
        """Build once, and pass on what came of it; an error is a state like any other.

        `saved` are the files that alone have changed, as far as is known; None for a look at everything.
        """
        try:
            outcome = self.build(saved)
        except DigestError as error:
            outcome = Outcome(error=str(error))
        except Exception:  # noqa: BLE001 - whatever it is, the preview goes on and shows it
            outcome = Outcome(error=traceback.format_exc())
        if outcome.error and outcome.error != self.state.error:
            self.say(outcome.error)
        state = _after(self.state, outcome)
        if state != self.state:
            self.tell(state)
        self.builds += 1

    def tell(self, state: State) -> None:
        """Hand a state to every open page."""
        with self.guard:
            self.state = state
            for queue, loop in self.listeners.items():
                loop.call_soon_threadsafe(queue.put_nowait, state)

    def listen(self) -> asyncio.Queue[State]:
        """A queue that begins with the present state and gets every later one."""
        queue: asyncio.Queue[State] = asyncio.Queue()
        with self.guard:
            queue.put_nowait(self.state)
            self.listeners[queue] = asyncio.get_running_loop()
        return queue

    def leave(self, queue: asyncio.Queue[State]) -> None:
        """Hear no more."""
        with self.guard:
            self.listeners.pop(queue, None)


def _after(state: State, outcome: Outcome) -> State:
    """The state after a build; the site keeps its name where nothing of it changed."""
    changed = outcome.changed
    if not changed:
        return replace(state, error=outcome.error)
    made = State(id=max(_now(), state.id + 1), before=state.id, error=outcome.error)
    if all(path.endswith(".css") for path in changed):
        return replace(made, css=changed)
    few = len(changed) <= MOST_PAGES and all(path.endswith(PAGES) for path in changed)
    return replace(made, pages=changed) if few else made


def _now() -> int:
    return time.time_ns() // 1_000_000  # a clock, so that the ids of a restarted server are new to open pages
