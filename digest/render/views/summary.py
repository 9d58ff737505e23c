"""The consensus summary: sentences under their topics, each with everyone who says it."""

from dataclasses import dataclass

from digest.model.digest import SummarySentence
from digest.model.span import Span
from digest.render.views.lookup import Lookup, Receipt, Voice
from digest.render.views.passage import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryItem:
    """A sentence of the summary, its receipt, what stands around it, and who else says it."""

    claim: str
    receipt: Receipt
    before: Passage | None
    after: Passage | None
    outlets: int
    origins: int
    voices: tuple[Voice, ...]


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
    claim = look.claims[sentence.claim]
    before, after = _around(sentence.span, look)
    return SummaryItem(
        claim=claim.id,
        receipt=look.receipt(sentence.span),
        before=before,
        after=after,
        outlets=claim.outlets,
        origins=claim.origins,
        voices=tuple(
            voice for voice in look.voices(claim) if voice.outlet != look.labels[sentence.span.article]
        ),
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
