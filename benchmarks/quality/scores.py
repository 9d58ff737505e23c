"""The metrics of the bench: the same numbers, under the same names, as other scorers of these tasks give."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from benchmarks.quality.files import Row, Rows
from benchmarks.quality.task import Score

FEWEST_WORDS = 4  # of a quotation that counts
OFF = 1  # characters that the ends of an exact quotation may be off
Span = Mapping[str, Any]


def prf(hit: int, predicted: int, gold: int) -> dict[str, float]:
    """Precision, recall and F1 from counts."""
    p = hit / predicted if predicted else 0.0
    r = hit / gold if gold else 0.0
    return {"p": round(p, 4), "r": round(r, 4), "f1": round(2 * p * r / (p + r), 4) if p + r else 0.0}


def clustering(gold: Rows, made: Rows) -> Score:
    """B-cubed (Bagga and Baldwin 1998) and pairwise F1; a row without an answer is a story of its own."""
    found = {row["id"]: str(row["story"]) for row in made}
    true = [str(row["story_id"]) for row in gold]
    said = [found.get(row["id"], f"alone {row['id']}") for row in gold]
    in_true, in_said, both = Counter(true), Counter(said), Counter(zip(true, said, strict=True))
    p = sum(n * n / in_said[mine] for (_, mine), n in both.items()) / len(gold)
    r = sum(n * n / in_true[theirs] for (theirs, _), n in both.items()) / len(gold)
    return {
        "n": len(gold),
        "missing": sum(row["id"] not in found for row in gold),
        "stories": len(in_said),
        "gold_stories": len(in_true),
        "b3": {"p": round(p, 4), "r": round(r, 4), "f1": round(2 * p * r / (p + r), 4)},
        "pair": prf(_pairs(both), _pairs(in_said), _pairs(in_true)),
    }


def _pairs(counts: Mapping[Any, int]) -> int:
    return sum(n * (n - 1) // 2 for n in counts.values())


def times(gold: Rows, made: Rows) -> Score:
    """TempEval-3 (UzZaman et al. 2013): strict and relaxed spans; type and value over relaxed matches."""
    found = {row["id"]: row["timexes"] for row in made}
    tally: Counter[str] = Counter()
    for row in gold:
        mine = sorted(found.get(row["id"], []), key=_place)
        tally["gold"] += len(row["timexes"])
        tally["made"] += len(mine)
        exact = {_place(each) for each in mine}
        used: set[int] = set()
        for theirs in sorted(row["timexes"], key=_place):
            tally["strict"] += _place(theirs) in exact
            hits = [at for at, each in enumerate(mine) if at not in used and _overlap(each, theirs) > 0]
            if hits:
                best = max(hits, key=lambda at: _overlap(mine[at], theirs))
                used.add(best)
                tally["relaxed"] += 1
                tally["type"] += mine[best].get("type") == theirs["type"]
                tally["value"] += mine[best].get("value") == theirs["value"]
    return {
        name: prf(tally[name], tally["made"], tally["gold"])
        for name in ("strict", "relaxed", "type", "value")
    }


def _place(each: Span) -> tuple[int, int]:
    return each["start"], each["end"]


def _overlap(one: Span, other: Span) -> int:
    return int(min(one["end"], other["end"]) - max(one["start"], other["start"]))


def quotes(gold: Rows, made: Rows) -> Score:
    """Direct quotations of four words up, found by overlap; right if the speaker overlaps the source."""
    found = {row["id"]: row["quotes"] for row in made}
    tally: Counter[str] = Counter()
    for row in gold:
        text, mine = row["text"], found.get(row["id"], [])
        marked = [span for part in row["attributions"] for span in part["content"]]
        long = [each for each in mine if _long(text, *_place(each))]
        tally["made"] += len(long)
        tally["right"] += sum(any(_touch(each, span) for span in marked) for each in long)
        for part in row["attributions"]:
            for span in part["content"] if part["quote_type"] == "direct" else ():
                if _long(text, *span):
                    tally["gold"] += 1
                    _direct(tally, [each for each in mine if _touch(each, span)], span, part["source"])
    return {
        "n": tally["gold"],
        "recall": round(tally["hit"] / max(tally["gold"], 1), 4),
        "precision": round(tally["right"] / max(tally["made"], 1), 4),
        "exact": round(tally["exact"] / max(tally["gold"], 1), 4),
        "speaker": round(tally["spoken"] / max(tally["hit"], 1), 4),
    }


def _direct(
    tally: Counter[str], over: Sequence[Span], span: Sequence[int], source: Sequence[Sequence[int]]
) -> None:
    if not over:
        return
    best = max(over, key=lambda each: min(span[1], each["end"]) - max(span[0], each["start"]))
    who = best.get("speaker")
    tally["hit"] += 1
    tally["exact"] += abs(best["start"] - span[0]) <= OFF and abs(best["end"] - span[1]) <= OFF
    tally["spoken"] += bool(who) and any(who[0] < end and start < who[1] for start, end in source)


def _long(text: str, start: int, end: int) -> bool:
    return len(text[start:end].split()) >= FEWEST_WORDS


def _touch(each: Span, span: Sequence[int]) -> bool:
    return bool(each["start"] < span[1] and span[0] < each["end"])


def timelines(gold: Rows, made: Rows) -> Score:
    """F1 of the dates, the mean over timelines (Martschat and Markert 2018)."""
    found = {row["timeline_id"]: {entry["date"] for entry in row["entries"]} for row in made}
    each: dict[str, float] = {}
    for row in gold:
        true, said = {entry["date"] for entry in row["entries"]}, found.get(row["timeline_id"], set())
        each[row["timeline_id"]] = prf(len(true & said), len(said), len(true))["f1"]
    return {"date_f1": round(sum(each.values()) / len(each), 4), "each": each}


def aligned(gold: Rows, made: Rows) -> Score:
    """AR-1 and AR-2 as `ar1` and `ar2`: ROUGE-1 and -2 F of days aligned many to one, the mean.

    Days are aligned by date and content: "align+ m:1" of Martschat and Markert (2017) as `tilse` has it, with
    its own count of ROUGE (no stop words, Porter stems). It is the measure in which the literature gives .120
    for Datewise. Where tilse is not installed the result says so.
    """
    try:
        from tilse.data.timelines import GroundTruth, Timeline  # noqa: PLC0415 - for this task alone
        from tilse.evaluation.rouge import TimelineRougeEvaluator  # noqa: PLC0415 - the same
    except ImportError:
        return {"ar": "not counted: tilse is not installed"}
    evaluator = TimelineRougeEvaluator(measures=["rouge_1", "rouge_2"], rouge_computation="reimpl")
    found = {row["timeline_id"]: _daily(row) for row in made}
    total: Counter[str] = Counter()
    for row in gold:
        mine = found.get(row["timeline_id"])
        if mine:
            scored = evaluator.evaluate_align_date_content_costs_many_to_one(
                Timeline(mine), GroundTruth([Timeline(_daily(row))])
            )
            total.update({name: scored[name]["f_score"] for name in ("rouge_1", "rouge_2")})
    return {
        "ar1": round(total["rouge_1"] / len(gold), 4),
        "ar2": round(total["rouge_2"] / len(gold), 4),
    }


def _daily(row: Row) -> dict[date, list[str]]:
    """The sentences of each day of a timeline; two entries of one day are one."""
    days: dict[date, list[str]] = {}
    for entry in row["entries"]:
        days.setdefault(date.fromisoformat(entry["date"]), []).extend(entry["sentences"])
    return days


def summaries(gold: Rows, made: Rows) -> Score:
    """ROUGE-1, -2 and -L (Lin 2004), stemmed, the mean over rows; and the lengths in words."""
    from rouge_score.rouge_scorer import RougeScorer  # noqa: PLC0415 - for this task alone

    found = {row["id"]: row["summary"] for row in made}
    scorer = RougeScorer(["rouge1", "rouge2", "rougeL"], use_stemmer=True)
    scored = [scorer.score(row["summary"], found.get(row["id"], "")) for row in gold]
    words = [len(found.get(row["id"], "").split()) for row in gold]

    def mean(key: str, part: str) -> float:
        return round(float(sum(getattr(one[key], part) for one in scored)) / len(scored), 4)

    return {
        "r1_recall": mean("rouge1", "recall"),
        "r1_f": mean("rouge1", "fmeasure"),
        "r2_f": mean("rouge2", "fmeasure"),
        "rl_f": mean("rougeL", "fmeasure"),
        "words_mean": round(sum(words) / len(words), 1),
        "words_max": max(words),
    }


def pairs(gold: Rows, made: Rows) -> Score:
    """Average precision and AUC where rows bear a relation; else Pearson's r with the scores people gave.

    Answers name their row by `row` (its number) or by `pair_id`; `sets` holds the r of each named set, and
    `mean` their mean.
    """
    by_row = {row.get("row", row.get("pair_id")): float(row["score"]) for row in made}
    said = [by_row.get(at, by_row.get(row.get("pair_id"), 0.0)) for at, row in enumerate(gold)]
    if "relation" in gold[0]:
        true = [bool(int(row["relation"])) for row in gold]
        return {"ap": round(average_precision(true, said), 4), "auc": round(auc(true, said), 4)}
    people = [float(row["score"]) for row in gold]
    sets: dict[str, list[int]] = {}
    for at, row in enumerate(gold):
        sets.setdefault(row.get("set", "all"), []).append(at)
    each = {
        name: round(pearson([people[at] for at in held], [said[at] for at in held]), 4)
        for name, held in sorted(sets.items())
    }
    return {
        "pearson": round(pearson(people, said), 4),
        "mean": round(sum(each.values()) / len(each), 4),
        "sets": each,
    }


def pearson(one: Sequence[float], other: Sequence[float]) -> float:
    """Pearson's correlation; 0 where one side does not vary."""
    a, b = sum(one) / len(one), sum(other) / len(other)
    shared = sum((x - a) * (y - b) for x, y in zip(one, other, strict=True))
    spread = (sum((x - a) ** 2 for x in one) * sum((y - b) ** 2 for y in other)) ** 0.5
    return float(shared / spread) if spread else 0.0


def average_precision(true: Sequence[bool], said: Sequence[float]) -> float:
    """The mean precision at each hit, rows with one score taken together."""
    total, hits, seen, area = sum(true), 0, 0, 0.0
    for score in _by(said, true, lambda value: -value):
        found = sum(score)
        hits, seen = hits + found, seen + len(score)
        area += found / max(total, 1) * hits / seen
    return area


def auc(true: Sequence[bool], said: Sequence[float]) -> float:
    """The chance that a hit scores above a miss, ties counted half (Mann and Whitney 1947)."""
    yes, no, below, won = sum(true), len(true) - sum(true), 0, 0.0
    for score in _by(said, true, lambda value: value):
        hits = sum(score)
        won += hits * (below + (len(score) - hits) / 2)
        below += len(score) - hits
    return won / max(yes * no, 1)


def _by(said: Sequence[float], true: Sequence[bool], order: Callable[[float], float]) -> list[list[bool]]:
    """Whether each row is a hit, the rows of one score together, in order of score."""
    groups: dict[float, list[bool]] = {}
    for value, hit in zip(said, true, strict=True):
        groups.setdefault(value, []).append(hit)
    return [groups[value] for value in sorted(groups, key=order)]
