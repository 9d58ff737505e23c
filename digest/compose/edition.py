"""All stories composed, in the order of the front page."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from digest.compose.summary import summary
from digest.compose.takes import takes, topics
from digest.compose.timeline import timeline
from digest.errors import Problem
from digest.model.analysis import Analysis
from digest.model.article import Article
from digest.model.digest import Digest, Edition
from digest.model.span import Span
from digest.text.slugs import slug
from digest.text.words import Word, content

SLUG_BYTES = 60
OPENING = 150  # content words of an article in which its story is told
OPENING_LETTERS = 3_000  # in which they mostly stand


@dataclass(frozen=True, slots=True, kw_only=True)
class Composer:
    """How a story is composed: between how many sentences its summary has."""

    least: int = 5
    most: int = 8


def edition(
    analyses: Sequence[Analysis],
    composer: Composer,
    *,
    now: datetime | None = None,
    problems: Sequence[Problem] = (),
    settings: Mapping[str, str] | None = None,
) -> Edition:
    """The edition: most covered stories first, then the latest, then by title."""
    digests = [_digest(analysis, composer) for analysis in analyses]
    digests.sort(key=lambda each: each.title_text)
    digests.sort(key=lambda each: _instant(each.last_published or "0001-01-01"), reverse=True)
    digests.sort(key=lambda each: -len({article.outlet.id for article in each.analysis.story.articles}))
    return Edition(
        digests=tuple(_with_own_slugs(digests)),
        problems=tuple(problems),
        settings=dict(settings or {}),
        now=now.isoformat(timespec="seconds") if now else "",
    )


def _digest(analysis: Analysis, composer: Composer) -> Digest:
    articles = analysis.story.articles
    told = summary(analysis, analysis.claims, least=composer.least, most=composer.most)
    title = headline(articles) or (told[0].span if told else analysis.sentences[0].span)
    published = sorted(
        (article.published.value for article in articles if article.published.value), key=_instant
    )
    first = min(articles, key=lambda article: article.id)
    return Digest(
        id=f"s-{hashlib.sha256(first.id.encode()).hexdigest()[:10]}",
        slug=slug(title.text, most=SLUG_BYTES) or "story",
        title=title,
        title_text=title.text,
        language=Counter(article.language for article in articles).most_common(1)[0][0],
        first_published=published[0] if published else None,
        last_published=published[-1] if published else None,
        analysis=analysis,
        summary=told,
        timeline=timeline(analysis, analysis.claims),
        takes=takes(analysis, analysis.claims),
        topics=topics(analysis.claims),
    )


def _instant(value: str) -> datetime:
    """The moment that an ISO 8601 value names; a bare day counts from its beginning, in UTC."""
    moment = datetime.fromisoformat(value)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def headline(articles: Sequence[Article]) -> Span | None:
    """The headline that the other articles support best: its words stand in most of their openings."""
    opening = {article.id: {word.stem for word in _opening(article)} for article in articles}
    best: tuple[float, int, str, Span] | None = None
    for article in articles:
        if article.title is None:
            continue
        stems = {word.stem for word in content(article.title.text, language=article.language)}
        others = [words for name, words in opening.items() if name != article.id] or [opening[article.id]]
        support = sum(len(stems & words) / max(len(stems), 1) for words in others) / len(others)
        # A headline with a full stop is a sentence of a translation or a feed, not a headline.
        score = round(support - 0.1 * article.title.text.endswith("."), 4)
        ranked = (score, -len(article.title.text), article.id, article.title)
        if best is None or ranked[:3] > best[:3]:
            best = ranked
    return best[3] if best else None


def _opening(article: Article) -> Sequence[Word]:
    """The first content words of an article."""
    news = article.masked()
    found = content(news[:OPENING_LETTERS], language=article.language)
    if len(found) <= OPENING and len(news) > OPENING_LETTERS:
        found = content(news, language=article.language)
    return found[:OPENING]


def _with_own_slugs(digests: Sequence[Digest]) -> list[Digest]:
    """Stories with one slug get a part of their id behind it."""
    count = Counter(digest.slug for digest in digests)
    return [
        replace(digest, slug=f"{digest.slug}-{digest.id[2:8]}") if count[digest.slug] > 1 else digest
        for digest in digests
    ]
