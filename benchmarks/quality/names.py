"""Name variants merged: documents {id, sentences} and chains {name_variants: [{text, docs}]}, any order.

Answers are {doc_id, text, entity}. The score is the pairwise F1 of the names put together within a topic.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from benchmarks.quality.files import Row, Rows, holding
from benchmarks.quality.scores import prf
from benchmarks.quality.task import Files, Score, Task
from digest.analyze.entities import entities
from digest.model.analysis import Entity
from digest.model.article import Article, Outlet
from digest.text.names import names
from digest.text.spellings import key

Item = tuple[str, str]
NOT_NAMES = re.compile(r"^(?:(?:to|at|in|on|by|from|into|of|the|a|an|for|with)\s+)+", re.IGNORECASE)
ENDING = re.compile(r"(?:\s*['’]s?|[\s\"“”.,'’])+$")
AROUND = re.compile(r"\s+(?:in|at|near|on)\s.*$|\s*,.*$")
TAIL = re.compile(r"\s+(?:in|of|at|near|on)\s.*$|\s*,.*$")


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
        stories[_topic(doc["id"])].append(Article(id=doc["id"], path="", sha256="", text=text, outlet=outlet))
    out: dict[Item, str] = {}
    for articles in stories.values():
        found = entities(articles, {article.id: names(article.text) for article in articles})
        for article in articles:
            for text in wanted[article.id]:
                out[article.id, text] = _entity(article, text, found)
    return out


def _topic(id_: str) -> str:
    """The topic of a document, over which its chains reach: "12_4ecb" is in 12."""
    return id_.split("_", maxsplit=1)[0]


def _entity(article: Article, text: str, found: Iterable[Entity]) -> str:
    """The entity of the name with which the text ends, its "in …" tail cut off; else the text's own key."""
    whole = NOT_NAMES.sub("", text)
    plain = TAIL.sub("", whole) or text
    spans = _spans(article, found)
    for part in dict.fromkeys((AROUND.sub("", whole) or text, plain)):
        bare = ENDING.sub("", part)
        entity = _ending(article, bare, spans) if bare else None
        if entity is not None:
            return entity
    return key(ENDING.sub("", plain))


def _spans(article: Article, found: Iterable[Entity]) -> list[tuple[int, int, str]]:
    """Where the article names an entity, and which."""
    return [
        (span.start, span.end, entity.id)
        for entity in found
        for variant in entity.variants
        for span in variant.spans
        if span.article == article.id
    ]


def _ending(article: Article, bare: str, spans: Iterable[tuple[int, int, str]]) -> str | None:
    """The entity of the name with which `bare` ends, rather one inside it than one that reaches before it."""
    places = [(match.start(), match.end()) for match in re.finditer(re.escape(bare), article.text)]
    for inside in (True, False):
        for start, end in places:
            for first, last, entity in spans:
                if last == end and (not inside or first >= start):
                    return entity
    return None


def predict(files: Files) -> list[Row]:
    """The entity of each name asked for; of every name found where no chains are given."""
    docs = holding(files, "sentences")
    chains = holding(files, "name_variants")
    items = gold(chains) if chains else _every(docs)
    guess = predictions(docs, items)
    return [{"doc_id": doc, "text": text, "entity": guess[doc, text]} for doc, text in sorted(guess)]


def _every(docs: Rows) -> list[Item]:
    found = ((doc["id"], each.head) for doc in docs for each in names("\n".join(doc["sentences"])))
    return sorted(set(found))


def baseline(files: Files) -> list[Row]:
    """Names are one where they are written alike, letter for letter but for case."""
    items = sorted(gold(holding(files, "name_variants")))
    return [{"doc_id": doc, "text": text, "entity": text.lower()} for doc, text in items]


def score(files: Files, made: Rows) -> Score:
    """Precision, recall and F1 of the pairs of items put together, within a topic ("12_4ecb" is in 12)."""
    truth = gold(holding(files, "name_variants"))
    guess = {(row["doc_id"], row["text"]): row["entity"] for row in made}
    topics: dict[str, list[Item]] = defaultdict(list)
    for item in sorted(truth):
        topics[_topic(item[0])].append(item)
    tally: Counter[str] = Counter()
    for items in topics.values():
        for at, one in enumerate(items):
            for other in items[at + 1 :]:
                real = bool(truth[one] & truth[other])
                said = one in guess and guess[one] == guess.get(other)
                tally["real"] += real
                tally["said"] += said
                tally["both"] += real and said
    return {"pair": prf(tally["both"], tally["said"], tally["real"])}


TASK = Task(predict=predict, score=score, baseline=baseline)
