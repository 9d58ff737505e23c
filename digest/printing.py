"""The files of a site, drawn and proved; what is as the build before left it is neither drawn nor read again.

Proof by parts: the files of a story are checked against its own articles as they are drawn, and what other
pages show of it against the same; so no page needs all articles at once. `digest verify` checks it all anew.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from digest import compose, read, render
from digest.engine.frozen import thawed
from digest.engine.memo import Memo
from digest.engine.progress import Progress
from digest.engine.workers import mapped
from digest.errors import Problem
from digest.model.digest import Digest, Imprint, Order, Place
from digest.model.page import File, OwnPage, Same
from digest.plugins import readers
from digest.render.drawing import Press
from digest.render.faults import ThemeError, whole
from digest.render.verify import Known, bare, held, part
from digest.render.views.card import Card, passages
from digest.render.views.story import Neighbor
from digest.settings import SiteSettings
from digest.steps import LostError, Sources, Told

FEW = 6  # stories below which starting processes costs more than it saves
CARD = "card"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What decides how a site looks: where themes are, its settings, its own pages; `stamp` hashes all.

    `chosen` are the settings of its theme that it gives itself.
    """

    theme_folders: tuple[Path, ...]
    site: SiteSettings
    own: tuple[OwnPage, ...]
    stamp: str
    chosen: tuple[tuple[str, object], ...] = ()
    preview: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """Files as they were drawn: path and SHA-256 of each; the runs of words without a receipt on them."""

    files: tuple[tuple[str, str], ...]
    runs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proved:
    """That none of these `runs` stands in any of these documents (their SHA-256)."""

    runs: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    """The files of one story that must be drawn: which parts, and whether its card."""

    at: int
    place: Place
    neighbors: Mapping[str, Neighbor]
    parts: tuple[str, ...]
    card: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawn:
    """What a job gave; `wrong` are passages that do not hold, `faults` mistakes in templates."""

    files: tuple[tuple[str, tuple[File, ...]], ...]
    card: Card | None
    wrong: tuple[Problem, ...]
    faults: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class Printing:
    """The files of one build. `intact` are those of the site that are as the build before left them.

    When all `files` have been taken, `wrong` are the passages that do not hold, and `paths` what there is.
    Templates that cannot be drawn are told together at the end, as a ThemeError.
    """

    memo: Memo
    jobs: int
    progress: Progress
    look: Look
    intact: Mapping[str, str]
    wrong: list[Problem] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def files(
        self, stories: Sequence[Told], order: Order, imprint: Imprint, sources: Sources
    ) -> Iterator[File | Same]:
        """Every file of the site, those of stories first."""
        press = _press(self.look)
        cards: dict[int, Card] = {}
        jobs: list[_Job] = []
        for at, job in enumerate(self._jobs(press, stories, order)):
            card = self.memo.value(self._key(press, CARD, stories[at], job), Card)
            missing = []
            for name in render.PARTS:
                printed = self.memo.value(self._key(press, name, stories[at], job), Printed)
                if printed and self._is_there(printed):
                    yield from self._same(printed)
                else:
                    missing.append(name)
            if card:
                cards[at] = card
            if missing or not card:
                jobs.append(
                    _Job(at=at, place=job.place, neighbors=job.neighbors, parts=tuple(missing), card=not card)
                )
        yield from self._drawn(press, jobs, stories, cards)
        there = [cards[at] for at in order.front if at in cards]  # not all, where a template is broken
        yield from self._others(press, there, imprint, sources)
        if self.faults:
            raise ThemeError(self.faults)

    def _jobs(self, press: Press, stories: Sequence[Told], order: Order) -> Iterator[_Job]:
        number = {place.id: at for at, place in enumerate(order.places)}
        for at, place in enumerate(order.places):
            near = {
                each.story: press.neighbor(stories[number[each.story]].head, order.places[number[each.story]])
                for each in place.related
            }
            yield _Job(at=at, place=place, neighbors=near, parts=render.PARTS, card=True)

    def _key(self, press: Press, name: str, story: Told, job: _Job) -> str:
        told = repr((job.place, sorted(job.neighbors.items())))
        return self.memo.key("print", name, press.stamp(name), story.key, told)

    def _is_there(self, printed: Printed) -> bool:
        return all(self.intact.get(path) == sha for path, sha in printed.files)

    def _same(self, printed: Printed) -> Iterator[Same]:
        for path, sha in printed.files:
            self.paths.append(path)
            yield Same(path=path, sha256=sha)

    def _drawn(
        self, press: Press, jobs: Sequence[_Job], stories: Sequence[Told], cards: dict[int, Card]
    ) -> Iterator[File]:
        if not jobs:
            return
        press.warm()
        work = ((self._digest(stories[job.at]), job, self.look) for job in jobs)
        made = mapped(_draw, work, count=len(jobs), jobs=self.jobs, least=FEW)
        for done, (job, drawn) in enumerate(zip(jobs, made, strict=True), start=1):
            self.wrong += drawn.wrong
            if drawn.faults:  # other stories are drawn with the same templates
                self.faults += drawn.faults
                return
            for name, files in drawn.files:
                if not drawn.wrong:
                    printed = Printed(files=tuple((file.path, _sha(file.data)) for file in files))
                    self.memo.keep(self._key(press, name, stories[job.at], job), printed)
                self.paths += [file.path for file in files]
                yield from files
            if drawn.card:
                cards[job.at] = drawn.card
                if not drawn.wrong:
                    self.memo.keep(self._key(press, CARD, stories[job.at], job), drawn.card)
            self.progress("render", done, len(jobs))

    def _digest(self, story: Told) -> bytes:
        data = self.memo.raw(story.key)
        if data is None:
            raise LostError(story.key)
        return data

    def _others(
        self, press: Press, cards: Sequence[Card], imprint: Imprint, sources: Sources
    ) -> Iterator[File | Same]:
        """Every file but those of single stories."""
        known: set[Known] = {passage.told for card in cards for passage in passages(card)}
        runs: set[str] = set()
        for page in press.pages(cards, imprint):
            name = self.memo.key("page", press.closure(page.template), page.path, repr(page.values))
            printed = self.memo.value(name, Printed)
            if printed and self._is_there(printed):
                yield from self._same(printed)
                runs |= printed.runs
                continue
            for file in whole(self.faults, map(press.drawn, [page])):
                printed = self._checked(file, known)
                self.memo.keep(name, printed)
                self.paths.append(file.path)
                runs |= printed.runs
                yield file
        for file in press.plain(cards):
            self.wrong += part({file.path: file.data}, {}, articles={}, known=known)
            self.paths.append(file.path)
            yield file
        if not self.faults:
            self._prove(frozenset(runs), sources)

    def _checked(self, file: File, known: set[Known]) -> Printed:
        pages = {file.path: file.data}
        self.wrong += part(pages, {}, articles={}, known=known)
        return Printed(files=((file.path, _sha(file.data)),), runs=bare(pages))

    def _prove(self, runs: frozenset[str], sources: Sources) -> None:
        """See that no document holds words that stand without a receipt on a page of several stories."""
        name = self.memo.key("proved")
        before = self.memo.value(name, Proved) or Proved()
        for path, file in sources.files.items():
            wanted = runs - before.runs if sources.shas[path] in before.documents else runs
            for run in sorted(held(_text(file), wanted)) if wanted else ():
                message = f'words of {path} without a receipt: "{run}"'
                self.wrong.append(Problem(path="index.html", code="V_RECEIPT", message=message))
        if not self.wrong:
            self.memo.keep(name, Proved(runs=runs, documents=frozenset(sources.shas.values())))


@lru_cache(maxsize=1)
def _press(look: Look) -> Press:
    return render.press(
        theme_folders=look.theme_folders,
        site=look.site,
        own=look.own,
        chosen=dict(look.chosen),
        preview=look.preview,
    )


def _draw(work: tuple[bytes, _Job, Look]) -> _Drawn:
    """The files and the card of a story, checked against its own articles."""
    data, job, look = work
    told = thawed(data)
    if not isinstance(told, Digest):
        raise TypeError("a digest was kept under this key")
    digest = compose.placed(told, job.place)
    press = _press(look)
    faults: list[str] = []
    files = tuple(
        (name, tuple(whole(faults, press.files(name, digest, job.neighbors)))) for name in job.parts
    )
    articles = digest.analysis.story.articles
    wrong = part(
        {file.path: file.data for _, drawn in files for file in drawn},
        {article.path: (article.sha256, article.text) for article in articles},
        articles={article.id: article.path for article in articles},
        known=frozenset(_titles(job.neighbors)),
    )
    card = press.card(digest) if job.card else None
    return _Drawn(files=files, card=card, wrong=(*wrong, *_misquoted(card, digest)), faults=tuple(faults))


def _titles(neighbors: Mapping[str, Neighbor]) -> Iterator[Known]:
    """The titles of other stories, each checked where its own story is drawn."""
    return (one.title.told for one in neighbors.values() if one.title)


def _misquoted(card: Card | None, digest: Digest) -> Iterator[Problem]:
    for passage in passages(card) if card else ():
        id_, start, end, text = passage.told
        article = digest.article(id_)
        if article.text[start:end] != text:
            yield Problem(path=article.path, code="V_SPAN", message=f'does not say "{text}" at {start}')


def _text(file: read.Found) -> str:
    return "\n".join(document.text for document in read.source(file, readers=readers())[1].kept)


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
