"""The lean way from end to end: read what changed, draw what it shows in, link all the rest."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from digest.config import theme_folders
from digest.engine import fingerprint
from digest.engine.progress import Progress, quiet
from digest.errors import Problem
from digest.lean.face import moment
from digest.lean.outputs import Output, outputs
from digest.lean.press import Press, pressed
from digest.lean.reading import Desk, bare, desk
from digest.lean.record import Record, keep, remembered
from digest.lean.shelf import TAGS, Shelf, shelf
from digest.lean.single import single
from digest.model.page import File, Same
from digest.plugins import readers
from digest.read.pages import LEAN, OwnPages, own_pages
from digest.render.assets import Assets
from digest.settings import Config
from digest.usable import usable
from digest.write import StaleError, Written, refresh, site
from digest.write.manifest import read_manifest

RECORD = "lean-"  # and the name of the record of the build


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All that a site is made from, read as far as need be; articles after the moment `latest` wait."""

    config: Config
    own: OwnPages
    desk: Desk
    shelf: Shelf
    press: Press
    assets: Assets
    latest: str

    def outputs(self) -> Iterator[Output]:
        """Every file of the site but those of the theme."""
        return outputs(self.shelf, self.desk, self.press, self.own.kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What a build did: the paths of all files, what of them was written, what was wrong.

    `plan` is what the site was made from, and `keys` are those of its pages, where it was looked at whole.
    """

    files: tuple[str, ...]
    written: Written
    problems: tuple[Problem, ...]
    figures: Mapping[str, int]
    hashes: Mapping[str, str] = field(default_factory=dict)  # of the articles that were read, by place
    linked: bool = True  # what was not written stands in a new tree: its stamps are others
    keys: Mapping[str, str] = field(default_factory=dict)
    plan: Plan | None = None


def build(  # noqa: PLR0913 - each says another thing of the build
    config: Config,
    *,
    now: datetime | None,
    seen: fingerprint.Seen,
    target: Path,
    record: Path,
    progress: Progress,
    last: fingerprint.Record,
    about: str,
    preview: bool = False,
) -> Made:
    """Make the folder `target` hold the site of `config`: its articles as they are.

    `seen` are all inputs as `fingerprint.stamps` gives them, `record` is where the build is noted; what this
    way keeps lies beside it; `last` is what was noted there, `about` names the versions at work. A `preview`
    is brought up to date in place, and its style sheets keep their names.

    Raises:
        DigestError: there is no article, or a remark where the build is strict; nothing is written.
        VerifyError: an article's text would not stand on its page as it is.
        ConfigError, DiskError, LockedError: as the rooms raise them.
    """
    place = record.with_name(f"{RECORD}{record.name}")
    own = own_pages(config.paths.pages, LEAN)
    decided, time = _decided(config, own, seen, about, preview=preview), str(now or "")
    whole = fingerprint.intact(last, target)
    edited = fingerprint.edited(last, seen) or ()
    if not preview and len(edited) == 1 and len(whole) == len(last.site):
        (one,) = edited
        told = {problem.path for problem in last.problems}
        page = single(config, own.kept, one, target, place, made=(decided, time), told=told)
        if page:
            return _alone(page, whole, last)
    before = remembered(place, decided)
    given = _Given(config=config, now=now, own=own, seen=seen, before=before, decided=decided)
    plan = _plan(given, progress, preview=preview)
    problems = (*plan.desk.problems, *own.problems)
    figures = _figures(plan, problems)
    usable(problems, figures["articles"], config, left=figures["drafts"] + figures["later"])
    put = _Put(target=target, preview=preview, durable=config.build.durable)
    try:
        keys, written = _written(plan, before, progress, whole, put)
    except StaleError:  # somebody changed the site: nothing of it can be trusted
        keys, written = _written(plan, Record(), progress, whole, put)
    kept = Record(made=before.made, documents=plan.desk.documents, keys=keys, slugs=plan.shelf.slugs)
    with suppress(OSError):  # what cannot be kept is made again next time
        keep(place, kept, plan.shelf, time)
    files = (*keys, *(file.path for file in plan.assets.files))
    return Made(
        files=files,
        written=written,
        problems=problems,
        figures=figures,
        hashes=plan.desk.hashes,
        keys=keys,
        plan=plan,
    )


def checked(config: Config, now: datetime | None) -> tuple[tuple[Problem, ...], Mapping[str, int]]:
    """All that is wrong with articles, own pages and the site made of them in memory; and the figures.

    Nothing is written, nor taken from what is remembered.

    Raises:
        VerifyError, ThemeError: as `build`.
    """
    own = own_pages(config.paths.pages, LEAN)
    given = _Given(config=config, now=now, own=own, seen={}, before=Record(), decided="")
    plan = _plan(given, quiet, preview=False)
    for output in plan.outputs():
        output.make()  # a page of an article proves itself
    problems = (*plan.desk.problems, *own.problems)
    return problems, _figures(plan, problems)


def _alone(page: str, whole: frozenset[str], last: fingerprint.Record) -> Made:
    """The last build again, of which one page was written."""
    return Made(
        files=tuple(last.site),
        written=Written(written=(page,), unchanged=tuple(sorted(whole - {page}))),
        problems=last.problems,
        figures=last.figures,
        linked=False,
    )


def _decided(
    config: Config, own: OwnPages, seen: fingerprint.Seen, about: str, *, preview: bool = False
) -> str:
    """A hash of all that decides besides the articles: code, theme, settings, the names of own pages.

    In a preview a theme's assets are left out: they keep their names, and pages show no more of them.
    """
    above = (f"{config.paths.seeds}/", f"{config.paths.pages}/")
    rest = {path: known for path, known in seen.items() if not path.startswith(above)}
    if preview:
        folders = "|".join(re.escape(str(folder)) for folder in theme_folders(config))
        asset = re.compile(f"(?:{folders})/[^/]+/assets/")
        rest = {path: known for path, known in rest.items() if not asset.match(path)}
    names = [f"{one.slug} {one.title}" for one in own.kept]
    return fingerprint.fingerprint(repr(config), f"{about} {names}", "", rest)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """What a build begins with; `decided` hashes all that decides besides the articles."""

    config: Config
    now: datetime | None
    own: OwnPages
    seen: fingerprint.Seen
    before: Record
    decided: str


def _plan(given: _Given, progress: Progress, *, preview: bool) -> Plan:
    config, now, before = given.config, given.now, given.before
    seeds = config.paths.seeds
    above, name = f"{seeds}/", seeds.name
    shas = {
        f"{name}/{path.removeprefix(above)}": sha
        for path, (_, sha) in given.seen.items()
        if path.startswith(above)
    }
    empty = bare(config, readers())
    read = desk(seeds, empty, shas, before, lambda done, of: progress("read", done, of))
    latest = moment(now.isoformat(timespec="minutes")) if now and not config.build.future else "9"
    shelved = shelf(read.faces(latest), before.slugs)
    press = pressed(config, given.own.kept, tags=bool(shelved.tags), decided=given.decided, plainly=preview)
    return Plan(
        config=config,
        own=given.own,
        desk=read,
        shelf=shelved,
        press=press,
        assets=press.anew() if preview else press.assets,
        latest=latest,
    )


def _written(
    plan: Plan,
    before: Record,
    progress: Progress,
    whole: Container[str],
    put: "_Put",
) -> tuple[dict[str, str], Written]:
    keys: dict[str, str] = {}
    listed = read_manifest(put.target) if before.keys else {}
    there = {path: sha for path, sha in listed.items() if path in whole}
    files = _files(plan, before, there, keys, progress)
    return keys, put.written(files)


class _Put(NamedTuple):
    """Where a build puts its files, and how."""

    target: Path
    preview: bool
    durable: bool

    def written(self, files: Iterable[File | Same]) -> Written:
        """All files put there."""
        if self.preview:
            return refresh(files, self.target)
        return site(files, self.target, durable=self.durable)


def _files(
    plan: Plan, before: Record, there: Mapping[str, str], keys: dict[str, str], progress: Progress
) -> Iterator[File | Same]:
    of = len(plan.shelf.articles)
    # The navigation of every page names the list of tags where there is one.
    held = before.keys if (TAGS in before.keys) == bool(plan.shelf.tags) else {}
    for done, output in enumerate(plan.outputs()):
        keys[output.path] = output.key
        if held.get(output.path) == output.key and output.path in there:
            yield Same(path=output.path, sha256=there[output.path])
            continue
        progress("write", min(done, of), of)
        yield File(path=output.path, data=output.make())
    yield from plan.assets.files


def _figures(plan: Plan, problems: tuple[Problem, ...]) -> dict[str, int]:
    known = plan.desk.documents.values()
    shown = sum(1 for one in known if one.face)
    return {
        "articles": len(plan.shelf.articles),
        "refused": len({problem.path for problem in problems if problem.refused}),
        "drafts": sum(1 for one in known if one.sha256 and not one.face and not one.parts),
        "later": shown - len(plan.shelf.articles),
    }
