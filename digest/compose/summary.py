"""The consensus summary: a few sentences of the articles that tell the story to one who knows nothing.

Each is chosen for the claims and words it covers that no chosen one has yet, weighted by how many outlets and
origins stand behind them, and only if it can stand alone. Nothing is joined or rewritten; where words are
short, a sentence may stop at the end of an opening that stands alone, and all are weighed together.
"""

from collections.abc import Sequence

from digest.compose.candidates import candidates
from digest.compose.gain import Weights, weight
from digest.compose.order import in_order, main_claim
from digest.compose.salience import agreed, headed, leads, length, salience
from digest.compose.selection import Limit, selected
from digest.model.analysis import Analysis, Claim
from digest.model.digest import SummarySentence


def summary(analysis: Analysis, claims: Sequence[Claim], *, limit: Limit) -> tuple[SummarySentence, ...]:
    """The sentences of a story's summary in reading order, within `limit`."""
    articles = analysis.story.articles
    weights = Weights(
        claims={claim.id: weight(claim) for claim in claims},
        terms=salience(articles) if limit.words is None else agreed(articles),
        leads=leads(articles),
        headed=headed(articles),
        length=length(articles),
    )
    found = candidates(analysis, claims, cut=limit.words is not None)
    chosen = selected(found, weights, limit, several=len(articles) > 1)
    if not chosen:
        return ()
    return tuple(
        SummarySentence(claim=main_claim(each, weights.claims), span=each.span)
        for each in in_order(chosen, claims, weights.claims, analysis)
    )
