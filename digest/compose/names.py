"""What a story is called: the headline that fits the other articles best and reads as a name."""

from collections.abc import Mapping, Sequence

from digest.model.analysis import Analysis, Entity
from digest.model.article import Article
from digest.model.span import Span
from digest.text.titles import faults
from digest.text.words import content_stems

OPENING = 150  # content words of an article in which another's headline is looked for
OPENING_LETTERS = 3_000  # in which they mostly stand
NAMES = 3  # the story's main names: those that most articles have
NAMED = 0.15  # what it counts that a headline has them all
# What a fault costs, in share of the headline's words that must stand in more of the other articles instead.
COST = {
    "endless": 0.6,
    "live": 0.4,
    "label": 0.35,
    "bait": 0.3,
    "question": 0.3,
    "cut": 0.2,
    "short": 0.2,
    "long": 0.1,
    "shouted": 0.1,
    "quote": 0.1,
    "sentence": 0.1,  # a sentence of a translation or a feed, not a headline
}
POOR = frozenset({"endless", "live", "label", "bait", "question", "cut"})
LONGEST_LEAD = 160  # characters of a sentence that may be the name where all headlines are poor


def name(analysis: Analysis, lead: Span | None) -> Span:
    """The span that names the story.

    A headline counts by the share of its words that stand in the openings of the other articles, and by the
    story's main names in it, less what its faults cost. Where every headline is poor (a question, a live
    blog, a label before it) the lead of the summary is the name, if it is no longer than a long headline.
    """
    articles = analysis.story.articles
    best = headline(articles, analysis.entities)
    fallback = lead or analysis.sentences[0].span
    if best is None:
        return fallback
    language = next(article.language for article in articles if article.id == best.article)
    poor = not POOR.isdisjoint(faults(best.text, language))
    return fallback if poor and lead is not None and len(lead.text) <= LONGEST_LEAD else best


def headline(articles: Sequence[Article], entities: Sequence[Entity] = ()) -> Span | None:
    """The headline that makes the best name; of equals the shortest, then the one of the first article."""
    opening = {article.id: set(_opening(article)) for article in articles}
    main = _main(entities)
    ranked = [
        (-_score(article, article.title, opening, main), len(article.title.text), article.id, article.title)
        for article in articles
        if article.title is not None
    ]
    return min(ranked, key=lambda each: each[:3])[3] if ranked else None


def _opening(article: Article) -> Sequence[str]:
    """The stems of the first content words of an article."""
    news = article.masked()
    found = content_stems(news[:OPENING_LETTERS], language=article.language)
    if len(found) <= OPENING and len(news) > OPENING_LETTERS:
        found = content_stems(news, language=article.language)
    return found[:OPENING]


def _score(
    article: Article, title: Span, opening: Mapping[str, set[str]], main: Sequence[frozenset[str]]
) -> float:
    stems = set(content_stems(title.text, language=article.language))
    others = [words for id_, words in opening.items() if id_ != article.id] or [opening[article.id]]
    support = sum(len(stems & words) / max(len(stems), 1) for words in others) / len(others)
    there = sum(any(form in title.text for form in forms) for forms in main)
    named = NAMED * there / len(main) if main else 0
    cost = sum(COST[fault] for fault in sorted(faults(title.text, article.language)))
    return round(support + named - cost, 4)


def _main(entities: Sequence[Entity]) -> list[frozenset[str]]:
    """The ways to write each of the names that most articles have, most told first; a surname will do."""
    ranked = sorted(entities, key=lambda entity: (-_articles(entity), -_mentions(entity), entity.id))
    return [
        frozenset(variant.text for variant in entity.variants)
        | ({entity.name.split()[-1]} if entity.kind == "person" else set())
        for entity in ranked[:NAMES]
    ]


def _articles(entity: Entity) -> int:
    return len({article for variant in entity.variants for article, _ in variant.counts})


def _mentions(entity: Entity) -> int:
    return sum(count for variant in entity.variants for _, count in variant.counts)
