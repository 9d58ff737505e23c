"""Builders of stories for the tests of analysis and composing: invented articles, one paragraph a string."""

import hashlib

from digest.analyze import story as analyzed
from digest.model.analysis import Analysis, Claim, Says
from digest.model.article import Article, Block, Outlet, Published, Role
from digest.model.story import Story


def article(
    id_: str,
    *paragraphs: str,
    outlet: str | None = None,
    published: str | None = "2025-12-15",
    title: str = "",
) -> Article:
    """An article of these paragraphs by the outlet `outlet` (its id by default)."""
    text = "\n".join((*([title] if title else []), *paragraphs))
    blocks: list[Block] = []
    at = 0
    for line in text.split("\n"):
        role = Role.TITLE if title and not blocks else Role.PARAGRAPH
        blocks.append(Block(start=at, end=at + len(line), role=role))
        at += len(line) + 1
    made = Article(
        id=id_,
        path=f"seeds/{id_}.txt",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        outlet=Outlet(id=id_, name=outlet or id_.title()),
        published=Published(value=published, precision="day" if published else "unknown"),
        blocks=tuple(blocks),
    )
    if not title:
        return made
    from dataclasses import replace  # noqa: PLC0415 - only where a headline is wanted

    return replace(made, title=made.span(0, len(title)))


def analysis(*articles: Article) -> Analysis:
    """What is found in the story of these articles."""
    return analyzed(Story(articles=articles))


def telling(claim: Claim) -> set[str]:
    """The ids of the articles that state a claim, whole or in part."""
    return {stance.article for stance in claim.stances if stance.stance in (Says.SAYS, Says.IN_PART)}


def claim_with(found: Analysis, words: str) -> Claim:
    """The claim one of whose passages holds these words."""
    return next(
        claim
        for claim in found.claims
        for stance in claim.stances
        if stance.stance in (Says.SAYS, Says.IN_PART)
        for span in stance.spans
        if words in span.text
    )
