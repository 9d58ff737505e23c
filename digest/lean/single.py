"""The shortest way: where one article's text alone has changed, its page is all that is drawn."""

from collections.abc import Container
from contextlib import suppress
from pathlib import Path

from digest import plugins
from digest.lean import pages
from digest.lean.press import pressed
from digest.lean.reading import again, bare
from digest.lean.record import glimpse, note
from digest.model.page import File, OwnPage
from digest.settings import Config
from digest.write import StaleError, alone


def single(
    config: Config,
    own: tuple[OwnPage, ...],
    edited: str,
    target: Path,
    place: Path,
    *,
    made: tuple[str, str],
    told: Container[str],
) -> str | None:
    """Draw the page of the article in the file `edited` and put it in its place; its path, if that is enough.

    It is where lists show of the article what they showed before, and there is nothing to remark on it.
    `place` is where the record lies, `made` what it must have been made from: the hash of what decides, and
    the time of the build; about the documents in `told` there was something to remark. None means that the
    whole site is to be looked at; nothing of it was touched then.

    Raises:
        VerifyError: the text would not stand on its page as it is.
        ThemeError: a template cannot be drawn.
        ConfigError, LockedError, DiskError: as the rooms raise them.
    """
    seeds = config.paths.seeds
    document = f"{seeds.name}{edited.removeprefix(str(seeds))}"
    plain = edited.startswith(f"{seeds}/") and document not in told
    held = glimpse(place, *made, document) if plain else None
    desk = bare(config, plugins.readers())
    known = again(seeds, document, desk) if held else None
    if not held or not known or not known.face or known.problems or known.face.mark != held.shelved.face.mark:
        return None
    press = pressed(config, own, tags=held.tags, decided=made[0])
    data = pages.article(held.shelved, held.newer, held.older, desk, press)
    with suppress(StaleError, ValueError, OSError):
        note(place, document)
        alone(File(path=held.shelved.path, data=data), target, durable=config.build.durable)
        return held.shelved.path
    return None
