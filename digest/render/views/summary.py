"""The consensus summary: sentences under their topics, each with everyone who says it."""

from collections.abc import Sequence
from dataclasses import dataclass

from digest.model.analysis import Claim, Says, Stance
from digest.model.digest import SummarySentence
from digest.model.span import Span
from digest.render.views.lookup import Lookup, OutletLink, Receipt
from digest.render.views.passage import Passage

WORDED = 3  # voices on a claim that are printed; the sentences of the others are linked


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """Passages on a claim in one wording: how those outlets stand to it; `also` have the very same words."""

    stance: str
    receipts: tuple[Receipt, ...]
    also: tuple[OutletLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryPart:
    """One claim that a sentence makes: the clause that makes it, and who else says it.

    `voices` are printed, `further` ones linked only, and so are those that tell it `otherwise`; `row` leads
    to the claim's row in the table.
    """

    claim: str
    clause: Passage
    outlets: int
    origins: int
    voices: tuple[Voices, ...]
    further: tuple[OutletLink, ...]
    otherwise: tuple[OutletLink, ...]
    row: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryItem:
    """A sentence of the summary, its receipt, what stands around it, and its parts in their order.

    `least` and `outlets` are the fewest and the most outlets that tell a part of it; `origins` those of the
    part that most tell.
    """

    receipt: Receipt
    before: Passage | None
    after: Passage | None
    least: int
    outlets: int
    origins: int
    parts: tuple[SummaryPart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryTopic:
    """Sentences read under one heading; the heading is None for those under no topic."""

    title: str | None
    items: tuple[SummaryItem, ...]


def summary(look: Lookup) -> tuple[SummaryTopic, ...]:
    """The summary, topic by topic in the order of the digest; topics without a sentence are left out."""
    left = list(look.digest.summary)
    topics = []
    for topic in look.digest.topics:
        held = [sentence for sentence in left if sentence.claim in topic.claims]
        left = [sentence for sentence in left if sentence not in held]
        topics.append(
            SummaryTopic(title=topic.title, items=tuple(_item(sentence, look) for sentence in held))
        )
    topics.append(SummaryTopic(title=None, items=tuple(_item(sentence, look) for sentence in left)))
    return tuple(topic for topic in topics if topic.items)


def _item(sentence: SummarySentence, look: Lookup) -> SummaryItem:
    before, after = _around(sentence.span, look)
    parts = _parts(sentence, look)
    return SummaryItem(
        receipt=look.receipt(sentence.span),
        before=before,
        after=after,
        least=min(part.outlets for part in parts),
        outlets=max(part.outlets for part in parts),
        origins=max(part.origins for part in parts),
        parts=parts,
    )


def _parts(sentence: SummarySentence, look: Lookup) -> tuple[SummaryPart, ...]:
    """The claims that the sentence itself makes, by where in it they stand; at least the one it is for."""
    found: list[tuple[Span, Claim]] = []
    for claim in look.claims.values():
        own = [
            span
            for stance in claim.stances
            if stance.article == sentence.span.article and stance.stance in (Says.SAYS, Says.IN_PART)
            for span in stance.spans
            if sentence.span.covers(span)
        ]
        if own and not (len(own[0].text) == len(sentence.span.text) and claim.id != sentence.claim):
            found.append((own[0], claim))
    found = found or [(sentence.span, look.claims[sentence.claim])]
    return tuple(
        _part(claim, span, look) for span, claim in sorted(found, key=lambda pair: (pair[0], pair[1].id))
    )


def _part(claim: Claim, span: Span, look: Lookup) -> SummaryPart:
    held: dict[tuple[Says, tuple[str, ...]], list[Stance]] = {}
    for stance in claim.stances:
        if stance.spans and stance.article != span.article:
            held.setdefault((stance.stance, tuple(one.text for one in stance.spans)), []).append(stance)
    groups = list(held.values())
    left = [stance for group in groups[WORDED:] for stance in group]
    return SummaryPart(
        claim=claim.id,
        clause=look.passage(span),
        outlets=claim.outlets,
        origins=claim.origins,
        voices=tuple(_voices(group, look) for group in groups[:WORDED]),
        further=tuple(_where(stance, look) for stance in left if stance.stance is not Says.DIFFERS),
        otherwise=tuple(_where(stance, look) for stance in left if stance.stance is Says.DIFFERS),
        row=look.row(claim.id),
    )


def _voices(stances: Sequence[Stance], look: Lookup) -> Voices:
    first, *others = stances
    return Voices(
        stance=first.stance.value,
        receipts=tuple(look.whole(span) for span in first.spans),
        also=tuple(_where(stance, look) for stance in others),
    )


def _where(stance: Stance, look: Lookup) -> OutletLink:
    return look.link(stance.article, look.anchor(stance.spans[0]))


def _around(span: Span, look: Lookup) -> tuple[Passage | None, Passage | None]:
    """The sentences just before and after `span` in its paragraph, as far as they may be shown."""
    here = look.sentence(span)
    if here is None:
        return None, None
    beside = [s for s in look.sentences[span.article] if s.paragraph == here.paragraph]
    at = beside.index(here)
    before = beside[at - 1].span if at else None
    after = beside[at + 1].span if at + 1 < len(beside) else None
    cut = look.cuts[span.article]
    return tuple(look.passage(s) if s and s.end <= cut else None for s in (before, after))  # type: ignore[return-value]
