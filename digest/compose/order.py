"""The order in which a summary is read: the main thing first, then as the articles tell it."""

from collections.abc import Mapping, Sequence

from digest.compose.candidates import Candidate
from digest.compose.takes import CATEGORIES
from digest.model.analysis import Analysis, Claim
from digest.model.article import Role


def main_claim(each: Candidate, weight: Mapping[str, float]) -> str:
    """The claim that a sentence is in the summary for; empty where it tells none."""
    return max(each.claims, key=lambda claim: (weight[claim], claim), default="")


def in_order(
    chosen: Sequence[Candidate], claims: Sequence[Claim], weight: Mapping[str, float], analysis: Analysis
) -> list[Candidate]:
    """The sentence chosen first opens the summary; groups follow as topics do, in the articles' own order.

    Inside a group the order is that in which the articles tell the claims on average (majority ordering,
    Barzilay, Elhadad and McKeown 2002). A sentence that leans on another follows it.
    """
    by_id = {claim.id: claim for claim in claims}
    length = {
        article.id: max((block.end for block in article.blocks if block.role is Role.PARAGRAPH), default=1)
        for article in analysis.story.articles
    }

    def group(each: Candidate) -> int:
        main = main_claim(each, weight)
        first = main_claim(chosen[0], weight)
        if not main or not first or by_id[main].category == by_id[first].category:
            return -1  # a plan, where the plan is the news
        return CATEGORIES.index(by_id[main].category)

    def place(each: Candidate) -> tuple[int, int, float, int]:
        main = main_claim(each, weight)
        spans = [span for stance in by_id[main].stances for span in stance.spans] if main else [each.span]
        mean = sum(span.start / length[span.article] for span in spans) / len(spans)
        return (group(each), int(each is not chosen[0]), round(mean, 4), each.sentence.span.start)

    alone = sorted((each for each in chosen if not each.leans), key=place)
    told = _known_first(_introduced(_as_told(alone, [group(each) for each in alone])))
    return _followed(told, [each for each in chosen if each.leans])


def _introduced(ordered: Sequence[Candidate]) -> list[Candidate]:
    """Each sentence that has a person's surname alone moved behind the first that has the whole name."""
    out = list(ordered)
    for each in ordered[1:]:
        strangers = {person for person, _ in each.short} - each.full
        if not strangers or any(strangers & other.full for other in out[: out.index(each)]):
            continue
        first = next((at for at, other in enumerate(out) if strangers & other.full), None)
        if first is not None:
            out.insert(first + 1, each)
            out.remove(each)
    return out


def _known_first(ordered: Sequence[Candidate]) -> list[Candidate]:
    """Each sentence that needs a noun told of moved behind the first one that tells of it."""
    out = list(ordered)
    for each in [each for each in ordered if each.needs]:
        rest = [other for other in out if other is not each]
        first = next((at for at, other in enumerate(rest) if each.needs in other.terms), len(rest) - 1)
        if first >= out.index(each):
            rest.insert(first + 1, each)
            out = rest
    return out


def _followed(alone: Sequence[Candidate], leaning: Sequence[Candidate]) -> list[Candidate]:
    """Each sentence that leans right after the one it leans on, or at the end where that is not there."""
    out = list(alone)
    for each in leaning:
        before = (
            at
            for at, other in enumerate(out)
            if other.span.article == each.span.article and other.sentence.span.start == each.after
        )
        out.insert(next(before, len(out) - 1) + 1, each)
    return out


def _as_told(ordered: Sequence[Candidate], groups: Sequence[int]) -> list[Candidate]:
    """Sentences of one article in one group take their places in the order in which the article has them.

    "He has also insisted" comes after what it adds to. The one that opens the summary stays where it is.
    """
    out = list(ordered)
    for slots in {
        (number, each.sentence.span.article): [
            at
            for at, other in enumerate(ordered)
            if at and groups[at] == number and other.sentence.span.article == each.sentence.span.article
        ]
        for number, each in zip(groups, ordered, strict=True)
    }.values():
        told = sorted((ordered[at] for at in slots), key=lambda each: each.sentence.span.start)
        for at, each in zip(slots, told, strict=True):
            out[at] = each
    return out
