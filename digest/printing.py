"""The files of a site, drawn and proved; what is as the build before left it is neither drawn nor read again.

Proof by parts: the files of a story are checked against its own articles as they are drawn, and what other
pages show of it against the same; so no page needs all articles at once. `digest verify` checks it all anew.
"""

import hashlib
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
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
from digest.passages import Deck, Shown, misquoted, titles
from digest.picturing import Gallery
from digest.proving import prove
from digest.render.drawing import Press
from digest.render.faults import ThemeError, whole
from digest.render.indexes import Index
from digest.render.sections import INDEX, Section, stamp, stamps
from digest.render.sections import NAMES as OF_NAMES
from digest.render.verify import Known, bare, part
from digest.render.views.brief import Brief
from digest.render.views.card import Card, passages
from digest.render.views.story import Neighbor
from digest.searching import Slips, index

FEW = 6  # stories below which starting processes costs more than it saves
CARD, NAMES, SLIPS = "card", "names", "slips"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    """The files of one story that must be drawn: which parts, and whether its card.

    `base` names all that they are made from but the theme and the settings.
    """

    at: int
    place: Place
    neighbors: Mapping[str, Neighbor]
    base: str
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
        bases: list[str] = []
        for at, job in enumerate(self._jobs(press, stories, order)):
            bases.append(job.base)
            card = self.memo.value(_key(press, CARD, job.base), Card)
            missing = []
            for name in render.PARTS:
                printed = self._before(_key(press, name, job.base))
                if printed and self._is_there(printed):
                    yield from self._same(printed)
                else:
                    missing.append(name)
            if card:
                cards[at] = card
            if missing or not card:
                jobs.append(replace(job, parts=tuple(missing), card=not card))
        yield from self._drawn(press, jobs, stories, cards)
        if self.wrong and not self.faults:
            return  # nothing will be written, and what the other pages need was not kept
        there = [at for at in order.front if at in cards]  # not all, where a template is broken
        held = Deck(
            cards=[cards[at] for at in there],
            keys=[_key(press, CARD, bases[at]) for at in there],
            articles=[stories[at].head.articles for at in there],
        )
        book = Namebook(memo=self.memo, keys=[_key(press, NAMES, bases[at]) for at in there], known=set())
        yield from self._others(press, held, imprint, sources, book)
        if self.faults:
            raise ThemeError(self.faults)
        if self.look.search == "on" and not self.wrong:
            named = press.name_slips(held.cards)
            yield from self._index([_key(press, SLIPS, base) for base in bases], named)
        if not self.wrong:
            self._pack.close()

    def _jobs(self, press: Press, stories: Sequence[Told], order: Order) -> Iterator[_Job]:
        number = {place.id: at for at, place in enumerate(order.places)}
        wanted = {each.story for place in order.places for each in place.related}
        given = {
            id_: press.neighbor(stories[number[id_]].head, order.places[number[id_]])
            for id_ in sorted(wanted)
        }
        written = {id_: repr(one) for id_, one in given.items()}
        for at, place in enumerate(order.places):
            near = {each.story: given[each.story] for each in place.related}
            told = repr((place, [(id_, written[id_]) for id_ in sorted(near)]))
            base = self.memo.key("print", stories[at].key, told)
            yield _Job(at=at, place=place, neighbors=near, base=base, parts=render.PARTS, card=True)

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
                    self._remember(_key(press, name, job.base), printed)
                self.listed |= printed.files
                yield from files
            if drawn.card:
                cards[job.at] = drawn.card
                if not drawn.wrong:
                    self.memo.keep(_key(press, CARD, job.base), drawn.card)
                    self.memo.keep(_key(press, NAMES, job.base), drawn.names)
                    self.memo.keep(_key(press, SLIPS, job.base), drawn.slips)
            self.progress("render", done, len(jobs))

    def _digest(self, story: Told) -> bytes:
        data = self.memo.raw(story.key)
        if data is None:
            raise LostError(story.key)
        return data

    def _others(
        self, press: Press, deck: Deck, imprint: Imprint, sources: Sources, book: Namebook
    ) -> Iterator[File | Same]:
        """Every file but those of single stories."""
        cards = deck.cards
        known = Shown(deck=deck, also=book.known)
        runs: set[str] = set()
        stamped = self._stamped(deck)
        told = repr(imprint)
        index = partial(self._names, press, cards, stamp(OF_NAMES, stamped))
        for section in press.sections(cards, imprint, book, index):
            yield from self._section(press, section, (told, stamped), known, runs)
        for output in press.outputs(cards, imprint):
            name = self.memo.key("output", press.stamp(output.template), output.name, output.key)
            yield from self._made(name, whole(self.faults, output.make()), known, runs)
        gallery = Gallery(memo=self.memo, intact=self.intact, jobs=self.jobs)
        for picture in gallery.pictures(press, [card.brief for card in cards], partial(_picture, self.look)):
            self.listed[picture.path] = picture.sha256 if isinstance(picture, Same) else _sha(picture.data)
            yield picture
        name = self.memo.key("table", stamp(INDEX, stamped))
        yield from self._made(name, press.table(cards), known, runs)
        for file in press.plain():
            self.wrong += part({file.path: file.data}, {}, articles={}, known=known)
            self.listed[file.path] = _sha(file.data)
            yield file
        for output in press.closing(dict(self.listed), cards, imprint):
            for file in output.make():
                self.listed[file.path] = _sha(file.data)
                yield file
        if not self.faults:
            self.wrong += prove(self.memo, frozenset(runs), sources, remember=not self.wrong)

    def _stamped(self, deck: Deck) -> list[tuple[str, ...]]:
        """The `stamps` of each card, reckoned once."""
        found = []
        for key, card in zip(deck.keys, deck.cards, strict=True):
            name = f"stamps {key}"
            told = self._pack.value(name)
            if told is None:
                told = stamps(card)
                self._pack.keep(name, told)
            found.append(told)
        return found

    def _names(self, press: Press, cards: Sequence[Card], shown: str) -> Index:
        """The names of all stories; in a preview as they were, where nothing that they are made of changed."""
        name = self.memo.key("names", press.whole, shown)
        found = self.memo.held(name, Index)
        if found is None:
            found = press.index(cards)
            self.memo.hold(name, found)
        return found

    def _section(
        self,
        press: Press,
        section: Section,
        made_from: tuple[str, Sequence[tuple[str, ...]]],
        known: Shown,
        runs: set[str],
    ) -> Iterator[File | Same]:
        """The pages of a section: all as they were where all that they show is, else one by one."""
        told, stamped = made_from
        name = (
            self.memo.key("section", press.whole, section.name, told, stamp(section.name, stamped))
            if section.name
            else ""
        )
        before = self._pack.value(name) if name else None
        held = [self._before(each) for each in before or ()]
        if held and all(each and self._is_there(each) for each in held):
            for each in filter(None, held):
                yield from self._same(each)
                runs |= each.runs
            return
        names = []
        faults = len(self.faults)
        for page in section.pages():
            made = page.made_from if isinstance(page, Draft) else repr(page.values)
            names.append(self.memo.key("page", press.closure(page.template), page.path, made))
            yield from self._made(names[-1], whole(self.faults, map(press.drawn, [page])), known, runs)
        if name and len(self.faults) == faults:
            self._pack.keep(name, tuple(names))

    def _made(
        self, name: str, files: Iterable[File], known: Container[Known], runs: set[str]
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
    )
    names = press.named(digest) if job.card else ()
    card = press.card(digest, names) if job.card else None
    wrong += tuple(misquoted([*shown(names), *(passages(card) if card else ())], digest))
    slips = Slips(pages=press.slips(digest) if job.card and look.search == "on" else ())
    return _Drawn(files=files, card=card, names=kept(names), slips=slips, wrong=wrong, faults=tuple(faults))


def _picture(look: Look, brief: Brief) -> bytes:
    return _press(look).picture(brief)


def _key(press: Press, name: str, base: str) -> str:
    return f"{base} {name} {press.stamp(name)}"


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
