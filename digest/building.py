"""A build as a person asks for one: nothing where nothing has changed, else all steps, or none."""

from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from digest import plugins
from digest.config import theme_folders, typefaces
from digest.engine import fingerprint, purge
from digest.engine.memory import seldom_collected
from digest.engine.progress import Progress, quiet
from digest.engine.stopwatch import Stopwatch
from digest.errors import Problem
from digest.settings import Config
from digest.write import StaleError, Written, beside, left_beside
from digest.write.erase import erase

if TYPE_CHECKING:
    from digest import lean
    from digest.engine.held import Held
    from digest.pipeline import Made

RECORD = "build.json"
PREVIEW_RECORD = "preview.json"
CACHE = "cache.sqlite"


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build did, in numbers; what was written and what was wrong; the seconds of each stage.

    `notes` are for people: remarks on the cache.
    """

    figures: Mapping[str, int]
    problems: tuple[Problem, ...]
    written: Written = field(default_factory=Written)
    unchanged: bool = False
    seconds: Mapping[str, float] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@seldom_collected()
def build(  # noqa: PLR0913 - what a build depends on, and what only a preview knows
    config: Config,
    *,
    now: datetime | None,
    progress: Progress = quiet,
    preview: bool = False,
    left: "Callable[[lean.Made], None]" = lambda _: None,
    held: "Held | None" = None,
    saved: Collection[str] | None = None,
    rehearsed: bool = False,
) -> Built:
    """Read, make, verify and write the site; what is as it was is not made again, nor is it read.

    A `preview` goes to a folder of its own (`previewed`) and is brought up to date in place, by one process;
    its style sheets keep their names, and addresses of new stories and what changed are not put on record.
    `left` is given what a build of articles alone leaves in memory; `held` is what builds with analysis left
    there so far, and take from there. `saved` are the articles (absolute paths) that alone have changed, as
    far as is known: nothing else is looked at, and a build without this hint must follow before long.
    `rehearsed` goes all the way with analysis though nothing has changed: the next edit finds all loaded.

    Raises:
        VerifyError: a passage of the new site is not what its article says; the old site stays.
        ConfigError, DiskError, LockedError: as the rooms raise them.
    """
    paths = config.paths
    place = paths.cache / (PREVIEW_RECORD if preview else RECORD)
    target = previewed(config) if preview else paths.site
    before = _remembered(place, held)
    kept = [paths.overrides, paths.record, paths.changes, paths.forgotten]
    own = [paths.seeds, paths.pages, *kept, *(typefaces(config) or ())]
    folders = [*theme_folders(config), *own]
    # Where nothing is remembered all articles will be read anyway, and hashed then.
    later = None if config.build.analysis or before.seen else paths.seeds
    hinted = _hinted(config, before, held, saved)
    seen = hinted or fingerprint.stamps([fingerprint.package(), *folders], before, later=later)
    if fingerprint.another(before, seen, paths.forgotten):
        _purged(config, preview=preview)
        if held:
            held.emptied()
    offered = plugins.stamp()
    about = f"{fingerprint.versions()} {preview=} {offered}"
    key = fingerprint.fingerprint(repr(config), about, str(now or ""), seen)
    same = not hinted and fingerprint.unchanged(before, key, target) and not left_beside(target)
    if same and not (rehearsed and config.build.analysis):
        _caught_up(place, held)
        return Built(figures=before.figures, problems=before.problems, unchanged=True)
    if not config.build.analysis:
        noted = _Noted(place=place, before=before, seen=seen, key="" if later else key, about=about)
        plainly, plain = _lean(config, now, progress, noted, preview=preview)
        left(plain)
        return plainly
    noted = _Noted(place=place, before=before, seen=seen, key=key, about=about)
    asked = _Asked(saved=frozenset(saved or ()) if hinted else frozenset(), rehearsed=rehearsed)
    built = _analyzed(config, now, progress, noted, held, asked, preview=preview)
    if built is None:  # the hint did not tell all
        return build(config, now=now, progress=progress, preview=preview, left=left, held=held)
    return built


def _analyzed(
    config: Config,
    now: datetime | None,
    progress: Progress,
    noted: "_Noted",
    held: "Held | None",
    asked: "_Asked",
    *,
    preview: bool,
) -> Built | None:
    """The site with analysis; None where what was hinted at is not all that has changed."""
    from digest.blaming import blamed  # noqa: PLC0415 - not where nothing has changed
    from digest.engine.cache import opened  # noqa: PLC0415 - not where nothing has changed
    from digest.engine.memo import Memo  # noqa: PLC0415 - the same
    from digest.given import LostError  # noqa: PLC0415 - the same
    from digest.pipeline import made as all_made  # noqa: PLC0415 - the same

    target = previewed(config) if preview else config.paths.site
    before, seen = noted.before, noted.seen
    code = fingerprint.code(seen) + plugins.stamp()
    whole = frozenset(before.site) if asked.saved else fingerprint.intact(before, target)
    made_of = partial(all_made, config, now, progress, seen=seen, preview=target if preview else None)
    way = blamed(config.plugins)(made_of)
    notes: list[str] = []
    with opened(config.paths.cache / CACHE, notes.append) as cache:
        try:
            made = way(memo=Memo(cache, code, held), whole=whole, **asked._asdict())
        except (LostError, StaleError):  # somebody changed files or the cache while we worked
            if asked.saved:
                return None
            if held:
                held.emptied()  # what it leads to may be gone from the cache
            with opened(None, notes.append) as fresh:
                made = way(memo=Memo(fresh, code), whole=frozenset())
    if not preview:
        noted = _kept(config, now, noted, made)
    # A preview's files that this build did not write are those that were looked at when it began.
    renewed = frozenset(made.written.written)
    known = {path: before.site[path] for path in whole if path not in renewed} if preview else {}
    with suppress(OSError):  # what cannot be remembered is built again next time
        record = fingerprint.noted(
            noted.key,
            target,
            noted.seen,
            files=made.paths,
            figures=made.figures,
            problems=made.problems,
            known=known,
            at=before.at if asked.saved else 0,
        )
        if not (held and asked.saved):
            fingerprint.record(noted.place, record)
        if held:
            held.record = (fingerprint.stamp(noted.place) or "", record)
            held.written = not asked.saved  # after a hint all is looked at before long: time enough then
    if held:
        held.turned()
    return Built(
        figures=made.figures,
        problems=made.problems,
        written=made.written,
        seconds=made.seconds,
        notes=tuple(notes),
    )


def _caught_up(place: Path, held: "Held | None") -> None:
    """Write what builds from hints have noted in memory alone."""
    if held and held.record and not held.written:
        with suppress(OSError):
            fingerprint.record(place, held.record[1])
            held.record, held.written = (fingerprint.stamp(place) or "", held.record[1]), True


def _kept(config: Config, now: datetime | None, noted: "_Noted", made: "Made") -> "_Noted":
    """What a build notes once the addresses of its stories and what is new in them are on record."""
    records = {config.paths.record: made.record, config.paths.changes: made.changes}
    durable = config.build.durable
    recorded = [place for place, data in records.items() if beside(place, data, durable=durable)]
    if not recorded:
        return noted
    # What is on record now gives the very same site: the next build need not be made for its sake.
    seen = {**noted.seen, **fingerprint.stamps(recorded, noted.before)}
    key = fingerprint.fingerprint(repr(config), noted.about, str(now or ""), seen)
    return noted._replace(seen=seen, key=key)


def _remembered(place: Path, held: "Held | None") -> fingerprint.Record:
    """What was noted of the last build: as it is held in memory, where the file is the one noted then."""
    if held and held.record and held.record[0] == fingerprint.stamp(place):
        return held.record[1]
    return fingerprint.remembered(place)


def _hinted(
    config: Config, before: fingerprint.Record, held: "Held | None", saved: Collection[str] | None
) -> fingerprint.Seen | None:
    """All inputs, of which only articles in `saved` were looked at; None where everything must be.

    What is noted of the others stays as old as it is, so that the next look at everything finds what the
    hint missed.
    """
    if not (config.build.analysis and held and held.record and saved):
        return None
    seeds = f"{config.paths.seeds}/"
    if not all(path.startswith(seeds) for path in saved):
        return None
    return fingerprint.retold(before, saved)


def _purged(config: Config, *, preview: bool) -> None:
    """Take away all that is remembered of articles: something was taken down, and no copy of it may stay.

    The preview goes too, where it is not what is built now: then it is brought up to date itself.
    """
    purge.dropped(purge.remembered(config.paths.cache))
    if not preview:
        erased = erase(previewed(config))
        purge.dropped(place for place in erased.kept if purge.HALF.fullmatch(place.name))


class _Asked(NamedTuple):
    """The articles that alone have changed, as far as is known (none: no hint), and whether to rehearse."""

    saved: frozenset[str]
    rehearsed: bool


class _Noted(NamedTuple):
    """What is remembered and where, what is there now, the versions at work; `key` is "" where unknown."""

    place: Path
    before: fingerprint.Record
    seen: fingerprint.Seen
    key: str
    about: str


def _lean(
    config: Config, now: datetime | None, progress: Progress, noted: _Noted, *, preview: bool
) -> "tuple[Built, lean.Made]":
    """The site of articles as they are."""
    from digest import lean  # noqa: PLC0415 - a way that few builds go

    place, before, seen, key, about = noted
    target = previewed(config) if preview else config.paths.site
    clock = Stopwatch()
    made = lean.build(
        config,
        now=now,
        seen=seen,
        target=target,
        record=place,
        progress=progress,
        last=before,
        about=about,
        preview=preview,
    )
    clock.lap("build")
    seen = seen if key else fingerprint.hashed(seen, made.hashes)
    key = key or fingerprint.fingerprint(repr(config), about, str(now or ""), seen)
    written = frozenset(made.written.written)
    known = {} if made.linked else {path: stamp for path, stamp in before.site.items() if path not in written}
    with suppress(OSError):  # what cannot be remembered is built again next time
        record = fingerprint.noted(
            key,
            target,
            seen,
            files=made.files,
            figures=made.figures,
            problems=made.problems,
            known=known,
        )
        fingerprint.record(place, record)
    clock.lap("record")
    built = Built(figures=made.figures, problems=made.problems, written=made.written, seconds=clock.seconds)
    return built, made


def previewed(config: Config) -> Path:
    """The folder of the preview, beside what is remembered: the site itself stays as it was built."""
    return config.paths.cache / "preview"
