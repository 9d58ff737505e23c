"""Sentences that hold two facts, cut into clauses: each a stretch of the sentence, never a rewriting."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

from digest.text.words import content

MIN_WORDS = 3  # content words that a clause needs to state a fact of its own

AUXILIARY = (
    r"(?:is|are|was|were|be|been|has|have|had|does|do|did|will|would|can|could|may|might|must|should|shall)"
)
FINITE = (
    rf"(?:{AUXILIARY}|"
    r"said|told|held|made|met|left|took|gave|led|came|went|began|saw|put|set|sent|won|lost|rose|fell|"
    r"(?:continue|remain|insist|want|seek|call|keep|face|refuse|reject|hope|plan|expect|aim|appear|seem|show|mean|"
    r"need|control|occupy|occupie|hold|deny|denie|accept|oppose|support|demand|agree|believe|think|consider)s?|\w{3,}ed)"
)
REPORTING = (
    r"(?:saying|adding|stressing|noting|warning|suggesting|arguing|insisting|claiming|stating|explaining|"
    r"emphasi[sz]ing|underscoring|indicating|signal(?:l)?ing|pointing out|calling|citing|describing|urging|"
    r"confirming|denying|promising|pledging|vowing|telling|referencing|excluding|leaving|allowing|marking)"
)
COORDINATED = (
    r"(?:and|but) (?=(?:that |also |has |have |had |will |would |could |is |are |was |were |"
    r"emphasi[sz]ed |expressed |pointed |said |stressed |added |warned |urged |called |rejected |"
    r"offered |announced |adopt |withdraw |discussed |include |accused |demanded |insisted |agreed |refused |"
    r"ordered |vowed |pledged |denied ))"
)
# ", a spokesman for the hospital said on Monday." tells who said it, no fact of its own.
ATTRIBUTED = (
    r"(?![^,;]*\b(?:said|says|added|reported|announced|wrote|noted|stated)"
    r"(?: (?:on|in|at|late|earlier|this) [^,;]*)?[.!]?$)"
)
# "and 2,300 had to leave their homes": who are counted begin a clause of their own; "and 200 hurt" does not.
COUNT = (
    r"(?:(?:some|about|around|nearly|almost|roughly|another|at least|more than|over|up to) )?"
    r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|thousands)"
)
COUNTED = (
    rf"{COUNT} (?:(?!and\b|to\b|of\b)[\w-]+ ){{0,2}}?(?:of \w+ )?"
    rf"(?:{AUXILIARY}|died|drowned|fled|lost|left|went|came|took|fell|rose|stood|entered)\b"
)
CUTS = re.compile(
    rf",?[ \u00a0](?=[–—-][ \u00a0])"  # a dash with blanks around it
    rf"|; ?"
    rf"|, (?=(?:\w+ly )?{REPORTING}\b)"
    rf"|(?:, |(?<=x) )(?=(?:while|although|though|whereas|but|yet|because|since|so|when|after|as)"
    rf" [^,;]*?\b{FINITE}\b)"
    rf"|, (?=with [^,;]*?\b(?:{FINITE}|\w{{3,}}ing)\b)"
    rf"|, (?={ATTRIBUTED}(?:a|an) (?!\w+,)[^,;]*?\b{FINITE}\b[^,;]*$)"  # ", a demand that Kyiv has rejected."
    rf"|, (?=(?:conditions|demands|moves?|steps?|terms|remarks|claims|charges|allegations|accusations) "
    rf"(?:that )?[^,;]*?\b{FINITE}\b[^,;]*$)"
    rf"|, (?=(?:who|which|where)\b[^,;]*$)"  # a relative clause only where nothing follows it
    rf"|, (?=and (?:(?:the|it|he|she|they|its|his|her|their) )?(?:\w+ )?{AUXILIARY}\b)"
    rf"|,? (?={COORDINATED})"
    rf"|,? (?=and {COUNTED})"
)
LEADING = re.compile(
    rf"(?:As|While|Although|Though|Since|After|Before|When|Because|If) [^,;]*?\b{FINITE}\b[^,;]*, (?=\w)"
)
BARE_VERB = re.compile(r"(?<=\w)(?:, and |, | and )(?P<lead>(?P<verb>[a-z]+)) (?=[a-z’']+)")
AFTER_TO = re.compile(r"\b(?:to|that|must|should|will|would|can|could|may|might)\b")
TAIL = re.compile(r"[ ,;–—-]+(?:and[ ,;–—-]*)?$")
DASHES = re.compile(r"[ \u00a0][–—-][ \u00a0]")
OPENERS, CLOSERS = "“«„", "”»"
QUOTED = re.compile(r"[“\"«„][^“”\"«»„]*[”\"»]")


def clauses(sentence: str, *, language: str = "en") -> tuple[tuple[int, int], ...]:
    """The clauses of `sentence` as (start, end), covering it from its first to its last character.

    A cut falls at a conjunction, a reporting participle, a dash or a semicolon outside quotation marks, where
    both sides have at least `MIN_WORDS` content words. Only English is cut; other languages keep whole
    sentences.
    """
    if language != "en":
        return ((0, len(sentence)),)
    starts = [0, *sorted(set(_cuts(sentence)))]
    if len(starts) == 1:
        return (_trimmed(sentence, 0, len(sentence)),)
    places = [word.start for word in content(sentence, language=language)]
    joined: list[tuple[int, int]] = []
    for start, end in zip(starts, [*starts[1:], len(sentence)], strict=True):
        if joined and (_short(places, start, end) or _short(places, *joined[-1])):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(_trimmed(sentence, start, end) for start, end in joined)


def _short(places: Sequence[int], start: int, end: int) -> bool:
    """Whether fewer content words than a clause needs begin from `start` to `end`; `places` are sorted."""
    return bisect_left(places, end) - bisect_left(places, start) < MIN_WORDS


def _cuts(sentence: str) -> Iterator[int]:
    masked = _without_quotes(sentence)
    pair = len(DASHES.findall(masked)) > 1  # dashes in pairs hold an aside
    verbs = base_verbs()
    for cut in CUTS.finditer(masked):
        dash = masked[cut.end() : cut.end() + 1] in "–—-"
        if 0 < cut.end() < len(sentence) and not (dash and pair):
            yield cut.end()
    lead = LEADING.match(masked)
    if lead:
        yield lead.end()
    for cut in BARE_VERB.finditer(masked):
        if cut["verb"] in verbs and AFTER_TO.search(masked, 0, cut.start()):
            yield cut.start("lead")


def _without_quotes(sentence: str) -> str:
    """The sentence with quoted words blanked, also where a mark has its partner in another sentence."""
    masked = QUOTED.sub(lambda quote: "x" * len(quote[0]), sentence)
    opened = max((masked.rfind(mark) for mark in OPENERS + '"'), default=-1)
    closed = min((at for at in (masked.find(mark) for mark in CLOSERS) if at >= 0), default=-1)
    straight_closes = opened >= 0 and masked[opened] == '"' and not masked[opened + 1 : opened + 2].isalnum()
    if straight_closes:
        closed, opened = opened, -1
    if opened >= 0:
        masked = masked[:opened] + "x" * (len(masked) - opened)
    if closed >= 0:
        masked = "x" * closed + masked[closed:]
    return masked


@cache
def base_verbs() -> frozenset[str]:
    """Base forms of verbs that may join another after "to" or "that"."""
    path = resources.files("digest.text") / "data" / "clauses" / "en.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _trimmed(sentence: str, start: int, end: int) -> tuple[int, int]:
    piece = sentence[start:end]
    lead = len(piece) - len(piece.lstrip(" ,;–—-"))
    tail = len(piece) - len(TAIL.sub("", piece))
    return (start + lead, end - tail) if start + lead < end - tail else (start, end)
