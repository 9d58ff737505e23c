"""How each article tells the story: what only it has, what it lacks, what it shares."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from digest.compose.early import untold_yet
from digest.model.analysis import Analysis, Claim, Says
from digest.model.article import Article, Role
from digest.model.digest import Take, Topic
from digest.model.span import Span
from digest.text.aligned import tokens
from digest.text.covered import Covering, covering
from digest.text.same import rare
from digest.text.tallies import tallies

UNSURE = 0.33  # share of a claim's words in one sentence from which an article may tell it after all
UNSURE_HEAD = 0.18  # the same for what two articles tell at their heads: few leave out the event itself
HEAD = 3  # sentences at the head of an article
ENGLISH = "en"  # the language with lists of synonyms and senses
Figures = frozenset[tuple[str, float]]  # what is counted, and how many
Lacks = Callable[[str, Claim], bool]
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
    in full, if no sentence of the article comes near to it, and if it had happened by then (`untold_yet`):
    what an article leaves out must be sure.
    """
    near, early = _lacking(analysis), untold_yet(analysis)

    def lacks(article: str, claim: Claim) -> bool:
        return not early(article, claim) and near(article, claim)

    known = [_known(claim) for claim in claims]
    return tuple(_take(article, known, analysis, lacks) for article in analysis.story.articles)


def topics(claims: Sequence[Claim]) -> tuple[Topic, ...]:
    """The claims under four headings of ours, by what kind of fact each is; empty groups are left out."""
    grouped = (
        (title, tuple(claim.id for claim in claims if claim.category == name)) for name, title in TOPICS
    )
    return tuple(Topic(title=title, claims=ids) for title, ids in grouped if ids)


def _lacking(analysis: Analysis) -> Lacks:
    """What tells whether no sentence of an article (its id) comes near to a claim.

    Words are compared within one language only; nobody leaves out what is told in another one. Where synonyms
    are not known, an article that has a figure of the claim for the same thing may tell it in other words.
    """
    language = {article.id: article.language for article in analysis.story.articles}
    heads = _heads(analysis)

    @cache
    def searched(article: str) -> Covering:
        told = [each.span.text for each in analysis.sentences if each.span.article == article]
        read = [tokens(text, language=language[article]) for text in told]
        weight = rare([{token.stem for token in each} for each in read])
        return covering(read, weight, language=language[article])

    @cache
    def counted(article: str) -> Figures:
        title = next(each.title for each in analysis.story.articles if each.id == article)
        told = [each.span.text for each in analysis.sentences if each.span.article == article]
        return _figures((*told, title.text if title else ""), language[article])

    def lacks(article: str, claim: Claim) -> bool:
        text = (claim.focus or claim.text).text
        if language[claim.text.article] != language[article]:
            return False
        own = language[article]
        if own != ENGLISH and not _figures((text,), own).isdisjoint(counted(article)):
            return False
        held = searched(article)
        words = tokens(text, language=held.language)
        event = (
            sum(any(span.start < heads[span.article] for span in each.spans) for each in claim.stances) > 1
        )
        least = UNSURE_HEAD if event else UNSURE
        return held.best(words, range(len(held.passages)), least=least) is None

    return lacks


def _figures(texts: Iterable[str], language: str) -> Figures:
    return frozenset(
        (each.unit, each.value) for text in texts for each in tallies(text, language) if each.unit
    )


def _heads(analysis: Analysis) -> Mapping[str, int]:
    """Where the head of each article ends."""
    ends: dict[str, list[int]] = {article.id: [] for article in analysis.story.articles}
    for sentence in analysis.sentences:
        ends[sentence.span.article].append(sentence.span.end)
    return {article: max(found[:HEAD], default=0) for article, found in ends.items()}


def _in_full(claim: Claim) -> int:
    return sum(stance.stance is Says.SAYS for stance in claim.stances)


class _Known(NamedTuple):
    """A claim, the articles that tell it and those silent about it, and whether one tells it otherwise."""

    claim: Claim
    telling: frozenset[str]
    silent: frozenset[str]
    otherwise: bool


def _known(claim: Claim) -> _Known:
    return _Known(
        claim=claim,
        telling=frozenset(each.article for each in claim.stances if each.stance in TELLS),
        silent=frozenset(each.article for each in claim.stances if each.stance is Says.SILENT),
        otherwise=any(each.stance is Says.DIFFERS for each in claim.stances),
    )


def _take(article: Article, known: Sequence[_Known], analysis: Analysis, lacks: Lacks) -> Take:
    others = len(analysis.story.articles) - 1
    only: list[str] = []
    missing: list[str] = []
    shared: list[str] = []
    for claim, telling, silent, otherwise in known:
        if article.id in telling:
            if len(telling) > 1:
                shared.append(claim.id)
            elif not otherwise:
                only.append(claim.id)
        elif (
            article.id in silent
            and 2 * len(telling) > others
            and _in_full(claim) > 1
            and lacks(article.id, claim)
        ):
            missing.append(claim.id)
    headings = tuple(
        article.span(block.start, block.end) for block in article.blocks if block.role is Role.HEADING
    )
    shown = {each.claim.id: each.claim.text for each in known}
    return Take(
        article=article.id,
        only_here=tuple(only),
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
