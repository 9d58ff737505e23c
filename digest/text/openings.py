"""Where a sentence may stop early and still be one: before an aside, a clause that hangs on, or who said it.

The opening of a sentence is a stretch of it, never a rewriting. It is never cut where the rest says "unless",
"if" or "but", or so that a quotation or a bracket stays open: what is left must be as true as the whole.
"""

import re

from digest.text.clauses import FINITE, clauses
from digest.text.selfcontained import whole_quotes

FEWEST = 8  # words that an opening has
# What may be left off: a clause that hangs on, an aside after a comma, who reported it.
HANGS_ON = re.compile(
    r",? (?=[–—-]{1,2} )|; "
    r"|, (?=(?:according to|which|who|whose|where|as|while|after|before|when|amid|following|with|in what|"
    r"in a|in an|a|an|the|citing|including|making|setting|leaving|adding|saying|calling|marking|just|even|"
    r"days?|hours?|weeks?|months?|[a-z]+ing|one of|part of|though|although|because|since|prompting|so)\b)"
    r"|, (?=(?:and|or) [a-z]+(?:ed|s)\b)"
    r"|(?<=\w) (?=(?:after|while|amid|following|because|when|before|ahead of|during|in order to|despite) )"
)
# A place, a time or a purpose at the end, after a noun: "… opened the pier | in Larvik | on Sunday".
PHRASE = re.compile(r"(?<=\w) (?=(?:for|in|on|at|over|by|from|with|into|across|through|about|toward|under) )")
AFTER_VERB = re.compile(
    rf"\b(?:{FINITE}|[a-z]+ing|[a-z]+ly|[a-z]+s|be|work|vote|go|come|meet|rely|out|up|off|down|back|according)$"
)
# Words after which the rest takes back or narrows what the opening says.
TAKES_BACK = re.compile(
    r"\W*(?:but|unless|if|except|until|only|however|yet|though|although|despite|provided|or|nor|"
    r"rather|instead|not|without)\b",
    re.IGNORECASE,
)
NARROWS = re.compile(
    r"\b(?:not|never|no|nobody|none|neither|nor|unless|if|whether|as|such|so|than|more|less|same|just|even|only)$"
)
IRREGULAR = (
    "ate|beat|became|bore|bought|broke|brought|built|burst|caught|chose|cut|dealt|drew|drove|fed|fled|flew|fought|found|"
    "froze|got|grew|heard|hit|hung|hurt|kept|knew|laid|lay|led|let|meant|overcame|paid|quit|ran|read|rode|sang|sank|sat|"
    "sent|shook|shot|shut|slid|sold|sought|spent|split|spoke|spread|stood|stole|struck|stuck|sued|swept|swore|taught|"
    "thought|threw|told|tore|understood|voted|withdrew|woke|wore|wrote"
)
VERB = re.compile(
    rf"\b(?:{FINITE}|{IRREGULAR}|says|tells|calls|sets|takes|makes|gives|gets|goes|runs|wins|plans|will)\b"
)
SUBORDINATE = re.compile(
    r"(?:As|While|Although|Though|Since|After|Before|When|Because|If|With|In|On|At|Despite|For|By)\b"
)
ASIDE = re.compile(r", (?:who|which|whose|where|a|an|the) [^,]*(?:,|$)")
OPEN_LIST = re.compile(
    r"(?:\b(?:a|an|the|of|to|and|or|in|on|at|by|for|from|with|that|who|which|said|says|saying|told|"
    r"both|between|also)|,)$"
)


def openings(sentence: str, *, language: str = "en") -> tuple[int, ...]:
    """Where `sentence` may end, shortest first, its own end last: outside English only that.

    Each place is an offset in code points: `sentence[:place]` reads as a sentence without its last mark.
    """
    if language != "en":
        return (len(sentence),)
    cuts = {found.start() for found in HANGS_ON.finditer(sentence)}
    cuts |= {end for _, end in clauses(sentence)[:-1]}
    cuts |= {
        found.start()
        for found in PHRASE.finditer(sentence)
        if not AFTER_VERB.search(sentence[: found.start()])
    }
    return (*(end for end in sorted(cuts) if _stands(sentence, end)), len(sentence))


def _stands(sentence: str, end: int) -> bool:
    opening, rest = sentence[:end], sentence[end:]
    if len(opening.split()) < FEWEST or TAKES_BACK.match(rest):
        return False
    if ": " in opening or not whole_quotes(opening) or opening.count("’") < opening.count("‘"):
        return False
    if NARROWS.search(opening) or OPEN_LIST.search(opening):
        return False
    return _says(opening)


def _says(opening: str) -> bool:
    """Whether the opening has its main clause: a verb, after the comma where it begins with "As …"."""
    if not SUBORDINATE.match(opening):
        return bool(VERB.search(ASIDE.sub(" ", opening)))
    comma = opening.find(", ")
    return comma > 0 and bool(VERB.search(opening, comma)) and len(opening[comma:].split()) > FEWEST // 2
