"""The data beside the pages: story.json, tables and index.json, for other tools to read."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from digest.model.analysis import Claim, Entity, Position, Quote
from digest.model.article import Article, Role
from digest.model.digest import Digest, Event, Take
from digest.model.history import Revision
from digest.model.page import File
from digest.model.span import Span
from digest.render import links
from digest.render.facts import length
from digest.render.tables import TABLES
from digest.render.views.story import counts

STORY_SCHEMA = "digest.story/1"
INDEX_SCHEMA = "digest.index/1"
SCHEMAS = Path(__file__).parent / "schemas"


def index(entries: Sequence[Mapping[str, object]]) -> Iterator[File]:
    """The index of all stories, from the `entry` of each, and the JSON Schemas of all data files."""
    yield _json("index.json", {"schema": INDEX_SCHEMA, "stories": list(entries)})
    for schema in sorted(SCHEMAS.glob("*.schema.json")):
        yield File(path=f"schemas/{schema.name}", data=schema.read_bytes())


def data(digest: Digest) -> Iterator[File]:
    """The data files of a story: its JSON; its claims, quotes and events as CSV."""
    folder = links.story_path(digest.slug).removesuffix("index.html")
    yield _json(f"{folder}story.json", story(digest))
    for name, made in TABLES.items():
        yield File(path=f"{folder}{name}.csv", data=made(digest).encode())


def story(digest: Digest) -> dict[str, object]:
    """A story as `story.json` has it: the contract `digest.story/1`."""
    found = digest.analysis
    return {
        "schema": STORY_SCHEMA,
        "id": digest.id,
        "slug": digest.slug,
        "title": _span(digest.title) if digest.title else digest.title_text,
        "language": digest.lang,
        "first_published": digest.first_published,
        "last_published": digest.last_published,
        "articles": [_article(article, digest) for article in found.story.articles],
        "summary": [{"claim": one.claim, "span": _span(one.span)} for one in digest.summary],
        "claims": [_claim(claim) for claim in found.claims],
        "timeline": [_event(event) for event in digest.timeline],
        "quotes": [_quote(quote) for quote in found.quotes],
        "differences": [
            {
                "id": difference.id,
                "kind": difference.kind.value,
                "subject": difference.subject,
                "over_time": difference.over_time,
                "positions": [_position(position) for position in difference.positions],
            }
            for difference in found.differences
        ],
        "entities": [_entity(entity) for entity in found.entities],
        "takes": [_take(take, digest) for take in digest.takes],
        "topics": [{"title": topic.title, "claims": list(topic.claims)} for topic in digest.topics],
        "origins": [
            {
                "name": origin.name,
                "articles": list(origin.articles),
                "partly": list(origin.partly),
                "why": origin.why,
            }
            for origin in found.origins
        ],
        "related": [
            {
                "story": one.story,
                "later": one.later,
                "score": one.score,
                "shared_names": list(one.shared_names),
            }
            for one in digest.related
        ],
        "twins": [list(group) for group in found.twins],
        "changes": [_revision(one) for one in digest.history.revisions],
        "why": [
            {
                "articles": list(why.articles),
                "score": None if why.score is None else round(why.score, 4),
                "shared_names": list(why.shared_names),
                "shared_terms": list(why.shared_terms),
                "by_hand": why.by_hand,
            }
            for why in found.story.why
        ],
    }


def _revision(one: Revision) -> dict[str, object]:
    return {
        "number": one.number,
        "made": one.made or None,
        "newest": one.newest or None,
        "accounts": list(one.accounts),
        "outlets": list(one.outlets),
        "joined": list(one.joined),
        "parted": list(one.parted),
        "gone": list(one.gone),
        "claims": len(one.claims) + one.more,
        "numbers": [change.subject for change in one.numbers],
        "corrected": [correction.article for correction in one.corrections],
        "retitled": one.title is not None,
    }


def _json(path: str, value: Mapping[str, object]) -> File:
    """A file with a line for each entry of a list: small, and a change shows as the lines that it touches."""
    fields = ",\n".join(f"{_dumped(name)}: {_lines(one)}" for name, one in value.items())
    return File(path=path, data=f"{{\n{fields}\n}}\n".encode())


def _lines(value: object) -> str:
    if not isinstance(value, list) or not value:
        return _dumped(value)
    return "[\n" + ",\n".join(map(_dumped, value)) + "\n]"


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def entry(digest: Digest) -> dict[str, object]:
    """What `index.json` says of a story."""
    found = counts(digest)
    return {
        "id": digest.id,
        "slug": digest.slug,
        "title": digest.title_text,
        "title_span": _span(digest.title) if digest.title else None,
        "url": links.story_path(digest.slug),
        "articles": found.articles,
        "outlets": found.outlets,
        "origins": found.origins,
        "countries": len(found.countries),
        "country_codes": list(found.countries),
        "first_published": digest.first_published,
        "last_published": digest.last_published,
    }


def _span(span: Span) -> dict[str, object]:
    return {"article": span.article, "start": span.start, "end": span.end, "text": span.text}


def _spans(spans: tuple[Span, ...]) -> list[dict[str, object]]:
    return [_span(span) for span in spans]


def _article(article: Article, digest: Digest) -> dict[str, object]:
    words, minutes = length(article)
    outlet, published = article.outlet, article.published
    return {
        "id": article.id,
        "path": article.path,
        "sha256": article.sha256,
        "outlet": {
            "id": outlet.id,
            "name": outlet.name,
            "country": outlet.country,
            "known": outlet.known,
            "why": outlet.why,
            "owner": outlet.owner,
        },
        "title": _span(article.title) if article.title else None,
        "title_note": article.title_note,
        "url": article.url,
        "published": {
            "value": published.value,
            "precision": published.precision,
            "basis": published.basis,
            "note": published.note,
        },
        "language": article.lang,
        "translated_from": article.translated_from,
        "via": article.via,
        "words": words,
        "reading_minutes": minutes,
        "origins": [
            {"name": credit.name, "sort": credit.sort, "span": _span(credit.span)}
            for credit in digest.analysis.credits
            if credit.article == article.id
        ],
        "furniture": [
            {"start": block.start, "end": block.end, "why": block.why}
            for block in (*article.blocks, *article.insets)
            if block.role is Role.FURNITURE
        ],
    }


def _claim(claim: Claim) -> dict[str, object]:
    return {
        "id": claim.id,
        "text": _span(claim.text),
        "focus": _span(claim.focus) if claim.focus else None,
        "category": claim.category,
        "support": {"outlets": claim.outlets, "origins": claim.origins},
        "stances": [
            {
                "article": stance.article,
                "stance": stance.stance.value,
                "origin": stance.origin,
                "spans": _spans(stance.spans),
            }
            for stance in claim.stances
        ],
    }


def _event(event: Event) -> dict[str, object]:
    basis = event.basis
    return {
        "date": event.date,
        "end": event.end,
        "precision": event.precision,
        "basis": {"expression": _span(basis.expression), "anchor": basis.anchor, "rule": basis.rule},
        "status": event.status.value,
        "claim": event.claim,
        "spans": _spans(event.spans),
    }


def _quote(quote: Quote) -> dict[str, object]:
    speaker = quote.speaker
    return {
        "id": quote.id,
        "speaker": {
            "name": speaker.name,
            "entity": speaker.entity,
            "basis": _span(speaker.basis) if speaker.basis else None,
        }
        if speaker
        else None,
        "variants": [
            {"article": variant.article, "form": variant.form.value, "spans": _spans(variant.spans)}
            for variant in quote.variants
        ],
    }


def _position(position: Position) -> dict[str, object]:
    return {
        "articles": list(position.articles),
        "spans": _spans(position.spans),
        "marked": _spans(position.marked),
        "who": _spans(position.who),
    }


def _entity(entity: Entity) -> dict[str, object]:
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind,
        "wikidata": entity.wikidata,
        "place": {"country": entity.country, "lat": entity.lat, "lon": entity.lon, "basis": entity.basis}
        if entity.kind == "place"
        else None,
        "variants": [{"text": variant.text, "articles": dict(variant.counts)} for variant in entity.variants],
        "suspects": [
            {"text": one.text, "article": one.article, "reason": one.reason, "span": _span(one.span)}
            for one in entity.suspects
        ],
    }


def _take(take: Take, digest: Digest) -> dict[str, object]:
    return {
        "article": take.article,
        "only_here": list(take.only_here),
        "missing": list(take.missing),
        "shared": list(take.shared),
        "headings": _spans(take.headings),
        "firmness": [
            {"word": one.word.text, "grade": one.grade, "span": _span(one.sentence)}
            for one in digest.analysis.firmness
            if one.word.article == take.article
        ],
    }
