"""What articles in different languages share: spellings of names, figures, and what headlines mean."""

import re
from collections.abc import Sequence

import numpy as np
from anyascii import anyascii

from digest.cluster.profile import numbers
from digest.model.article import Article, Role
from digest.text.meaning import across, directions
from digest.text.postings import Floats, Ints, Terms

READ = 2_000  # characters of an article; its names and figures are told by then
GRAM = 4  # letters in a row that are compared: cognates and names in any script share some
LETTERS = 37  # letters, digits and the edge of a word
FIGURE = re.compile(r"[A-Za-z][A-Za-z]+|\d+(?:[.,:]\d+)*")
WORD = re.compile(r"[a-z0-9]+")
CHANCE = 0.3  # cosine of meanings that headlines on different events often have


def aspects(article: Article) -> tuple[Terms, Terms]:
    """The spellings and the figures of an article, as numbers that are the same in every collection."""
    text = _read(article)
    return _grams(text).astype(np.uint32), numbers(FIGURE.findall(text.lower()))


def _read(article: Article) -> str:
    parts = [
        article.text[block.start : block.end]
        for role in (Role.TITLE, Role.PARAGRAPH)
        for block in article.blocks
        if block.role is role
    ]
    return "\n".join(parts)[:READ]


def _grams(text: str) -> Ints:
    """Every four letters in a row within a word and its edges, in Latin letters, as one number each."""
    plain = " ".join(WORD.findall(anyascii(text).lower()))
    codes = np.frombuffer(f" {plain} ".encode("ascii"), dtype=np.uint8).astype(np.int64)
    codes = np.where(
        codes >= ord("a"), codes - ord("a") + 11, np.where(codes >= ord("0"), codes - ord("0") + 1, 0)
    )
    if len(codes) < GRAM:
        return np.zeros(0, dtype=np.int64)
    rows = np.lib.stride_tricks.sliding_window_view(codes, GRAM)
    rows = rows[(rows[:, 1:-1] > 0).all(axis=1)]  # a blank inside would join two words
    return np.asarray(rows @ LETTERS ** np.arange(GRAM), dtype=np.int64)


def headlines(articles: Sequence[Article]) -> Floats | None:
    """The meaning of each headline, or of the first line where there is none; None without the extra."""
    return directions([_headline(article) for article in articles]) if across() else None


def _headline(article: Article) -> str:
    blocks = [
        block for role in (Role.TITLE, Role.PARAGRAPH) for block in article.blocks if block.role is role
    ]
    return article.text[blocks[0].start : blocks[0].end].strip() if blocks else ""


def meant(vectors: Floats, at: int, others: Ints) -> Floats:
    """How alike the meaning of one headline is to that of `others`, above chance, 0 to 1."""
    # Not by a matrix product: its sums may differ in the last bit with the number of rows.
    cosine = np.round((vectors[others] * vectors[at]).sum(axis=1), 3)
    return np.asarray(np.maximum(cosine - CHANCE, 0) / (1 - CHANCE), dtype=np.float64)
