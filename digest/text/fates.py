"""What befell the people whom a figure counts: killed, hurt, missing, held, rescued, trapped, driven out."""

import re

from digest.text.tolls import tolled

FIRM = re.compile(
    r"\b(?:(?P<kill>death toll|kill\w*|dead|died|die|deaths?|dies|fatal\w*|toll)|"
    r"(?P<injure>injur\w*|wound\w*|hurt|hospital\w*)|"
    r"(?P<missing>missing|unaccounted)|(?P<arrest>arrest\w*|detain\w*)|"
    r"(?P<rescue>rescue\w*|pulled|saved|surviv\w*)|"
    r"(?P<trap>trapped|stranded)|(?P<charge>charged|indicted)|"
    r"(?P<displace>evacuat\w*|displac\w*|homeless|fled|"
    r"(?:leave|left|leaving|lost|from|out of) their homes))\b",
    re.IGNORECASE,
)
# One of these stands in all that FIRM matches.
SIGNS_OF_FATE = (
    "kill", "dead", "die", "death", "fatal", "toll", "injur", "wound", "hurt", "hospital", "missing",
    "unaccounted", "arrest", "detain", "rescue", "pulled", "saved", "surviv", "trapped", "stranded",
    "charged", "indicted", "evacuat", "displac", "homeless", "fled", "their homes",
)  # fmt: skip
# After a figure: those whom it counts did something, or something befell them.
ACTING = re.compile(r" (?:have|had|were|are|died|fled|left)\b")


def befell(text: str, start: int, end: int) -> str:
    """What befell those whom the figure at `start` to `end` of `text` counts; "" where nothing tells.

    It is what the word of a toll tells, else the nearest word that does, after the figure before before it.
    """
    low = text.lower()
    if not any(map(low.__contains__, SIGNS_OF_FATE)):
        return ""
    part = re.split(r"[,;]| and | while ", text[end:])[0]
    after = FIRM.search(part)
    if after:
        return str(after.lastgroup)
    if ACTING.match(text, end):
        return ""  # "of those who had to leave their homes 1,900 are still in shelters"
    toll = _of_toll(text, start, end)
    if toll:
        return toll
    before = re.split(r"[;]| while | but ", text[:start])[-1]
    found = list(FIRM.finditer(before))
    return str(found[-1].lastgroup) if found else ""


def is_toll(text: str, start: int, end: int, fate: str) -> bool:
    """Whether the words call the figure at `start` to `end` a toll of those whom `fate` befell."""
    return bool(fate) and _of_toll(text, start, end) == fate


def _of_toll(text: str, start: int, end: int) -> str:
    toll = FIRM.search(tolled(text, start, end))
    return str(toll.lastgroup) if toll else ""
