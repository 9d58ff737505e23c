"""All stories composed, in the order of the front page."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from digest.compose.ids import Wanted, addresses
from digest.compose.names import name
from digest.compose.related import related
from digest.compose.selection import Limit
from digest.compose.summary import summary
from digest.compose.takes import takes, topics
from digest.compose.timeline import timeline
from digest.errors import Problem
from digest.model.analysis import Analysis
from digest.model.digest import Digest, Edition
from digest.model.record import Record
from digest.text.slugs import slug

SLUG_BYTES = 60


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
    record: Record | None = None,
) -> Edition:
    """The edition: most covered stories first, then the latest, then by title.

    Stories keep the ids and slugs that `record` has for them.

    Raises:
        DigestError: a slug given by a person belongs to another story.
    """
    told = [_digest(analysis, composer) for analysis in analyses]
    given = addresses([_wanted(digest) for digest in told], record or Record())
    digests = [
        replace(digest, id=id_, slug=slug)
        for digest, id_, slug in zip(told, given.ids, given.slugs, strict=True)
    ]
    digests = list(related(digests))
    digests.sort(key=lambda each: each.title_text)
    digests.sort(key=lambda each: _instant(each.last_published or "0001-01-01"), reverse=True)
    digests.sort(key=lambda each: -len({article.outlet.id for article in each.analysis.story.articles}))
    return Edition(
        digests=tuple(digests),
        problems=tuple(problems),
        settings=dict(settings or {}),
        now=now.isoformat(timespec="seconds") if now else "",
        record=given.record,
        moved=given.moved,
    )


def _wanted(digest: Digest) -> Wanted:
    story = digest.analysis.story
    return Wanted(
        articles=tuple(article.id for article in story.articles),
        slug=slug(digest.title_text, most=SLUG_BYTES) or "story",
        first=digest.first_published or "",
        pinned=story.slug,
    )


def _digest(analysis: Analysis, composer: Composer) -> Digest:
    articles = analysis.story.articles
    told = summary(analysis, analysis.claims, limit=Limit(sentences=composer.most, least=composer.least))
    title = name(analysis, told[0].span if told else None)
    published = sorted(
        (article.published.value for article in articles if article.published.value), key=_instant
    )
    by_hand = analysis.story.title
    return Digest(
        id="",  # id and slug are given out when all stories are known
        slug="",
        title=None if by_hand else title,
        title_text=by_hand or title.text,
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
