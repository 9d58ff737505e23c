"""Words of a text, brought to a form in which equal words are equal, with the places they stand at."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

# Marks over and under Arabic letters are part of the word that they stand in.
WORD = re.compile(r"[^\W_]+(?:[’'.,][^\W_]+|[\u064b-\u065f\u0670]+[^\W_]*)*", re.UNICODE)
FIRST_IDEOGRAPH = "\u3040"
IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+")
REMEMBERED = 600  # letters of a text whose words are kept at hand: sentences and clauses come again and again
MOST_STEMS = 200_000  # words whose stems are kept at hand
MOST_STRETCHES = 100_000  # what stands between two blanks, kept at hand with its words: some 40 MB
LONGEST_STRETCH = 40  # letters; a longer one is an address or a script without blanks: it seldom comes again
POSSESSIVE = re.compile(r"[’']s$|[’']$")
STEMMERS = {
    "ar": "arabic", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "et": "estonian", "fi": "finnish", "fr": "french", "hi": "hindi", "hu": "hungarian", "it": "italian",
    "lt": "lithuanian", "nl": "dutch", "no": "norwegian", "pt": "portuguese", "ro": "romanian",
    "ru": "russian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip


class Word(NamedTuple):
    """A word of a text: where it stands, as written, its stem in lower case, and itself in lower case."""

    start: int
    end: int
    text: str
    stem: str
    low: str


def words(text: str, *, language: str = "en") -> tuple[Word, ...]:
    """The words of `text`, in order; Chinese and Japanese runs are cut into overlapping pairs of characters.

    Stems are Snowball's (Porter 2001) where the language has one. Hyphened words are split, so that
    "five-hour" and "five hour" are alike; "20-point" keeps its number as a word of its own.
    """
    return (_remembered if len(text) <= REMEMBERED else _of_late)(text, language)


@lru_cache(maxsize=4_096)
def _remembered(text: str, language: str) -> tuple[Word, ...]:
    return _words(text, language)


@lru_cache(maxsize=64)
def _of_late(text: str, language: str) -> tuple[Word, ...]:
    """The words of a whole article, asked for more than once while its story is read."""
    return _words(text, language)


@lru_cache(maxsize=4_096)
def word_set(text: str, language: str = "en") -> frozenset[str]:
    """The words of a sentence in lower case, without order: to see quickly that a pattern cannot match."""
    known = _stretches(language)
    return frozenset([word.low for stretch in text.split(" ") for word in known[stretch]])


def _words(text: str, language: str) -> tuple[Word, ...]:
    known = _stretches(language)
    made = tuple.__new__  # a named tuple made without its own constructor takes half the time
    found: list[Word] = []
    at = 0
    for stretch in text.split(" "):
        for start, end, written, cut, low in known[stretch]:
            found.append(made(Word, (at + start, at + end, written, cut, low)))
        at += len(stretch) + 1
    return tuple(found)


class _Stretches(dict[str, tuple[Word, ...]]):
    """The words of what stands between two blanks, for the stretches of one language met so far.

    No word goes over a blank, and the same stretches come again and again: to look one up takes a quarter of
    the time that finding its words takes.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def __missing__(self, stretch: str) -> tuple[Word, ...]:
        if len(self) >= MOST_STRETCHES:
            self.clear()
        found = tuple(_cut_out(stretch, self.language))
        if len(stretch) <= LONGEST_STRETCH:
            self[stretch] = found
        return found


@cache
def _stretches(language: str) -> _Stretches:
    return _Stretches(language)


class _Telling(dict[str, tuple[str, ...]]):
    """The stems of the content words between two blanks, for the stretches of one language met so far."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def __missing__(self, stretch: str) -> tuple[str, ...]:
        if len(self) >= MOST_STRETCHES:
            self.clear()
        stop = stop_words(self.language)
        found = tuple(word.stem for word in _stretches(self.language)[stretch] if word.low not in stop)
        if len(stretch) <= LONGEST_STRETCH:
            self[stretch] = found
        return found


@cache
def _telling(language: str) -> _Telling:
    return _Telling(language)


def _cut_out(text: str, language: str) -> Iterator[Word]:
    known = _stems(language)
    for match in WORD.finditer(text):
        piece = match[0]
        if piece[0] >= FIRST_IDEOGRAPH and IDEOGRAPHS.fullmatch(piece):
            yield from _pairs(piece, match.start())
        else:
            yield Word(*match.span(), piece, known[piece], piece.lower())


class _Stems(dict[str, str]):
    """The stems of one language met so far: every word of every text is looked up, so it must be quick."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def __missing__(self, word: str) -> str:
        if len(self) >= MOST_STEMS:
            self.clear()
        found = self[word] = _cut(word, self.language)
        return found


@cache
def _stems(language: str) -> _Stems:
    return _Stems(language)


def stem(word: str, language: str = "en") -> str:
    """The stem of a word: lower case, without possessive, accents composed, cut by Snowball."""
    return _stems(language)[word]


def _cut(word: str, language: str) -> str:
    low = POSSESSIVE.sub("", unicodedata.normalize("NFKC", word).lower().replace("’", "'"))
    low = low.replace(".", "") if re.fullmatch(r"(?:\w\.)+\w?", low) else low
    cut = _stemmer(language)
    return cut(low) if cut and not low.isdecimal() else low


@cache
def stop_words(language: str = "en") -> frozenset[str]:
    """Words that say nothing about what a text is about; empty where we have no list."""
    path = resources.files("digest.text") / "data" / "stop" / f"{language}.txt"
    if not path.is_file():
        return frozenset()
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def count(text: str) -> int:
    """How many words a text has, to a reader; every two ideographs count as one."""
    if IDEOGRAPHS.search(text) is None:
        return len(text.split())
    wide = sum(len(run[0]) for run in IDEOGRAPHS.finditer(text))
    return len(IDEOGRAPHS.sub(" ", text).split()) + (wide + 1) // 2


def stems(text: str, *, language: str = "en") -> list[str]:
    """The stems of the words of `text`, in order: where their places do not matter, this is quicker."""
    known = _stretches(language)
    return [word.stem for stretch in text.split(" ") for word in known[stretch]]


def content_stems(text: str, *, language: str = "en") -> list[str]:
    """The stems of the words of `text` without stop words, in order."""
    known = _telling(language)
    return [stem for stretch in text.split(" ") for stem in known[stretch]]


def content(text: str, *, language: str = "en") -> tuple[Word, ...]:
    """The words of `text` without stop words."""
    stop = stop_words(language)
    return tuple([word for word in words(text, language=language) if word.low not in stop])


def _pairs(run: str, start: int) -> Iterator[Word]:
    if len(run) == 1:
        yield Word(start, start + 1, run, run, run)
    for at in range(len(run) - 1):
        pair = run[at : at + 2]
        yield Word(start + at, start + at + 2, pair, pair, pair)


@cache
def _stemmer(language: str) -> Callable[[str], str] | None:
    import Stemmer  # noqa: PLC0415 - loaded where it is used

    name = STEMMERS.get(language)
    if name is None:
        return None
    cut: Callable[[str], str] = Stemmer.Stemmer(name).stemWord
    return cut
