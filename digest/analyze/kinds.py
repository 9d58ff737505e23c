"""What kind of fact a claim is: what happened, what was said, how it came to this, what is to come."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from digest.analyze.features import CONTINUES
from digest.analyze.reading import Reading, within
from digest.analyze.units import AHEAD, Unit

SPEECH = re.compile(
    r"\b(?:said|says?|stat(?:es|ed|ing)|told|stress(?:es|ed|ing)|emphasi[sz](?:es|ed|ing)|add(?:s|ed|ing)|"
    r"not(?:es|ed)|warn(?:s|ed|ing)|explain(?:s|ed)|argu(?:es|ed)|declar(?:es|ed)|indicat(?:es|ed)|posted|"
    r"wrote|asked|answered|insist(?:s|ed)|accus(?:es|ed)|demand(?:s|ed)|called on|calling|admit(?:s|ted)|"
    r"acknowledg(?:es|ed)|maintains?|made clear|pointed out|describ(?:es|ed)|clarified|reported that|"
    r"suggesting|referencing|claimed that|claims that)\b|\bAccording to\b"
)
# A deed done by saying so (Austin 1962): to tell of it is to tell what happened, not what was said.
OFFER = re.compile(
    r"\b(?:offer(?:s|ed|ing)?|propos(?:es|ed|ing)|announc(?:es|ed)|pledg(?:es|ed)|resign(?:s|ed)|"
    r"apologi[sz](?:es|ed)|agree[sd]?|sign(?:s|ed)|order(?:s|ed)|approv(?:es|ed)|sentenc(?:es|ed)|"
    r"declar(?:es|ed) (?:an? |war\b|independence\b)|prepared|willing(?:ness)?)(?:\b|(?<= ))",
    re.IGNORECASE,
)
# Who told of an event, an office or a group without a name: "The ferry sank, police said" is what
# happened; "he will not resign, Solheim said" is what was said.
TOLD_BY = re.compile(
    r", (?:the |an? |local )?[a-z][^,;“”\"A-Z]{0,60}? (?:said|says|reported|announced)"
    r"(?: (?:on|in|late) [^,;“”\"]*)?[.]?$|"
    r"^(?:Police|Officials|Authorities|Firefighters|Prosecutors|Doctors|The [a-z ]{4,40}?) said (?:that )?"
)
YEAR = re.compile(r"\d{4}")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
BEFORE = re.compile(
    r"\b(?:repeatedly|consistently|previously|earlier|in recent (?:months|weeks|years)|since|for years|"
    r"decades?|history|(?:has|have|had) (?:long|always|also)|illegally|enshrined|"
    r"over the (?:past|last) \w+)\b",
    re.IGNORECASE,
)
# One of these stands in all that BEFORE matches.
SIGNS_BEFORE = (
    "repeatedly", "consistently", "previously", "earlier", "in recent ", "since", "for years", "decade",
    "history", " long", " always", " also", "illegally", "enshrined", "over the ",
)  # fmt: skip


def category(group: Sequence[int], units: Sequence[Unit], readings: Mapping[str, Reading]) -> str:
    """`plan`, `background`, `statement` or `action`, as most of a fact's clauses are.

    What somebody is quoted to say of the future is a plan only where it names a day or offers something.
    """
    votes = Counter(_kind(units[at], readings[units[at].article]) for at in group)
    ranked = ("plan", "background", "statement", "action")  # in a tie a sign counts more than the lack of one
    return max(ranked, key=lambda name: (votes[name], -ranked.index(name)))


def _kind(unit: Unit, reading: Reading) -> str:
    text = unit.span.text
    sentence = reading.sentences[unit.sentence].span
    if unit.span.start > sentence.start and CONTINUES.match(text):
        # "… and withdraw its troops" goes on what the sentence began.
        text = reading.article.text[sentence.start : unit.span.end]
    recent = any(DAY.match(day) for day in unit.days)
    low = text.lower()
    before = None if recent or not any(map(low.__contains__, SIGNS_BEFORE)) else BEFORE.search(text)
    ahead = AHEAD.search(unit.span.text) if unit.ahead else None
    announced = bool(ahead) and (
        bool(unit.days) or not _quoted(unit, reading) or OFFER.search(text) is not None
    )
    if ahead and announced and not (before and before.start() < ahead.start()):
        return "plan"
    if before or (not recent and _years(unit, reading)):
        return "background"
    said = SPEECH.search(TOLD_BY.sub("", text))
    deed = OFFER.search(text)
    if said and not (deed and deed.start() <= said.start()):
        return "statement"
    return "action" if deed or not _quoted(unit, reading) else "statement"


def _years(unit: Unit, reading: Reading) -> bool:
    return any(YEAR.fullmatch(time.value) for time in within(reading.times, unit.span))


def _quoted(unit: Unit, reading: Reading) -> bool:
    """Whether the clause stands inside a quotation."""
    return any(
        quotation.speech and quotation.start <= unit.span.start and unit.span.end <= quotation.end + 1
        for quotation in reading.quotations
    )
