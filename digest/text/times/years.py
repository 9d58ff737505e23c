"""Years and the ends of ranges: "in 2022", "the 1994 memorandum", "1914-17", "April 6-7"."""

from digest.text.times.calendar import Point, is_day, value_of
from digest.text.times.dates import year_near
from digest.text.times.reading import Found, Reading
from digest.text.times.tense import way

LIKELY_YEARS = range(1700, 2100)
TWO_DIGITS = 2
OF_DAYS = "days"  # in the list of words: "at" and "on" stand before hours and days, not before years
NO_YEAR_BEFORE = frozenset(
    [
        "resolution",
        "article",
        "flight",
        "room",
        "boeing",
        "route",
        "highway",
        "no",
        "number",
        "page",
        "section",
        "chapter",
        "paragraph",
        "agenda",
        "vision",
        "unit",
        "psalm",
        "apollo",
        "type",
        "model",
        "class",
    ]
)
STREETS = frozenset(["street", "avenue", "road", "boulevard", "drive", "lane", "way", "square"])
PLAIN_S = frozenset(["was", "is", "has", "as", "its", "his"])  # words in -s that are no plural
DETERMINERS = "ta'"
POSSESSIVES = frozenset(["his", "her", "its", "their", "our", "my", "your"])


def year(reading: Reading, start: int, end: int) -> Found | None:
    """A year with a cue: "in 2022", "the 1994 memorandum", "(1876-1910)", "490 BC"."""
    at_year = reading.first(start, end, "YdhN")
    if not reading.value(at_year).isdigit():
        return None
    number = reading.number(at_year)
    if reading.first(start, end, "C") >= 0:
        point = Point(-number) if "BC" in reading.tokens.values[end - 1] else Point(number)
        return Found(kind="DATE", value=value_of(point), rule="a year with its era", point=point)
    if end - start == 1 and not _is_year(reading, start, number):
        return None
    point = Point(number)
    return Found(kind="DATE", value=value_of(point), rule="a year with a cue", point=point)


def year_before_era(reading: Reading, start: int, end: int) -> Found | None:
    """The first year of "499-493 BC", whose era stands behind the second."""
    told = reading.value(reading.first(start, end, "Ydh"))
    if not told.isdigit():
        return None
    number = int(told)
    point = Point(-number if reading.tokens.values[end + 2] == "BC" else number)
    return Found(kind="DATE", value=value_of(point), rule="a year with its era", point=point)


def _is_year(reading: Reading, i: int, number: int) -> bool:
    habits = reading.tokens.lexicon.habits
    before, after = reading.kind(i - 1), reading.word(i + 1)
    if "marked_years" in habits:
        paired = reading.kind(i + 1) in "Bj" and reading.kind(i + 2) == "Y"
        return paired or _lone(reading, i) or reading.kind(i - 1) == "("
    if _counts(reading, i):
        return False
    if before in DETERMINERS or reading.word(i - 1) in POSSESSIVES:
        return number in LIKELY_YEARS and reading.kind(i + 1) not in ",!|" and reading.kind(i + 1) not in "uU"
    plural = number not in LIKELY_YEARS and after.endswith("s") and after not in PLAIN_S
    if plural or (reading.kind(i + 1) == "-" and reading.kind(i + 2) in "xuU" and before not in "P(B"):
        return False
    bare = "bare_years" in habits and number in LIKELY_YEARS and not reading.capital(i + 1)
    return (
        bare
        or before in "PfEjB(DJ"
        or (before == "-" and reading.kind(i - 2) in "YM")
        or _lone(reading, i)
        or (before == "," and reading.kind(i - 2) in "YM")
    )


def _counts(reading: Reading, i: int) -> bool:
    """Whether a number is money, a share, an address or so many of something: no year."""
    money = reading.kind(i - 1) in "$€£" or reading.kind(i + 1) in "%$€£Z"
    street = reading.word(i + 1) in STREETS or reading.word(i + 2) in STREETS
    numbered = reading.word(i - 1).rstrip(".") in NO_YEAR_BEFORE or reading.value(i - 1) == OF_DAYS
    return money or street or numbered or reading.word(i + 1) in reading.tokens.lexicon.counted


def _lone(reading: Reading, i: int) -> bool:
    """A year that is a heading or stands in parentheses or before a range: "1918", "1914-1918"."""
    return (
        (reading.kind(i - 1) in "|(" and (reading.kind(i + 1) in "|)-" or reading.word(i + 1) == ":"))
        or (reading.kind(i + 1) == "-" and reading.kind(i + 2) in "Ydh")
        or (reading.kind(i - 1) == "," and reading.kind(i + 1) == "|")
    )


def range_start(reading: Reading, start: int, end: int) -> Found | None:
    """The first day of "15 to 22 February": its month stands behind."""
    at_month = reading.first(end, min(end + 6, len(reading.tokens.words)), "M")
    if at_month < 0:
        return None
    day, month = reading.number(reading.first(start, end, "do")), reading.number(at_month)
    at_year = reading.first(at_month, min(at_month + 3, len(reading.tokens.words)), "Y")
    year = reading.number(at_year) if at_year >= 0 else year_near(reading, month, way(reading, start, end))
    return _day(year, month, day, "the first day of a stretch")


def range_end(reading: Reading, start: int, end: int) -> Found | None:
    """The last day of "April 6-7" or "May 4 and 5": its month stands before."""
    last = reading.last_day
    if last is None or last.month is None:
        return None
    after = reading.word(end)
    if after in reading.tokens.lexicon.counted or (
        reading.kind(end) == "x" and after.endswith("s") and after not in PLAIN_S
    ):
        return None
    at_year = reading.first(start, end, "Y")
    year = reading.number(at_year) if at_year >= 0 else last.year
    return _day(
        year, last.month, reading.number(reading.first(start, end, "do")), "the last day of a stretch"
    )


def _day(year: int | None, month: int, day: int, rule: str) -> Found | None:
    if not is_day(year, month, day):
        return None
    point = Point(year, month, day)
    return Found(kind="DATE", value=value_of(point), rule=rule, point=point)


def year_range_end(reading: Reading, start: int, end: int) -> Found | None:
    """The second year of "1914-17"."""
    first = reading.number(start - 2)
    number = first // 100 * 100 + reading.number(start)
    if end - start != 1 or len(reading.word(start)) != TWO_DIGITS or number <= first:
        return None
    point = Point(number)
    return Found(kind="DATE", value=value_of(point), rule="the second year of a range", point=point)
