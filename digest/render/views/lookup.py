"""A story with its index at hand: from any passage to its outlet, its paragraph and its page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from digest.model.analysis import Claim, Quote, Sentence
from digest.model.article import Article, Role
from digest.model.digest import Digest
from digest.model.span import Span
from digest.render import links
from digest.render.dates import When, when
from digest.render.scripts import runs
from digest.render.site import Site
from digest.render.views.passage import Passage, Piece, pieces
from digest.render.words import Words, direction
from digest.text.addresses import safe_url

AT_HAND = 150  # claims that the page of a story holds; of more it shows those that most outlets tell
LONG_NAME = 5  # words of a name from which it is printed as a passage: "District Court for the District of …"


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """A passage and where it stands: outlet, place within the article, and its page here.

    `original` leads to the passage at the outlet, `address` is that page's address alone; None where unknown.
    `part` tells that only the marked part of the sentence is meant; `paragraph` is the number in `place`,
    0 where that is no paragraph.
    """

    outlet: str
    place: str
    paragraph: int
    href: str
    original: str | None
    address: str | None
    passage: Passage
    part: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletLink:
    """The name of an outlet, and the page of its telling."""

    name: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """A digest, the page being drawn (`here`), and what is looked up while drawing it, by article id.

    `cuts` is the offset up to which each article may be shown; the pages of those in `pictured` lead to their
    pictures.
    """

    digest: Digest
    site: Site
    words: Words
    here: str
    labels: Mapping[str, str]
    slugs: Mapping[str, str]
    sentences: Mapping[str, tuple[Sentence, ...]]
    claims: Mapping[str, Claim]
    cuts: Mapping[str, int]
    pictured: frozenset[str]

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles of the story, in story order."""
        return self.digest.analysis.story.articles

    @property
    def unlisted(self) -> bool:
        """Whether search engines are asked to leave out its pages: all who tell it want so."""
        return all(article.outlet.noindex for article in self.articles)

    @property
    def mixed(self) -> bool:
        """Whether the articles are in more than one language; claims are compared within each."""
        return len({article.language for article in self.articles}) > 1

    @property
    def table(self) -> str:
        """The path of the page that has every claim: the story's own, or that of its table if it is large."""
        large = len(self.digest.analysis.claims) > AT_HAND
        return (links.table_path if large else links.story_path)(self.digest.slug)

    def row(self, claim: str) -> str:
        """Where the row of a claim stands."""
        return links.relative(self.here, f"{self.table}#c-{claim}")

    def difference(self, id_: str) -> str:
        """Where the sides of a difference stand side by side."""
        return links.relative(self.here, f"{links.story_path(self.digest.slug)}#{id_}")

    def said(self, quote: Quote) -> str:
        """Where a quote stands in all its wordings: with the whole table, if one article alone has it."""
        alone = len({variant.article for variant in quote.variants}) == 1
        path = self.table if alone else links.story_path(self.digest.slug)
        return links.relative(self.here, f"{path}#{quote.id}")

    def on(self, here: str) -> "Lookup":
        """The same story, seen from another page."""
        return replace(self, here=here)

    def order(self, article: str) -> int:
        """The number of an article in its story."""
        return list(self.slugs).index(article)

    def when(self, value: str) -> When:
        """A date in the words of the page."""
        return when(value, self.words)

    def link(self, article: str, anchor: str = "") -> OutletLink:
        """The outlet of an article, with the way to its telling."""
        path = links.telling_path(self.digest.slug, self.slugs[article])
        href = links.relative(self.here, f"{path}#{anchor}" if anchor else path)
        return OutletLink(name=self.labels[article], href=href)

    def passage(self, span: Span, marked: Iterable[Span] = ()) -> Passage:
        """`span` ready to print."""
        article = self.digest.article(span.article)
        return printed(span, article.lang, article.translated_from, self.words, marked)

    def tongue(self, article: str) -> str | None:
        """The language of an article, for its words outside of passages; None where it is the page's own."""
        spoken = self.digest.article(article).lang
        return spoken if spoken != self.words.language else None

    def named(self, name: str, entity: str | None, basis: Span | None = None) -> Passage | None:
        """A long name where it stands in an article, so that its words have a receipt; None for a short one.

        `entity` is the id of who bears it; without one the words of `basis` are the name.
        """
        if len(name.split()) < LONG_NAME:
            return None
        if entity is None:
            at = basis.text.find(name) if basis else -1
            if basis is None or at < 0:
                return None
            start = basis.start + at
            return self.passage(replace(basis, start=start, end=start + len(name), text=name))
        held = next((one for one in self.digest.analysis.entities if one.id == entity), None)
        spans = [span for variant in held.variants for span in variant.spans] if held else []
        return next((self.passage(span) for span in spans if span.text == name), None)

    def receipt(self, span: Span, marked: Iterable[Span] = ()) -> Receipt:
        """`span` ready to print, with where it stands."""
        article = self.digest.article(span.article)
        return Receipt(
            outlet=self.labels[article.id],
            place=self.place(span),
            paragraph=article.paragraph(span.start) or 0,
            href=self.link(article.id, self.anchor(span)).href,
            original=links.original(article.url, span.text),
            address=safe_url(article.url),
            passage=self.passage(span, marked),
        )

    def whole(self, span: Span) -> Receipt:
        """What to print of a clause taken out of its article: its sentence, with the clause marked.

        Of a quotation over several sentences it is all of them, so that nothing reads cut off.
        """
        sentence = self.sentence(span)
        if sentence is None or sentence.shown == span or not sentence.shown.covers(span):
            return self.receipt(span)
        if sentence.shown.end > self.cuts[span.article]:
            return self.receipt(span)
        return replace(self.receipt(sentence.shown, marked=(span,)), part=True)

    def stated(self, claim: Claim) -> Receipt:
        """The wording shown for a claim, with the part that states it marked where the sentence says more."""
        return self.whole(claim.focus) if claim.focus else self.receipt(claim.text)

    def place(self, span: Span) -> str:
        """Where in its article a passage stands: `¶3`, or the kind of line that it is."""
        article = self.digest.article(span.article)
        if article.title and article.title.covers(span):
            return self.words(f"roles.{Role.TITLE.value}")
        number = article.paragraph(span.start)
        return f"¶{number}" if number else self.words(f"roles.{_role(article, span.start)}")

    def anchor(self, span: Span) -> str:
        """The id, on the telling's page, of the sentence or line that holds the start of `span`."""
        if span.start >= self.cuts[span.article]:
            return "rest"
        found = self.sentence(span)
        if found:
            return f"s{found.span.start}"
        article = self.digest.article(span.article)
        if article.title and article.title.covers(span):
            return "headline"
        block = next((b for b in article.blocks if b.start <= span.start < b.end), None)
        if block is None or block.role is Role.FURNITURE:
            return "aside"
        return "headline" if block.role is Role.TITLE else f"s{block.start}"

    def sentence(self, span: Span) -> Sentence | None:
        """The sentence that holds the start of `span`, None for headlines and captions."""
        here = self.sentences.get(span.article, ())
        return next((s for s in here if s.span.start <= span.start < s.span.end), None)


def printed(
    span: Span, language: str, translated: str | None, words: Words, marked: Iterable[Span] = ()
) -> Passage:
    """`span` of an article in `language`, translated from another or not, ready to print on our page."""
    turned = direction(language) != direction(words.language)
    return Passage(
        key=f"{span.article}:{span.start}:{span.end}",
        pieces=tuple(
            Piece(text=text, marked=piece.marked, language=spoken)
            for piece in pieces(span, marked)
            for text, spoken in runs(piece.text, language, translated)
        ),
        language=language if language != words.language else None,
        direction=direction(language) if turned else None,
    )


def lookup(digest: Digest, site: Site, words: Words) -> Lookup:
    """The index of a story, seen from its own page."""
    articles = digest.analysis.story.articles
    return Lookup(
        digest=digest,
        site=site,
        words=words,
        here=links.story_path(digest.slug),
        labels=_labels(articles, words),
        slugs=_slugs(articles),
        sentences={
            a.id: tuple(s for s in digest.analysis.sentences if s.span.article == a.id) for a in articles
        },
        claims={claim.id: claim for claim in digest.analysis.claims},
        cuts={article.id: _cut(article, digest, site) for article in articles},
        pictured=frozenset(one.id for one in articles if (one.outlet.images or site.images) == "link"),
    )


def _labels(articles: tuple[Article, ...], words: Words) -> dict[str, str]:
    """What each article is called in its story: its outlet, numbered by time where an outlet has several."""
    seen: dict[str, int] = {}
    labels = {}
    for article in sorted(articles, key=_told):
        name = article.outlet.name if article.outlet.known else words("outlet.unknown")
        seen[name] = seen.get(name, 0) + 1
        labels[article.id] = (
            name if seen[name] == 1 else words("outlet.numbered", name=name, number=seen[name])
        )
    return labels


def _told(article: Article) -> tuple[bool, str, str]:
    """What puts the accounts of one outlet in order: their time, those without at the end."""
    value = article.published.value
    return value is None, value or "", article.id


def _slugs(articles: tuple[Article, ...]) -> dict[str, str]:
    slugs: dict[str, str] = {}
    for article in articles:
        name = article.outlet.id if article.outlet.known else article.id
        slugs[article.id] = links.segment(name, links.BESIDE.union(slugs.values()))
    return slugs


def _cut(article: Article, digest: Digest, site: Site) -> int:
    """The offset at which the shown part of an article ends: whole sentences, as many as are allowed.

    What an article says of itself counts more than what the settings say of its outlet, and that more than
    what they say of the site.
    """
    outlet = article.outlet
    if (article.rights or outlet.rights or site.rights) == "full":
        return len(article.text)
    left, end = outlet.excerpt_words or site.excerpt_words, article.blocks[0].start if article.blocks else 0
    for sentence in digest.analysis.sentences:
        if sentence.span.article == article.id:
            left -= len(sentence.span.text.split())
            if left < 0:
                break
            end = sentence.span.end
    return end


def _role(article: Article, offset: int) -> str:
    return next((b.role.value for b in article.blocks if b.start <= offset < b.end), Role.FURNITURE.value)
