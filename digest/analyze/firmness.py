"""Words that say how firmly a thing is meant: may, willing, offered, announced, demanded, refused."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources

from digest.analyze.reading import Reading
from digest.model.analysis import Firmness
from digest.text.words import word_set, words

# "a cash-and-shares offer" is a price and "could hardly believe it" a fact: neither says how firm a thing is
PRICE = re.compile(r"\b(?:cash|shares?|stock|takeover|buy-?out|tender)\s$", re.IGNORECASE)
HARDLY = re.compile(r"\s(?:hardly|scarcely|barely)\b", re.IGNORECASE)
HEDGES = ("possible", "willing", "offered", "announced")  # grades on one scale: how far a thing is meant


def firmness(readings: Sequence[Reading]) -> tuple[Firmness, ...]:
    """Every such word in the articles' sentences, with its grade, in order; English only."""
    found: list[Firmness] = []
    for reading in readings:
        if reading.article.language != "en":
            continue
        for sentence in reading.sentences:
            if _signs().isdisjoint(word_set(sentence.span.text)):
                continue
            for match in _pattern().finditer(sentence.span.text):
                if _otherwise(match):
                    continue
                at = sentence.span.start
                word = reading.article.span(at + match.start(), at + match.end())
                found.append(Firmness(word=word, sentence=sentence.span, grade=grades()[match[0].lower()]))
    return tuple(found)


def _otherwise(match: re.Match[str]) -> bool:
    """Whether the word is meant otherwise: the month of May, a price that is offered, "could hardly"."""
    word, text = match[0], match.string
    if word.lower() in {"offer", "offers"}:
        return bool(PRICE.search(text, max(0, match.start() - 12), match.start()))
    if word.lower() == "could":
        return bool(HARDLY.match(text, match.end()))
    return word == "May" and match.start() > 0


@cache
def grades() -> dict[str, str]:
    """The grade of each word, from `digest/text/data/firmness.toml`; grades in the order of the file."""
    text = (resources.files("digest.text") / "data" / "firmness.toml").read_text(encoding="utf-8")
    return {word: grade["name"] for grade in tomllib.loads(text)["grade"] for word in grade["words"]}


@cache
def _signs() -> frozenset[str]:
    """The first word of each entry: a sentence without any of them holds none."""
    return frozenset(words(entry)[0].low for entry in grades())


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(grades(), key=lambda word: (-len(word), word)))
    # "May" the month and "must-see" are not meant.
    return re.compile(rf"\b(?:{words})\b(?!-)", re.IGNORECASE)
