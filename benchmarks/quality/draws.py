"""How well articles are grouped into stories: few at a time, as a reader brings them, and all together.

`python -m benchmarks.quality.draws GOLD [--threshold T]` reads JSONL (".gz" allowed) of {id,
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

from benchmarks.quality.files import rows
from benchmarks.quality.stories import article
from digest.cluster import Grouper, stories
from digest.model.article import Article

DRAWS = {1: 150, 2: 80, 5: 50, 20: 15}  # how many samples of so many stories
MEMBERS = 3  # articles of a story that is drawn


def day(row: Mapping[str, Any]) -> float:
    """The number of the day it was published on; not a number where that is unknown."""
    return float(date.fromisoformat(row["date"][:10]).toordinal()) if row["date"] else float("nan")


def grouped(articles: Sequence[Article], grouper: Grouper) -> list[int]:
    """The number of the story that each article falls into."""
    found = stories(articles, grouper, names={})
    home = {each.id: number for number, story in enumerate(found) for each in story.articles}
    return [home[each.id] for each in articles]


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
    given = words.parse_args()
    data = rows(Path(given.gold))
    articles, days = [article(row) for row in data], [day(row) for row in data]
    grouper = Grouper(threshold=given.threshold)
    for name, samples in draws(data, days).items():
        scores = []
        for sample in samples:
            found = grouped([articles[at] for at in sample], grouper)
            scores.append(b_cubed(found, [data[at]["story_id"] for at in sample]))
        precision, recall = (sum(part) / len(scores) for part in zip(*scores, strict=True))
        f1 = sum(2 * p * r / (p + r) for p, r in scores) / len(scores)
        print(f"{name:>8}  precision {precision:.3f}  recall {recall:.3f}  B-cubed F1 {f1:.3f}")


if __name__ == "__main__":
    main()
