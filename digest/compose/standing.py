"""A story as far as the next build must know it: whose accounts, in which words, and what they state."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from digest.model.analysis import Claim, DifferenceKind, Position, Says
from digest.model.article import Article
from digest.model.digest import Digest
from digest.model.history import Account, Mention, Standing, Version, digits, version
from digest.model.span import Span

Places = Mapping[str, Sequence[tuple[int, str]]]  # the sentences of each article with their offsets
STATED = frozenset((Says.SAYS, Says.IN_PART))


def standing(digest: Digest) -> Standing:
    """What is to be kept of a story, so that the next build can tell what is new."""
    versions = {article.id: now(article, digest) for article in digest.analysis.story.articles}
    places = {id_: one.sentences for id_, one in versions.items()}
    return Standing(
        title=mention(digest.title, places) if digest.title else None,
        accounts=accounts(digest, versions.values()),
        versions=tuple(versions.values()),
        claims=tuple(tuple(_stated(claim, places)) for claim in digest.analysis.claims),
        numbers=tuple(
            (one.subject, tuple(tuple(_told(position, places)) for position in one.positions))
            for one in digest.analysis.differences
            if one.kind is DifferenceKind.NUMBER
        ),
    )


def accounts(digest: Digest, versions: Iterable[Version] | None = None) -> tuple[Account, ...]:
    """The articles of a story as the record knows them."""
    articles = digest.analysis.story.articles
    hashes = {one.article: one.hash for one in versions or (now(each, digest) for each in articles)}
    return tuple(
        Account(
            article=article.id,
            outlet=article.outlet.id,
            name=article.outlet.name if article.outlet.known else "",
            text=digits(article.text),
            version=hashes[article.id],
        )
        for article in articles
    )


def now(article: Article, digest: Digest) -> Version:
    """The headline and the sentences of an article, as they stand in it now."""
    spans = [sentence.span for sentence in digest.analysis.sentences if sentence.span.article == article.id]
    if article.title and not any(span.touches(article.title) for span in spans):
        spans.append(article.title)
    return version(article.id, sorted((span.start, span.text) for span in spans))


def mention(span: Span, places: Places) -> Mention | None:
    """The sentence that a passage stands in, with the passage where that is not all of it."""
    for start, text in places[span.article]:
        if start <= span.start < start + len(text):
            words = "" if span.text == text or span.end > start + len(text) else span.text
            return Mention(article=span.article, sentence=digits(text), words=words)
    return None


def _stated(claim: Claim, places: Places) -> Iterator[Mention]:
    """The sentences that state a claim, the wording shown for it first."""
    spans = [claim.focus or claim.text]
    spans += [span for stance in claim.stances if stance.stance in STATED for span in stance.spans]
    found = (mention(span, places) for span in dict.fromkeys(spans))
    yield from (one for one in found if one)


def _told(position: Position, places: Places) -> Iterator[Mention]:
    """The sentences of one way of telling a number, each with the words that differ."""
    for span in position.spans:
        marked = next((word for word in position.marked if span.covers(word)), span)
        found = mention(marked, places)
        if found:
            yield found
