"""Pairs of sentences: how far they state one fact, and how far a statement backs or weakens another.

Rows {s1, s2} are scored for one fact; rows {claim_a, claim_b} for backing, or for weakening where the name of
their file says "weaken": both files have one form, and what the rows answer is never looked at. Answers are
{row, score} (and pair_id); `row` counts through all files. Where a model of meaning is installed, `words`
holds the score without it.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from benchmarks.quality import scores
from benchmarks.quality.files import Row, Rows
from benchmarks.quality.task import Files, Score, Task
from digest.text.meaning import meanings
from digest.text.opposed import backing, cues, weakening
from digest.text.same import Parts, Rarity, Sentence, parts, rarity, same, sentence

WEAKEN = "weaken"  # in the name of a file that asks for conflict
Scorer = Callable[[Parts, Sentence, Sentence], float]


def predict(files: Files) -> list[Row]:
    """A score for each row, in order."""
    return [row for at, held in _numbered(files) for row in _answered(held, at)]


def _answered(held: Rows, first: int) -> Iterator[Row]:
    texts = _texts(held)
    ready = {text: sentence(text) for pair in texts for text in pair}
    rare = rarity([ready[text] for pair in texts for text in pair])
    near = meanings(texts)
    asked = _asked(held)
    for at, (row, pair) in enumerate(zip(held, texts, strict=True)):
        yield {
            **_name(row, first + at),
            **_scores(asked, ready[pair[0]], ready[pair[1]], rare, near.get(pair)),
        }


def _scores(
    asked: Scorer, one: Sentence, other: Sentence, rare: Rarity, meaning: float | None
) -> dict[str, float]:
    plain = asked(parts(one, other, rare), one, other)
    if meaning is None:
        return {"score": plain}
    return {"score": asked(parts(one, other, rare, meaning=meaning), one, other), "words": plain}


def _asked(held: Rows) -> Scorer:
    """The question of a file: one fact, weakening or backing."""
    if "claim_a" not in held[0]:
        return lambda found, *_: same(found)
    told = weakening if WEAKEN in getattr(held, "name", "").lower() else backing
    return lambda found, one, other: told(found, cues(one, other))


def _texts(held: Rows) -> list[tuple[str, str]]:
    one, other = ("claim_a", "claim_b") if "claim_a" in held[0] else ("s1", "s2")
    return [(row[one], row[other]) for row in held]


def _name(row: Row, at: int) -> dict[str, object]:
    return {"row": at, "pair_id": row["pair_id"]} if "pair_id" in row else {"row": at}


def _numbered(files: Files) -> Iterator[tuple[int, Rows]]:
    """Each file with the number of its first row, counted through all files."""
    first = 0
    for held in files:
        if held:
            yield first, held
        first += len(held)


def baseline(files: Files) -> list[Row]:
    """The cosine of TF-IDF over words in lower case, whatever is asked."""
    return [
        {**_name(row, first + at), "score": round(value, 6)}
        for first, held in _numbered(files)
        for at, (row, value) in enumerate(zip(held, _cosines(_texts(held)), strict=True))
    ]


def _cosines(texts: Sequence[tuple[str, str]]) -> Iterator[float]:
    bags = [[Counter(re.findall(r"\w+", text.lower())) for text in pair] for pair in texts]
    count = Counter(word for pair in bags for bag in pair for word in bag)
    rare = {word: math.log((1 + 2 * len(bags)) / (1 + df)) + 1 for word, df in count.items()}
    for one, other in bags:
        lengths = _product(one, one, rare) * _product(other, other, rare)
        yield _product(one, other, rare) / math.sqrt(lengths) if lengths else 0.0


def _product(one: Counter[str], other: Counter[str], rare: Mapping[str, float]) -> float:
    return math.fsum(n * other[word] * rare[word] ** 2 for word, n in one.items() if word in other)


def score(files: Files, made: Rows) -> Score:
    """The metrics of one file, or of each by its name; `words` holds those of the scores without a model."""
    found = [(getattr(held, "name", ""), _score(held, made, first)) for first, held in _numbered(files)]
    return found[0][1] if len(found) == 1 else dict(found)


def _score(held: Rows, made: Rows, first: int) -> Score:
    mine = [{**row, "row": row["row"] - first} for row in made if first <= row["row"] < first + len(held)]
    found = dict(scores.pairs(held, mine))
    if "relation" in held[0]:
        found["base_rate"] = round(sum(bool(int(row["relation"])) for row in held) / len(held), 4)
    if mine and "words" in mine[0]:
        found["words"] = scores.pairs(held, [{**row, "score": row["words"]} for row in mine])
    return found


TASK = Task(predict=predict, score=score, baseline=baseline)
