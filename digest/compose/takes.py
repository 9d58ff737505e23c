"""How each article tells the story: what only it has, what it lacks, what it shares."""

from collections.abc import Mapping, Sequence

from digest.model.analysis import Analysis, Claim, Says
from digest.model.article import Article, Role
from digest.model.digest import Take, Topic
from digest.model.span import Span

TELLS = (Says.SAYS, Says.IN_PART)
TOPICS = (
    ("action", "What happened"),
    ("statement", "What was said"),
    ("background", "How it came to this"),
    ("plan", "What is to come"),
)
CATEGORIES = tuple(name for name, _ in TOPICS)


def takes(analysis: Analysis, claims: Sequence[Claim]) -> tuple[Take, ...]:
    """One take for each article of the story, in story order.

    A claim is missing from an article that is silent about it while most of the others tell it, two of them
    in full.
    """
    return tuple(_take(article, claims, analysis) for article in analysis.story.articles)


def topics(claims: Sequence[Claim]) -> tuple[Topic, ...]:
    """The claims under four headings of ours, by what kind of fact each is; empty groups are left out."""
    grouped = (
        (title, tuple(claim.id for claim in claims if claim.category == name)) for name, title in TOPICS
    )
    return tuple(Topic(title=title, claims=ids) for title, ids in grouped if ids)


def _in_full(claim: Claim) -> int:
    return sum(stance.stance is Says.SAYS for stance in claim.stances)


def _take(article: Article, claims: Sequence[Claim], analysis: Analysis) -> Take:
    others = len(analysis.story.articles) - 1
    only: list[str] = []
    missing: list[str] = []
    shared: list[str] = []
    for claim in claims:
        telling = {stance.article for stance in claim.stances if stance.stance in TELLS}
        silent = any(
            stance.article == article.id and stance.stance is Says.SILENT for stance in claim.stances
        )
        otherwise = any(stance.stance is Says.DIFFERS for stance in claim.stances)
        if telling == {article.id} and not otherwise:
            only.append(claim.id)
        elif article.id in telling and len(telling) > 1:
            shared.append(claim.id)
        elif silent and 2 * len(telling) > others and _in_full(claim) > 1:
            missing.append(claim.id)
    headings = tuple(
        article.span(block.start, block.end) for block in article.blocks if block.role is Role.HEADING
    )
    shown = {claim.id: claim.text for claim in claims}
    return Take(
        article=article.id,
        only_here=_once(only, shown),
        missing=_once(missing, shown),
        shared=tuple(shared),
        headings=headings,
    )


def _once(ids: Sequence[str], shown: Mapping[str, Span]) -> tuple[str, ...]:
    """The claims, of those that are shown by one sentence the first: a reader would read it twice."""
    first: dict[Span, str] = {}
    for id_ in ids:
        first.setdefault(shown[id_], id_)
    return tuple(first.values())
