"""What the words around a date make of it: told as past, as lying ahead, as going on, or only compared with.

A cheap reading for English: the verb nearest to the date, a comma or a new clause on the way counting as
several words. In other languages nothing is read, and the day of writing decides alone.
"""

import re
from enum import Enum
from functools import lru_cache

from digest.text.times import unsure

NEW_CLAUSE = 4  # words that a comma or the beginning of a clause on the way to a verb counts as
BEHIND = 3  # words that a verb behind the date counts as farther off than one before it
ROUND, FAR = 10, 20  # "30 years ago", "120 days ago": multiples of the one from the other up are not exact
PAST = (
    r"was|were|had|did|said|told|held|made|met|left|took|gave|led|came|went|began|saw|sent|won|lost|rose|fell|"
    r"struck|spoke|wrote|broke|found|brought|got|became|ran|flew|drew|grew|threw|shot|fought|sought|caught|"
    r"bought|kept|felt|hit|drove|chose|hurt|bore|swore|rode|stood|fled|paid|laid|built|sold|heard|cut|shut|"
    r"(?:did|was|were|had)n[’']t|set|put|let|quit|beat|cast|spread|split|blew|hid|swept|woke|wore|taught|thought|understood|withdrew|"
    r"dealt|froze|hung|knelt|lent|sang|sat|shook|slept|spent|stole|stuck|swung|undertook|underwent|upheld|"
    r"overturned|rejoined|rang|sank|slid|tore|threw|wept|won|forgot|forgave|overcame|overthrew|"
    r"(?!(?:need|indeed|speed|feed|seed|bleed|exceed|proceed|succeed|hundred|sacred|naked|united|shed)\b)[a-z]\w+ed"
)
MODAL = (
    r"(?:will|would|shall|can|could|may|might)"
    r"(?: (?:not|also|be|have|been|then|only|still|soon|likely|\w+ly))*(?: \w+)?"
)
AHEAD = (
    rf"{MODAL}|(?:is|are|was|were|be|been)(?: (?:not|also|now|still|already|\w+ly))* "
    r"(?:set|due|expected|scheduled|slated|likely|planned|about|ready)(?: to(?: be)? \w+)?|"
    r"(?:is|are|was|were|be|been)(?: (?:not|also|now|still|already|\w+ly))* going to(?: be)? \w+|"
    r"(?:expected|scheduled|planned|slated|due|set) (?:for|on|in|at|to(?: be)? \w+)|"
    r"(?:expect(?:s|ed)?|predict(?:s|ed)?|forecast)\b[^,;:]{1,40}? to \w+|signed up to \w+|potential to \w+|"
    r"(?:plans?|hopes?|aims?|wants?|intends?) to|to be \w+(?:ed|en|ld|de)|(?:is|are) to|takes over|"
    r"(?:was|were) to \w+|forthcoming|upcoming"
)
PERFECT = r"(?:has|have|['’]ve)(?: (?:not|also|been|now|long|\w+ly))*(?: \w{2,}(?:ed|en))?"
PRESENT = (
    r"(?:is|are)(?: (?:not|also|now|still|\w+ly))*(?: \w{2,}ed)?|does|do|says?|knows?|wants?|seems?|means?|"
    r"kicks off|takes effect|airs|starts|begins|opens|ends|expires|arrives|returns|meets|comes|goes|takes"
)
SCHEDULE = re.compile(r"starts|begins|opens|ends|expires|airs|kicks off|takes effect")
TIMETABLE = re.compile(
    r"kicks off|takes effect|airs|starts|begins|opens|ends|expires|arrives|returns|meets|comes|goes|takes"
)
SUPPOSES = ("would", "could", "might", "may", "can")
FORECAST = re.compile(r"\b(?:probably|presumably|possibly|perhaps|conceivably)\b")
REPORTED = re.compile(r"\b(?:said|says|announced|told|promised|vowed|pledged|agreed|plan|deal|bill|order)\b")
PROMISE = re.compile(
    r"(?:was |were |been )?(?:promised|pledged|vowed|scheduled|rescheduled|planned|postponed|delayed|invited|"
    r"summoned|threatened|set)"
)
GOES_ON = r"(?:is|are) (?:still |now |being )?\w+ing|continues?|remains?|under ?way|ongoing"
VERB = re.compile(
    rf"(?<!-)\b(?:(?P<ahead>{AHEAD})|(?P<goes_on>{GOES_ON})|(?P<perfect>{PERFECT})|"
    rf"(?P<past>(?<!to )(?:{PAST}))|(?P<present>{PRESENT}))\b"
)
WORD = re.compile(r"[\w’'-]+")
CLAUSE_START = re.compile(
    r"[,;:—–“”\"]|\b(?:that|which|who|but|while|as|after|before|when|where|if)\b"
    r"|\b(?:saying|adding|noting|warning|arguing|stressing|claiming)\b"
)
# "the deadliest quake since 1994", "more than in 2010": the year is a measure, nothing is told of it …
MEASURE = re.compile(
    r"\b(?:first|last|only|best|worst|most|least|record|\w{2,}est)\b[^;:]{0,90}"
    r"\bsince\s+(?:the\s+)?(?:at least\s+)?$"
    r"|\b(?:than|from|like|unlike|compared (?:to|with)|as|versus)\s+(?:in\s+|they were in\s+|it was in\s+)$"
    r"|(?<!\blater )(?<!\bearlier )(?<!\bsooner )\b(?:compared (?:to|with)|versus|than)\s+$",
    re.IGNORECASE,
)
# "Sales for the three months to September", "the year ended 31 March": how long a count went on …
COUNTED_OVER = re.compile(
    r"\b(?:for|in|over|during|of) the (?:\w+ ){0,3}?(?:months?|quarters?|weeks?|half|half-year|years?)\s+"
    r"(?:to|through|end(?:ed|ing)|that ended)\s+"
    r"(?:on\s+|in\s+)?(?:the end of\s+|(?:early|mid|late)[ -])?$",
    re.IGNORECASE,
)
# … as are "the July-September quarter" and "July–September": what is told of it was told later.
MONTHS = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
TO_A_MONTH = re.compile(
    rf"(?:from )?{MONTHS}(?: \d{{4}})?\s*(?:[-–—]|to|through)\s*{MONTHS}(?: \d{{4}})?", re.IGNORECASE
)
QUARTER = re.compile(
    r"(?:jan\w*\W+(?:mar|jun)|apr\w*\W+(?:jun|sep)|jul\w*\W+(?:sep|dec)|oct\w*\W+(?:dec|mar))\w*(?: \d{4})?",
    re.IGNORECASE,
)
PERIOD = re.compile(r"\s+(?:period|quarter|half|months)\b")
# … unless the sentence goes on to say what happened then: "since the 1994 quake, which killed 57".
TOLD_OF = re.compile(r"(?:\s+[\w-]+){0,3},? (?:that|which|when|in which)\b")
ABOUT = re.compile(
    r"\b(?:about|around|nearly|almost|roughly|some|over|more than|less than|not)\s+$", re.IGNORECASE
)
# "— Somebody (@somebody) June 30, 2017", or a link to it: the signature of a post tells when it was posted.
SIGNATURE = re.compile(r"^[—–-]|\(@\w+\)[^.]*$|\b(?:pic\.twitter|t\.co)\b")
FEWEST_WORDS = 5  # a shorter line is a caption or a credit
PRESENT_AGE = re.compile(r"\s+(?:is|are|has|have|remains?|show)\b")  # or a broadcast of that name
POINTS_BACK = re.compile(
    r"(?:that|the (?:next|following|previous|same)) (?!week|month|year)\w+|the (?:last|past) \w+|"
    r"the (?:day|night|morning|evening|week|month|year) (?:before|after)"
)
OF_A_WEEK = re.compile(r"\s+of (?:the )?(?:next|following|last|previous) week\b")
EARLIER = re.compile(r"(?:a|an|one|the) (?:year|month|week|day|decade) (?:earlier|before)")
PLANNED_FOR = re.compile(
    r"\b(?:for|until|till|by|after|before|to|through|than|due|effective)\s+(?:the\s+)?$", re.IGNORECASE
)
NAMED_AFTER = re.compile(
    r"\s+(?:terror(?:ist)? )?(?:attacks?|bombings?|massacre|shootings?|riots?|uprising|coup)\b"
)
POSSESSIVE = re.compile(r"[’']s\b")
NEARER_AHEAD = (
    3  # "Sunday's rampage", told on a Wednesday, is the one behind: it is nearer than the one ahead
)
TOMORROW_LAST_WEEK = 6  # days: six back is tomorrow's weekday, six ahead is yesterday's …
TODAY_NEXT_WEEK = 7  # … and seven ahead today's, which news says with "next"
REQUIRED = re.compile(r"\b(?:must|should|would|could|may|might) (?:not )?have\b")
SINCE = re.compile(r"\bsince\s+(?:early |late |mid-|at least )?$", re.IGNORECASE)


class Bearing(Enum):
    """How the nearest verb tells what the date is the date of."""

    PAST = "past"
    PERFECT = "perfect"
    PRESENT = "present"
    GOES_ON = "goes_on"
    AHEAD = "ahead"
    UNTOLD = "untold"


def bearing(sentence: str, start: int, end: int, *, language: str = "en") -> Bearing:
    """The bearing of the date that stands at `start` to `end` of `sentence`.

    This is the one place that reads a tense for the timeline: where a time expression comes to tell its own,
    it is to be taken here.
    """
    if language != "en":
        return Bearing.UNTOLD
    verb = nearest_verb(sentence, start, end)
    return Bearing(verb.lastgroup) if verb else Bearing.UNTOLD


@lru_cache(maxsize=64)
def nearest_verb(sentence: str, start: int, end: int) -> re.Match[str] | None:
    """The verb of an English sentence nearest to the words from `start` to `end`; None without one.

    The name of its group is its bearing.
    """
    verbs = [verb for verb in VERB.finditer(sentence) if verb.end() <= start or _after(verb, end)]
    if not verbs:
        return None
    return min(verbs, key=lambda verb: (_far(sentence, verb, start, end), verb.start()))


def scheduled(sentence: str, start: int, end: int, *, language: str = "en") -> bool:
    """Whether the nearest verb tells a timetable in the present: "the season opens on Sunday"."""
    if language != "en":
        return False
    verb = nearest_verb(sentence, start, end)
    return verb is not None and SCHEDULE.fullmatch(verb[0]) is not None


def timetabled(sentence: str, start: int, end: int, *, language: str = "en") -> bool:
    """Whether the nearest verb is one of motion or beginning in the present: "meets on Sunday", not "is"."""
    if language != "en":
        return False
    verb = nearest_verb(sentence, start, end)
    return verb is not None and verb.lastgroup == "present" and TIMETABLE.fullmatch(verb[0]) is not None


def promised(sentence: str, start: int, end: int, *, language: str = "en") -> bool:
    """Whether the date may be the one promised or the one of the promise: "promised details on Monday"."""
    if language != "en":
        return False
    verb = nearest_verb(sentence, start, end)
    if verb is None or verb.end() > start or PROMISE.fullmatch(verb[0]) is None:
        return False
    return len(WORD.findall(sentence[verb.end() : start])) > 1 and not re.match(
        r"\s*(?:that|to)\b", sentence[end:]
    )


def supposed(sentence: str, start: int, end: int, *, wide: bool) -> bool:
    """Whether the nearest verb only supposes: "would have risen by 2025"; for a `wide` date also "would win".

    So does a forecast: "will probably need patience on Tuesday".

    `wide` dates are months and years: of a day "would" mostly tells what somebody said that he plans.
    """
    verb = nearest_verb(sentence, start, end)
    if verb is not None and FORECAST.search(verb[0]):
        return True
    if verb is None or not verb[0].startswith(SUPPOSES):
        return False
    return "have" in verb[0].split() or (wide and REPORTED.search(sentence, 0, verb.start()) is None)


def planned_for(before: str) -> bool:
    """Whether the words before a date make it the day for which something is planned: "a vote for"."""
    return PLANNED_FOR.search(before) is not None


def _after(verb: re.Match[str], end: int) -> bool:
    """Whether it stands behind the date and may be its verb: "his remarks Friday are striking" is no case."""
    return verb.start() >= end and (verb.lastgroup != "goes_on" or not verb[0].endswith("ing"))


def _far(sentence: str, verb: re.Match[str], start: int, end: int) -> int:
    """Words between verb and date; some more where the verb comes after it, as verbs mostly come before."""
    before = verb.end() <= start
    between = sentence[verb.end() : start] if before else sentence[end : verb.start()]
    far = len(WORD.findall(between)) + NEW_CLAUSE * len(CLAUSE_START.findall(between))
    return far if before else far + BEHIND


def goes_on_since(sentence: str, start: int, end: int, *, language: str = "en") -> bool:
    """Whether the date is the beginning of what still is so: "has been closed since Monday"."""
    if not SINCE.search(sentence[:start]) or REQUIRED.search(sentence, 0, start):
        return False
    return bearing(sentence, start, end, language=language) in (
        Bearing.PERFECT,
        Bearing.PRESENT,
        Bearing.GOES_ON,
    )


def compared(sentence: str, start: int, end: int) -> bool:
    """Whether the date only measures something else, and the sentence tells nothing of the date itself."""
    before = sentence[:start]
    if COUNTED_OVER.search(before) or QUARTER.fullmatch(sentence, start, end):
        return True
    if TO_A_MONTH.fullmatch(sentence, start, end) and PERIOD.match(sentence, end):
        return True
    return bool(MEASURE.search(before)) and not TOLD_OF.match(sentence, end)


def begins(sentence: str, start: int, end: int, *, language: str = "en") -> bool:
    """Whether the date only begins a stretch over which something is counted: "asked five times since 2019".

    What has been so since a date, and still is, does tell of it (`goes_on_since`).
    """
    if language != "en" or not SINCE.search(sentence[:start]):
        return False
    return not goes_on_since(sentence, start, end)


def vague(sentence: str, start: int, end: int, rule: str, *, language: str = "en") -> bool:
    """Whether a date is too much of a guess for a timeline: "about two years ago", "120 days ago".

    "Today" with a verb in the present is the present age, and after "USA" a newspaper's name; "a year
    earlier" compares figures; of "that night" or "the next day" only a reader can be sure; and a line of a
    few words without a verb is a caption or a credit.
    """
    if unsure(rule) or SIGNATURE.search(sentence):
        return True
    if language != "en":
        return False
    words = sentence[start:end].lower()
    if "so long" in rule:
        number = re.match(r"\d+", words)
        rounded = number is not None and int(number[0]) >= FAR and int(number[0]) % ROUND == 0
        return rounded or bool(EARLIER.fullmatch(words) or ABOUT.search(sentence[:start]))
    if words == "today":
        nowadays = PRESENT_AGE.match(sentence, end) or sentence[:start].endswith("USA ")
        return bool(nowadays) or bearing(sentence, start, end) not in (Bearing.PAST, Bearing.AHEAD)
    line = len(sentence.split()) < FEWEST_WORDS and not VERB.search(sentence)
    return line or "decade" in words or bool(POINTS_BACK.match(words) or OF_A_WEEK.match(sentence, end))


def misread(told: Bearing, before: str, after: str, rule: str, *, days: int) -> bool:
    """Whether a day was reckoned the wrong way, as the words around it show.

    `days` is how far it lies behind the day of writing (ahead, where negative); `before` and `after` are the
    words of the sentence on either side. Wrong are: a day ahead that is told as past; a weekday behind that
    lies ahead in its sentence; the weekday of tomorrow as six days ago, and that of yesterday or today as
    next week, which news says with "last" and "next"; "years later" that would lie ahead; and a day that
    names what happened: "the Sept. 11 attacks".
    """
    if days < 0:
        if rule.endswith("(future)") and -days in (TOMORROW_LAST_WEEK, TODAY_NEXT_WEEK):
            return True
        if rule.endswith("(future)") and POSSESSIVE.match(after) and -days > NEARER_AHEAD:
            return True
        nearest = rule.startswith("the year nearest") and not PLANNED_FOR.search(before)
        told_past = told is Bearing.PAST and (rule.endswith("(future)") or nearest)
        return told_past or "so long after" in rule or bool(NAMED_AFTER.match(after))
    if days > 0 and rule.startswith("weekday on or before"):
        return days == TOMORROW_LAST_WEEK or told is Bearing.AHEAD
    return False
