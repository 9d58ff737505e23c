"""Whether an article says of itself that it is somebody's opinion: in its label, its section, or by "I".

Only what is marked plainly counts: a news report may be sharp in tone, and a column may be calm.
"""

import re

LABEL = re.compile(
    r"^\W*(?:opinions?|op-ed|editorial|commentary|column|perspective|viewpoint)\s*[:|–—-]"
    r"|[|–—:-]\s*(?:opinions?|op-ed|editorial|commentary)\W*$",
    re.IGNORECASE,
)
SECTION = re.compile(r"/(?:opinions?|op-?eds?|editorials?|commentary|columns?|columnists?|contributors?)(?:/|$)")
DESK = re.compile(r"\b(?:opinions?|op-?eds?|editorials?|commentary|guest writers?|columnists?)\b", re.IGNORECASE)
QUOTED = re.compile(r"[“\"«„][^“”\"«»„]*[”\"»]")
PERSONAL = re.compile(r"(?<![\w.’'])(?:I(?!\.)|I[’'](?:m|ve|d|ll)|[Mm]y|[Mm]yself|[Ll]et[’']s|[Ww]e|[Oo]ur|us)\b(?![.])")
OFTEN = 1 / 90  # first persons outside quotations a word, from which an article is somebody speaking
MARKED = re.compile(r"\b(?:OPINION|EDITORIAL|COMMENTARY|OP-ED)\s*[:|–—]")
HEAD = 300  # characters at the top in which an article may be marked by a line of its own
FEWEST = 5  # such words: a few may stand in quotations without their marks


def column(*, title: str, outlet: str, url: str, text: str, language: str = "en") -> bool:
    """Whether an article is marked as opinion, by the label of its headline, its desk, its section or its "I".

    `text` is all of it but its front matter, furniture too: a label is no news. First persons are known for English alone.
    """
    if LABEL.search(title) or DESK.search(outlet) or SECTION.search(url) or MARKED.search(text[:HEAD]):
        return True
    if language != "en":
        return False
    plain = QUOTED.sub(" ", text)
    found = sum(1 for _ in PERSONAL.finditer(plain))
    return found >= FEWEST and found >= OFTEN * len(plain.split())
