"""The steps of the way, each remembered by what it was made from: an edit redoes what depends on it alone.

Every step is a pure function; one that is remembered gives what it would give anew, byte for byte.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from digest import analyze, clean, cluster, compose, read, regroup
from digest.arranging import arranged, noted
from digest.engine.frozen import frozen
from digest.engine.memo import Kind, Memo
from digest.engine.pack import Pack
from digest.engine.progress import Progress
from digest.engine.stopwatch import timed
from digest.engine.workers import mapped
from digest.errors import Problem
from digest.given import (
    FEW_DOCUMENTS,
    Cleaned,
    Grouped,
    Groups,
    Kept,
    LostError,
    Named,
    Reasons,
    Sources,
    Told,
    there,
)
from digest.model.article import Article, Document
from digest.model.digest import Head
from digest.model.history import Standing
from digest.model.outlets import NOBODY, Publishers
from digest.model.overrides import Overrides
from digest.model.story import Story
from digest.plugins import readers
from digest.shelving import Shelving
from digest.stages import CLUSTERER, Stages
from digest.text.forgotten import Forgotten
from digest.text.gazetteer import country

if TYPE_CHECKING:
    from digest.cluster.grouping import Group

FEW_STORIES = 6


@dataclass(slots=True, kw_only=True)
class Steps:
    """The steps from a folder to composed stories, for one build; `took` are seconds, by story.

    `saved` are the files (absolute paths) that alone have changed since the build before, if that is known.
    When `rehearsed`, an article and a story are made anew though they are known: what that takes is loaded.
    """

    memo: Memo
    jobs: int
    progress: Progress
    stages: Stages = field(default_factory=Stages)
    forgotten: Forgotten = field(default_factory=Forgotten)
    outlets: Publishers = NOBODY
    saved: Collection[str] = ()
    rehearsed: bool = False
    took: dict[str, float] = field(default_factory=dict)
    anew: frozenset[int] = frozenset()
    _documents: dict[str, Document] = field(default_factory=dict)

    def sources(self, folder: Path, shas: Mapping[str, str], choice: clean.Choice) -> Sources:
        """The files of `folder`, as `Shelving.sources` gives them.

        Raises:
            ConfigError, DiskError: there is no such folder, or it cannot be listed.
        """
        shelving = Shelving(
            memo=self.memo,
            jobs=self.jobs,
            progress=self.progress,
            forgotten=self.forgotten,
            outlets=self.outlets,
            saved=self.saved,
            documents=self._documents,
        )
        return shelving.sources(folder, shas, choice)

    def articles(self, sources: Sources) -> Kept:
        """The articles among the documents of a folder, in the order of their ids."""
        pack = Pack(self.memo, self.memo.key("cleaned"))
        told = [pack.value(task.stamp) for task in sources.tasks]
        known = [Cleaned._make(each) if each else None for each in told]
        if self.rehearsed and known:
            known[0] = None
        missing = [task for task, held in zip(sources.tasks, known, strict=True) if held is None]
        fresh = self._cleaned(missing, sources, pack)
        cleaned = [held or next(fresh) for held in known]
        pack.close()
        until, left = sources.choice.until, sources.left
        pairs = zip(sources.tasks, cleaned, strict=True)
        later = left.later | {task.path for task, one in pairs if clean.after(one.published, until)}
        kept = sorted(
            (task.id, task.stamp, one.day, one.language, task.path)
            for task, one in zip(sources.tasks, cleaned, strict=True)
            if one.problem is None and task.path not in later
        )
        problems = (*sources.problems, *(one.problem for one in cleaned if one.problem))
        return Kept(
            stamps={id_: stamp for id_, stamp, *_ in kept},
            paths={id_: path for id_, *_, path in kept},
            days={id_: day for id_, _, day, *_ in kept},
            languages={id_: language for id_, _, _, language, _ in kept},
            problems=tuple(one for one in problems if one.path not in later | left.drafts),
            drafts=len(left.drafts),
            later=len(later),
        )

    def stories(self, kept: Kept, grouper: cluster.Grouper, overrides: Overrides) -> tuple[Grouped, ...]:
        """The articles grouped into stories, and as a person wants them.

        Raises:
            DigestError: what a person said of stories cannot be done; with all that is wrong with articles.
        """
        name = self.memo.key("stories", repr((grouper, overrides, self.stages.clusterer)))
        whole = self.memo.key(name, *kept.stamps, *kept.stamps.values())
        before = self.memo.value(name, Groups)
        if before and before.of == whole:
            return before.stories
        stories = tuple(self._grouped(kept, grouper, overrides))
        groups = Groups(of=whole, stories=stories)
        self.memo.spare(name, groups, lambda: frozen(groups))
        return stories

    def digests(self, stories: Sequence[Grouped], kept: Kept, composer: compose.Composer) -> tuple[Told, ...]:
        """Each story analyzed and composed."""
        known = self._known(stories, composer)
        named, heads = [name for name, _ in known], [head for _, head in known]
        missing = [at for at, head in enumerate(heads) if head is None] or self._rehearsal(stories)
        self.anew = frozenset(missing)
        work = ((self._story(stories[at], kept), composer, self.stages) for at in missing)
        made = mapped(_composed_in, work, count=len(missing), jobs=self.jobs, least=FEW_STORIES)
        for done, (at, ((head, digest, standing), took)) in enumerate(
            zip(missing, made, strict=True), start=1
        ):
            self.took[f"story/{head.slug}"] = took
            self.memo.keep(self.memo.key("head", named[at]), head)
            self.memo.keep_bytes(named[at], digest)
            self.memo.keep_bytes(self.memo.key("standing", named[at]), standing)
            heads[at] = head
            self.progress("analyze", done, len(missing))
        made_of = zip(stories, named, heads, strict=True)
        return tuple(Told(key=name, why=story.why, head=head) for story, name, head in made_of if head)

    def _known(self, stories: Sequence[Grouped], composer: compose.Composer) -> list[tuple[str, Head | None]]:
        """The name of each story's digest and its head, if known; what is held of the same story stays."""
        held = self.memo.key("heads", repr((composer, self.stages)))
        before: Mapping[int, tuple[Grouped, str, Head | None]] = self.memo.held(held, dict) or {}
        after: dict[int, tuple[Grouped, str, Head | None]] = {}
        for story in stories:
            one = before.get(id(story))
            if one is None or one[0] is not story or one[2] is None:
                name = self._digest_key(story, composer)
                one = story, name, self.memo.value(self.memo.key("head", name), Head)
            after[id(story)] = one
        self.memo.hold(held, after)
        return [(name, head) for _, name, head in after.values()]

    def _rehearsal(self, stories: Sequence[Grouped]) -> list[int]:
        """The number of the smallest story of several articles, where there is one and one is rehearsed."""
        if not self.rehearsed:
            return []
        several = [at for at, story in enumerate(stories) if len(story.articles) > 1]
        return sorted(several, key=lambda at: (len(stories[at].articles), at))[:1]

    def standing(self, told: Told) -> Standing:
        """How a story stands, for the record of changes."""
        return self._there(self.memo.key("standing", told.key), Standing)

    def _cleaned(self, tasks: Sequence[clean.Task], sources: Sources, pack: Pack) -> Iterator[Cleaned]:
        work = ((self._document(task.path, sources), task, self.outlets) for task in tasks)
        made = mapped(_article, work, count=len(tasks), jobs=self.jobs, least=FEW_DOCUMENTS)
        for done, (task, (given, names, article)) in enumerate(zip(tasks, made, strict=True), start=1):
            pack.keep(task.stamp, tuple(given))
            if article:
                self.memo.keep(self.memo.key("names", task.stamp), Named(names=names))
                self.memo.keep_bytes(self.memo.key("article", task.stamp), article)
            self._documents.pop(task.path, None)
            self.progress("clean", done, len(tasks))
            yield given

    def _document(self, path: str, sources: Sources) -> Document:
        """The document at `path`, read again where this build has not read it."""
        if path not in self._documents:
            found = read.source(sources.files[path], readers=readers())[1].kept
            self._documents.update({document.path: document for document in found})
        document = self._documents.get(path)
        if document is None or document.sha256 != sources.shas[path]:
            raise LostError(path)
        return document

    def _grouped(self, kept: Kept, grouper: cluster.Grouper, overrides: Overrides) -> Iterator[Grouped]:
        """The stories; all articles are at hand at once only where a package decides on them."""
        if self.stages.clusterer in CLUSTERER:
            found = tuple(self._regrouped(kept, grouper))
            loaded, naming = partial(self._article, kept), partial(self._names, kept)
            yield from arranged(found, kept, overrides, self.memo, loaded, naming)
            return
        articles = [self._article(kept, id_) for id_ in kept.stamps]
        names = self._names(kept, tuple(kept.stamps))
        stories = self.stages.stories(articles, grouper, names=names)
        for story in cluster.overridden(stories, overrides, names=names, problems=kept.problems):
            yield noted(story, kept, self.memo)

    def _regrouped(self, kept: Kept, grouper: cluster.Grouper) -> Iterator[Grouped]:
        """The stories as our own method gives them; what is held of a story of the same articles stays."""
        held = self.memo.key("grouped")
        before: Mapping[object, Grouped] = self.memo.held(held, dict) or {}
        after: dict[object, Grouped] = {}
        loaded = partial(self._article, kept)
        for group in regroup.groups(kept, grouper, self.memo, loaded, self.progress):
            links, stamps = group.links.tobytes(), tuple(kept.stamps[id_] for id_ in group.ids)
            told = (group.ids, stamps, links)
            after[told] = before.get(told) or self._reasoned(group, kept, (links, *group.ids, *stamps))
            yield after[told]
        self.memo.hold(held, after)

    def _reasoned(self, group: "Group", kept: Kept, told: Iterable[str | bytes]) -> Grouped:
        name = self.memo.key("why", *told)
        if not self.memo.has(name):
            articles = [self._article(kept, id_) for id_ in group.ids]
            made = regroup.story(group, articles, self._names(kept, group.ids))
            self.memo.keep(name, Reasons(why=made.why))
        stamps = (kept.stamps[id_] for id_ in group.ids)
        return Grouped(articles=group.ids, of=self.memo.key("of", *group.ids, *stamps), why=name)

    def _names(self, kept: Kept, ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
        return {id_: self._there(self.memo.key("names", kept.stamps[id_]), Named).names for id_ in ids}

    def _article(self, kept: Kept, id_: str) -> Article:
        return self._there(self.memo.key("article", kept.stamps[id_]), Article)

    def _there(self, name: str, kind: type[Kind]) -> Kind:
        return there(self.memo, name, kind)

    def _story(self, grouped: Grouped, kept: Kept) -> Story:
        why = () if self.stages.ours else self._there(grouped.why, Reasons).why
        return Story(
            articles=tuple(self._article(kept, id_) for id_ in grouped.articles),
            why=why,
            title=grouped.title,
            slug=grouped.slug,
            by_hand=grouped.by_hand,
        )

    def _digest_key(self, story: Grouped, composer: compose.Composer) -> str:
        """Reasons are put in when a story is printed: one article more moves those of many other stories."""
        by_hand = repr((story.title, story.slug, story.by_hand, composer, self.stages))
        return self.memo.key("digest", story.of if self.stages.ours else story.why, by_hand)


def _article(
    work: tuple[Document, clean.Task, Publishers],
) -> tuple[Cleaned, tuple[str, ...], bytes]:
    document, task, known = work
    made = clean.article(document, task, country, known)
    if isinstance(made, Problem):
        return Cleaned(problem=made), (), b""
    day = made.published.day
    told = Cleaned(
        problem=None,
        published=made.published.value,
        day=day.toordinal() if day else 0,
        language=made.language,
    )
    return told, analyze.named_in(made), frozen(made)


def _composed_in(
    work: tuple[Story, compose.Composer, Stages],
) -> tuple[tuple[Head, bytes, bytes], float]:
    return timed(_composed, work)


def _composed(work: tuple[Story, compose.Composer, Stages]) -> tuple[Head, bytes, bytes]:
    """A story composed: its head, and frozen the digest and how it stands for the record of changes."""
    story, composer, stages = work
    digest = stages.digest(stages.analysis(story), composer)
    return compose.head(digest), frozen(digest), frozen(compose.standing(digest))
