"""All stories composed, in the order of the front page."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from digest.compose.changes import brought_up
from digest.compose.ids import Addresses, Wanted, addresses
from digest.compose.names import name
from digest.compose.related import opening, prominent, related
from digest.compose.selection import Limit
from digest.compose.standing import accounts, standing
from digest.compose.summary import summary
from digest.compose.takes import takes, topics
from digest.compose.timeline import timeline
from digest.errors import Problem
from digest.model.analysis import Analysis
from digest.model.digest import Digest, Edition, Head, Order, Place
from digest.model.history import Changes
from digest.model.record import Record
from digest.model.story import Why
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
    told = [digest(analysis, composer) for analysis in analyses]
    return gathered(told, now=now, problems=problems, settings=settings, record=record)


def gathered(
    told: Sequence[Digest],
    *,
    now: datetime | None = None,
    problems: Sequence[Problem] = (),
    settings: Mapping[str, str] | None = None,
    record: Record | None = None,
    changes: Changes | None = None,
) -> Edition:
    """The edition of stories that are composed already, as `edition` gives it.

    Raises:
        DigestError: a slug given by a person belongs to another story.
    """
    heads = [head(one) for one in told]
    given = order(heads, addressed(heads, record or Record()))
    made = now.isoformat(timespec="seconds") if now else ""
    given, kept = brought_up(given, heads, changes or Changes(), lambda at: standing(told[at]), made)
    return Edition(
        digests=tuple(placed(told[at], given.places[at]) for at in given.front),
        problems=tuple(problems),
        settings=dict(settings or {}),
        now=made,
        record=given.record,
        changes=kept,
        moved=given.moved,
    )


def digest(analysis: Analysis, composer: Composer) -> Digest:
    """A story composed: all but its place in the edition (`placed` gives it id, slug and related stories)."""
    articles = analysis.story.articles
    told = summary(analysis, analysis.claims, limit=Limit(sentences=composer.most, least=composer.least))
    title = name(analysis, told[0].span if told else None)
    published = sorted(
        (article.published.value for article in articles if article.published.value), key=_instant
    )
    by_hand = analysis.story.title
    return Digest(
        id="",
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


def selection(analysis: Analysis, *, least: int, most: int) -> Digest:
    """Our composer as packages offer theirs: `digest`, its summary of `least` to `most` sentences."""
    return digest(analysis, Composer(least=least, most=most))


def head(told: Digest) -> Head:
    """What the rest of the edition must know of a story."""
    story = told.analysis.story
    titled = told.article(told.title.article) if told.title else None
    return Head(
        articles=tuple(article.id for article in story.articles),
        outlets=len({article.outlet.id for article in story.articles}),
        title=told.title,
        title_text=told.title_text,
        title_language=titled.lang if titled else told.lang,
        title_translated=titled.translated_from if titled else None,
        language=told.language,
        slug=slug(told.title_text, most=SLUG_BYTES, plain=True) or "story",
        pinned=story.slug,
        first_published=told.first_published,
        last_published=told.last_published,
        day=story.day,
        names=prominent(told.analysis),
        words=opening(story),
        accounts=accounts(told),
    )


def addressed(heads: Sequence[Head], record: Record) -> Addresses:
    """The id and the slug of each story.

    Raises:
        DigestError: a slug given by a person belongs to another story.
    """
    return addresses([_wanted(one) for one in heads], record)


def order(heads: Sequence[Head], given: Addresses) -> Order:
    """The place of each story in the edition, in the order of `heads`, and the order of the front page."""
    near = related(heads, given.ids)
    places = (
        Place(id=id_, slug=slug, related=found)
        for id_, slug, found in zip(given.ids, given.slugs, near, strict=True)
    )
    front = sorted(range(len(heads)), key=lambda at: heads[at].title_text)
    front.sort(key=lambda at: _instant(heads[at].last_published or "0001-01-01"), reverse=True)
    front.sort(key=lambda at: -heads[at].outlets)
    return Order(places=tuple(places), front=tuple(front), record=given.record, moved=given.moved)


def placed(told: Digest, place: Place, why: Sequence[Why] = ()) -> Digest:
    """The story at its place in the edition; `why` its articles are together, where it has no reasons yet."""
    placed_ = replace(told, id=place.id, slug=place.slug, related=place.related, history=place.history)
    if not why:
        return placed_
    story = replace(told.analysis.story, why=tuple(why))
    return replace(placed_, analysis=replace(told.analysis, story=story))


def _wanted(one: Head) -> Wanted:
    return Wanted(articles=one.articles, slug=one.slug, first=one.first_published or "", pinned=one.pinned)


def _instant(value: str) -> datetime:
    """The moment that an ISO 8601 value names; a bare day counts from its beginning, in UTC."""
    moment = datetime.fromisoformat(value)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
