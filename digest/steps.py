"""The steps of the way, each remembered by what it was made from: an edit redoes what depends on it alone.

Every step is a pure function of a room; a step that is remembered gives what it would give anew, so that a
build after an edit equals one from nothing, byte for byte.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from digest import analyze, clean, cluster, compose, read
from digest.engine.frozen import frozen
from digest.engine.memo import Memo
from digest.engine.progress import Progress
from digest.engine.workers import mapped
from digest.errors import Problem
from digest.model.article import Article, Document
from digest.model.digest import Head
from digest.model.overrides import Overrides
from digest.model.story import ByHand, Story, Why
from digest.plugins import readers
from digest.text.gazetteer import country

FEW_DOCUMENTS = 200  # below which starting processes costs more than it saves (docs/choices.md)
FEW_STORIES = 6
Beside = tuple[read.Found, str]  # a document beside another: its file and its SHA-256


@dataclass(frozen=True, slots=True, kw_only=True)
class Glanced:
    """What one file gave: its documents at a glance, and what was wrong with it."""

    glances: tuple[clean.Glance, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """A document cleaned: why it is no article (None for one that is), its date, the names it mentions."""

    problem: Problem | None
    published: str | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped:
    """A story by the ids of its articles, otherwise as `Story`."""

    articles: tuple[str, ...]
    why: tuple[Why, ...]
    title: str
    slug: str
    by_hand: tuple[ByHand, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """All stories, as they were grouped."""

    stories: tuple[Grouped, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """The documents of a folder: the task, the file and the SHA-256 of each by its path; the problems.

    `left` are those that `choice` leaves out.
    """

    choice: clean.Choice
    left: clean.Left
    tasks: tuple[clean.Task, ...]
    files: Mapping[str, read.Found]
    shas: Mapping[str, str]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The articles: the stamp of each by its id, the names that it mentions, and what was refused.

    `drafts` and `later` count what was left out on purpose.
    """

    drafts: int
    later: int
    stamps: Mapping[str, str]
    names: Mapping[str, tuple[str, ...]]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A story composed and kept: the key of its digest, and what the edition must know of it."""

    key: str
    head: Head


@dataclass(slots=True, kw_only=True)
class Steps:
    """The steps from a folder to composed stories, for one build."""

    memo: Memo
    jobs: int
    progress: Progress
    _documents: dict[str, Document] = field(default_factory=dict)

    def sources(self, folder: Path, shas: Mapping[str, str], choice: clean.Choice) -> Sources:
        """The files of `folder`; `shas` are the SHA-256 of those whose bytes are known, by absolute path.

        What `choice` leaves out is no task, as far as its head tells.

        Raises:
            ConfigError, DiskError: there is no such folder, or it cannot be listed.
        """
        files = list(read.found(folder))
        named = [self._glance_key(file, shas.get(str(file.place), "")) for file in files]
        known = [self.memo.value(name, Glanced) if name else None for name in named]
        missing = [file for file, held in zip(files, known, strict=True) if held is None]
        fresh = self._read(missing, shas)
        glanced = [held or next(fresh) for held in known]
        home = {glance.path: file for file, one in zip(files, glanced, strict=True) for glance in one.glances}
        glances = [glance for one in glanced for glance in one.glances]
        tasks, copies = clean.settled(glances, choice)
        problems = (problem for one in glanced for problem in one.problems)
        return Sources(
            choice=choice,
            left=clean.left(glances, choice),
            tasks=tasks,
            files=home,
            shas={glance.path: glance.sha256 for glance in glances},
            problems=(*problems, *copies),
        )

    def articles(self, sources: Sources) -> Kept:
        """The articles among the documents of a folder, in the order of their ids."""
        named = [self.memo.key("article", task.stamp) for task in sources.tasks]
        known = [self.memo.value(self.memo.key("cleaned", task.stamp), Cleaned) for task in sources.tasks]
        missing = [task for task, held in zip(sources.tasks, known, strict=True) if held is None]
        fresh = self._cleaned(missing, sources)
        cleaned = [held or next(fresh) for held in known]
        until, left = sources.choice.until, sources.left
        pairs = zip(sources.tasks, cleaned, strict=True)
        later = left.later | {task.path for task, one in pairs if clean.after(one.published, until)}
        kept = sorted(
            (task.id, name, one.names)
            for task, name, one in zip(sources.tasks, named, cleaned, strict=True)
            if one.problem is None and task.path not in later
        )
        problems = (*sources.problems, *(one.problem for one in cleaned if one.problem))
        return Kept(
            stamps={id_: name for id_, name, _ in kept},
            names={id_: names for id_, _, names in kept},
            problems=tuple(one for one in problems if one.path not in later | left.drafts),
            drafts=len(left.drafts),
            later=len(later),
        )

    def stories(self, kept: Kept, grouper: cluster.Grouper, overrides: Overrides) -> tuple[Grouped, ...]:
        """The articles grouped into stories, and as a person wants them.

        Raises:
            DigestError: what a person said of stories cannot be done; with all that is wrong with articles.
        """
        name = self.memo.key("stories", repr((grouper, overrides)), *kept.stamps.values())
        return self.memo.once(name, Groups, partial(self._grouped, kept, grouper, overrides)).stories

    def digests(self, stories: Sequence[Grouped], kept: Kept, composer: compose.Composer) -> tuple[Told, ...]:
        """Each story analyzed and composed."""
        named = [self._digest_key(story, kept, composer) for story in stories]
        heads = [self.memo.value(self.memo.key("head", name), Head) for name in named]
        missing = [at for at, head in enumerate(heads) if head is None]
        work = ((self._story(stories[at], kept), composer) for at in missing)
        made = mapped(_composed, work, count=len(missing), jobs=self.jobs, least=FEW_STORIES)
        for done, (at, (head, digest)) in enumerate(zip(missing, made, strict=True), start=1):
            self.memo.keep(self.memo.key("head", named[at]), head)
            self.memo.keep_bytes(named[at], digest)
            heads[at] = head
            self.progress("analyze", done, len(missing))
        return tuple(Told(key=name, head=head) for name, head in zip(named, heads, strict=True) if head)

    def digest(self, told: Told) -> bytes:
        """The digest of a story, frozen; without its place in the edition."""
        return self.memo.raw(told.key) or b""

    def _glance_key(self, file: read.Found, sha: str) -> str:
        return "" if file.problem or not sha else self.memo.key("glance", file.path, sha)

    def _read(self, files: Sequence[read.Found], shas: Mapping[str, str]) -> Iterator[Glanced]:
        made = mapped(_glanced, files, count=len(files), jobs=self.jobs, least=FEW_DOCUMENTS)
        for done, (file, (sha, given, documents)) in enumerate(zip(files, made, strict=True), start=1):
            self._documents.update({document.path: document for document in documents})
            # A file saved meanwhile is another than the one whose hash was taken: it is not remembered.
            if sha and sha == shas.get(str(file.place)):
                self.memo.keep(self._glance_key(file, sha), given)
            self.progress("read", done, len(files))
            yield given

    def _cleaned(self, tasks: Sequence[clean.Task], sources: Sources) -> Iterator[Cleaned]:
        work = (
            (
                self._document(task.path, sources),
                task,
                [(sources.files[path], sources.shas[path]) for path in task.beside],
            )
            for task in tasks
        )
        made = mapped(_article, work, count=len(tasks), jobs=self.jobs, least=FEW_DOCUMENTS)
        for done, (task, (given, article)) in enumerate(zip(tasks, made, strict=True), start=1):
            self.memo.keep(self.memo.key("cleaned", task.stamp), given)
            if article:
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

    def _grouped(self, kept: Kept, grouper: cluster.Grouper, overrides: Overrides) -> Groups:
        articles = [self._article(name) for name in kept.stamps.values()]
        stories = cluster.stories(articles, grouper, names=kept.names)
        stories = cluster.overridden(stories, overrides, names=kept.names, problems=kept.problems)
        return Groups(
            stories=tuple(
                Grouped(
                    articles=tuple(article.id for article in story.articles),
                    why=story.why,
                    title=story.title,
                    slug=story.slug,
                    by_hand=story.by_hand,
                )
                for story in stories
            )
        )

    def _article(self, name: str) -> Article:
        found = self.memo.value(name, Article)
        if found is None:
            raise LostError(name)
        return found

    def _story(self, grouped: Grouped, kept: Kept) -> Story:
        return Story(
            articles=tuple(self._article(kept.stamps[id_]) for id_ in grouped.articles),
            why=grouped.why,
            title=grouped.title,
            slug=grouped.slug,
            by_hand=grouped.by_hand,
        )

    def _digest_key(self, story: Grouped, kept: Kept, composer: compose.Composer) -> str:
        return self.memo.key("digest", repr((story, composer)), *(kept.stamps[id_] for id_ in story.articles))


class LostError(Exception):
    """What was there a moment ago is gone or another: begin anew. Never shown to a person."""


def _glanced(file: read.Found) -> tuple[str, Glanced, tuple[Document, ...]]:
    sha, documents = read.source(file, readers=readers())
    glances = tuple(clean.glance(document) for document in documents.kept)
    return sha, Glanced(glances=glances, problems=documents.problems), documents.kept


def _article(work: tuple[Document, clean.Task, Sequence[Beside]]) -> tuple[Cleaned, bytes]:
    document, task, beside = work
    made = clean.article(document, task, partial(_texts, beside), country)
    if isinstance(made, Problem):
        return Cleaned(problem=made), b""
    cleaned = Cleaned(problem=None, published=made.published.value, names=analyze.named_in(made))
    return cleaned, frozen(made)


def _texts(files: Sequence[Beside]) -> list[str]:
    """The texts of documents beside another, which are read only where they are needed."""
    known = readers()
    found = []
    for file, sha in files:
        documents = read.source(file, readers=known)[1].kept
        if sha not in {document.sha256 for document in documents}:
            raise LostError(file.path)
        found += [document.text for document in documents if document.sha256 == sha]
    return found


def _composed(work: tuple[Story, compose.Composer]) -> tuple[Head, bytes]:
    story, composer = work
    digest = compose.digest(analyze.story(story), composer)
    return compose.head(digest), frozen(digest)
