"""How well name variants are merged: pairwise F1 over the names of ECB+ stories, against exact matching.

`python -m benchmarks.quality.names DOCS VARIANTS [PREDICTIONS]` reads JSONL (".gz" allowed) of documents
{id, story_id, sentences} and chains {name_variants: [{text, docs}]}, and writes {doc_id, text, entity} rows.
"""

import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from digest.analyze.entities import entities
from digest.model.analysis import Entity
from digest.model.article import Article, Outlet
from digest.text.names import names
from digest.text.spellings import key

Item = tuple[str, str]
NOT_NAMES = re.compile(r"^(?:(?:to|at|in|on|by|from|into|of|the|a|an|for|with)\s+)+", re.IGNORECASE)
ENDING = re.compile(r"(?:\s*['’]s?|[\s\"“”.,'’])+$")
TAIL = re.compile(r"\s+(?:in|of|at|near|on)\s.*$|\s*,.*$")


def rows(path: str) -> list[dict[str, Any]]:
    """The rows of a JSONL file."""
    data = Path(path).read_bytes()
    text = (gzip.decompress(data) if path.endswith(".gz") else data).decode("utf-8")
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def gold(chains: Iterable[Mapping[str, Any]]) -> dict[Item, set[str]]:
    """The chains that hold each (document, text)."""
    found: dict[Item, set[str]] = defaultdict(set)
    for chain in chains:
        for variant in chain["name_variants"]:
            for doc in variant["docs"]:
                found[doc, variant["text"]].add(chain["chain"])
    return found


def predictions(docs: Iterable[Mapping[str, Any]], items: Iterable[Item]) -> dict[Item, str]:
    """The entity of each (document, text): of the name in it that names() finds, else of the text itself."""
    wanted: dict[str, list[str]] = defaultdict(list)
    for id_, name in items:
        wanted[id_].append(name)
    stories: dict[str, list[Article]] = defaultdict(list)
    for doc in docs:
        text = "\n".join(doc["sentences"])
        outlet = Outlet(id="unknown", name="unknown", known=False)
        stories[doc["story_id"]].append(Article(id=doc["id"], path="", sha256="", text=text, outlet=outlet))
    out: dict[Item, str] = {}
    for articles in stories.values():
        found = entities(articles, {article.id: names(article.text) for article in articles})
        for article in articles:
            for text in wanted[article.id]:
                out[article.id, text] = _entity(article, text, found)
    return out


def _entity(article: Article, text: str, found: Iterable[Entity]) -> str:
    """The entity of the name with which the text ends, its "in …" tail cut off; else the text's own key."""
    plain = TAIL.sub("", NOT_NAMES.sub("", text)) or text
    bare = ENDING.sub("", plain)
    places = (
        [(match.start(), match.end()) for match in re.finditer(re.escape(bare), article.text)] if bare else []
    )
    spans = [
        (span.start, span.end, entity.id)
        for entity in found
        for variant in entity.variants
        for span in variant.spans
        if span.article == article.id
    ]
    for inside in (True, False):
        for start, end in places:
            for first, last, entity in spans:
                if last == end and (not inside or first >= start):
                    return entity
    return key(bare)


def pairwise(truth: Mapping[Item, set[str]], guess: Mapping[Item, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 of the pairs of items put together, within a topic ("12_4ecb" is in 12)."""
    topics: dict[str, list[Item]] = defaultdict(list)
    for item in sorted(truth):
        topics[item[0].split("_")[0]].append(item)
    tally: Counter[str] = Counter()
    for items in topics.values():
        for at, one in enumerate(items):
            for other in items[at + 1 :]:
                real, said = bool(truth[one] & truth[other]), guess[one] == guess[other]
                tally["real"] += real
                tally["said"] += said
                tally["both"] += real and said
    precision, recall = tally["both"] / max(tally["said"], 1), tally["both"] / max(tally["real"], 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def main(docs: str, variants: str, out: str = "") -> None:
    """Print the table; write the predictions where a path is given."""
    truth = gold(rows(variants))
    guess = predictions(rows(docs), truth)
    exact = {item: item[1].lower() for item in truth}
    for name, each in (("exact match", exact), ("entities", guess)):
        precision, recall, f1 = pairwise(truth, each)
        print(f"{name:12} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")
    if out:
        lines = (json.dumps({"doc_id": d, "text": t, "entity": guess[d, t]}) for d, t in sorted(guess))
        Path(out).write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
