"""The pages of a site of articles alone, of the invented newsroom: those of a build without analysis."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from digest.engine.progress import quiet
from digest.lean import pages
from digest.lean.outputs import outputs
from digest.lean.press import Press
from digest.lean.reading import Desk, desk
from digest.lean.record import Record
from digest.lean.shelf import shelf
from digest.model.page import OwnPage
from digest.read import READERS
from digest.render.assets import assets
from digest.render.theme import Setting, Theme
from digest.settings import SiteSettings

LATEST = "9"  # after every moment: nothing waits
TAGS = ("sea", "a & b")
Drawn = tuple[str, Callable[[], bytes]]


def drawn(
    theme: Theme, chosen: Mapping[str, Setting], site: SiteSettings, folder: Path, own: tuple[OwnPage, ...]
) -> Iterator[Drawn]:
    """Each file by its path, with the way to make it; all articles have tags, one front leads both ways."""
    empty = Desk(site=site, readers=READERS, drafts=False)
    read = desk(folder, empty, {}, Record(), partial(quiet, "read"))
    faces = {path: face._replace(tags=TAGS) for path, face in read.faces(LATEST).items()}
    shelved = shelf(faces, {})
    press = Press(site, theme, assets(theme, chosen=chosen), own, tags=True, chosen=chosen)
    for output in outputs(shelved, read, press, own):
        yield output.path, output.make
    binder = pages.Binder(press)
    yield "page/2.html", partial(pages.front, shelved.articles, 2, 3, len(shelved.articles), press, binder)
