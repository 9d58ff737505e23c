"""What sentences of one date count, and whether two count one thing differently: "118" and "104 trains"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from digest.compose.judged import Dated
from digest.text.clauses import clauses
from digest.text.numbers import SPELLED
from digest.text.words import Word, content

# Figures, but no hours, years, ordinals and decimals of a list.
FIGURE = re.compile(
    r"(?<![\w.:$€£-])\d{1,3}(?:,\d{3})+(?![\w:])|(?<![\w.:$€£-])\d+(?![\w:,-]|\.\d| ?[ap]\.?m\b)"
)
DENIES = re.compile(r"\b(?:den(?:y|ies|ied|ying)|refut(?:es?|ed|ing)|disput(?:es?|ed|ing))\b")
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
# Where what a date tells begins or ends; two sentences that an hour's "p.m." holds together are two.
CUT = re.compile(r"[.!?] (?=[A-Z])|, |\b(?:and|but|when|after|before|as|while|which|until)\b")
BESIDE_BEFORE, BESIDE_AFTER = 2, 3  # content words around a number that tell what it counts
ALIKE = 2  # of these, the same around two numbers of one thing …
ALIKE_BARE = 1  # … and of those around one without a noun: "rose to four"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A number, the words around it, and whether a noun follows it."""

    value: int
    around: frozenset[str]
    bare: bool


def counted(each: Dated) -> tuple[Counted, ...]:
    """What the clause with the date counts."""
    text, language = each.sentence.span.text, each.language
    start, end = _clause(each)
    clause = text[start:end]
    words = [
        word for word in content(clause, language=language) if not each.start <= start + word.start < each.end
    ]
    return tuple(_read(words, at, value) for at, value in _numbers(words, clause))


def differ(some: Sequence[Counted], others: Sequence[Counted]) -> bool:
    """Whether one thing is counted in both, and no number of it is the same."""
    return any(_apart(one, other) for one in some for other in others) and not (
        {one.value for one in some} & {other.value for other in others}
    )


def apart(group: Sequence[Dated]) -> list[list[Dated]]:
    """A group cut so that in no part one thing is counted differently, or told and denied."""
    parts: list[tuple[bool, list[Counted], list[Dated]]] = []
    for each in group:
        told, denied = counted(each), denies(each)
        home = next((part for part in parts if part[0] == denied and not differ(told, part[1])), None)
        if home is None:
            parts.append((denied, list(told), [each]))
        else:
            home[1].extend(told)
            home[2].append(each)
    return [part for _, _, part in parts]


def denies(each: Dated) -> bool:
    """Whether something is denied in the sentence."""
    return DENIES.search(each.sentence.span.text) is not None


def _clause(each: Dated) -> tuple[int, int]:
    text = each.sentence.span.text
    start, end = next(
        (clause for clause in clauses(text, language=each.language) if clause[0] <= each.start < clause[1]),
        (0, len(text)),
    )
    for cut in CUT.finditer(text, start, end):
        if cut.end() <= each.start:
            start = cut.end()
        elif cut.start() + 1 >= each.end:
            return start, cut.start() + 1
    return start, end


def _numbers(words: Sequence[Word], clause: str) -> Iterable[tuple[int, int]]:
    for at, word in enumerate(words):
        figure = FIGURE.match(clause, word.start)
        if figure and not YEAR.fullmatch(figure[0]):
            yield at, int(figure[0].replace(",", ""))
        elif word.low in SPELLED:
            yield at, SPELLED[word.low]


def _read(words: Sequence[Word], at: int, value: int) -> Counted:
    before = [word for word in words[:at] if word.text[:1].islower()][-BESIDE_BEFORE:]
    after = [word for word in words[at + 1 :] if word.text[:1].islower()][:BESIDE_AFTER]
    return Counted(
        value=value,
        around=frozenset(word.stem for word in (*before, *after)),
        bare=at + 1 == len(words) or words[at + 1].start > words[at].end + 1,
    )


def _apart(one: Counted, other: Counted) -> bool:
    alike = len(one.around & other.around)
    return one.value != other.value and alike >= (ALIKE_BARE if one.bare and other.bare else ALIKE)
