"""How well articles are grouped into stories: few at a time, as a reader brings them, and all together.

`python -m benchmarks.quality.draws GOLD [--threshold T] [--unseen N]` reads JSONL (".gz" allowed) of {id,
title, text, date, story_id} and prints B-cubed precision, recall and F1 (Bagga and Baldwin 1998): the mean
over draws of one story alone, of the 2, 5 and 20 stories nearest in time to one drawn at random, and of all.
Drawn are stories of three articles; the draws are the same in every run.
"""

import argparse
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.quality.files import rows
from digest.cluster.grouper import Grouper
from digest.cluster.grouping import LEAD_WORDS, UNSEEN
from digest.cluster.link import average_link
from digest.text.likeness import cosines, idf, vectors
from digest.text.words import content

DRAWS = {1: 150, 2: 80, 5: 50, 20: 15}  # how many samples of so many stories
MEMBERS = 3  # articles of a story that is drawn
Bag = Counter[str]


def bag(row: Mapping[str, Any]) -> Bag:
    """The stems of a row's headline and first words, as the grouping takes them from an article."""
    body = content(row["text"] or "")[:LEAD_WORDS]
    return Counter(word.stem for word in (*content(row["title"] or ""), *body))


def day(row: Mapping[str, Any]) -> float:
    """The number of the day it was published on; not a number where that is unknown."""
    return float(date.fromisoformat(row["date"][:10]).toordinal()) if row["date"] else float("nan")


def grouped(bags: Sequence[Bag], days: Sequence[float], grouper: Grouper, unseen: int) -> list[int]:
    """The number of the group that each row falls into."""
    likeness = cosines(vectors(bags, idf(bags, unseen=unseen)))
    when = np.array(days)
    far = np.abs(when[:, None] - when[None, :]) > grouper.window
    found = average_link(np.where(far, 0, likeness), grouper.threshold)
    home = {at: number for number, group in enumerate(found) for at in group}
    return [home[at] for at in range(len(bags))]


def b_cubed(found: Sequence[object], gold: Sequence[object]) -> tuple[float, float]:
    """Mean precision and recall over the items of the groups that they are in."""
    both = Counter(zip(found, gold, strict=True))
    mine, theirs = Counter(found), Counter(gold)
    pairs = list(zip(found, gold, strict=True))
    precision = sum(both[pair] / mine[pair[0]] for pair in pairs) / len(pairs)
    return precision, sum(both[pair] / theirs[pair[1]] for pair in pairs) / len(pairs)


def draws(data: Sequence[Mapping[str, Any]], days: Sequence[float]) -> dict[str, list[list[int]]]:
    """Row numbers by the kind of draw."""
    members: dict[str, list[int]] = {}
    for at, row in enumerate(data):
        members.setdefault(row["story_id"], []).append(at)
    whole = [story for story in members if len(members[story]) == MEMBERS]
    first = {story: days[members[story][0]] for story in whole}
    dated = [story for story in whole if first[story] == first[story]]
    chance = random.Random(7)  # noqa: S311 - a sample, no secret
    made: dict[str, list[list[int]]] = {}
    for count, times in DRAWS.items():
        for _ in range(times):
            start = first[chance.choice(dated)]
            near = sorted(dated, key=lambda story: abs(first[story] - start))[:count]
            made.setdefault(f"{count} near", []).append([at for story in near for at in members[story]])
    return {**made, "all": [list(range(len(data)))]}


def main() -> None:
    """Score the grouping."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("gold")
    words.add_argument("--threshold", type=float, default=Grouper().threshold)
    words.add_argument("--unseen", type=int, default=UNSEEN)
    given = words.parse_args()
    data = rows(Path(given.gold))
    bags, days = [bag(row) for row in data], [day(row) for row in data]
    grouper = Grouper(threshold=given.threshold)
    for name, samples in draws(data, days).items():
        scores = []
        for sample in samples:
            found = grouped([bags[at] for at in sample], [days[at] for at in sample], grouper, given.unseen)
            scores.append(b_cubed(found, [data[at]["story_id"] for at in sample]))
        precision, recall = (sum(part) / len(scores) for part in zip(*scores, strict=True))
        f1 = sum(2 * p * r / (p + r) for p, r in scores) / len(scores)
        print(f"{name:>8}  precision {precision:.3f}  recall {recall:.3f}  B-cubed F1 {f1:.3f}")


if __name__ == "__main__":
    main()
