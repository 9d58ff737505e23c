"""Ordinals that count minutes, laps or rounds: no days of the month, also where the word is left out."""

from digest.text.times.reading import SENTENCE_ENDS, Reading

MINUTE = "TM"  # the unit as the lists of words tell it
REACH = 30  # tokens on each side in which another ordinal tells what is counted
# "In the 24th" is no day: days have "on", "by", "from" or "until" before them.
WITHIN = frozenset(["in", "during", "within", "throughout", "as", "circa"])
DAILY = frozenset(["on", "by", "until", "till", "since", "for", "of"])  # words that days have before them
COUNTED = frozenset(
    ["lap", "round", "over", "inning", "innings", "hole", "frame", "stage", "mile", "set", "ball", "fence"]
)
SCORED = frozenset(
    ["scored", "scoring", "scores", "converted", "equalised", "equalized", "netted", "headed", "penalty"]
)


def counts(reading: Reading, start: int) -> bool:
    """Whether the ordinal at `start` goes on counting: "in the 11th minute and a penalty in the 24th"."""
    before = _word_before(reading, start)
    if before in WITHIN:
        return True
    behind = _sentence(reading, range(start - 1, max(-1, start - 1 - REACH), -1))
    ahead = _sentence(reading, range(start, min(len(reading.tokens.words), start + REACH)))
    daily = before in DAILY  # "the second round is on the 14th"
    if not daily and any(reading.word(i) in SCORED for i in behind):
        return True
    return any(
        reading.kind(i) in "oO" and _is_counted(reading, i + 1, daily=daily) for i in (*behind, *ahead)
    )


def _word_before(reading: Reading, start: int) -> str:
    """The word before an ordinal, or before those that it is listed with: "in the 11th and the 24th"."""
    at = start - 1
    while reading.kind(at) in "jto," and at > start - REACH:
        at -= 1
    return reading.word(at)


def _sentence(reading: Reading, path: range) -> list[int]:
    """The tokens of a path up to the end of the sentence."""
    found: list[int] = []
    for i in path:
        if reading.kind(i) in SENTENCE_ENDS:
            break
        found.append(i)
    return found


def _is_counted(reading: Reading, i: int, *, daily: bool) -> bool:
    return reading.value(i) == MINUTE or (not daily and reading.word(i) in COUNTED)
