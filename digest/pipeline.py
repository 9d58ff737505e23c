"""The whole way on one page: documents, articles, stories, analyses, digests, pages, files."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from digest import analyze, clean, cluster, compose, recalled, render, write
from digest.config import theme_folders, typefaces
from digest.deciding import deciding
from digest.engine import fingerprint, pagefind
from digest.engine.memo import Memo
from digest.engine.progress import Progress, quiet
from digest.engine.stopwatch import Stopwatch, slowest
from digest.errors import Problem, VerifyError
from digest.given import Look, Sources, Told
from digest.limits import limits
from digest.model.article import Documents
from digest.model.digest import Edition, Imprint, Order
from digest.model.history import Changes
from digest.model.overrides import Overrides
from digest.model.page import File, OwnPage, Same
from digest.model.record import Record
from digest.outlets import publishers
from digest.printing import Printing
from digest.prints import Prints
from digest.read import changes as changes_read
from digest.read.forgotten import forgotten
from digest.read.overrides import overrides
from digest.read.pages import own_pages
from digest.read.record import dumped, record
from digest.settings import Config
from digest.stages import Stages
from digest.steps import Steps
from digest.text.forgotten import Forgotten
from digest.text.gazetteer import country
from digest.usable import usable
from digest.write import Written

SHOWN = 20  # passages named when a site does not hold; the rest is counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is kept beside the articles: what a person said, addresses, former words, what is gone."""

    overrides: Overrides = field(default_factory=Overrides)
    record: Record = field(default_factory=Record)
    changes: Changes = field(default_factory=Changes)
    forgotten: Forgotten = field(default_factory=Forgotten)


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
    articles = clean.articles(
        found, country=country, choice=_choice(config, now), known=publishers(config.outlets)
    )
    names = {article.id: analyze.named_in(article) for article in articles.kept}
    stages = _stages(config)
    stories = stages.stories(articles.kept, _grouper(config), names=names)
    stories = cluster.overridden(stories, kept.overrides, names=names, problems=articles.problems)
    told = []
    for done, story in enumerate(stories):
        progress("analyze", done, len(stories))
        told.append(stages.digest(stages.analysis(story), _composer(config)))
    made = compose.gathered(
        told,
        now=now,
        problems=articles.problems,
        settings=deciding(config),
        record=kept.record,
        changes=_changes(kept, (article.id for article in articles.kept)),
    )
    return replace(made, limits=limits(), drafts=articles.drafts, later=articles.later)


def kept_beside(config: Config) -> Kept:
    """What a person said of stories, the ids and addresses that they had so far, and what was in them."""
    return Kept(
        overrides=overrides(config.paths.overrides),
        record=record(config.paths.record, config.called(config.paths.record)),
        changes=changes_read.changes(config.paths.changes, config.called(config.paths.changes)),
        forgotten=forgotten(config.paths.forgotten),
    )


def _beside(config: Config, memo: Memo, seen: fingerprint.Seen) -> Kept:
    """The same, as it is held in memory where the files are those of the build before."""
    paths = config.paths
    places = [paths.overrides, paths.record, paths.changes, paths.forgotten]
    before = [seen.get(str(place), ("", "")) for place in places]
    name = memo.key(
        "beside", repr([(str(place), sha) for place, (_, sha) in zip(places, before, strict=True)])
    )
    found = memo.held(name, Kept)
    if found is None:
        found = kept_beside(config)
        # What was saved since it was looked at is not what its hash names.
        if all(
            (fingerprint.stamp(place) or "") == stamp
            for place, (stamp, _) in zip(places, before, strict=True)
        ):
            memo.hold(name, found)
    return found


def with_pages(made: Edition, config: Config) -> Edition:
    """The edition with the publisher's own pages, and what was wrong with them."""
    own = own_pages(config.paths.pages)
    return replace(made, pages=own.kept, problems=(*made.problems, *own.problems))


def files(made: Edition, config: Config) -> tuple[File, ...]:
    """From the edition to the files of the site."""
    return render.files(
        made,
        theme_folders=theme_folders(config),
        site=config.site,
        chosen=dict(config.theme),
        typefaces=typefaces(config),
    )


def _changes(kept: Kept, articles: Iterable[str]) -> Changes:
    """The record of changes; where anything was taken down, without words of articles that are not there."""
    return kept.changes.only(frozenset(articles)) if kept.forgotten.known else kept.changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What one run through all steps gave; `paths` are the site's files; a preview keeps no records."""

    figures: Mapping[str, int]
    problems: tuple[Problem, ...]
    written: Written
    paths: Sequence[str]
    record: bytes
    changes: bytes
    seconds: Mapping[str, float]


def made(  # noqa: PLR0913 - all that a build depends on
    config: Config,
    now: datetime | None,
    progress: Progress,
    *,
    memo: Memo,
    seen: fingerprint.Seen,
    whole: frozenset[str],
    preview: Path | None = None,
    saved: Collection[str] = (),
    rehearsed: bool = False,
) -> Made:
    """All steps from the folder of articles to the site, each taken only where it is not remembered.

    `saved` are the articles that alone have changed, where that is known; `rehearsed` as for `Steps`.
    """
    if config.search.enabled:
        pagefind.checked()
    clock = Stopwatch()
    # A preview is built in a thread of its server: forking there may copy a lock that nobody opens again.
    jobs = 1 if preview else config.build.jobs
    beside = _beside(config, memo, seen)
    steps = Steps(
        memo=memo,
        jobs=jobs,
        progress=progress,
        stages=_stages(config),
        outlets=publishers(config.outlets),
        forgotten=beside.forgotten,
        saved=saved,
        rehearsed=rehearsed,
    )
    shas = {path: sha for path, (_, sha) in seen.items()}
    sources = steps.sources(config.paths.seeds, shas, _choice(config, now))
    clock.lap("read")
    kept = steps.articles(sources)
    clock.lap("clean")
    stories = steps.stories(kept, _grouper(config), beside.overrides)
    clock.lap("cluster")
    told = steps.digests(stories, kept, _composer(config))
    clock.lap("analyze")
    heads = [one.head for one in told]
    made_now = now.isoformat(timespec="seconds") if now else ""
    former = _changes(beside, kept.stamps)
    order, changes = compose.brought_up(
        recalled.ordered(heads, beside.record, memo),
        heads,
        former,
        lambda at: steps.standing(told[at]),
        made_now,
    )
    own = own_pages(config.paths.pages)
    imprint = Imprint(
        problems=(*kept.problems, *own.problems),
        settings=deciding(config),
        limits=limits(),
        now=made_now,
        pages=own.kept,
        moved=order.moved,
    )
    usable(imprint.problems, len(told), config, left=kept.drafts + kept.later)
    clock.lap("compose")
    intact = recalled.intact(preview or config.paths.site, whole, memo)
    prints = Prints(memo=memo, intact=intact, preview=preview is not None)
    printing = Printing(
        prints=prints,
        jobs=jobs,
        progress=progress,
        look=_look(config, own.kept, seen, preview=preview is not None),
        workspace=config.paths.cache,
        anew=steps.anew if rehearsed else frozenset(),
    )
    files = _proved(printing, told, order, imprint, sources)
    beside_them: dict[str, str] = {}
    if config.site.precompress and not preview:
        files = write.packed(files, config.site.precompress, config.paths.site, prints.intact, beside_them)
    if preview:
        written = write.refresh(files, preview)
        recalled.listed(preview, prints.listed, memo)
    else:
        written = write.site(files, config.paths.site, durable=config.build.durable)
    clock.lap("render")
    figures = {
        "articles": sum(len(one.head.articles) for one in told),
        "stories": len(told),
        "refused": len({problem.path for problem in imprint.problems if problem.refused}),
        "drafts": kept.drafts,
        "later": kept.later,
    }
    return Made(
        figures=figures,
        problems=imprint.problems,
        written=written,
        paths=(*prints.listed, *beside_them),
        record=b"" if preview else dumped(order.record),
        changes=b"" if preview else changes_read.dumped(changes),
        seconds={**clock.seconds, **slowest(steps.took), **slowest(prints.took)},
    )


def _proved(
    printing: Printing, told: Sequence[Told], order: Order, imprint: Imprint, sources: Sources
) -> Iterator[File | Same]:
    """The files of the site; where a passage does not hold, an error before anything is replaced."""
    yield from printing.files(told, order, imprint, sources)
    if wrong := printing.prints.wrong:
        told_of = wrong[:SHOWN]
        more = [f"and {len(wrong) - SHOWN} more"] if len(wrong) > SHOWN else []
        raise VerifyError("\n".join([*map(str, told_of), *more]))


def _look(config: Config, own: tuple[OwnPage, ...], seen: fingerprint.Seen, *, preview: bool) -> Look:
    folders = theme_folders(config)
    within = tuple(map(str, folders))
    themes = sorted((path, sha) for path, (_, sha) in seen.items() if path.startswith(within))
    stamp = hashlib.sha256(
        repr((config.site, config.theme, config.cards, own, themes)).encode("utf-8", "surrogatepass")
    ).hexdigest()
    searching = "off" if not config.search.enabled else "preview" if preview else "on"
    return Look(
        theme_folders=folders,
        site=config.site,
        own=own,
        stamp=stamp,
        chosen=config.theme,
        preview=preview,
        search=searching,
        typefaces=None if preview else typefaces(config),
    )


def _choice(config: Config, now: datetime | None) -> clean.Choice:
    return clean.Choice(drafts=config.build.drafts, until=None if config.build.future else now)


def _grouper(config: Config) -> cluster.Grouper:
    return cluster.Grouper(threshold=config.cluster.threshold, window=config.cluster.window_days)


def _stages(config: Config) -> Stages:
    chosen = config.plugins
    return Stages(clusterer=chosen.clusterer, extractors=chosen.extractors, composer=chosen.composer)


def _composer(config: Config) -> compose.Composer:
    return compose.Composer(least=config.summary.sentences_min, most=config.summary.sentences_max)
