"""The files of a site, drawn and proved; what is as the build before left it is neither drawn nor read again.

Proof by parts: the files of a story are checked against its own articles as they are drawn, and what other
pages show of it against the same; so no page needs all articles at once. `digest verify` checks it all anew.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path

from digest import compose, render
from digest.binding import Binding
from digest.engine.frozen import thawed
from digest.engine.progress import Progress
from digest.engine.stopwatch import timed
from digest.engine.workers import mapped
from digest.errors import Problem
from digest.given import Look, LostError, Printed, Reasons, Sources, Told
from digest.model.digest import Digest, Imprint, Order, Place
from digest.model.page import File, Same
from digest.namebook import Namebook, Names, kept, shown
from digest.passages import Deck, misquoted, titles
from digest.prints import Prints, sha_of
from digest.proving import words_of
from digest.render.drawing import DATA, STORY, Press
from digest.render.faults import ThemeError, whole
from digest.render.links import story_path
from digest.render.verify import part
from digest.render.views.brief import Brief
from digest.render.views.card import Card, passages
from digest.render.views.story import Neighbor
from digest.searching import Slips

FEW = 6  # stories below which starting processes costs more than it saves
CARD, NAMES, SLIPS = "card", "names", "slips"
AMONG = frozenset({STORY, DATA})  # parts that show more than the story itself


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    """The files of one story that must be drawn: which parts, and whether its card.

    `alone` names the story itself, `among` it with why its articles are together and what it goes on with:
    all that files are made from but the theme and the settings.
    """

    at: int
    place: Place
    neighbors: Mapping[str, Neighbor]
    alone: str
    among: str
    parts: tuple[str, ...]
    card: bool

    def base(self, part: str) -> str:
        """What a part of the files is made from."""
        return self.among if part in AMONG else self.alone


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
    """The files of one build, noted in `prints` as they are made; those of the stories `anew` in any case.

    Templates that cannot be drawn are told together at the end, as a ThemeError.
    """

    prints: Prints
    jobs: int
    progress: Progress
    look: Look
    workspace: Path
    anew: frozenset[int] = frozenset()

    def files(
        self, stories: Sequence[Told], order: Order, imprint: Imprint, sources: Sources
    ) -> Iterator[File | Same]:
        """Every file of the site, those of stories first."""
        press = _press(self.look)
        cards: dict[int, Card] = {}
        jobs: list[_Job] = []
        bases: list[str] = []
        for at, job in enumerate(self._jobs(press, stories, order)):
            bases.append(job.alone)
            card = self.prints.memo.value(_key(press, CARD, job.alone), Card)
            missing = []
            for name in render.PARTS:
                printed = self.prints.before(_key(press, name, job.base(name)))
                if printed and at not in self.anew and self.prints.holds(printed):
                    yield from self.prints.same(printed)
                else:
                    missing.append(name)
            if card:
                cards[at] = card
            if missing or not card:
                jobs.append(replace(job, parts=tuple(missing), card=not card))
        yield from self._drawn(press, jobs, stories, cards)
        if self.prints.wrong and not self.prints.faults:
            return  # nothing will be written, and what the other pages need was not kept
        there = [at for at in order.front if at in cards]  # not all, where a template is broken
        held = Deck(
            cards=[cards[at] for at in there],
            keys=[_key(press, CARD, bases[at]) for at in there],
            articles=[stories[at].head.articles for at in there],
        )
        book = Namebook(
            memo=self.prints.memo, keys=[_key(press, NAMES, bases[at]) for at in there], known=set()
        )
        binding = Binding(
            prints=self.prints,
            press=press,
            look=self.look,
            jobs=self.jobs,
            deck=held,
            book=book,
            rehearsed=bool(self.anew),
        )
        yield from binding.files(imprint, sources, partial(_picture, self.look))
        if self.prints.faults:
            raise ThemeError(self.prints.faults)
        if self.look.search == "on" and not self.prints.wrong:
            slips = [_key(press, SLIPS, base) for base in bases]
            yield from binding.index(slips, press.name_slips(held.cards), self.workspace)
        if not self.prints.wrong:
            self.prints.close()

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
            own = repr((place.id, place.slug, place.history))
            alone = self.prints.memo.key("alone", stories[at].key, own)
            told = repr((place.related, [(id_, written[id_]) for id_ in sorted(near)]))
            among = self.prints.memo.key("among", alone, stories[at].why, told)
            yield _Job(
                at=at, place=place, neighbors=near, alone=alone, among=among, parts=render.PARTS, card=True
            )

    def _drawn(
        self, press: Press, jobs: Sequence[_Job], stories: Sequence[Told], cards: dict[int, Card]
    ) -> Iterator[File]:
        if not jobs:
            return
        press.warm(every=bool(self.anew))
        there = self._there
        work = ((there(stories[job.at].key), there(stories[job.at].why), job, self.look) for job in jobs)
        made = mapped(_drawn_in, work, count=len(jobs), jobs=self.jobs, least=FEW)
        for done, (job, (drawn, took)) in enumerate(zip(jobs, made, strict=True), start=1):
            self.prints.wrong += drawn.wrong
            self.prints.took[f"page/{story_path(job.place.slug)}"] = took
            if drawn.faults:  # other stories are drawn with the same templates
                self.prints.faults += drawn.faults
                return
            for name, files in drawn.files:
                printed = Printed(files=tuple((file.path, sha_of(file.data)) for file in files))
                if not drawn.wrong:
                    self.prints.remember(_key(press, name, job.base(name)), printed)
                self.prints.listed |= printed.files
                yield from files
            if drawn.card:
                cards[job.at] = drawn.card
                if not drawn.wrong:
                    self.prints.memo.keep(_key(press, CARD, job.alone), drawn.card)
                    self.prints.memo.keep(_key(press, NAMES, job.alone), drawn.names)
                    self.prints.memo.keep(_key(press, SLIPS, job.alone), drawn.slips)
            self.progress("render", done, len(jobs))

    def _there(self, name: str) -> bytes:
        data = self.prints.memo.raw(name)
        if data is None:
            raise LostError(name)
        return data


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


def _drawn_in(work: tuple[bytes, bytes, _Job, Look]) -> tuple[_Drawn, float]:
    return timed(_draw, work)


def _draw(work: tuple[bytes, bytes, _Job, Look]) -> _Drawn:
    """The files and the card of a story, checked against its own articles."""
    data, reasons, job, look = work
    told, why = thawed(data), thawed(reasons)
    if not isinstance(told, Digest) or not isinstance(why, Reasons):
        raise TypeError("a digest and its reasons were kept under these keys")
    # What is named without its neighbors is drawn without them.
    digest = compose.placed(told, replace(job.place, related=()))
    among = compose.placed(told, job.place, why.why)
    press = _press(look)
    faults: list[str] = []
    given = {name: (among if name in AMONG else digest) for name in job.parts}
    files = tuple(
        (name, tuple(whole(faults, press.files(name, each, job.neighbors)))) for name, each in given.items()
    )
    articles = digest.analysis.story.articles
    wrong = part(
        {file.path: file.data for _, drawn in files for file in drawn},
        {article.path: (article.sha256, article.text) for article in articles},
        articles={article.id: article.path for article in articles},
        known=frozenset(titles(job.neighbors)),
        former={one.key: one.text for one in digest.history.versions},
        ours=partial(words_of, look),
    )
    names = press.named(digest) if job.card else ()
    card = press.card(digest, names) if job.card else None
    wrong += tuple(misquoted([*shown(names), *(passages(card) if card else ())], digest))
    slips = Slips(pages=press.slips(digest) if job.card and look.search == "on" else ())
    return _Drawn(
        files=files,
        card=card,
        names=kept(names),
        slips=slips,
        wrong=wrong,
        faults=tuple(faults),
    )


def _picture(look: Look, brief: Brief) -> bytes:
    return _press(look).picture(brief)


def _key(press: Press, name: str, base: str) -> str:
    return f"{base} {name} {press.stamp(name)}"
