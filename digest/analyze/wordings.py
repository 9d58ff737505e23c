"""Quotes that articles word differently, or that some quote and others only retell."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from digest.analyze.reading import Reading
from digest.model.analysis import DifferenceKind, Form, Position, Quote, QuoteVariant
from digest.model.span import Span
from digest.text.numbers import SPELLED
from digest.text.words import Word, content

LONE = 1  # equal words between two changed runs that are chance ("of", "the"), not agreement
TOKEN = re.compile(r"\[[^\]]{2,}\]|\([^)]*\)|…|\.{3}|(?:\[[^\W_]\])?[^\W_]+(?:[’'.-][^\W_]+)*")
TOLD = 2  # content words of a quotation that its retelling has at the least
VERBATIM = 0.8  # share of a passage that stands in a quotation word for word: it is no retelling
WORD_FOR_WORD = 9  # words in a row that nobody has in common by chance who only retells
WRITTEN = re.compile(
    r"\b(?:in|by) (?:an?|his|her|the|one) (e-?mail|letter|memo|text message|voicemail|diary|memoir)\b",
    re.IGNORECASE,
)
QUOTED = re.compile(r"[“\"]([^“”\"]*)[”\"]")
LEFT_OUT = "…"
LETTER = 2  # characters of "[W", a letter made large
FULL = {
    "gen": "general", "sen": "senator", "gov": "governor", "dr": "doctor", "lt": "lieutenant", "ok": "okay",
}  # fmt: skip
SHORT = {"n't": "not", "'ll": "will", "'re": "are", "'ve": "have", "'m": "am", "'d": "would"}
CONTRACTED = re.compile(r"^(\w+?)(n't|'ll|'re|'ve|'m|'d)$")
IS = re.compile(r"^(there|that|it|he|she|what|who|here|where|how)'s$")
WHOLE = {"ca": "can", "wo": "will"}
BARE = str.maketrans("", "", "-'[]")
BRITISH = re.compile(r"(?<=\w{4})is(?=e$|ed$|es$|ing$|ation$)")
# Words that outlets drop or put in when they write down what was said; alone they make no other wording.
SMALL = frozenset(["a", "an", "the", "and", "that", "so", "well", "but", "uh", "um"])
COMMON = 4  # words that two wordings of one statement share at the least …
SHARE = 0.5  # … and of the shorter one this share
LONGEST = 6  # words that one wording has for those of another; more was left out of it, or is glued to it
ENOUGH = 6  # words in common that make other words at an end other words for the same
HOLD = 2  # words in common on both sides that a changed stretch stands between; else it is at an end
EDGE = 3  # words at the end of one wording that stand for so many of the other; more is another stretch
Words = Sequence[Word]
Op = tuple[str, int, int, int, int]


def wordings(
    readings: Sequence[Reading], quotes: Sequence[Quote]
) -> Iterator[tuple[DifferenceKind, str, tuple[Position, ...]]]:
    """For each quote in two articles or more: its wordings if they differ, and its forms if they differ."""
    by_id = {reading.article.id: reading for reading in readings}
    for quote in quotes:
        who = quote.speaker.name if quote.speaker else "speaker not named"
        direct = [variant for variant in quote.variants if variant.form is Form.DIRECT]
        if len(direct) > 1:
            found = _by_wording(direct, readings)
            if len(found) > 1:
                yield DifferenceKind.QUOTE_WORDING, f"{who}: wording of a quote", found
        retold = [variant for variant in quote.variants if variant.form is Form.PARAPHRASE]
        retold = [variant for variant in retold if any(_retells(variant, each, by_id) for each in direct)]
        if direct and retold:
            yield (
                DifferenceKind.QUOTE_FORM,
                f"{who}: quoted or retold",
                tuple(_position(variants, ()) for variants in (direct, retold)),
            )


def _retells(retold: QuoteVariant, direct: QuoteVariant, readings: Mapping[str, Reading]) -> bool:
    """Whether a passage tells most of what a quotation says, in words of its own.

    One that has it word for word has only lost its quotation marks, one that has most of it in quotation
    marks quotes it; and what was written in a letter is not what was said to a reporter.
    """
    if any(span.text[0] in '“"‘«„' for span in retold.spans):
        return False
    mine, theirs = (
        {word.stem for span in each.spans for word in content(span.text)} for each in (retold, direct)
    )
    common = len(mine & theirs)
    if common < TOLD or common <= SHARE * min(len(mine), len(theirs)):
        return False
    parts = [part for span in retold.spans for part in QUOTED.findall(span.text)]
    quoted = {word.stem for part in parts for word in content(part)}
    if len(mine & theirs & quoted) >= SHARE * common or _other_means(retold, direct, readings):
        return False
    said, told = _words(direct), _words(retold)
    match = SequenceMatcher(None, [word.stem for word in said], [word.stem for word in told], autojunk=False)
    run = match.find_longest_match().size
    return run < min(VERBATIM * len(told), WORD_FOR_WORD)


def _other_means(retold: QuoteVariant, direct: QuoteVariant, readings: Mapping[str, Reading]) -> bool:
    """Whether one article says that the words stand in a letter or the like, and the other does not."""
    means = [
        {
            word.lower()
            for span in each.spans
            if (sentence := readings[each.article].sentence_at(span.start)) is not None
            for word in WRITTEN.findall(sentence.shown.text)
        }
        for each in (retold, direct)
    ]
    return means[0] != means[1]


def _by_wording(direct: Sequence[QuoteVariant], readings: Sequence[Reading]) -> tuple[Position, ...]:
    """Positions by wording; marked are the words that the most common other wording does not have."""
    ways: list[list[QuoteVariant]] = []
    for variant in sorted(direct, key=lambda each: (-len(_words(each)), each.article, each.spans[0].start)):
        apart = [_apart(_words(held[0]), _words(variant)) for held in ways]
        same = next((held for held, differ in zip(ways, apart, strict=True) if differ is False), None)
        if same is not None:
            same.append(variant)
        elif not ways or True in apart:
            ways.append([variant])
    ordered = sorted(ways, key=lambda variants: -len(variants))
    by_article = {reading.article.id: reading for reading in readings}
    made: list[Position] = []
    for at, variants in enumerate(ordered):
        against = ordered[0][0] if at else ordered[min(1, len(ordered) - 1)][0]
        marked = tuple(
            span for variant in variants for span in _marked(variant, against, by_article[variant.article])
        )
        made.append(_position(variants, marked))
    return tuple(made)


def _apart(one: Words, other: Words) -> bool | None:
    """Whether two wordings differ; None where they share too little to be one statement.

    To quote more or less of a statement is not to quote it otherwise.
    """
    ops = _ops(one, other)
    common = _equal(ops)
    if any(
        tag != "equal" and max(end - start, last - first) > LONGEST
        for tag, start, end, first, last in ops[1:-1]
    ):
        return None
    if common < max(COMMON, SHARE * min(len(one), len(other))):
        return None
    return any(_changed(op, ops, one, other) for op in ops)


def _changed(op: Op, ops: Sequence[Op], one: Words, other: Words) -> bool:
    """Whether a stretch that two wordings do not share is another wording of it."""
    tag, start, end, first, last = op
    if tag == "equal":
        return False
    mine, theirs = [word.stem for word in one[start:end]], [word.stem for word in other[first:last]]
    if LEFT_OUT in (*mine, *theirs):
        return False
    large = ["".join(word for word in words if word not in SMALL) for words in (mine, theirs)]
    if large[0] == large[1]:
        return False
    if max(len(mine), len(theirs)) > LONGEST or _stutter(op, one, other):
        return False
    at = ops.index(op)
    edge = min(_equal(ops[:at]), _equal(ops[at + 1 :])) < HOLD
    short = max(len(mine), len(theirs)) <= EDGE and _equal(ops) >= ENOUGH
    return not edge or (tag == "replace" and short)


def _equal(ops: Sequence[Op]) -> int:
    return sum(end - start for tag, start, end, _, _ in ops if tag == "equal")


def _stutter(op: Op, one: Words, other: Words) -> bool:
    """Whether a stretch only says again the word before it or after it: "the will of the the people"."""
    _, start, end, first, last = op
    for words, low, high in ((one, start, end), (other, first, last)):
        if high - low == 1 and op[0] != "replace":
            beside = [words[at].stem for at in (low - 1, high) if 0 <= at < len(words)]
            return words[low].stem in beside
    return False


def _ops(one: Words, other: Words) -> Sequence[Op]:
    mine, theirs = [word.stem for word in one], [word.stem for word in other]
    return SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes()


def _position(variants: Sequence[QuoteVariant], marked: tuple[Span, ...]) -> Position:
    return Position(
        articles=tuple(variant.article for variant in variants),
        spans=tuple(span for variant in variants for span in variant.spans),
        marked=marked,
    )


def _words(variant: QuoteVariant) -> list[Word]:
    """The words of all spans of a wording, places counted in the article; `stem` is the form compared.

    "Don't" is "do not", "U.S." is "US", "destabilising" is "destabilizing"; punctuation is the article's.
    """
    found: list[Word] = []
    for span in variant.spans:
        for match in TOKEN.finditer(span.text):
            start, end = span.start + match.start(), span.start + match.end()
            found.extend(Word(start, end, match[0], form, match[0].lower()) for form in _forms(match[0]))
    return found


def _forms(word: str) -> list[str]:
    low = word.casefold().replace("’", "'")
    if low in (LEFT_OUT, "...") or (low[0] in "[(" and len(low) > LETTER and low[2] != "]"):
        return [LEFT_OUT]  # what an outlet put in stands for what it left out
    low = str(SPELLED[low]) if low in SPELLED else FULL.get(low, low)
    short, stands = CONTRACTED.match(low), IS.match(low)
    if short:
        return [WHOLE.get(short[1], short[1]), SHORT[short[2]]]
    if stands:
        return [stands[1], "is"]
    return [BRITISH.sub("iz", low.replace(".", "").translate(BARE))]


def _marked(variant: QuoteVariant, other: QuoteVariant, reading: Reading) -> Iterator[Span]:
    """Runs of words of `variant` that `other` words otherwise; a lone equal word inside one belongs to it."""
    mine, theirs = _words(variant), _words(other)
    ops = _ops(mine, theirs)
    held: tuple[int, int] | None = None
    runs: list[tuple[int, int]] = []
    for op in ops:
        _, start, end, _, _ = op
        if not _changed(op, ops, mine, theirs):
            continue
        if held is not None and start - held[1] <= LONE:
            held = runs[-1] = (held[0], end)
        else:
            held = (start, end)
            runs.append(held)
    for start, end in runs:
        if start < end:
            span = reading.article.span(mine[start].start, mine[end - 1].end)
            if any(piece.covers(span) for piece in variant.spans):
                yield span
