"""The files of a site, drawn and proved; what is as the build before left it is neither drawn nor read again.

Proof by parts: the files of a story are checked against its own articles as they are drawn, and what other
pages show of it against the same; so no page needs all articles at once. `digest verify` checks it all anew.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from pathlib import Path

from digest import compose, render
from digest.engine.frozen import thawed
from digest.engine.memo import Memo
from digest.engine.pack import Pack
from digest.engine.progress import Progress
from digest.engine.workers import mapped
from digest.errors import Problem
from digest.given import Look, LostError, Printed, Sources, Told
from digest.model.digest import Digest, Imprint, Order, Place
from digest.model.page import Draft, File, Same
from digest.namebook import Namebook, Names, kept, shown
from digest.passages import misquoted, titles
from digest.picturing import Gallery
from digest.proving import prove
from digest.render.drawing import Press
from digest.render.faults import ThemeError, whole
from digest.render.grams import runs
from digest.render.ownwords import published
from digest.render.verify import Known, bare, part
from digest.render.views.brief import Brief
from digest.render.views.card import Card, passages
from digest.render.views.story import Neighbor
from digest.searching import Slips, index

FEW = 6  # stories below which starting processes costs more than it saves
CARD, NAMES, SLIPS = "card", "names", "slips"


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


@dataclass(kw_only=True)
class Printing:
    """The files of one build. `intact` are those of the site that are as the build before left them.

    When all `files` have been taken, `wrong` are the passages that do not hold, `listed` all with SHA-256.
    Templates that cannot be drawn are told together at the end, as a ThemeError.
    """

    memo: Memo
    jobs: int
    progress: Progress
    look: Look
    intact: Mapping[str, str]
    workspace: Path
    wrong: list[Problem] = field(default_factory=list)
    listed: dict[str, str] = field(default_factory=dict)
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
                printed = self._before(self._key(press, name, stories[at], job))
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
        if self.wrong and not self.faults:
            return  # nothing will be written, and what the other pages need was not kept
        there = [at for at in order.front if at in cards]  # not all, where a template is broken
        book = Namebook(memo=self.memo, keys=[keys[at] for at in there], known=set())
        yield from self._others(press, [cards[at] for at in there], imprint, sources, book)
        if self.faults:
            raise ThemeError(self.faults)
        if self.look.search == "on" and not self.wrong:
            named = press.name_slips([cards[at] for at in there])
            yield from self._index(slips, named)
        if not self.wrong:
            self._pack.close()

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
            self.listed[file.path] = file.sha256 if isinstance(file, Same) else _sha(file.data)
            yield file

    @cached_property
    def _pack(self) -> Pack:
        """All that was printed, in one row: a site has more parts of stories than one can look up singly."""
        return Pack(self.memo, self.memo.key("printed", str(self.look.preview)))

    def _before(self, name: str) -> Printed | None:
        told = self._pack.value(name)
        return Printed(files=told[0], runs=told[1]) if told else None

    def _remember(self, name: str, printed: Printed) -> None:
        self._pack.keep(name, (printed.files, printed.runs))

    def _is_there(self, printed: Printed) -> bool:
        return self._are_there(dict(printed.files))

    def _are_there(self, files: Mapping[str, str]) -> bool:
        return all(self.intact.get(path) == sha for path, sha in files.items())

    def _same(self, printed: Printed) -> Iterator[Same]:
        for path, sha in printed.files:
            self.listed[path] = sha
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
                printed = Printed(files=tuple((file.path, _sha(file.data)) for file in files))
                if not drawn.wrong:
                    self._remember(self._key(press, name, stories[job.at], job), printed)
                self.listed |= printed.files
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
            yield from self._made(name, whole(self.faults, map(press.drawn, [page])), book.known, runs)
        for output in press.outputs(cards, imprint):
            name = self.memo.key("output", press.stamp(output.template), output.name, output.key)
            yield from self._made(name, whole(self.faults, output.make()), book.known, runs)
        gallery = Gallery(memo=self.memo, intact=self.intact, jobs=self.jobs)
        for picture in gallery.pictures(press, [card.brief for card in cards], partial(_picture, self.look)):
            self.listed[picture.path] = picture.sha256 if isinstance(picture, Same) else _sha(picture.data)
            yield picture
        for file in press.plain(cards):
            self.wrong += part({file.path: file.data}, {}, articles={}, known=book.known)
            self.listed[file.path] = _sha(file.data)
            yield file
        for output in press.closing(dict(self.listed), cards, imprint):
            for file in output.make():
                self.listed[file.path] = _sha(file.data)
                yield file
        if not self.faults:
            self.wrong += prove(
                self.memo, frozenset(runs), sources, ours=partial(_ours, self.look), remember=not self.wrong
            )

    def _made(
        self, name: str, files: Iterable[File], known: set[Known], runs: set[str]
    ) -> Iterator[File | Same]:
        """The files remembered as `name`, made and checked together, or as they are; `runs` for `prove`."""
        printed = self._before(name)
        if printed and self._is_there(printed):
            yield from self._same(printed)
            runs |= printed.runs
            return
        before, made = len(self.faults), tuple(files)
        pages = {file.path: file.data for file in made}
        self.wrong += part(pages, {}, articles={}, known=known)
        printed = Printed(files=tuple((path, _sha(data)) for path, data in pages.items()), runs=bare(pages))
        if len(self.faults) == before:
            self._remember(name, printed)
        self.listed |= printed.files
        runs |= printed.runs
        yield from made


@lru_cache(maxsize=1)
def _ours(look: Look) -> frozenset[str]:
    return runs(published(look.site, look.own, look.theme_folders))


@lru_cache(maxsize=1)
def _press(look: Look) -> Press:
    return render.press(
        theme_folders=look.theme_folders,
        site=look.site,
        own=look.own,
        chosen=dict(look.chosen),
        preview=look.preview,
        search=look.search,
        typefaces=look.typefaces,
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
        former={one.key: one.text for one in digest.history.versions},
        ours=partial(_ours, look),
    )
    names = press.named(digest) if job.card else ()
    card = press.card(digest, names) if job.card else None
    wrong += tuple(misquoted([*shown(names), *(passages(card) if card else ())], digest))
    slips = Slips(pages=press.slips(digest) if job.card and look.search == "on" else ())
    return _Drawn(files=files, card=card, names=kept(names), slips=slips, wrong=wrong, faults=tuple(faults))


def _picture(look: Look, brief: Brief) -> bytes:
    return _press(look).picture(brief)


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
