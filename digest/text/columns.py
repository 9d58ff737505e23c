"""Whether an article reports or comments: its label, its "I", and how often it tells who says so and when.

Reports name a speaker or a day in every second or third sentence, comments in few; no word of praise or blame
is weighed, for a report may be sharp in tone and a column calm.
"""

import re
from collections.abc import Sequence

LABEL = re.compile(
    r"^\W*(?:opinions?|op-ed|editorial|commentary|column|perspective|viewpoint)\s*[:|–—-]"
    r"|[|–—:-]\s*(?:opinions?|op-ed|editorial|commentary)\W*$",
    re.IGNORECASE,
)
SECTION = re.compile(
    r"/(?:opinions?|op-?eds?|editorials?|commentary|columns?|columnists?|contributors?)(?:/|$)"
)
DESK = re.compile(
    r"\b(?:opinions?|op-?eds?|editorials?|commentary|guest writers?|columnists?)\b", re.IGNORECASE
)
QUOTED = re.compile(r"[“\"«„][^“”\"«»„]*[”\"»]")
PERSONAL = re.compile(
    r"(?<![\w.’'])(?:I(?!\.)|I[’'](?:m|ve|d|ll)|[Mm]y|[Mm]yself|[Ll]et[’']s|[Ww]e|[Oo]ur|us)\b(?![.])"
)
SOURCED = re.compile(
    r"\b(?:said|says|told|announced|according to|reported|wrote|tweeted|testified|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
REPORT = 0.3  # share of sentences with a speaker or a day from which an article is a plain report
COMMENT = 0.08  # the share below which it is nothing but comment
SENTENCES = 8  # fewer tell nothing of an article's kind
OFTEN = 1 / 60  # first persons outside quotations a word, from which an article is somebody speaking
MARKED = re.compile(r"\b(?:OPINION|EDITORIAL|COMMENTARY|OP-ED)\s*[:|–—]")
HEAD = 300  # characters at the top in which an article may be marked by a line of its own
FEWEST = 5  # such words: a few may stand in quotations without their marks


def reporting(sentences: Sequence[str], *, language: str = "en") -> float:
    """How far an article is a report, 0 to 1: the share of its sentences that tell who says so or which day.

    1 from `REPORT` on; 1 too for a language whose words for this are not known, and for a few sentences.
    """
    if language != "en" or len(sentences) < SENTENCES:
        return 1.0
    return min(1.0, sum(bool(SOURCED.search(each)) for each in sentences) / len(sentences) / REPORT)


def column(*, title: str, outlet: str, url: str, text: str, language: str = "en") -> bool:
    """Whether an article is marked as opinion: by a label, by its desk or section, or by its "I".

    `text` is all of it but its front matter, furniture too: a label is no news. First persons are known for
    English alone.
    """
    if LABEL.search(title) or DESK.search(outlet) or SECTION.search(url) or MARKED.search(text[:HEAD]):
        return True
    if language != "en":
        return False
    plain = QUOTED.sub(" ", text)
    found = sum(1 for _ in PERSONAL.finditer(plain))
    return found >= FEWEST and found >= OFTEN * len(plain.split())
