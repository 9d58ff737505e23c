"""Numbers that a text states: how many of what, how exactly ("at least", "about"), and what befell them."""

import math
import re
from functools import lru_cache
from typing import NamedTuple

from digest.text.fates import ACTING, befell, is_toll
from digest.text.measures import (
    CONTINUOUS,
    MONEY,
    NOUN,
    PEOPLE,
    PERSONS,
    STAFF,
    Measure,
    measured,
    opens_no_noun,
)
from digest.text.words import word_set

UNTIL_TWENTY = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
SMALL = {word: value for value, word in enumerate(UNTIL_TWENTY)} | TENS
COMPOUND = {
    f"{tens}-{one}": value + SMALL[one]
    for tens, value in (TENS | {"twenty": 20}).items()
    for one in UNTIL_TWENTY[1:10]
}
SPELLED = SMALL | COMPOUND
LARGE = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
    "bn": 10**9,
    "m": 10**6,
    "k": 10**3,
}
DIGIT = re.compile(r"\d")
STATED = frozenset((*SMALL, "dozen", "no", "nobody"))  # without one of these or a digit there is no number
WORDS = "|".join(sorted((*SPELLED, "dozen"), key=len, reverse=True))
NUMBER = re.compile(
    rf"(?<![\w.,$€£:/-])(?<!/ )(?<!\d , )(?P<sign>(?:US|A|C|NZ)?[$€£])?"
    rf"(?:(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)|(?P<word>(?:{WORDS})(?!\w)))"
    r"(?:[ -]?(?P<large>dozen|hundred|thousand|million|billion|trillion|bn|tn|m|k)\b"
    rf"(?:(?: and)?[ -](?P<rest>{WORDS})\b)?)?"
    rf"(?P<percent> ?%|[ -]percent\b(?!age)|[ -]per cent\b| pct\b)?(?![\d,.:/]*\d)(?! ?/ ?\d| \d/\d| , \d)",
    re.IGNORECASE,
)
SCORE = re.compile(
    r"(?<![\w.,$€£/–(-])(?<!\( )(\d{1,3})(?:[-–]| votes to )(\d{1,3})"
    r"(?![\w%–-]|[.,/]\d| percent| per cent| year)"
)
CLOCK = re.compile(
    r"(?<![\w.,:$€£-])(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))? ?"
    r"(?P<half>[ap]\.?m\b\.?|in the (?:morning|evening|afternoon))"
    r"(?: (?P<zone>[A-Z]{2,4}|local)\b)?"
)
NOBODY = re.compile(r"\b(?:nobody|no one|no people)\b", re.IGNORECASE)
LEAST = re.compile(
    r"\b(?:at least|more than|over|upwards of|no fewer than|a minimum of|exceeding|as early as|topped|above) "
    r"(?:the )?$",
    re.IGNORECASE,
)
MOST = re.compile(
    r"\b(?:up to|as many as|at most|no more than|a maximum of|fewer than|less than|under|below) $",
    re.IGNORECASE,
)
NEARLY = re.compile(r"\b(?:nearly|almost|close to|just under|just over|shy of) $", re.IGNORECASE)
ABOUT = re.compile(
    r"\b(?:about|around|some|roughly|approximately|an? estimated|estimated|shortly after|shortly before|"
    r"just after|just before|circa|or so) $",
    re.IGNORECASE,
)
SHARE = re.compile(rf" (?:out )?of (?:(?:the|his|her|its|their) )?(?:\d+|{WORDS})\b", re.IGNORECASE)
TOTAL = re.compile(rf"(?:\b\d+|\b(?:{WORDS})) (?:out )?of (?:(?:the|his|her|its|their) )?$", re.IGNORECASE)
EVERY_ONE = re.compile(r"\b(?:every|each) one of (?:(?:the|his|her|its|their) )?$", re.IGNORECASE)
GOES_ON = re.compile(r"(?:and|, but|,) $")
TOP = re.compile(r"\b(?:top|bottom|richest|poorest|wealthiest) $", re.IGNORECASE)
OR_MORE = re.compile(r"\+|[ -](?:or more|plus)\b")
VAGUE = 0.15  # how far "about" may be off
CLOSE = 0.04  # how far converted measures may be off
ROUNDED = 0.12  # "$2 billion" may stand for 2.2, never for 2.3
TRAILING = 0.025  # "20,000" may stand for 20,400
QUARTER = 15.0  # minutes that two clocks may be apart
NEAR_CLOCK = 25.0  # the same with "about" or "shortly after"
HALF = 0.4999  # of the last digit written: the other half belongs to the next figure
NOON = 12


class Number(NamedTuple):
    """A number in a text: where it stands, its value, and the stem or name of what it counts.

    `unit` is "" where nothing tells. What is meant lies between `least` and `most`; `open` tells of "at
    least" (least), "up to" (most) and "two of the five" (share). `fate` is what befell the people counted
    (kill, injure, arrest …), "" where nothing tells. `noun` is where its word ends, 0 if not known. `toll`
    tells that the words call it a toll: all whom it befell until then.
    """

    start: int
    end: int
    value: float
    unit: str
    least: float = 0.0
    most: float = 0.0
    open: str = ""
    fate: str = ""
    noun: int = 0
    toll: bool = False


@lru_cache(maxsize=4096)  # the figures of a sentence are asked for with each that it is compared with
def numbers(text: str) -> tuple[Number, ...]:
    """The numbers of `text`, in order: digits, number words, dozens, percent, money, scores, times of day.

    "one" alone is left out: it is mostly a pronoun ("one of the …").
    """
    if not DIGIT.search(text) and STATED.isdisjoint(word_set(text)):
        return ()
    found = [*_nobody(text), *_clocks(text), *_scores(text)]
    taken = [(each.start, each.end) for each in found]
    for match in NUMBER.finditer(text):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        number = _number(text, match)
        if (
            number is not None
            and not number.unit
            and found
            and GOES_ON.search(text, found[-1].end, match.start())
        ):
            # "killed 21 people in Haiti and six in Cuba"
            number = number._replace(unit=found[-1].unit, fate=number.fate or found[-1].fate)
        if number is not None:
            found.append(number)
    return tuple(sorted(found))


def within(text: str) -> str:
    """`text` as it reads within a line: a spelled-out number that began a sentence loses its capital."""
    first, _, _ = text.partition(" ")
    return text[:1].lower() + text[1:] if first.lower() in SPELLED else text


def agree(one: Number, other: Number) -> bool:
    """Whether two figures may be one, as exactly as they are meant; two of "at least" must be equal."""
    if one.open and one.open == other.open:
        return one.value == other.value
    return max(one.least, other.least) <= min(one.most, other.most)


def comparable(one: Number, other: Number) -> bool:
    """Whether two figures tell of one kind of thing: so many killed is another thing than so many hurt."""
    return one.unit == other.unit and not (one.fate and other.fate and one.fate != other.fate)


def same(one: Number, other: Number) -> bool:
    """Whether two figures tell of one kind of thing and may be one."""
    return comparable(one, other) and agree(one, other)


def counted(text: str, number: Number) -> int:
    """Where the noun that `number` counts ends in `text`; the end of the number where nothing is counted."""
    if number.unit in ("", "%", "score", "clock", "age", "magnitude") or number.unit in MONEY:
        return number.end
    share = SHARE.match(text, number.end)  # "400 of the 520 employees"
    end = share.end() if share else number.end
    staff = STAFF.match(text, end)
    if staff:
        return staff.end()
    noun = NOUN.match(text, end)
    if noun is None or opens_no_noun(text[noun.start(1) :]):
        return end
    return noun.end()


def _number(text: str, match: re.Match[str]) -> Number | None:
    word = (match["word"] or "").lower().replace(" ", "-")
    if word == "one" and not match["large"] and not re.match(r" (?:person|man|woman)\b", text[match.end() :]):
        return None
    value = float(match["digits"].replace(",", "")) if match["digits"] else float(SPELLED.get(word, 12))
    scale = LARGE.get((match["large"] or "").lower(), 1)
    value = value * scale + SPELLED.get((match["rest"] or "").lower(), 0)
    what = _unit(text, match)
    slack = _slack(match, value, scale, what.unit) * what.factor
    value *= what.factor
    least, most, opened = _meant(text, match, value, slack)
    if SHARE.match(text, match.end()):
        opened = "share"
    fate = befell(text, match.start(), match.end()) if what.unit not in MONEY | CONTINUOUS | {"%"} else ""
    if fate and not what.unit and ACTING.match(text, match.end()):
        what = PERSONS  # "2,300 had to leave their homes"
    toll = what.unit == PEOPLE and is_toll(text, match.start(), match.end(), fate)
    return Number(match.start(), match.end(), value, what.unit, least, most, opened, fate, toll=toll)


def _unit(text: str, match: re.Match[str]) -> Measure:
    if match["percent"]:
        return Measure("" if TOP.search(text[: match.start()]) else "%")
    if match["sign"]:
        return Measure(match["sign"][-1])
    start, end = match.span()
    if TOTAL.search(text[:start]) and not EVERY_ONE.search(text[:start]):
        return Measure("")  # "two of five counts": the five are not what is told
    share = SHARE.match(text, end)
    return measured(text, start, share.end() if share else end, large=bool(match["large"])) or Measure("")


def _slack(match: re.Match[str], value: float, scale: float, unit: str) -> float:
    """How far the figure may be off, as it is written: half of its last digit where it was rounded."""
    if unit == "magnitude":
        return 0.0
    if unit in CONTINUOUS:
        return CLOSE * value
    digits = match["digits"] or ""
    decimals = len(digits.partition(".")[2])
    if decimals or scale > LARGE["thousand"] or unit == "%":
        return min(HALF * scale * 10.0**-decimals, ROUNDED * value)
    whole = str(int(value))
    zeros = len(whole) - len(whole.rstrip("0"))
    return min(HALF * 10.0**zeros, TRAILING * value) if zeros > 1 else 0.0


def _meant(text: str, match: re.Match[str], value: float, slack: float) -> tuple[float, float, str]:
    before = text[max(0, match.start() - 24) : match.start()]
    if LEAST.search(before) or OR_MORE.match(text, match.end()):
        return value - slack, math.inf, "least"
    if MOST.search(before):
        return -math.inf, value + slack, "most"
    if NEARLY.search(before) or ABOUT.search(before):
        return value * (1 - VAGUE) - slack, value * (1 + VAGUE) + slack, ""
    return value - slack, value + slack, ""


def _nobody(text: str) -> list[Number]:
    return [
        Number(none.start(), none.end(), 0.0, PEOPLE, 0.0, 0.0, "", befell(text, none.start(), none.end()))
        for none in NOBODY.finditer(text)
    ]


def _scores(text: str) -> list[Number]:
    """Results of games and votes, "2-1" and "52 votes to 47", the larger figure first; ranges go upwards."""
    found: list[Number] = []
    for match in SCORE.finditer(text):
        most, least = int(match[1]), int(match[2])
        if most >= least and (most, least) != (24, 7):  # "24-7" is round the clock
            value = most * 1000.0 + least
            found.append(Number(match.start(), match.end(), value, "score", value, value))
    return found


def _clocks(text: str) -> list[Number]:
    """Times of day in minutes; those of two time zones are told as two units."""
    found: list[Number] = []
    for match in CLOCK.finditer(text):
        half = match["half"].lower()
        late = half[0] == "p" or half.endswith(("evening", "afternoon"))
        value = float((int(match["hour"]) % NOON + NOON * late) * 60 + int(match["minute"] or 0))
        slack = NEAR_CLOCK if ABOUT.search(text[max(0, match.start() - 24) : match.start()]) else QUARTER / 2
        unit = f"clock {match['zone']}" if match["zone"] else "clock"
        found.append(Number(match.start(), match.end(), value, unit, value - slack, value + slack))
    return found
