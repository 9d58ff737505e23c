"""Dates as feeds write them, in their many ways; nothing is filled in that is not written there."""

import re
from datetime import date, timedelta

from digest.read.dates import moment

LONGEST = 80  # characters; no date is longer
# The first three letters tell most languages' months apart; those that do not stand here in full.
MONTHS = (
    ("jan", "jän", "ene", "gen", "янв", "січ", "ιαν"),
    ("feb", "fév", "fev", "févr", "фев", "лют", "φεβ", "lut"),
    ("mar", "mär", "mrz", "maa", "мар", "бер", "μαρ", "márc", "mars"),
    ("apr", "avr", "abr", "апр", "кві", "απρ", "ápr"),
    ("may", "mai", "mag", "maj", "mei", "май", "мая", "тра", "μαϊ", "μαι", "máj"),
    ("jun", "jui", "giu", "июн", "чер", "ιουν", "ιούν", "jún"),
    ("jul", "lug", "июл", "лип", "ιουλ", "ιούλ", "júl", "juil"),
    ("aug", "aoû", "aou", "ago", "авг", "сер", "αυγ"),
    ("sep", "set", "сен", "вер", "σεπ", "szep"),
    ("oct", "okt", "out", "ott", "окт", "жов", "οκτ"),
    ("nov", "ноя", "лис", "νοε"),
    ("dec", "dez", "dic", "déc", "дек", "гру", "δεκ"),
)
NAMED = {name: number for number, names in enumerate(MONTHS, 1) for name in names}
# Zones in minutes: those of RFC 5322, and those that mean one thing all over the world, as IST does not.
ZONES = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 60, "cet": 60, "cest": 120, "met": 60, "mez": 60,
    "mest": 120, "mesz": 120, "eet": 120, "eest": 180, "msk": 180, "jst": 540, "kst": 540, "aest": 600,
    "aedt": 660, "nzst": 720, "nzdt": 780, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420,
    "mdt": -360, "pst": -480, "pdt": -420, "akst": -540, "akdt": -480,
}  # fmt: skip
WEEKDAY = r"(?:[^\W\d_]{2,14}(?:\.?,\s*|\.?\s+))?"
CLOCK = (
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d{1,9})?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?"
)
ZONE = (
    r"(?P<zone>(?:(?:GMT|UTC|UT)?\s*[+-]\s?\d{1,2}:?\d{0,2})|[A-Za-z]{1,5}|[A-Za-z]+/[A-Za-z_/]+)?"
    r"(?:\s*\([^()]{1,40}\))?"
)
LATER = rf"(?:\s*(?:[,T-]|at|-)?\s*{CLOCK}\s*{ZONE})?"
DAY, NAME, YEAR = r"(?P<day>\d{1,2})", r"(?P<name>[^\W\d_]{3,12})", r"(?P<year>\d{4})"
FORMS = tuple(
    re.compile(form + LATER + r"\.?", re.IGNORECASE)
    for form in (
        rf"{YEAR}-(?P<month>\d{{1,2}})-{DAY}",
        rf"{YEAR}/(?P<month>\d{{1,2}})/{DAY}",
        rf"{WEEKDAY}{DAY}(?:st|nd|rd|th|\.)?[ -]+{NAME}\.?,?[ -]+(?P<year>\d{{4}}|\d{{2}})",
        rf"{WEEKDAY}{NAME}\.?\s+{DAY}(?:st|nd|rd|th)?,?\s+{YEAR}",
        rf"{YEAR}[.-]\s?{NAME}\.?[- ]{DAY}\.?",
        rf"{YEAR}년\s*(?P<month>\d{{1,2}})월\s*{DAY}일",
    )
)
# As C prints it: the year behind the clock.
ASCTIME = re.compile(rf"{WEEKDAY}{NAME}\s+{DAY}\s+{CLOCK}\s*{ZONE}\s+{YEAR}", re.IGNORECASE)
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})T(\d{2}):?(\d{2})(?::?(\d{2}))?(Z|[+-]\d{2}:?\d{2})?")
ORDINAL = re.compile(r"(\d{4})-?(\d{3})")
CENTURY = 50  # RFC 5322: years below are of this century, the others of the last
NOON = 12
LAST = (23, 59, 60)  # a second may leap
WIDEST = 14 * 60


def feed_date(words: str) -> str | None:
    """The date that `words` are: ISO 8601, a moment with its zone or a day; None where it is none.

    A time of day without a zone, or with one that could be two, gives the day alone; a month or a year alone
    is no date. Numbers that could be day or month are none either.
    """
    text = " ".join(words.split())[:LONGEST]
    made = moment(text)
    if made and made.value and not made.zoneless:
        return made.value
    try:
        return _spelled(text) or (made and made.value) or None
    except (ValueError, OverflowError):
        return made.value if made else None


def _spelled(text: str) -> str | None:
    found = COMPACT.fullmatch(text)
    if found:
        year, month, day, hour, minute, _, zone = found.groups()
        return _moment(date(int(year), int(month), int(day)), int(hour), int(minute), _offset(zone or ""))
    found = ORDINAL.fullmatch(text)
    if found:
        return _ordinal(int(found[1]), int(found[2]))
    found = next((one for form in (*FORMS, ASCTIME) if (one := form.fullmatch(text))), None)
    if not found:
        return None
    told = found.groupdict()
    day = date(_year(told["year"]), _month(told), int(told["day"]))
    if told["hour"] is None:
        return _moment(day, None, 0, None)
    return _moment(
        day, _hour(told), int(told["minute"]), _offset(told["zone"] or ""), int(told["second"] or 0)
    )


def _ordinal(year: int, number: int) -> str | None:
    made = date(year, 1, 1) + timedelta(days=number - 1)
    return _moment(made, None, 0, None) if made.year == year else None


def _year(told: str) -> int:
    year = int(told)
    if len(told) > 2:  # noqa: PLR2004 - as it is written
        return year
    return year + (2000 if year < CENTURY else 1900)


def _month(told: dict[str, str | None]) -> int:
    if told.get("month"):
        return int(told["month"] or 0)
    name = (told.get("name") or "").lower()
    for length in (4, 3):
        if name[:length] in NAMED:
            return NAMED[name[:length]]
    raise ValueError(name)


def _hour(told: dict[str, str | None]) -> int:
    hour, half = int(told["hour"] or 0), (told["half"] or "").lower()
    if not half:
        return hour
    if not 1 <= hour <= NOON:
        raise ValueError(hour)
    return hour % NOON + (NOON if half.startswith("p") else 0)


def _offset(zone: str) -> int | None:
    """Minutes before or behind UTC; None where the zone is not told, or could be two."""
    found = re.fullmatch(r"(?:GMT|UTC|UT)?\s*([+-])\s?(\d{1,2}):?(\d{2})?", zone, re.IGNORECASE)
    if not found:
        return ZONES.get(zone.lower())
    minutes = 60 * int(found[2]) + int(found[3] or 0)
    if minutes > WIDEST:
        return None
    return -minutes if found[1] == "-" else minutes


def _moment(day: date, hour: int | None, minute: int, offset: int | None, second: int = 0) -> str | None:
    known = hour is not None and offset is not None
    if (hour or 0) > LAST[0] or minute > LAST[1] or second > LAST[2]:
        return None
    zone = f"{'-' if (offset or 0) < 0 else '+'}{abs(offset or 0) // 60:02}:{abs(offset or 0) % 60:02}"
    words = f"{day.isoformat()}T{hour:02}:{minute:02}{zone}" if known else day.isoformat()
    made = moment(words)
    return made.value if made else None
