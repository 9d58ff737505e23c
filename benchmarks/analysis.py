"""How long it takes to read the news of a day: CPU seconds of each stage, by number of articles and stories.

    python -m benchmarks.analysis --input FILE… [--articles 500] [--stories 60] [--grouped]

FILE holds JSONL rows {id, outlet, title, date, text}. They are put into as many equal stories, neighbors in
time together; with `--grouped` the grouping itself finds the stories. Imports and first uses (word lists,
patterns) are paid before the clock runs.
"""

import argparse
import hashlib
import json
import resource
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.quality.files import Row, rows
from digest import analyze, clean, cluster, compose
from digest.engine.memory import seldom_collected
from digest.model.analysis import Analysis
from digest.model.article import Article, Document, Documents
from digest.model.fields import Fields
from digest.model.story import Story
from digest.text.gazetteer import country


def document(row: Row) -> Document:
    """A row as a document whose front matter has been read."""
    text = f"{row['title']}\n\n{row['text']}\n"
    day = row["date"] and row["date"][:10]
    fields = Fields(id=row["id"], outlet=row["outlet"], published=day, language=row.get("lang"))
    return Document(
        path=f"{row['id']}.txt",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        checked=fields,
    )


class Clock:
    """CPU seconds by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.last = time.process_time()

    def lap(self, stage: str) -> None:
        """Count the time since the last lap to `stage`."""
        now = time.process_time()
        self.seconds[stage] = self.seconds.get(stage, 0.0) + now - self.last
        self.last = now


def stories(articles: Sequence[Article], count: int) -> list[Story]:
    """The articles in `count` stories of one size, neighbors in time together."""
    ordered = sorted(articles, key=lambda article: (article.published.value or "", article.id))
    size = -(-len(ordered) // count)
    return [
        Story(articles=tuple(sorted(held, key=lambda article: article.id)), why=())
        for held in (ordered[at : at + size] for at in range(0, len(ordered), size))
    ]


@seldom_collected()
def main() -> None:
    """Print one JSON object: articles, stories, seconds by stage, most memory."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--input", nargs="+", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--stories", type=int, default=60)
    parser.add_argument("--grouped", action="store_true")
    given = parser.parse_args()
    every = [row for path in given.input for row in rows(path) if row["text"]]
    held = sorted(every, key=lambda row: (row["date"] or "", row["id"]))[: given.articles]
    warm_up(every[-4:])
    clock = Clock()
    found = clean.articles(Documents(kept=tuple(map(document, held))), country=country).kept
    clock.lap("clean")
    made = group(found) if given.grouped else stories(found, given.stories)
    clock.lap("cluster")
    analyses = analyzed(made)
    clock.lap("analyze")
    compose.edition(analyses, compose.Composer())
    clock.lap("compose")
    print(
        json.dumps(
            {
                "articles": len(found),
                "words": sum(len(article.text.split()) for article in found) // max(len(found), 1),
                "stories": len(made),
                "largest": max(len(story.articles) for story in made),
                **{stage: round(seconds, 2) for stage, seconds in clock.seconds.items()},
                "cpu_s": round(sum(clock.seconds.values()), 2),
                "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            }
        )
    )


def group(found: Sequence[Article]) -> Sequence[Story]:
    """The stories that the build would find."""
    names = {article.id: analyze.named_in(article) for article in found}
    return cluster.stories(found, cluster.Grouper(), names=names)


def analyzed(made: Sequence[Story]) -> list[Analysis]:
    """Every story read."""
    return [analyze.story(story) for story in made]


def warm_up(few: Sequence[Row]) -> None:
    """Read a few articles, so that lists and patterns are loaded."""
    found = clean.articles(Documents(kept=tuple(map(document, few))), country=country).kept
    compose.edition(analyzed(list(group(found))), compose.Composer())


if __name__ == "__main__":
    main()
