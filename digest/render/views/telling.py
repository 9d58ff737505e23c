"""One outlet's telling: the article as published, each sentence tagged by who else says it."""

from collections.abc import Iterator
from dataclasses import dataclass

from digest.model.analysis import Difference, Firmness, Says
from digest.model.article import Article, Block, Role
from digest.model.digest import Take
from digest.model.span import Span
from digest.render import links
from digest.render.dates import When
from digest.render.facts import length
from digest.render.views.corrections import CorrectionView, corrections
from digest.render.views.lookup import LONG_NAME, Lookup, Receipt
from digest.render.views.passage import Passage
from digest.render.views.spellings import OtherName, spellings
from digest.render.views.takes import claims
from digest.text.addresses import safe_url


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """Who else says a sentence: `all`, `some`, `only` or `differs`.

    `partly`: a part of it stands only here; `disputed`: on a part of it, another article differs.
    """

    level: str
    outlets: int
    of: int
    partly: bool
    disputed: bool
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A sentence (or what lies between two), its id on the page, and its tag where it states a claim."""

    id: str | None
    passage: Passage
    tag: Tag | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockView:
    """A paragraph (numbered), heading or caption of the article, as published."""

    role: str
    number: int
    id: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FirmSentence:
    """A sentence with the words in it that say how sure or how far, and the grades of these."""

    grades: tuple[str, ...]
    receipt: Receipt


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """Words of the document that are no news, and why they were left aside."""

    passage: Passage
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TellingView:
    """All that the page of one article shows."""

    outlet: str
    outlet_href: str
    known: bool
    outlet_why: str
    country: str | None
    published: When | None
    basis: str
    note: str
    language: str
    translated_from: str | None
    via: str | None
    words: int
    minutes: int
    original: str | None
    picture: str | None
    picture_credit: str
    headline: Passage | None
    blocks: tuple[BlockView, ...]
    excerpt: bool
    tally: tuple[tuple[str, int], ...]
    only: int
    mixed: bool
    first_only: str | None
    missing: tuple[Receipt, ...]
    headlines: tuple[Receipt, ...]
    names: tuple[OtherName, ...]
    firmness: tuple[FirmSentence, ...]
    credits: tuple[tuple[str, Receipt], ...]
    aside: tuple[Aside, ...]
    corrections: tuple[CorrectionView, ...]
    story: str
    story_title: Passage | None
    story_title_text: str
    outlets: int


def telling(article: Article, look: Lookup) -> TellingView:
    """The page of one article of the story; `look` is seen from that page."""
    count, minutes = length(article)
    take = next((take for take in look.digest.takes if take.article == article.id), None)
    blocks = tuple(_blocks(article, look))
    only = _only(blocks)
    title = look.digest.title
    return TellingView(
        outlet=look.labels[article.id],
        outlet_href=links.relative(look.here, links.outlet_path(links.segment(article.outlet.id))),
        known=article.outlet.known,
        outlet_why=article.outlet.why,
        country=article.outlet.country,
        published=look.when(article.published.value) if article.published.value else None,
        basis=article.published.basis,
        note=article.published.note,
        language=article.lang,
        translated_from=article.translated_from,
        via=article.via,
        words=count,
        minutes=minutes,
        original=safe_url(article.url),
        picture=safe_url(article.image) if article.id in look.pictured else None,
        picture_credit=article.image_credit or "",
        headline=look.passage(article.title) if article.title else None,
        blocks=blocks,
        excerpt=look.cuts[article.id] < len(article.text),
        tally=_tally(blocks),
        only=len(only),
        mixed=look.mixed,
        first_only=only[0] if only else None,
        missing=_missing(take, look),
        headlines=_headlines(article, look),
        names=tuple(spellings(article, look)),
        firmness=tuple(_firmness(article, look)),
        credits=tuple(
            (credit.name, look.receipt(credit.span))
            for credit in look.digest.analysis.credits
            if credit.article == article.id and _may_stand(credit.span, look)
        ),
        aside=tuple(_aside(article, look)),
        corrections=tuple(corrections(article, look)),
        story=links.relative(look.here, links.story_path(look.digest.slug)),
        story_title=look.passage(title) if title else None,
        story_title_text=look.digest.title_text,
        outlets=len(look.articles),
    )


def _blocks(article: Article, look: Lookup) -> Iterator[BlockView]:
    number = 0
    for block in article.blocks:
        number += block.role is Role.PARAGRAPH
        if block.role in (Role.TITLE, Role.FURNITURE) or block.start >= look.cuts[article.id]:
            continue
        if block.role is Role.PARAGRAPH:
            parts = tuple(_sentences(article, block, look))
        else:
            parts = (Part(id=None, passage=look.passage(article.span(block.start, block.end)), tag=None),)
        yield BlockView(role=block.role.value, number=number, id=f"s{block.start}", parts=parts)


def _sentences(article: Article, block: Block, look: Lookup) -> Iterator[Part]:
    """The sentences of a paragraph, and whatever words stand between them, up to the cut."""
    at, cut = block.start, look.cuts[article.id]
    for sentence in look.sentences[article.id]:
        span = sentence.span
        if not (block.start <= span.start < block.end) or span.start < at or span.end > cut:
            continue
        yield from _between(article, at, span.start, look)
        # The first sentence of a paragraph shares its start, and so its id, with the paragraph.
        id_ = None if span.start == block.start else f"s{span.start}"
        yield Part(id=id_, passage=look.passage(span), tag=_tag(span, look))
        at = span.end
    yield from _between(article, at, min(block.end, cut), look)


def _between(article: Article, start: int, end: int, look: Lookup) -> Iterator[Part]:
    words = article.text[start:end]
    if words.strip():
        start += len(words) - len(words.lstrip())
        yield Part(id=None, passage=look.passage(article.span(start, start + len(words.strip()))), tag=None)


def _tag(span: Span, look: Lookup) -> Tag | None:
    """Who else says what `span` says: the widest of its claims, and what is only here or disputed."""
    found = []
    for claim in look.digest.analysis.claims:
        stance = next((s for s in claim.stances if s.article == span.article), None)
        if stance and any(span.touches(own) for own in stance.spans):
            saying = sum(s.stance in (Says.SAYS, Says.IN_PART) for s in claim.stances)
            found.append((stance.stance is not Says.DIFFERS, saying, claim))
    if not found:
        return None
    says, widest, claim = max(found, key=lambda one: one[:2])
    level = (
        "differs"
        if not says
        else "only"
        if widest == 1
        else "all"
        if widest == len(look.articles)
        else "some"
    )
    abroad = _abroad(span, look)
    disputed = any(s.stance is Says.DIFFERS for _, _, one in found for s in one.stances)
    return Tag(
        level=level,
        outlets=widest,
        of=len(look.articles),
        partly=level in ("all", "some") and any(n == 1 for ours, n, _ in found if ours),
        disputed=level != "differs" and (disputed or abroad is not None),
        href=look.row(claim.id) if disputed or abroad is None else look.difference(abroad.id),
    )


def _abroad(span: Span, look: Lookup) -> Difference | None:
    """A difference on words of `span` with an article in another language, of which no claim can tell."""
    spoken = {article.id: article.language for article in look.articles}
    for one in look.digest.analysis.differences if look.mixed else ():
        touched = any(span.touches(word) for position in one.positions for word in position.marked)
        languages = {spoken[word.article] for position in one.positions for word in position.marked}
        if touched and len(languages) > 1:
            return one
    return None


def _tally(blocks: tuple[BlockView, ...]) -> tuple[tuple[str, int], ...]:
    """How many sentences have each tag, in the order of the legend; disputed ones count as differing too."""
    tags = [part.tag for block in blocks for part in block.parts if part.tag]
    levels = [tag.level for tag in tags] + ["differs" for tag in tags if tag.disputed]
    return tuple(
        (level, levels.count(level)) for level in ("all", "some", "only", "differs") if level in levels
    )


def _only(blocks: tuple[BlockView, ...]) -> tuple[str, ...]:
    """The ids of the sentences that are only here; one that begins a paragraph has its block's."""
    return tuple(
        part.id or block.id
        for block in blocks
        for part in block.parts
        if part.tag and part.tag.level == "only"
    )


def _firmness(article: Article, look: Lookup) -> Iterator[FirmSentence]:
    held: dict[Span, list[Firmness]] = {}
    for firm in look.digest.analysis.firmness:
        if firm.word.article == article.id and firm.sentence.end <= look.cuts[article.id]:
            held.setdefault(firm.sentence, []).append(firm)
    for sentence, found in held.items():
        yield FirmSentence(
            grades=tuple(dict.fromkeys(firm.grade for firm in found)),
            receipt=look.receipt(sentence, [firm.word for firm in found]),
        )


def _may_stand(span: Span, look: Lookup) -> bool:
    """Whether words may stand apart from the text: of what is not shown only as few as a name has."""
    return span.end <= look.cuts[span.article] or len(span.text.split()) < LONG_NAME


def _missing(take: Take | None, look: Lookup) -> tuple[Receipt, ...]:
    return claims(take.missing, look) if take else ()


def _headlines(article: Article, look: Lookup) -> tuple[Receipt, ...]:
    return tuple(
        look.receipt(other.title) for other in look.articles if other.title and other.id != article.id
    )


def _aside(article: Article, look: Lookup) -> Iterator[Aside]:
    for block in (*article.blocks, *article.insets):
        if block.role is Role.FURNITURE and block.end <= look.cuts[article.id]:
            yield Aside(passage=look.passage(article.span(block.start, block.end)), why=block.why)
