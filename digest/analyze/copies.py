"""Near copies: one text that two outlets print, with another headline or without its last paragraphs."""

# Twins of a newsroom are found in another way, by `digest.text.copies`, which says why there are two.

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from digest.analyze.reading import Reading
from digest.text.words import content_stems

# Share of an article's sentences that stand almost word for word in another: one text in two outlets.
COPIED = 0.3
SAME_WORDS = 0.8  # share of words that two sentences have in common (Jaccard) to count as copied
SAME_ORDER = (
    0.5  # the same share of their pairs of neighbors: one fact in other words has its words elsewhere
)
MIN_WORDS = 6  # content words outside quotation marks that a sentence needs to be told from chance
FEWEST = 2  # sentences; one alone may be a set phrase, unless it is all that there is

Bag = frozenset[str]
Place = tuple[str, int]  # an article's id, and where the sentence starts in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """The articles that are one text, in groups, and the sentences that stand almost alike in two of them."""

    twins: tuple[tuple[str, ...], ...]
    sentences: frozenset[tuple[Place, Place]]


def copies(readings: Sequence[Reading]) -> Copies:
    """What was copied; groups and the ids in them are in the order of the story.

    What stands in quotation marks is left out: two reporters who heard one speech print the same words.
    """
    told = [_sentences(reading) for reading in readings]
    pairs = _alike(told)
    group = list(range(len(readings)))
    for (one, other), same in sorted(_shared(pairs).items()):
        shorter = min(len(told[one]), len(told[other]))
        if same >= max(COPIED * shorter, min(FEWEST, shorter)):
            low, high = sorted((group[one], group[other]))
            group = [low if each == high else each for each in group]
    found: dict[int, list[str]] = {}
    for at, reading in enumerate(readings):
        found.setdefault(group[at], []).append(reading.article.id)
    places = [
        [(reading.article.id, sentence.start) for sentence in here]
        for reading, here in zip(readings, told, strict=True)
    ]
    return Copies(
        twins=tuple(tuple(ids) for ids in found.values() if len(ids) > 1),
        sentences=frozenset(
            (places[one][first], places[other][second]) for one, first, other, second in pairs
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Where a sentence starts, its content words outside quotation marks, and each two that are neighbors."""

    start: int
    bag: Bag
    pairs: frozenset[tuple[str, str]]

    def like(self, other: "Sentence") -> bool:
        """Whether two sentences are one, almost word for word."""
        bag, pairs = self.bag | other.bag, self.pairs | other.pairs
        return len(self.bag & other.bag) >= SAME_WORDS * len(bag) and len(
            self.pairs & other.pairs
        ) >= SAME_ORDER * len(pairs)


def _sentences(reading: Reading) -> tuple[Sentence, ...]:
    """The sentences of some length."""
    text = list(reading.article.text)
    for quotation in reading.quotations:
        if quotation.speech:
            text[quotation.start : quotation.end] = " " * (quotation.end - quotation.start)
    found: list[Sentence] = []
    for sentence in reading.sentences:
        plain = "".join(text[sentence.span.start : sentence.span.end])
        stems = content_stems(plain, language=reading.article.language)
        made = Sentence(start=sentence.span.start, bag=frozenset(stems), pairs=frozenset(pairwise(stems)))
        if len(made.bag) >= MIN_WORDS:
            found.append(made)
    return tuple(found)


def _shared(pairs: Iterable[tuple[int, int, int, int]]) -> Counter[tuple[int, int]]:
    """For each two articles, how many sentences of the one that has fewer such stand in the other as well."""
    sides = Counter((one, other) for one, other, _ in {(a, c, b) for a, b, c, _ in pairs})
    return Counter({pair: min(sides[pair], sides[pair[::-1]]) for pair in sides if pair[0] < pair[1]})


def _alike(told: Sequence[Sequence[Sentence]]) -> set[tuple[int, int, int, int]]:
    """Every two sentences almost alike, as (article, sentence, other article, its sentence), both ways."""
    held: dict[str, list[tuple[int, int]]] = {}
    count = Counter(word for article in told for each in article for word in each.bag)
    matched: set[tuple[int, int, int, int]] = set()
    for at, article in enumerate(told):
        for number, sentence in enumerate(article):
            for other, second in _near(sentence.bag, count, held):
                if other != at and sentence.like(told[other][second]):
                    matched |= {(at, number, other, second), (other, second, at, number)}
            for word in _rarest(sentence.bag, count):
                held.setdefault(word, []).append((at, number))
    return matched


def _near(bag: Bag, count: Counter[str], held: dict[str, list[tuple[int, int]]]) -> Iterator[tuple[int, int]]:
    seen: set[tuple[int, int]] = set()
    for word in _rarest(bag, count):
        for place in held.get(word, ()):
            if place not in seen:
                seen.add(place)
                yield place


def _rarest(bag: Bag, count: Counter[str]) -> list[str]:
    """The words of which two like sentences must share one (prefix filtering, Chaudhuri and others 2006)."""
    ordered = sorted(bag, key=lambda word: (count[word], word))
    return ordered[: len(bag) - int(SAME_WORDS * len(bag) + 0.999) + 1]
