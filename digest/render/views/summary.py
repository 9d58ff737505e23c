"""The consensus summary: sentences under their topics, each with everyone who says it."""

from dataclasses import dataclass

from digest.model.analysis import Claim, Says
from digest.model.digest import SummarySentence
from digest.model.span import Span
from digest.render.views.lookup import Lookup, Receipt, Voice
from digest.render.views.passage import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryPart:
    """One claim that a sentence makes: the clause that makes it, and who else says it."""

    claim: str
    clause: Passage
    outlets: int
    origins: int
    voices: tuple[Voice, ...]


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
    here = look.labels[sentence.span.article]
    return tuple(
        SummaryPart(
            claim=claim.id,
            clause=look.passage(span),
            outlets=claim.outlets,
            origins=claim.origins,
            voices=tuple(voice for voice in look.voices(claim) if voice.outlet != here),
        )
        for span, claim in sorted(found, key=lambda pair: (pair[0], pair[1].id))
    )


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
