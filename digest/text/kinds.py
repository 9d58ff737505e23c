"""What kind a name is: a person, a place, an organization or something else, weighed from what tells it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from digest.text.capitals import Token, Unit, known
from digest.text.gazetteer import common, country, gazetteer

# How much one sign weighs for a kind, where several disagree.
SURE, STRONG, FAIR, WEAK = 8.0, 3.0, 2.0, 1.0
KINDS = ("person", "place", "organization", "other")
NAME_WORDS = 2
AGE_DIGITS = 2
OPENS, CLOSES = frozenset('“„«"'), frozenset('”“»"')
DATELINE = re.compile(r" ?(?:\(|[—–]|- )")
PLACE_ENDING = re.compile(r"[a-z](?:ville|burgh?|shire|stan|abad|grad|polis|borough|hampton|chester|stadt)$")

# A kind and how much speaks for it.
Sign = tuple[str, float]


def signs_of_name(head: str, run: Sequence[Unit]) -> Iterator[Sign]:
    """The kinds, with weights, that a name's own words speak for: known names, keywords, given names."""
    yield from _signs_of_body(head, run)
    yield from _signs_of_person(run)


def _signs_of_body(head: str, run: Sequence[Unit]) -> Iterator[Sign]:
    lists = gazetteer()
    if len(run) == 1 and run[0].tag in ("place", "organization", "other"):
        weight = FAIR if run[0].tag == "place" and head in lists.given else SURE
        yield run[0].tag, weight
    elif head in lists.organizations or head in lists.places:
        yield ("organization" if head in lists.organizations else "place"), SURE
    elif len(run) > 1 and _of_body(run):
        yield "organization", SURE
    elif len(run) > 1 and keyword_of(run):
        kind = keyword_of(run)
        given = run[0].tag == "given" and len(run) == NAME_WORDS and run[1].text in lists.cues["surname"]
        yield ("other" if kind == "event" else kind), (FAIR if given else SURE)
    elif len(run) > 1 and any(unit.text in lists.cues["joins"] for unit in run[:-1]) and " of " in head:
        yield "organization", STRONG
    if len(run) == 1 and run[0].tag == "acronym":
        yield "organization", FAIR
    if len(run) == 1 and run[0].text in lists.cues["team"]:
        yield "organization", STRONG
    if len(run) > 1 and run[-1].tag == "people" and run[0].tag in ("organization", "plain", "acronym"):
        yield "organization", SURE  # "Senate Democrats"
    yield from _signs_of_shape(run)


def _of_body(run: Sequence[Unit]) -> bool:
    """Whether a name is a body's with what it is for: "School of Law", "Committee on Foreign Investment"."""
    cues = gazetteer().cues["joinsbody"]
    return any(one.text in cues and two.first > one.last + 1 for one, two in pairwise(run))


def _signs_of_shape(run: Sequence[Unit]) -> Iterator[Sign]:
    """What the form of a name tells: "Mount Cook", "Evansville", "Boston Bruins", "USS Bell"."""
    cues, first, last = gazetteer().cues, run[0], run[-1]
    if len(run) > 1 and first.text in cues["placefirst"] and not keyword_of(run):
        yield "place", FAIR
    if len(run) > 1 and first.text in cues["vessel"] and first.text.isupper():
        yield "other", SURE
    if len(run) == NAME_WORDS and first.tag == "place" and last.text.endswith("s") and common(last.text):
        yield "organization", STRONG
    if len(run) == 1 and first.tag == "unknown" and PLACE_ENDING.search(first.text):
        yield "place", FAIR


def _signs_of_person(run: Sequence[Unit]) -> Iterator[Sign]:
    lists = gazetteer()
    if run[0].text in lists.given or (len(run[0].text) == 1 and len(run) > 1):
        yield "person", (STRONG if len(run) > 1 else WEAK)
    elif run[0].text in lists.figures and len(run) > 1:
        return  # "Trump Turnberry", "Nixon Library": what is called after a person
    elif len(run) > 1 and run[0].text in lists.cues["placefirst"] and run[0].text not in lists.given:
        return  # "Cerro Quilpa"
    elif 1 < len(run) <= NAME_WORDS + 1 and all(unit.tag == "unknown" for unit in run):
        yield "person", FAIR
    elif len(run) == NAME_WORDS and run[1].tag == "given" and _unknown_given(run[0]):
        yield "person", FAIR  # "Yara Conway"
    elif len(run) == NAME_WORDS and run[0].tag == "unknown" and run[1].tag == "place":
        yield "person", WEAK  # "Denzel Washington"
    elif len(run) == NAME_WORDS and run[0].text in lists.cues["wordgiven"] and not keyword_of(run):
        yield "person", FAIR  # "Hope Bell"
    elif len(run) == 1 and run[0].text in lists.figures and run[0].tag not in ("place", "organization"):
        yield "person", STRONG
    if len(run) > NAME_WORDS and run[-1].text in lists.cues["suffix"] and run[-1].text[0] in "JS":
        yield "person", STRONG


def _unknown_given(unit: Unit) -> bool:
    return unit.tag == "unknown" and unit.text.isalpha() and unit.text not in gazetteer().cues["placefirst"]


def signs_around(line: Sequence[Token], first: int, last: int) -> Iterator[Sign]:
    """The kinds, with weights, that the words before token `first` and after token `last` speak for."""
    if first and line[first].gap == " ":
        if not (first == last and _attributive(line, last)):
            yield from _signs_before(line[first - 1].text.lower())
        yield from _signs_of_whose(line, first)
        article = line[first - 1].text.lower() in gazetteer().cues["definite"]
        if last > first and article and known(line[first].text) == "given":
            yield "person", -STRONG  # "the Stella Maren": no person is called so
            yield "other", FAIR
    yield from _signs_of_quotes(line, first, last)
    if first and line[first].gap == ", " and line[first - 1].text in gazetteer().cues["ofplace"]:
        yield "place", STRONG
    if not first and last + 1 < len(line) and DATELINE.match(line[last + 1].gap):
        yield "place", STRONG
    if first and "," in line[first].gap and _plain(line[first : last + 1]) in gazetteer().cues["state"]:
        yield "place", SURE
    if line[last].owns and any(token.text in gazetteer().titles for token in line[last + 1 : last + 4]):
        yield "person", WEAK
    if last + 1 < len(line) and line[last + 1].gap in (" ", ", ", " , ", "-"):
        yield from _signs_after(line[last + 1], owns=line[last].owns)


def _signs_of_quotes(line: Sequence[Token], first: int, last: int) -> Iterator[Sign]:
    """What it tells that nothing but a full name stands in quotation marks: so do ships and songs."""
    before, after = line[first].gap, line[last + 1].gap if last + 1 < len(line) else ""
    if last == first or before[-1:] not in OPENS or after[:1] not in CLOSES:
        return
    yield "person", -STRONG  # „Aurelia Star“ burns
    yield "other", FAIR
    if first and line[first - 1].text in gazetteer().cues["vessel"]:
        yield "other", SURE


def _attributive(line: Sequence[Token], last: int) -> bool:
    """Whether a name stands before a noun behind "the", which then tells nothing: "the Bell inquiry"."""
    if last + 1 >= len(line) or line[last].owns or line[last + 1].gap != " ":
        return False
    after = line[last + 1].text
    cues = gazetteer().cues
    said = after in cues["speech"] or after in cues["helping"] or after.endswith("ed")
    return not said and after.islower() and known(after) == "plain"


def _plain(words: Sequence[Token]) -> str:
    return "".join(word.text for word in words).replace(".", "")


def _signs_of_whose(line: Sequence[Token], first: int) -> Iterator[Sign]:
    """What a name is of: "the city of Keldon", "the CEO of Keldon", "the ferry Keldon"."""
    cues = gazetteer().cues
    before = line[first - 1].text
    if before in cues["vessel"]:
        yield "other", SURE
    if first < NAME_WORDS or before not in ("of", "for"):
        return
    what = line[first - 2].text
    if before == "of" and what in cues["ofplace"]:
        yield "place", STRONG
    elif what in cues["ofbody"]:
        yield "organization", FAIR


def _signs_before(word: str) -> Iterator[Sign]:
    if word in gazetteer().cues["locative"]:
        yield "place", FAIR if word == "in" else WEAK
    elif word == "the":
        yield "organization", WEAK
    elif word in ("said", "says", "added"):
        yield "person", FAIR


def _signs_after(after: Token, *, owns: bool) -> Iterator[Sign]:
    cues = gazetteer().cues
    comma = "," in after.gap
    if comma and (after.text in gazetteer().places or after.text.replace(".", "") in cues["state"]):
        yield "place", STRONG
    if comma and after.text == "which":
        yield "person", -FAIR
    if after.gap == " " and not owns and after.text in cues["hasplace"]:
        yield "place", FAIR
    elif after.gap == " " and after.text in cues["hasbody"]:
        yield "organization", FAIR
    if after.gap == "-" and after.text in ("based", "born", "area"):
        yield "place", STRONG
    if comma and after.text.isdigit() and len(after.text) == AGE_DIGITS:
        yield "person", STRONG
    acts = after.text in cues["speech"] or (after.gap == " " and after.text in cues["hasperson"])
    if acts and not owns:
        yield "person", FAIR
    elif after.text[:1].islower() and after.text.capitalize() in cues["place"] and after.gap == " ":
        yield "place", STRONG
    elif after.text[:1].islower() and after.text.capitalize() in cues["organization"] and after.gap == " ":
        yield "organization", WEAK


def best(tally: Mapping[str, float]) -> str:
    """The kind with the greatest weight, the earlier of KINDS where two are equal; other if nothing tells."""
    most = max(tally[kind] for kind in KINDS)
    return next(kind for kind in KINDS if tally[kind] == most) if most > 0 else "other"


def surnames(kinds: Mapping[str, str]) -> frozenset[str]:
    """The last words of the persons' full names, and single given names that open one."""
    full = [head.split(" ") for head, kind in kinds.items() if kind == "person" and " " in head]
    suffixes = gazetteer().cues["suffix"]
    return frozenset(
        name for parts in full for name in (parts[0], parts[-2] if parts[-1] in suffixes else parts[-1])
    )


def yields_to_surname(head: str, tally: Mapping[str, float]) -> bool:
    """Whether a single word may be the surname of a person named in full, whatever else it is known as."""
    body = head in gazetteer().organizations and head not in gazetteer().cues["founder"]
    if body or tally["place"] >= max(STRONG, tally["person"] + FAIR):
        return False
    return head not in gazetteer().places or (not country(head) and tally["place"] <= SURE + tally["person"])


def keyword_of(run: Sequence[Unit]) -> str:
    """What the last word of a name says of its kind, a numeral behind it aside ("World War II")."""
    numeral = len(run) > 1 and run[-1].text in gazetteer().cues["suffix"]
    return keyword(run[-2] if numeral else run[-1])


def keyword(unit: Unit) -> str:
    """What a word such as Ministry, War or River at a name's end says: organization, event, place or ""."""
    cues = gazetteer().cues
    if unit.text in cues["team"]:
        return "organization"
    return next((kind for kind in ("organization", "event", "place") if unit.text in cues[kind]), "")
