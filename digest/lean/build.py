"""The lean way from end to end: read what changed, draw what it shows in, link all the rest."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from digest.errors import DigestError, Problem
from digest.lean.outputs import Output, outputs
from digest.lean.press import Press
from digest.lean.reading import Desk, desk
from digest.lean.record import Record, keep, remembered
from digest.lean.shelf import Shelf, shelf
from digest.model.page import File, Same
from digest.plugins import readers
from digest.read.pages import OwnPages, own_pages
from digest.render.assets import Assets, assets
from digest.render.theme import Theme, own_themes, theme
from digest.settings import Config
from digest.write import StaleError, Written, site
from digest.write.manifest import read_manifest

RECORD = "lean.json"
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What a build did: the paths of all files, what of them was written, what was wrong."""

    files: tuple[str, ...]
    written: Written
    problems: tuple[Problem, ...]
    figures: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """All that a site is made from, read as far as need be."""

    config: Config
    own: OwnPages
    theme: Theme
    assets: Assets
    desk: Desk
    shelf: Shelf

    def outputs(self) -> Iterator[Output]:
        press = Press(
            self.config.site, self.theme, self.assets, self.own.kept, tags=bool(self.shelf.tags)
        )
        return outputs(self.shelf, self.desk, press, self.own.kept)


def build(config: Config, *, code: str, seen: Mapping[str, str], progress: Progress) -> Made:
    """Make the site of `config` hold its articles as they are.

    Args:
        config: all settings.
        code: a hash of what decides besides articles and own pages: versions, theme, settings.
        seen: the SHA-256 of each file in the folder of seeds, by its path there.
        progress: is told (stage, done, total).

    Raises:
        DigestError: there is no article, or a remark where the build is strict; nothing is written.
        VerifyError: an article's text would not stand on its page as it is.
        ConfigError, DiskError, LockedError: as the rooms raise them.
    """
    place = config.paths.cache / RECORD
    own = own_pages(config.paths.pages)
    made = hashlib.sha256("\x1f".join([code, *(f"{one.slug} {one.title}" for one in own.kept)]).encode()).hexdigest()
    before = remembered(place, made)
    plan = _plan(config, own, seen, before, progress)
    problems = (*plan.desk.problems, *own.problems)
    _usable(plan, problems)
    try:
        keys, written = _written(plan, before, progress)
    except StaleError:  # somebody changed the site: nothing of it can be trusted
        keys, written = _written(plan, Record(made=made), progress)
    record = Record(made=made, documents=plan.desk.documents, keys=keys, slugs=plan.shelf.slugs)
    with suppress(OSError):  # what cannot be kept is made again next time
        keep(place, record)
    files = (*keys, *(file.path for file in plan.assets.files))
    return Made(files=files, written=written, problems=problems, figures=_figures(plan, problems))


def _plan(
    config: Config, own: OwnPages, seen: Mapping[str, str], before: Record, progress: Progress
) -> _Plan:
    folders = (config.paths.themes, *(place for place in own_themes() if place != config.paths.themes))
    chosen = theme(config.site.theme, folders)
    read = desk(
        config.paths.seeds, readers(), config.site, seen, before,
        lambda done, of: progress("read", done, of),
    )  # fmt: skip
    faces = {path: known.face for path, known in read.documents.items() if known.face}
    return _Plan(
        config=config,
        own=own,
        theme=chosen,
        assets=assets(chosen),
        desk=read,
        shelf=shelf(faces, before.slugs),
    )


def _usable(plan: _Plan, problems: tuple[Problem, ...]) -> None:
    said = [str(problem) for problem in problems]
    if not plan.shelf.articles:
        seeds = plan.config.paths.seeds.name
        said.append(f"{seeds}: no article to build from; put .txt or .md files there. The site is as it was.")
        raise DigestError("\n".join(said))
    if plan.config.build.strict and said:
        said.append(f"strict: {len(said)} remarks count as mistakes; nothing was written.")
        raise DigestError("\n".join(said))


def _written(plan: _Plan, before: Record, progress: Progress) -> tuple[dict[str, str], Written]:
    keys: dict[str, str] = {}
    target = plan.config.paths.site
    there = read_manifest(target) if before.keys else {}
    return keys, site(_files(plan, before, there, keys, progress), target)


def _files(
    plan: _Plan, before: Record, there: Mapping[str, str], keys: dict[str, str], progress: Progress
) -> Iterator[File | Same]:
    of = len(plan.shelf.articles)
    for done, output in enumerate(plan.outputs()):
        keys[output.path] = output.key
        if before.keys.get(output.path) == output.key and output.path in there:
            yield Same(path=output.path, sha256=there[output.path])
            continue
        progress("write", min(done, of), of)
        yield File(path=output.path, data=output.make())
    yield from plan.assets.files


def _figures(plan: _Plan, problems: tuple[Problem, ...]) -> dict[str, int]:
    return {
        "articles": len(plan.shelf.articles),
        "refused": len({problem.path for problem in problems if problem.refused}),
    }
