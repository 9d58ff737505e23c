"""Where the claims of a story stand in its articles, to find those that a quotation holds."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from digest.model.analysis import Claim
from digest.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Passages:
    """The claims of a story; `of` gives the passages of each article that tell of one, with its number."""

    claims: Sequence[Claim]
    of: Mapping[str, Sequence[tuple[int, Span]]]

    def inside(self, spans: Sequence[Span]) -> Counter[int]:
        """How many passages of each claim, by number, lie mostly in one of `spans`, or one of them in it."""
        articles = dict.fromkeys(span.article for span in spans)
        return Counter(
            at
            for article in articles
            for at, span in self.of.get(article, ())
            if any(_mostly(span, each) for each in spans)
        )


def passages(claims: Sequence[Claim]) -> Passages:
    """These claims by the passages that tell of them."""
    found: dict[str, list[tuple[int, Span]]] = {}
    for at, claim in enumerate(claims):
        for stance in claim.stances:
            for span in stance.spans:
                found.setdefault(span.article, []).append((at, span))
    return Passages(claims=claims, of=found)


def _mostly(span: Span, quoted: Span) -> bool:
    if span.article != quoted.article:
        return False
    inside = min(span.end, quoted.end) - max(span.start, quoted.start)
    return 2 * inside > min(span.end - span.start, quoted.end - quoted.start)
