"""Runs of words, by which the words of an article are known wherever they stand."""

import re
from collections.abc import Iterable, Iterator, Sequence

from digest.render.ownwords import apart

# Between two fences, and in it the fields of names with the lines that belong to them.
HEAD = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n(?:.*?\n)??\1[ \t]*(?:\r?\n|\Z)", re.DOTALL)
NAMING = re.compile(
    r"^[\"']?(?:outlet|source|publisher|site|publication|site_name|newspaper|authors?|by|byline|tags|keywords|"
    r"country|lang|language|via|url|link|canonical|id|(?:featured_)?image|(?:image|picture|photo)(?:_credit)?)"
    r"[\"']?[ \t]*[:=].*\n(?:[ \t\]-].*\n)*",
    re.IGNORECASE | re.MULTILINE,
)
RUN = 8  # words in a row that no two texts share by chance; shorter runs may be set phrases
WORD = re.compile(r"\w+")


def runs(texts: Iterable[str]) -> frozenset[str]:
    """The runs of `RUN` words of these texts, as `bare` gives them."""
    return frozenset(" ".join(gram) for text in texts for gram in grams(WORD.findall(text.casefold())))


def news(text: str) -> str:
    """The text of a document without the lines of its head that name somebody: those are no news.

    An outlet's name stands on every page, and may have more words than chance allows.
    """
    head = HEAD.match(text)
    return NAMING.sub("", head[0]) + text[head.end() :] if head else text


def news_grams(text: str) -> Iterator[tuple[str, ...]]:
    """The runs of words of `text` outside of digest's own sentences, which an article may quote."""
    return (gram for words in apart(WORD.findall(text.casefold())) for gram in grams(words))


def grams(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The runs of `RUN` words."""
    return zip(*(words[start:] for start in range(RUN)), strict=False)
