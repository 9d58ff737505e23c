"""The builds of one preview, each as quick as what the one before left in memory allows."""

import gc
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime
from operator import attrgetter
from typing import TYPE_CHECKING

from digest.building import Built, build, previewed
from digest.engine.held import Held
from digest.settings import Config
from digest.write import sweep

if TYPE_CHECKING:
    from digest import lean

STORY = "story/"  # how the name of a stage begins that analyzed a story


@dataclass(slots=True)
class Previewing:
    """Builds a preview again and again; `settings` reads the settings, `moment` tells what is now by them.

    `config` are the settings as they were read last, whatever became of the build.
    """

    settings: Callable[[], Config]
    moment: Callable[[Config], datetime | None] = attrgetter("build.now")
    config: Config | None = None
    _made: "lean.Made | None" = None
    _swept: bool = False
    _held: Held = field(default_factory=Held)
    _sound: bool = False  # the last build came to its end: hints go on from there
    _rehearsed: bool | None = None  # whether a story was analyzed here; None before the first build

    def build(self, saved: Collection[str] | None = None) -> Built:
        """Bring the preview up to date.

        The second look at everything goes all the way once where no story was analyzed so far: what the first
        edit would have to load, ten times as long as all else, is loaded before it.

        Args:
            saved: the files (absolute paths) that alone have changed, as far as is known: a hint, which a
                build without one must follow before long. None: look at everything.

        Raises:
            DigestError: as `building.build`; the next build then looks at everything.
        """
        made, self._made = self._made, None
        if made is not None and made.plan is not None and saved is not None:
            from digest import lean  # noqa: PLC0415 - loaded by the build before

            self._made = lean.again(made, saved, previewed(made.plan.config))
        if self._made is not None:
            made = self._made
            return Built(figures=made.figures, problems=made.problems, written=made.written)
        hint, self._sound = saved if self._sound else None, False
        config = self.config = self.settings()
        if not self._swept:
            sweep(previewed(config))
            self._swept = True
        rehearsed = saved is None and self._rehearsed is False
        built = build(
            config,
            now=self.moment(config),
            preview=True,
            left=self._keep,
            held=self._held,
            saved=hint,
            rehearsed=rehearsed,
        )
        self._sound = True
        if self._rehearsed is None:
            gc.freeze()  # what the first build loaded stays: looking for garbage in it took 0.3 s at times
        self._rehearsed = (
            bool(self._rehearsed) or rehearsed or any(stage.startswith(STORY) for stage in built.seconds)
        )
        if built.unchanged:
            self._made = made
        return built

    def _keep(self, made: "lean.Made") -> None:
        self._made = made
