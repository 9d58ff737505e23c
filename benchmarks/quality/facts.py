"""How well clauses that state one fact are brought together, on the seed articles, labelled by hand.

    python -m benchmarks.quality.facts [--errors]

Counts pairs of clauses of two articles: precision, recall and F1 of "these two state the same fact".
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from digest.analyze.entities import entities
from digest.analyze.facts import facts
from digest.analyze.named import named
from digest.analyze.reading import reading
from digest.analyze.subjects import subjects
from digest.analyze.units import Unit, units
from digest.clean import articles
from digest.read import documents
from digest.text.gazetteer import country

ROOT = Path(__file__).resolve().parents[2]
LABELS = Path(__file__).with_name("seed_facts.tsv")


def clauses() -> list[Unit]:
    """The clauses of the seed articles, as the build reads them."""
    kept = articles(documents(ROOT / "seeds"), country=country).kept
    from datetime import date  # noqa: PLC0415 - the one day of this benchmark

    readings = [reading(article, written=date(2025, 12, 15)) for article in kept]
    who = named(entities(kept, {each.article.id: each.names for each in readings}), readings)
    return [unit for each in readings for unit in units(each, who, subjects(each, who))]


def labels(found: Sequence[Unit]) -> list[frozenset[str]]:
    """The facts that each clause is labelled with."""
    rows = [line.split("\t") for line in LABELS.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    return [
        frozenset(
            fact for fact, article, words in rows if unit.article == article and words in unit.span.text
        )
        for unit in found
    ]


def pairs(found: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """All pairs of clauses of two articles."""
    for one in range(len(found)):
        for other in range(one + 1, len(found)):
            if found[one].article != found[other].article:
                yield one, other


def main() -> None:
    """Print the figures, and with `--errors` every pair that is wrong."""
    found = clauses()
    gold = labels(found)
    home = {at: number for number, group in enumerate(facts(found).groups) for at in group}
    hits, wrong, missed = [], [], []
    for one, other in pairs(found):
        same = one in home and home[one] == home.get(other)
        labelled = bool(gold[one] & gold[other])
        if same or labelled:
            (hits if same and labelled else wrong if same else missed).append((one, other))
    precision, recall = len(hits) / (len(hits) + len(wrong)), len(hits) / (len(hits) + len(missed))
    print(
        f"clauses {len(found)}  pairs {len(hits) + len(missed)}  P {precision:.3f}  R {recall:.3f}", end="  "
    )
    print(f"F1 {2 * precision * recall / (precision + recall):.3f}")
    if "--errors" in sys.argv:
        for name, held in (("joined wrongly", wrong), ("not joined", missed)):
            for one, other in held:
                print(f"{name}: {found[one].span.text[:90]!r} | {found[other].span.text[:90]!r}")


if __name__ == "__main__":
    main()
