"""What of an article is compared with others: text, opening, headline, names, word pairs, runs."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from digest.model.article import Article, Block, Role
from digest.text.copies import runs
from digest.text.words import Word, content

LEAD_WORDS = 400  # an article's event is told in its first words; later ones drift to background
OPENING_WORDS = 60  # what a reader of the first lines has seen
ASPECTS = ("text", "opening", "headline", "names", "word pairs")
FIRST, SECOND = np.uint32(0x9E3779B1), np.uint32(0x85EBCA77)  # odd: no number is lost by multiplying
HALF = np.uint64(32)

Terms = NDArray[np.uint32]
Counts = NDArray[np.uint16]
Cells = tuple[Terms, Counts]  # the terms of a text, rising, and how often each stands in it


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


def cells(one: Profile) -> tuple[Cells, ...]:
    """For each of `ASPECTS`, and last for the runs of words of the body, the terms of an article.

    A term is the number that its letters make (32 bits): the same in every collection, and in a million of
    pairs of articles one takes two words for the same.
    """
    headline, body = numbers(one.headline), numbers(one.body)
    whole = np.concatenate([headline, body])
    capital = np.array((*one.titled, *one.named), dtype=np.bool_)
    pairs = [(part[:-1] * FIRST) ^ (part[1:] * SECOND) for part in (headline, body)]
    opening = whole[: len(headline) + OPENING_WORDS]
    told = (whole, opening, headline, whole[capital], np.concatenate(pairs))
    shingles = np.unique((runs(body.astype(np.uint64)) >> HALF).astype(np.uint32))
    return (*map(counted, told), (shingles, np.ones(len(shingles), dtype=np.uint16)))


def numbers(words: Sequence[str]) -> Terms:
    """Each word as a number made of its letters."""
    return np.array([zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in words], dtype=np.uint32)


def counted(terms: NDArray[np.uint32]) -> Cells:
    """The different terms, rising, and how often each stands there."""
    found, counts = np.unique(terms, return_counts=True)
    return found, np.minimum(counts, np.iinfo(np.uint16).max).astype(np.uint16)
