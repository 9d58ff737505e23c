"""Where the claims of a story stand in its articles, to find those that a quotation holds."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from digest.model.analysis import Claim
from digest.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Passages:
    """The claims of a story; `of` gives the passages of each article that tell of one, with its number.

    In order of their starts; `longest` is how long the longest is, in characters.
    """

    claims: Sequence[Claim]
    of: Mapping[str, Sequence[tuple[int, Span]]]
    longest: int

    def inside(self, spans: Sequence[Span]) -> Counter[int]:
        """How many passages of each claim, by number, lie mostly in one of `spans`, or one of them in it."""
        met = {
            (each.article, at)
            for each in spans
            for at in self._near(each)
            if _mostly(self.of[each.article][at][1], each)
        }
        return Counter(self.of[article][at][0] for article, at in met)

    def _near(self, quoted: Span) -> range:
        """Where in its article the passages stand that may touch `quoted`."""
        held = self.of.get(quoted.article, ())
        first = bisect_left(held, quoted.start - self.longest, key=_begin)
        return range(first, bisect_left(held, quoted.end, lo=first, key=_begin))


def passages(claims: Sequence[Claim]) -> Passages:
    """These claims by the passages that tell of them."""
    found: dict[str, list[tuple[int, Span]]] = {}
    for at, claim in enumerate(claims):
        for stance in claim.stances:
            for span in stance.spans:
                found.setdefault(span.article, []).append((at, span))
    for held in found.values():
        held.sort(key=_begin)
    longest = max((span.end - span.start for held in found.values() for _, span in held), default=0)
    return Passages(claims=claims, of=found, longest=longest)


def _mostly(span: Span, quoted: Span) -> bool:
    inside = min(span.end, quoted.end) - max(span.start, quoted.start)
    return 2 * inside > min(span.end - span.start, quoted.end - quoted.start)


def _begin(held: tuple[int, Span]) -> int:
    return held[1].start
