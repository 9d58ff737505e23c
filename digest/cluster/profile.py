"""What of an article is compared with others: text, opening, headline, names and word pairs."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from digest.model.article import Article, Block, Role
from digest.text.postings import Ints
from digest.text.words import Word, content

LEAD_WORDS = 400  # an article's event is told in its first words; later ones drift to background
OPENING_WORDS = 60  # what a reader of the first lines has seen
ASPECTS = ("text", "opening", "headline", "names", "word pairs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The stems of an article in order: of its headline and of its first `LEAD_WORDS` content words.

    `named` and `titled` tell of each stem whether its word is written with a capital.
    """

    headline: tuple[str, ...]
    body: tuple[str, ...]
    titled: tuple[bool, ...]
    named: tuple[bool, ...]


def profile(article: Article) -> Profile:
    """What is compared of an article."""
    headline = [
        word for block in article.blocks if block.role is Role.TITLE for word in _words(article, block)
    ]
    body: list[Word] = []
    for block in article.blocks:
        if block.role is Role.PARAGRAPH and len(body) < LEAD_WORDS:
            body.extend(_words(article, block))
    body = body[:LEAD_WORDS]
    return Profile(
        headline=tuple(word.stem for word in headline),
        body=tuple(word.stem for word in body),
        titled=tuple(word.text[:1].isupper() for word in headline),
        named=tuple(word.text[:1].isupper() for word in body),
    )


def _words(article: Article, block: Block) -> tuple[Word, ...]:
    return content(article.legible[block.start : block.end], language=article.language)


def aspects(profiles: Sequence[Profile]) -> tuple[tuple[Ints, ...], ...]:
    """For each of `ASPECTS` the terms of each article, as numbers that are the same whatever their order."""
    words = sorted({stem for each in profiles for stem in (*each.headline, *each.body)})
    number = {word: at for at, word in enumerate(words)}
    rows = [_terms(each, number) for each in profiles]
    return tuple(tuple(row[at] for row in rows) for at in range(len(ASPECTS)))


def _terms(one: Profile, number: dict[str, int]) -> tuple[Ints, ...]:
    headline = np.array([number[stem] for stem in one.headline], dtype=np.int64)
    body = np.array([number[stem] for stem in one.body], dtype=np.int64)
    whole = np.concatenate([headline, body])
    capital = np.array((*one.titled, *one.named), dtype=np.bool_)
    pairs = [part[:-1] * len(number) + part[1:] for part in (headline, body)]
    opening = whole[: len(headline) + OPENING_WORDS]
    return whole, opening, headline, whole[capital], np.concatenate(pairs)
