"""Builds the site again when told to, and tells every open page what became of it."""

import asyncio
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from digest.errors import DigestError

Build = Callable[[], Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What a page is told.

    `id` names the site as built, `before` the one that came before it; `css` lists the style sheets when
    nothing else changed; `error` says why the last build failed, and is empty when it did not.
    """

    id: int
    before: int = 0
    css: tuple[str, ...] = ()
    error: str = ""

    def message(self) -> dict[str, object]:
        """The same as the browser's script takes it."""
        return {"id": self.id, "from": self.before, "css": self.css, "error": self.error}


@dataclass(slots=True)
class Live:
    """The builds of one preview: one at a time, in one thread, the last state kept for whoever asks.

    `build` gives the paths of the site that it changed; `say` takes lines for the terminal.
    """

    build: Build
    say: Callable[[str], None]
    state: State = field(default_factory=lambda: State(id=_now()))
    builds: int = 0
    listeners: dict[asyncio.Queue[State], asyncio.AbstractEventLoop] = field(default_factory=dict)
    guard: threading.Lock = field(default_factory=threading.Lock)

    def rebuild(self) -> None:
        """Build once, and pass on what came of it; an error is a state like any other."""
        try:
            changed = tuple(self.build())
        except DigestError as error:
            self.failed(str(error))
        except Exception:  # noqa: BLE001 - whatever it is, the preview goes on and shows it
            self.failed(traceback.format_exc())
        else:
            self.built(changed)
        self.builds += 1

    def failed(self, error: str) -> None:
        """Keep the last good site, and say why there is no new one."""
        self.say(error)
        self.tell(State(id=self.state.id, before=self.state.before, error=error))

    def built(self, changed: tuple[str, ...]) -> None:
        """Name the new site, unless nothing of it changed."""
        if not changed:
            self.tell(State(id=self.state.id, before=self.state.before))
            return
        css = changed if all(path.endswith(".css") for path in changed) else ()
        self.tell(State(id=max(_now(), self.state.id + 1), before=self.state.id, css=css))

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


def _now() -> int:
    return time.time_ns() // 1_000_000  # a clock, so that the ids of a restarted server are new to open pages
