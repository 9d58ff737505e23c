"""What `digest explain` answers, as data: why an article is in its story, where words stand."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from digest.model.article import Article
from digest.model.digest import Digest, Edition
from digest.model.overrides import Wish
from digest.model.span import Span
from digest.model.story import Story, Why
from digest.text.ids import name as plain_id

HANDS: Mapping[str, str] = {Wish.JOIN: "joined with others", Wish.SPLIT: "split off", Wish.MOVE: "moved here"}
NAMED = "the story is named"


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """An article of the same story: how alike the two are (0 to 1, or None where a person put it there)."""

    path: str
    outlet: str
    score: float | None
    by_hand: str
    shared_names: tuple[str, ...]
    shared_terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said about the story of an article, and where."""

    said: str
    place: str


@dataclass(frozen=True, slots=True)
class Under:
    """An origin that an article counts under, and the reason."""

    name: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """Why an article is in its story.

    `story` is the slug of the story and `title` its title; `others` counts its other articles, `near` are
    those that it was compared with, the most alike first; `by_hand` is what a person said, each with its
    place; `origins` are those that it counts under, each with the reason.
    """

    path: str
    id: str
    outlet: str
    published: str | None
    story: str
    title: str
    others: int
    by_hand: tuple[Said, ...]
    near: tuple[Near, ...]
    origins: tuple[Under, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimThere:
    """A claim that words belong to: its id, the words that stand for it, who states it in numbers."""

    id: str
    text: str
    outlets: int
    origins: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where words stand in an article: line from 1, characters from 0, paragraph from 1 (0: in none)."""

    path: str
    line: int
    start: int
    end: int
    paragraph: int
    outlet: str
    story: str
    sentences: tuple[str, ...]
    claims: tuple[ClaimThere, ...]


def named_by(path: str, name: str) -> bool:
    """Whether `name`, a path or the end of one, means the file at `path`."""
    return path == name or f"/{path}".endswith(f"/{name}") or f"/{name}".endswith(f"/{path}")


def memberships(edition: Edition, name: str) -> Iterator[Membership]:
    """Why each article called `name` (its id, path or file name) is in its story; nothing where none is."""
    for digest in edition.digests:
        for article in digest.analysis.story.articles:
            if name in {article.id, plain_id(article.path)} or named_by(article.path, name):
                yield _membership(digest, article)


def _membership(digest: Digest, article: Article) -> Membership:
    story = digest.analysis.story
    near = sorted(
        (why for why in story.why if article.id in why.articles),
        key=lambda why: (-(why.score or 0), why.articles),
    )
    origins = (origin for origin in digest.analysis.origins if article.id in origin.articles)
    return Membership(
        path=article.path,
        id=article.id,
        outlet=article.outlet.name,
        published=article.published.value,
        story=digest.slug,
        title=digest.title_text,
        others=len(story.articles) - 1,
        by_hand=tuple(_by_hand(story, article.id)),
        near=tuple(_near(story, article.id, why) for why in near),
        origins=tuple(Under(origin.name, origin.why) for origin in origins),
    )


def _by_hand(story: Story, article: str) -> Iterator[Said]:
    """What a person said in the overrides file that decided where the article is and what it is called."""
    for hand in story.by_hand:
        if hand.article == article and hand.wish in HANDS:
            yield Said(HANDS[hand.wish], hand.place)
    named = [hand.place for hand in story.by_hand if hand.wish == Wish.STORY]
    if named:
        yield Said(NAMED, ", ".join(dict.fromkeys(named)))


def _near(story: Story, article: str, why: Why) -> Near:
    other = story.article(why.articles[why.articles[0] == article])
    return Near(
        path=other.path,
        outlet=other.outlet.name,
        score=why.score,
        by_hand=why.by_hand,
        shared_names=tuple(why.shared_names),
        shared_terms=tuple(why.shared_terms),
    )


def places(edition: Edition, words: str) -> Iterator[Place]:
    """Where `words` stand, whatever their spaces, marks and capitals; nothing if nowhere."""
    wanted = re.findall(r"\w+", words)
    if not wanted:
        return
    pattern = re.compile(r"\b" + r"\W+".join(map(re.escape, wanted)) + r"\b", re.IGNORECASE)
    for digest in edition.digests:
        for article in digest.analysis.story.articles:
            for found in pattern.finditer(article.text):
                yield _place(digest, article, article.span(*found.span()))


def _place(digest: Digest, article: Article, span: Span) -> Place:
    touched = (each.span.text for each in digest.analysis.sentences if each.span.touches(span))
    claims = (
        claim
        for claim in digest.analysis.claims
        if any(mention.touches(span) for stance in claim.stances for mention in stance.spans)
    )
    return Place(
        path=article.path,
        line=article.text.count("\n", 0, span.start) + 1,
        start=span.start,
        end=span.end,
        paragraph=article.paragraph(span.start),
        outlet=article.outlet.name,
        story=digest.slug,
        sentences=tuple(map(_flat, touched)),
        claims=tuple(
            ClaimThere(id=claim.id, text=_flat(claim.text.text), outlets=claim.outlets, origins=claim.origins)
            for claim in claims
        ),
    )


def _flat(text: str) -> str:
    return " ".join(text.split())
