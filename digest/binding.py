"""The files beside those of single stories: pages of all stories, feeds, data, assets."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path

from digest.given import Look, Sources
from digest.model.digest import Imprint
from digest.model.page import Draft, File, Page, Same
from digest.namebook import Namebook
from digest.passages import Deck, Shown
from digest.picturing import Gallery
from digest.prints import Prints
from digest.proving import prove, words_of
from digest.render.drawing import Press
from digest.render.faults import whole
from digest.render.indexes import Index
from digest.render.sections import BRIEF, INDEX, NAMES, Section, only, stamp, stamps
from digest.render.verify import part
from digest.render.views.brief import Brief
from digest.searching import index

DRAFTS = "drafts"
# What a page is drawn with and made from, and the name that follows from it.
_Page = tuple[tuple[str, str], str]


@dataclass(kw_only=True)
class Binding:
    """What makes the files beside those of stories, from the cards in `deck` and the names in `book`.

    When `rehearsed`, pages are looked at one by one though they are known to be as they were.
    """

    prints: Prints
    press: Press
    look: Look
    jobs: int
    deck: Deck
    book: Namebook
    rehearsed: bool = False
    _named_now: dict[str, _Page] = field(default_factory=dict)

    def files(
        self, imprint: Imprint, sources: Sources, picture: Callable[[Brief], bytes]
    ) -> Iterator[File | Same]:
        """Every file but those of single stories; `picture` draws that of a story, in any process."""
        prints, press, cards = self.prints, self.press, self.deck.cards
        told = repr(imprint)
        for section in press.sections(cards, imprint, self.book, self._names):
            yield from self._section(section, told)
        prints.memo.hold(prints.memo.key(DRAFTS), self._named_now)
        briefs = {card.brief.id: only(BRIEF, each) for card, each in zip(cards, self._stamped, strict=True)}
        for output in press.outputs(cards, imprint, briefs):
            name = prints.memo.key("output", press.stamp(output.template), output.name, output.key)
            yield from prints.made(name, whole(prints.faults, output.make()), self._known)
        gallery = Gallery(memo=prints.memo, intact=prints.intact, jobs=self.jobs)
        yield from map(prints.noted, gallery.pictures(press, [card.brief for card in cards], picture))
        name = prints.memo.key("table", stamp(INDEX, self._stamped))
        yield from prints.made(name, press.table(cards), self._known)
        for file in press.plain():
            prints.wrong += part({file.path: file.data}, {}, articles={}, known=self._known)
            yield prints.noted(file)
        for output in press.closing(dict(prints.listed), cards, imprint):
            yield from map(prints.noted, output.make())
        if not prints.faults:
            prints.wrong += prove(
                prints.memo,
                frozenset(prints.runs),
                sources,
                ours=partial(words_of, self.look),
                remember=not prints.wrong,
            )

    def index(
        self, slips: Sequence[str], names: Sequence[tuple[str, str]], workspace: Path
    ) -> Iterator[File | Same]:
        """The files that the search page reads, made in `workspace`."""
        way = partial(index, language=self.look.site.language, workspace=workspace)
        intact = self.prints.intact
        found = way(
            self.prints.memo,
            slips,
            names,
            there=lambda files: all(intact.get(path) == sha for path, sha in files.items()),
        )
        yield from map(self.prints.noted, found)

    @cached_property
    def _named_before(self) -> Mapping[str, _Page]:
        return self.prints.memo.held(self.prints.memo.key(DRAFTS), dict) or {}

    @cached_property
    def _known(self) -> Shown:
        return Shown(deck=self.deck, also=self.book.known)

    @cached_property
    def _stamped(self) -> list[tuple[str, ...]]:
        """The `stamps` of each card, reckoned once."""
        found = []
        for key, card in zip(self.deck.keys, self.deck.cards, strict=True):
            name = f"shown {key}"
            told = self.prints.pack.value(name)
            if told is None:
                told = stamps(card)
                self.prints.pack.keep(name, told)
            found.append(told)
        return found

    def _names(self) -> Index:
        """The names of all stories; a preview has them where nothing they are made of has changed."""
        memo = self.prints.memo
        name = memo.key("names", self.press.whole, stamp(NAMES, self._stamped))
        found = memo.held(name, Index)
        if found is None:
            found = self.press.index(self.deck.cards)
            memo.hold(name, found)
        return found

    def _named(self, page: Page | Draft) -> str:
        """The name under which a page is kept; hashed anew only where it is made from something else."""
        closure = self.press.closure(page.template)
        if not isinstance(page, Draft):
            return self.prints.memo.key("page", closure, page.path, repr(page.values))
        made = (closure, page.made_from)
        held, name = self._named_before.get(page.path, (None, ""))
        if held != made:
            name = self.prints.memo.key("page", closure, page.path, page.made_from)
        self._named_now[page.path] = (made, name)
        return name

    def _section(self, section: Section, told: str) -> Iterator[File | Same]:
        """The pages of a section: all as they were where all that they show is, else one by one."""
        prints, press, memo = self.prints, self.press, self.prints.memo
        name = ""
        if section.name:
            name = memo.key("section", press.whole, section.name, told, stamp(section.name, self._stamped))
            held = [prints.before(each) for each in prints.pack.value(name) or ()]
            if not self.rehearsed and held and all(each and prints.holds(each) for each in held):
                for each in filter(None, held):
                    yield from prints.same(each)
                return
        names = []
        faults = len(prints.faults)
        for page in section.pages():
            names.append(self._named(page))
            drawn = whole(prints.faults, map(press.drawn, [page]))
            yield from prints.made(names[-1], drawn, self._known)
        if name and len(prints.faults) == faults:
            prints.pack.keep(name, tuple(names))
