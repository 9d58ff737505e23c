"""Where pages are drawn: theme, words and templates made ready once, for all pages of a site."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import chain
from pathlib import Path

from digest.model.digest import Digest, Head, Imprint, Place
from digest.model.page import Draft, File, OwnPage, Page
from digest.render import beside, data, links, pages, slips
from digest.render.assets import assets
from digest.render.choices import choices
from digest.render.dates import when
from digest.render.frame import Desk
from digest.render.indexes import Index, Namebook
from digest.render.indexes import index as indexed
from digest.render.machines import edition, feeds, hosting, offline, sitemap
from digest.render.machines.manifest import manifest
from digest.render.machines.output import Output, key
from digest.render.meta import picture_path
from digest.render.needed import NEEDED, complete
from digest.render.sections import Section
from digest.render.share import faces
from digest.render.share.picture import Wording, painted
from digest.render.share.picture import picture as laid_out
from digest.render.site import Site
from digest.render.templates import Templates
from digest.render.theme import theme
from digest.render.views.brief import Brief
from digest.render.views.card import Card, card
from digest.render.views.changes import RevisionView
from digest.render.views.entities import entries, spellings
from digest.render.views.lookup import lookup, printed
from digest.render.views.named import Named, named
from digest.render.views.story import Neighbor
from digest.render.words import direction, words

STORY, TELLINGS, DATA = "story", "tellings", "data"
PICTURE = "share.svg"
LEFTWARD = "rtl"
DAY = 10  # characters of an ISO date
TEMPLATES = {STORY: ("story.html", "table.html", "likeness.html"), TELLINGS: ("telling.html",)}


class Press:
    """Draws the files of one site; a story's files depend on the story and on `stamp` alone."""

    def __init__(
        self,
        *,
        theme_folders: Sequence[Path],
        site: Site,
        own: tuple[OwnPage, ...] = (),
        chosen: Mapping[str, object] | None = None,
        preview: bool = False,
        search: str = "off",
        typefaces: Sequence[Path] | None = None,
    ) -> None:
        """Read the theme that `site` names, looked up in `theme_folders` in order.

        `chosen` are the settings of the theme that count more than its defaults.

        In a `preview` style sheets keep their names whatever is in them, so that they can be swapped.
        `search` is as in `Desk`.
        With `typefaces` (the publisher's own, or none of them) each story has a picture for sharing.

        Raises:
            ConfigError: there is no such theme, or one of its files cannot be read.
        """
        self._theme = complete(theme(site.theme, theme_folders), NEEDED)
        self._choices = choices(self._theme, chosen or {})
        self._words = words(self._theme, site.language)
        self._assets = assets(self._theme, chosen=self._choices, plainly=preview)
        self._templates = Templates(self._theme, self._words, self._choices)
        self._preview = preview
        self._typefaces = typefaces
        self._stamps: dict[str, str] = {}
        self._closures: dict[str, str] = {}
        self.desk = Desk(
            site=site,
            words=self._words,
            assets=self._assets.paths,
            own=own,
            search=search,
            pictures=typefaces is not None and bool(site.url),
        )

    def files(self, part: str, digest: Digest, neighbors: Mapping[str, Neighbor]) -> Iterator[File]:
        """The files of one part of a story: its page (`STORY`), its articles' (`TELLINGS`), its `DATA`.

        `neighbors` are the stories that it goes on with, by id.
        """
        if part == DATA:
            yield from data.data(digest)
            return
        look = lookup(digest, self.desk.site, self._words)
        if part == STORY:
            yield self.drawn(pages.story(self.desk, look, neighbors))
            yield from map(self.drawn, beside.pages(self.desk, look))
        else:
            yield from map(self.drawn, pages.tellings(self.desk, look))

    def card(self, digest: Digest, names: Sequence[Named] | None = None) -> Card:
        """What the other pages show of a story; `names` as `named` gives them, if they are at hand."""
        look = lookup(digest, self.desk.site, self._words)
        return card(look, named(look) if names is None else names)

    def named(self, digest: Digest) -> tuple[Named, ...]:
        """The names of a story with all that their own pages show."""
        return named(lookup(digest, self.desk.site, self._words))

    def beside(self, digest: Digest) -> Neighbor:
        """A story as one that another goes on with."""
        look = lookup(digest, self.desk.site, self._words)
        title = look.passage(digest.title) if digest.title else None
        day = digest.analysis.story.day
        return Neighbor(slug=digest.slug, day=day, title=title, title_text=digest.title_text)

    def neighbor(self, head: Head, place: Place) -> Neighbor:
        """The same, from what an edition keeps at hand of each story."""
        title = (
            printed(head.title, head.title_language, head.title_translated, self._words)
            if head.title
            else None
        )
        return Neighbor(slug=place.slug, day=head.day, title=title, title_text=head.title_text)

    def slips(self, digest: Digest) -> tuple[tuple[str, str], ...]:
        """What the search reads of a story and its articles: path and HTML of each slip."""
        return tuple(slips.of_story(lookup(digest, self.desk.site, self._words)))

    def name_slips(self, cards: Sequence[Card]) -> tuple[tuple[str, str], ...]:
        """The same of the names."""
        return tuple(slips.of_names(entries(cards), self._words.language))

    def pages(self, cards: Sequence[Card], imprint: Imprint, book: Namebook) -> Iterator[Page | Draft]:
        """Every page but those of single stories, from the cards of all stories in the edition's order.

        `book` has the names of each of them.
        """
        for section in self.sections(cards, imprint, book, lambda: self.index(cards)):
            yield from section.pages()

    def sections(
        self, cards: Sequence[Card], imprint: Imprint, book: Namebook, index: Callable[[], Index]
    ) -> Iterator[Section]:
        """The same in parts; `index` gives what the method of that name does."""
        return pages.others(self.desk, cards, imprint, book, index)

    def index(self, cards: Sequence[Card]) -> Index:
        """The names of all stories."""
        return indexed(self.desk, cards)

    def table(self, cards: Sequence[Card]) -> Iterator[File]:
        """The index of all stories for other programs, and the schemas of all data."""
        yield from data.index([card.entry for card in cards])

    def plain(self) -> Iterator[File]:
        """Every file that shows nothing of stories: the assets."""
        yield from self._assets.files

    def outputs(
        self, cards: Sequence[Card], imprint: Imprint, stamped: Mapping[str, str] | None = None
    ) -> Iterator[Output]:
        """The files for other programs, from the cards of all stories: feeds, letters, words to hosts.

        `stamped` are hashes of the briefs of stories, by the ids of these, where they are known.
        """
        site, words = self.desk.site, self._words
        briefs = [card.brief for card in sorted(cards, key=lambda card: card.rank)]
        yield from feeds.outputs(briefs, site, words, self._entry, stamped)
        yield from edition.outputs(briefs, site, words, self.drawn)
        yield manifest(site, words, self._assets.paths)
        yield sitemap.robots(site.url, noindex=site.noindex)
        unlisted = sorted({outlet for card in cards for outlet in card.outlets_unlisted})
        yield from hosting.outputs(
            site.hosting, imprint.moved, site.url, noindex=site.noindex, unlisted=unlisted
        )

    def closing(self, listed: Mapping[str, str], cards: Sequence[Card], imprint: Imprint) -> Iterator[Output]:
        """What is made of all other files, `listed` with their SHA-256: the sitemap, the worker."""
        site = self.desk.site
        if site.url and not site.noindex:
            led = {links.name_path(old) for old, _ in spellings(entries(cards))}  # they only lead on
            out = led.union(*(card.unlisted for card in cards))
            pages = sitemap.pages(
                (path for path in listed if path not in out), [one.slug for one in imprint.moved]
            )
            days = sitemap.days(pages, [card.brief for card in cards])
            yield from sitemap.sitemaps(pages, days, site.url)
        yield offline.worker(listed, self._assets.paths, offline=site.offline and not self._preview)

    def pictures(self, cards: Sequence[Card]) -> Iterator[File]:
        """The pictures of all stories, none where they are switched off."""
        for brief in [one.brief for one in cards] if self.desk.pictures else ():
            yield File(path=picture_path(brief.page), data=self.picture(brief))

    def pictured(self, brief: Brief) -> str:
        """A hash of all that the picture of a story is drawn from."""
        return key(self._said(brief), self.closure(PICTURE), faces.stamp(self._typefaces or ()))

    def picture(self, brief: Brief) -> bytes:
        """The picture of a story, a PNG.

        Raises:
            ConfigError: what draws it is not installed, or a typeface cannot be read.
        """
        own = self._typefaces or ()
        made = laid_out(self._said(brief), own)
        svg = self.drawn(Page(path=PICTURE, template=PICTURE, values={"picture": made})).data.decode()
        return painted(svg, own)

    def _said(self, brief: Brief) -> Wording:
        title, words = self.desk.site.title, self._words
        return Wording(
            site=title,
            headline=brief.title_text,
            outlet=words("card.headline", outlet=brief.titled) if brief.titled else "",
            behind=edition.behind(brief, words),
            day=when(brief.last[:DAY], words).words if brief.last else "",
            language=brief.language,
            leftward=direction(brief.language) == LEFTWARD,
            site_leftward=direction(words.language) == LEFTWARD,
        )

    def _entry(self, brief: Brief, change: RevisionView | None) -> str:
        """A story as feeds show it, or one of its changes."""
        url = partial(links.full, self.desk.site.url or "")
        values = {"brief": brief, "behind": edition.behind(brief, self._words), "url": url, "change": change}
        template = feeds.CHANGE if change else feeds.ENTRY
        page = Page(path=template, template=template, values=values)
        return self.drawn(page).data.decode().strip()

    def drawn(self, page: Page | Draft) -> File:
        """A page as its file.

        Raises:
            ThemeError: a template cannot be drawn; with all others that cannot be understood.
        """
        return self._templates.drawn(page)

    def stamp(self, part: str) -> str:
        """A hash of all that a part of a story's files, or its card, is made from beside the story itself."""
        if part not in self._stamps:
            told: list[object] = [self.desk.site, self._words, self.desk.search, self.desk.pictures]
            if part in TEMPLATES:  # what is no page has no navigation and no style
                told += [sorted(self._assets.paths.items()), self.desk.main]
                told += [self.closure(template) for template in TEMPLATES[part]]
            elif "." in part:  # a template by its own name
                told.append(self.closure(part))
            self._stamps[part] = "" if part == DATA else _sha(told)
        return self._stamps[part]

    def closure(self, template: str) -> str:
        """A hash of a template, of all that it uses, and of the words that it may print."""
        if template not in self._closures:
            told = (sorted(self._theme.closure(template).items()), self._words, sorted(self._choices.items()))
            self._closures[template] = _sha(told)
        return self._closures[template]

    @cached_property
    def whole(self) -> str:
        """A hash of all that pages are made from beside stories: every template, word, setting and asset."""
        closures = [(name, self._theme.source(name)) for name in self._theme.templates()]
        return _sha([self.desk.stamp, self.desk.main, sorted(self._choices.items()), closures])

    def warm(self, *, every: bool = False) -> None:
        """Load the templates of stories, so that processes started from this one need not, or `every` one."""
        names = set(chain.from_iterable(TEMPLATES.values()))
        if every:
            names |= {name.partition("/")[2] for name in self._theme.templates()}
        self._templates.warm(names)


def _sha(told: object) -> str:
    return hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()
