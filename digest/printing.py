"""The files of a site, drawn and proved; what is as the build before left it is neither drawn nor read again.

Proof by parts: the files of a story are checked against its own articles as they are drawn, and what other
pages show of it against the same; so no page needs all articles at once. `digest verify` checks it all anew.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path

from digest import compose, read, render
from digest.engine.frozen import thawed
from digest.engine.memo import Memo
from digest.engine.progress import Progress
from digest.engine.workers import mapped
from digest.errors import Problem
from digest.model.digest import Digest, Imprint, Order, Place
from digest.model.page import Draft, File, OwnPage, Same
from digest.namebook import Namebook, Names, kept, shown
from digest.passages import misquoted, titles
from digest.plugins import readers
from digest.render.drawing import Press
from digest.render.faults import ThemeError, whole
from digest.render.verify import Known, bare, held, part
from digest.render.views.card import Card, passages
from digest.render.views.story import Neighbor
from digest.searching import Slips, index
from digest.settings import SiteSettings
from digest.steps import LostError, Sources, Told

FEW = 6  # stories below which starting processes costs more than it saves
CARD, NAMES, SLIPS = "card", "names", "slips"


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
    search: str = "off"


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
    names: Names
    slips: Slips
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
    workspace: Path
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
        keys: list[str] = []
        slips: list[str] = []
        for at, job in enumerate(self._jobs(press, stories, order)):
            keys.append(self._key(press, NAMES, stories[at], job))
            slips.append(self._key(press, SLIPS, stories[at], job))
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
        there = [at for at in order.front if at in cards]  # not all, where a template is broken
        book = Namebook(memo=self.memo, keys=[keys[at] for at in there], known=set())
        yield from self._others(press, [cards[at] for at in there], imprint, sources, book)
        if self.faults:
            raise ThemeError(self.faults)
        if self.look.search == "on" and not self.wrong:
            named = press.name_slips([cards[at] for at in there])
            yield from self._index(slips, named)

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

    def _index(self, slips: Sequence[str], names: Sequence[tuple[str, str]]) -> Iterator[File | Same]:
        """The files that the search page reads."""
        way = partial(index, language=self.look.site.language, workspace=self.workspace)
        for file in way(self.memo, slips, names, there=self._are_there):
            self.paths.append(file.path)
            yield file

    def _is_there(self, printed: Printed) -> bool:
        return self._are_there(dict(printed.files))

    def _are_there(self, files: Mapping[str, str]) -> bool:
        return all(self.intact.get(path) == sha for path, sha in files.items())

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
                    self.memo.keep(self._key(press, NAMES, stories[job.at], job), drawn.names)
                    self.memo.keep(self._key(press, SLIPS, stories[job.at], job), drawn.slips)
            self.progress("render", done, len(jobs))

    def _digest(self, story: Told) -> bytes:
        data = self.memo.raw(story.key)
        if data is None:
            raise LostError(story.key)
        return data

    def _others(
        self, press: Press, cards: Sequence[Card], imprint: Imprint, sources: Sources, book: Namebook
    ) -> Iterator[File | Same]:
        """Every file but those of single stories."""
        book.known.update(passage.told for card in cards for passage in passages(card))
        runs: set[str] = set()
        for page in press.pages(cards, imprint, book):
            made_from = page.made_from if isinstance(page, Draft) else repr(page.values)
            name = self.memo.key("page", press.closure(page.template), page.path, made_from)
            printed = self.memo.value(name, Printed)
            if printed and self._is_there(printed):
                yield from self._same(printed)
                runs |= printed.runs
                continue
            for file in whole(self.faults, map(press.drawn, [page])):
                printed = self._checked(file, book.known)
                self.memo.keep(name, printed)
                self.paths.append(file.path)
                runs |= printed.runs
                yield file
        for file in press.plain(cards):
            self.wrong += part({file.path: file.data}, {}, articles={}, known=book.known)
            self.paths.append(file.path)
            yield file
        if not self.faults:
            self._prove(frozenset(runs), sources)

    def _checked(self, file: File, proved: set[Known]) -> Printed:
        pages = {file.path: file.data}
        self.wrong += part(pages, {}, articles={}, known=proved)
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
        search=look.search,
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
        known=frozenset(titles(job.neighbors)),
    )
    names = press.named(digest) if job.card else ()
    card = press.card(digest, names) if job.card else None
    wrong += tuple(misquoted([*shown(names), *(passages(card) if card else ())], digest))
    slips = Slips(pages=press.slips(digest) if job.card and look.search == "on" else ())
    return _Drawn(files=files, card=card, names=kept(names), slips=slips, wrong=wrong, faults=tuple(faults))


def _text(file: read.Found) -> str:
    return "\n".join(document.text for document in read.source(file, readers=readers())[1].kept)


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
