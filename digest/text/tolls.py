"""Figures that are a toll by the words before them: "the death toll in Larvik, a port, rose to 26"."""

import re

# Whom a toll counts; it is of the dead where nothing else is named.
VICTIMS = (
    r"(?:dead|deaths?|fatalities|casualties|victims|killed|died|injured|injuries|wounded|hurt|missing|"
    r"rescued|survivors|detained|arrested|arrests|evacuated|displaced)"
)
TOLL = (
    rf"(?:(?:death |injury |casualty )?toll|(?:death|body) count|"
    rf"(?:number|count|tally|total) of (?:(?!and\b|of\b|to\b)[\w-]+ ){{0,3}}?{VICTIMS}|"
    rf"(?:confirmed )?(?:deaths|fatalities|casualties))"
)
VAGUE = (
    r"(?:(?:at least|more than|about|around|some|nearly|almost|over|roughly|no fewer than|as many as|"
    r"up to|just|only|an? estimated) ){0,2}"
)
GROWS = (
    r"(?:rose|risen|rises?|rising|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|grew|grown|grows?|growing|"
    r"increas(?:es?|ed|ing)|mount(?:s|ed|ing)?|soar(?:s|ed|ing)?|surg(?:es|ed|ing)|"
    r"(?:went|gone|goes|going) up|doubled|tripled|fell|fallen|falls|dropped|revised(?: up| down)?|updated|"
    r"lowered|raised|brought|pushed|taken|put|cut)"
)
RAISES = (
    r"(?:rais(?:es?|ed|ing)|br(?:ings?|inging|ought)|push(?:es|ed|ing)?|t(?:akes?|aking|ook)|"
    r"lift(?:s|ed|ing)?|driv(?:es|ing)|drove|puts?|putting|revis(?:es?|ed|ing))"
)
# Where the words just before a figure say that the toll came to it, all may stand between the two.
COMES_TO = (
    rf"\b(?:{GROWS}(?: \w+ly| again| further| overnight| since){{0,2}} (?:to|at)|"
    r"(?:stands?|stood|standing|remains?|remained) (?:now )?at|reach(?:es|ed|ing)?|hit|hits|"
    r"pass(?:es|ed|ing)|topped|tops|surpass(?:es|ed|ing)|exceed(?:s|ed|ing))"
)
NEAR = re.compile(rf"\b(?P<toll>{TOLL})\b(?P<between>[^,;.]{{0,70}})$", re.IGNORECASE)
# What comes after another verb of that kind, or after "while", is another figure.
BETWEEN = (
    rf"(?:(?!\b(?:{GROWS}|hit|reached) (?:to|at|after|as|when|while|\d)\b|, while\b)[^;])"
    r"{0,240}?"
)
GROWN = re.compile(rf"\b(?P<toll>{TOLL})\b{BETWEEN}{COMES_TO} {VAGUE}$", re.IGNORECASE)
RAISED = re.compile(
    rf"\b{RAISES} (?:[\w’'-]+ ){{0,3}}?(?P<toll>{TOLL})\b[^;]{{0,240}}? (?:to|at) {VAGUE}$", re.IGNORECASE
)
BEHIND = re.compile(rf" the (?P<toll>{TOLL})\b", re.IGNORECASE)  # "bringing to 27 the number of dead"
REACH, BEYOND = 400, 60  # characters before and behind a figure, further than any of these goes
SIGNS = ("toll", "count", "number of", "tally", "total of", "deaths", "fatalities", "casualties")
# With these alone a figure near behind is a toll; "the number of injured children in 3 wards" is none.
PLAIN = re.compile(r"(?:death |injury |casualty )?toll|(?:death|body) count", re.IGNORECASE)


def tolled(text: str, start: int, end: int) -> str:
    """The words that make the figure at `start` to `end` a toll ("number of injured"); "" where none do."""
    before = text[max(0, start - REACH) : start]
    low = (before + text[end : end + BEYOND]).lower()
    if not any(map(low.__contains__, SIGNS)):
        return ""
    found = GROWN.search(before) or RAISED.search(before) or BEHIND.match(text, end)
    if found:
        return found["toll"]
    near = NEAR.search(before)
    return near["toll"] if near and PLAIN.fullmatch(near["toll"]) else ""
