"""The whole way on one page: documents, articles, stories, analyses, digests, pages, files."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from pathlib import Path

from digest import analyze, clean, cluster, compose, render, write
from digest.engine import fingerprint
from digest.engine.memory import seldom_collected
from digest.engine.stopwatch import Stopwatch
from digest.errors import DigestError, Problem, VerifyError
from digest.model.article import Documents
from digest.model.digest import Edition
from digest.model.overrides import Overrides
from digest.model.page import File
from digest.model.record import Record
from digest.plugins import readers
from digest.read import documents
from digest.read.overrides import overrides
from digest.read.pages import own_pages
from digest.read.record import dumped, record
from digest.settings import ClusterSettings, Config, SummarySettings
from digest.text.gazetteer import country
from digest.write import Written

Progress = Callable[[str, int, int], None]  # (stage, done, total)
RECORD = "build.json"
SHOWN = 20  # passages named when a site does not hold; the rest is counted


def quiet(_stage: str, _done: int, _total: int) -> None:
    """Progress for those who want none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build did: in numbers, what was written, what was wrong, and the seconds of each stage."""

    figures: Mapping[str, int]
    problems: tuple[Problem, ...]
    written: Written = field(default_factory=Written)
    unchanged: bool = False
    seconds: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is kept beside the articles: what a person said of stories, and the addresses that they have."""

    overrides: Overrides = field(default_factory=Overrides)
    record: Record = field(default_factory=Record)


def edition(
    found: Documents,
    config: Config,
    now: datetime | None,
    progress: Progress = quiet,
    *,
    kept: Kept | None = None,
) -> Edition:
    """From documents to the edition: the pure middle of the way, with what is `kept` beside the articles.

    Raises:
        DigestError: what a person said of stories cannot be done; with all that is wrong with articles.
    """
    kept = kept or Kept()
    articles = clean.articles(found, country=country)
    grouper = cluster.Grouper(threshold=config.cluster.threshold, window=config.cluster.window_days)
    names = {article.id: analyze.named_in(article) for article in articles.kept}
    stories = cluster.stories(articles.kept, grouper, names=names)
    stories = cluster.overridden(stories, kept.overrides, names=names, problems=articles.problems)
    analyses = []
    for done, story in enumerate(stories):
        progress("analyze", done, len(stories))
        analyses.append(analyze.story(story))
    composer = compose.Composer(least=config.summary.sentences_min, most=config.summary.sentences_max)
    return compose.edition(
        analyses,
        composer,
        now=now,
        problems=articles.problems,
        settings=_settings(config),
        record=kept.record,
    )


def kept_beside(config: Config) -> Kept:
    """What a person said of stories, and the ids and addresses that they had so far."""
    return Kept(overrides=overrides(config.paths.overrides), record=record(config.paths.record))


def with_pages(made: Edition, config: Config) -> Edition:
    """The edition with the publisher's own pages, and what was wrong with them."""
    own = own_pages(config.paths.pages)
    return replace(made, pages=own.kept, problems=(*made.problems, *own.problems))


def files(made: Edition, config: Config) -> tuple[File, ...]:
    """From the edition to the files of the site."""
    return render.files(made, theme_folders=theme_folders(config), site=config.site)


@seldom_collected()
def build(config: Config, *, now: datetime | None, progress: Progress = quiet, keep: bool = True) -> Built:
    """Read, make, verify and write the site; nothing where nothing has changed.

    With `keep` the addresses of new stories are put on record; without it (a preview) they may still change.

    Raises:
        VerifyError: a passage of the new site is not what its article says; the old site stays.
        ConfigError, DiskError, LockedError: as the rooms raise them.
    """
    place = config.paths.cache / RECORD
    before = fingerprint.remembered(place)
    paths = config.paths
    folders = [*theme_folders(config), paths.seeds, paths.pages, paths.overrides, paths.record]
    seen = fingerprint.stamps([fingerprint.package(), *folders], before)
    about = f"{fingerprint.versions()} {keep=}"
    key = fingerprint.fingerprint(repr(config), about, str(now or ""), seen)
    if fingerprint.unchanged(before, key, config.paths.site):
        return Built(figures=before.figures, problems=before.problems, unchanged=True)
    clock = Stopwatch()
    if not config.build.analysis:
        return _lean(config, seen, clock, progress, (place, key, about))
    found = documents(config.paths.seeds, readers=readers())
    clock.lap("read")
    made = with_pages(edition(found, config, now, progress, kept=kept_beside(config)), config)
    _usable(made, config)
    clock.lap("edition")
    pages = files(made, config)
    clock.lap("render")
    _verified(pages, found)
    clock.lap("verify")
    written = write.site(pages, config.paths.site)
    if keep and write.beside(paths.record, dumped(made.record)):
        # What is on record now gives the very same site: the next build need not be made for its sake.
        seen = {**seen, **fingerprint.stamps([paths.record], before)}
        key = fingerprint.fingerprint(repr(config), about, str(now or ""), seen)
    clock.lap("write")
    figures = _figures(made)
    with suppress(OSError):  # what cannot be remembered is built again next time
        fingerprint.record(
            place, key, config.paths.site, seen,
            files=[file.path for file in pages], figures=figures, problems=made.problems,
        )  # fmt: skip
    return Built(figures=figures, problems=made.problems, written=written, seconds=clock.seconds)


def _lean(
    config: Config, seen: fingerprint.Seen, clock: Stopwatch, progress: Progress, kept: tuple[Path, str, str]
) -> Built:
    """The site of articles as they are, without analysis."""
    from digest import lean  # noqa: PLC0415 - a room that few builds enter

    place, key, about = kept
    under = f"{config.paths.seeds}/"
    seeds = {f"{config.paths.seeds.name}/{path.removeprefix(under)}": sha for path, (_, sha) in seen.items() if path.startswith(under)}
    rest = {path: known for path, known in seen.items() if not path.startswith((under, f"{config.paths.pages}/"))}
    made = lean.build(
        config, code=fingerprint.fingerprint(repr(config), about, "", rest), seen=seeds, progress=progress
    )
    clock.lap("build")
    with suppress(OSError):
        fingerprint.record(place, key, config.paths.site, seen, files=made.files, figures=made.figures, problems=made.problems)
    clock.lap("record")
    return Built(figures=made.figures, problems=made.problems, written=made.written, seconds=clock.seconds)


def theme_folders(config: Config) -> tuple[Path, ...]:
    """Where themes are looked up: the site's own folder, then those that come with digest."""
    return (config.paths.themes, *(place for place in render.own_themes() if place != config.paths.themes))


def _usable(made: Edition, config: Config) -> None:
    """Stop before anything is written where there is no article, or, if strict, anything to remark on."""
    said = [str(problem) for problem in made.problems]
    if not made.digests:
        seeds = config.paths.seeds.name
        said.append(f"{seeds}: no article to build from; put .txt or .md files there. The site is as it was.")
        raise DigestError("\n".join(said))
    if config.build.strict and said:
        said.append(f"strict: {len(said)} remarks count as mistakes; nothing was written.")
        raise DigestError("\n".join(said))


def _verified(pages: tuple[File, ...], found: Documents) -> None:
    from digest.render.verify import verify  # noqa: PLC0415 - not where nothing has changed

    texts = {document.path: (document.sha256, document.text) for document in found.kept}
    wrong = verify({page.path: page.data for page in pages}, texts)
    if wrong:
        more = [f"and {len(wrong) - SHOWN} more"] if len(wrong) > SHOWN else []
        raise VerifyError("\n".join([*map(str, wrong[:SHOWN]), *more]))


def _figures(made: Edition) -> dict[str, int]:
    return {
        "articles": sum(len(digest.analysis.story.articles) for digest in made.digests),
        "stories": len(made.digests),
        "refused": len({problem.path for problem in made.problems if problem.refused}),
    }


def _settings(config: Config) -> dict[str, str]:
    """The settings that decide what is found, by dotted name, for the method page."""
    parts: dict[str, ClusterSettings | SummarySettings] = {
        "cluster": config.cluster,
        "summary": config.summary,
    }
    return {
        f"{name}.{one.name}": str(getattr(part, one.name))
        for name, part in parts.items()
        for one in fields(part)
    }
