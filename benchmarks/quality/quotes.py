"""How many direct quotes are found, and how many are given to the right speaker.

`python -m benchmarks.quality.quotes GOLD [PREDICTIONS]` reads JSONL (".gz" allowed) of {id, text,
attributions} and writes {id, quotes: [{start, end, speaker}]} rows. A quote of four words or more is
found by overlap; its speaker is right if it overlaps the source marked by hand.
"""

import gzip
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from digest.text.quotations import quotations

FEWEST_WORDS = 4


def rows(path: str) -> list[dict[str, Any]]:
    """The rows of a JSONL file."""
    data = Path(path).read_bytes()
    text = (gzip.decompress(data) if path.endswith(".gz") else data).decode("utf-8")
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def prediction(row: Mapping[str, Any]) -> dict[str, Any]:
    """The quotations of one article that are speech, in the form that scorers read."""
    quotes = [
        {"start": found.start, "end": found.end, "speaker": found.speaker and list(found.speaker)}
        for found in quotations(row["text"])
        if found.speech
    ]
    return {"id": row["id"], "quotes": quotes}


def score(gold: Sequence[Mapping[str, Any]], found: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """Recall of direct quotes, precision against every marked attribution, share of right speakers."""
    wanted = hit = right = spoken = given = 0
    for row, predicted in zip(gold, found, strict=True):
        text, quotes = row["text"], predicted["quotes"]
        marked = [span for part in row["attributions"] for span in part["content"]]
        long = [quote for quote in quotes if _long(text, quote["start"], quote["end"])]
        given += len(long)
        right += sum(any(_touch(quote, span) for span in marked) for quote in long)
        for part in row["attributions"]:
            for span in part["content"] if part["quote_type"] == "direct" else ():
                if not _long(text, *span):
                    continue
                wanted += 1
                over = [quote for quote in quotes if _touch(quote, span)]
                hit += bool(over)
                spoken += bool(over) and _spoken(_most(over, span), part["source"])
    return {
        "quotes": wanted,
        "recall": hit / max(wanted, 1),
        "precision": right / max(given, 1),
        "speaker": spoken / max(hit, 1),
    }


def _long(text: str, start: int, end: int) -> bool:
    return len(text[start:end].split()) >= FEWEST_WORDS


def _touch(quote: Mapping[str, Any], span: Sequence[int]) -> bool:
    return bool(quote["start"] < span[1] and span[0] < quote["end"])


def _most(over: Sequence[Mapping[str, Any]], span: Sequence[int]) -> Mapping[str, Any]:
    return max(over, key=lambda quote: min(span[1], quote["end"]) - max(span[0], quote["start"]))


def _spoken(quote: Mapping[str, Any], source: Sequence[Sequence[int]]) -> bool:
    who = quote["speaker"]
    return bool(who) and any(who[0] < end and start < who[1] for start, end in source)


def main(paths: Sequence[str]) -> None:
    """Print the figures; write the predictions where a second path is given."""
    gold = rows(paths[0])
    found = [prediction(row) for row in gold]
    if len(paths) > 1:
        Path(paths[1]).write_text("".join(json.dumps(row) + "\n" for row in found), encoding="utf-8")
    for name, value in score(gold, found).items():
        print(f"{name:10} {value:.4f}" if isinstance(value, float) else f"{name:10} {value}")


if __name__ == "__main__":
    main(sys.argv[1:])
