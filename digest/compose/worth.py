"""Whether a sentence is one for a summary: news, told by the outlet, whole, of a length that reads well."""

import re
from collections.abc import Sequence

from digest.model.span import Span
from digest.text.selfcontained import credits_first, opines, teases, whole_quotes
from digest.text.words import count

WORDS = (9, 48)  # a shorter sentence says too little, a longer one too much at once
LONGEST_CUT = 80  # the same where it may stop early: its opening need not be long
QUOTE = 0.5  # what a sentence that is mostly a quotation counts for: a summary tells, it does not cite
CREDIT = 0.25  # what a sentence counts for that opens with who reported it
UNCLEAR = 0.5  # the same again for a quotation that opens with what only its context tells ("They lied")
SHORT = 18  # words of a sentence that is neither favored nor not for its length
BARE = 0.85  # share of a sentence in quotation marks from which it does not say who speaks
LENGTH = 0.35  # how strongly longer sentences lose: worth falls with (SHORT / words) to this power
CONTINUED = 0.6  # what a sentence counts for that goes on something said before ("also", "added that")
OPINION = 0.3  # what a sentence counts for that tells what somebody thinks of the news
SILENT = 0.3  # what a sentence counts for that tells only that somebody gave no answer
UNREPORTED = 0.6  # what a sentence counts for that tells neither when it happened nor who says so
DATED = 0.8  # what a sentence counts for whose day is only known from its article
UNENDED = 0.3  # what a sentence counts for that was cut off where the text ends
FIRST_PERSON = re.compile(
    r"\b(?:I|[Mm]e|[Mm]y|[Mm]yself|[Ww]e|[Oo]ur|us|[Yy]ou|[Yy]our|"
    r"[Tt]his (?:newspaper|paper|magazine|website|site|channel|reporter))\b"
)
QUOTED = re.compile(r"[“\"«][^“”\"«»]*[”\"»]")
CLOUDY = re.compile(
    r"[“\"‘'«„](?:\w+[’']?\w* ){0,4}?(?:they|them|their|its?|this|that|these|those|he|she|his|her)\b",
    re.IGNORECASE,
)
OPENS = re.compile(r"[\w“\"‘'«„¿¡]")
GOES_ON = re.compile(
    r"\b(?:also|added|adding|quickly responded|meanwhile|too|instead|however|for (?:instance|example)|"
    r"equally|likewise|similarly|indeed|on the (?:one|other) hand|still|(?:his|her|its|their) own)\b"
)
NO_ANSWER = re.compile(
    r"\b(?:not|n[’']t|declined to|never) (?:immediately |yet )?"
    r"(?:respond|return|repl|comment|be reached|answer)[a-z]*\b"
)
TODAY = re.compile(r"\b(?:[Tt]oday|[Tt]omorrow|[Yy]esterday|[Tt]onight|for \w+ (?:days|weeks) now)\b")
# News tells when it happened or who says so; what does neither is mostly explained, judged or foretold.
REPORTED = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Janu|Febru)ary|March|April|May|June|July|August|"
    r"(?:Septem|Octo|Novem|Decem)ber|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.|yesterday|today|tonight|"
    r"(?:this|last|past|next|previous) (?:week|weekend|month|year|morning|night|spring|summer|fall|winter)|"
    r"(?:19|20)\d\d|said|says|told|announced|according to|reported|wrote|tweeted|testified|acknowledged|"
    r"confirmed|denied|accused|warned|argued|claimed|described|vowed|urged|ruled|voted|signed|approved|rejected|"
    r"(?:was|were|been) (?!expected|supposed)[a-z]+ed|"
    r"ordered|filed|charged|arrested|fired|resigned|won|lost|killed|died|met|"
    r"asked|called)\b",
)
ENDS = re.compile(r"[.!?…。！？][\"”’»)\]']*$")
GLUED = re.compile(r"[a-z.]\((?=[A-Z])|\(@|[a-z]\.[A-Z][a-z]")  # "Sens.(N.C.)": something was cut out
TRANSCRIPT = re.compile(r"[A-Z][A-Z. ]{2,}: ")  # "BELL: Well, …": an interview word for word
# "Bell arrives for a hearing at City Hall in Larvik, Norway, May 16, 2018.": the line under a photograph.
CAPTION = re.compile(
    r"^.{0,200}?\b(?:arrives?|speaks?|walks?|listens?|gestures?|poses?|waves?|looks?|stands?|attends?|shakes?|leaves?|answers?|"
    r"sits?|talks?|announces?|delivers?|testif(?:y|ies)|reacts?|creates?|shows?|holds?|are seen|is seen)\b.*"
    r"(?:\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})?[.,]?$)"
    r"|^(?:A )?(?:[Pp]hoto|[Pp]icture|[Ii]mage|[Vv]ideo|[Pp]lay [Vv]ideo|[Pp]hotograph)\b"
)


def worth(span: Span, quoted: Sequence[Span], *, language: str = "en", cut: bool = False) -> float:
    """What share of its weight a sentence gets for its form, 0 to 1; 0 where it cannot be in a summary.

    `quoted` are the direct quotations of its article; with `cut` it may stop early, and so may be longer.
    """
    text = span.text
    if not _usable(text, language, LONGEST_CUT if cut else WORDS[1]) or _speechless(span, quoted):
        return 0.0
    length = count(text)
    value = min(1.0, (SHORT / length) ** LENGTH) if length > SHORT else 1.0
    for seen, share in (
        (text[0] in "“\"‘'«„", QUOTE),
        (CLOUDY.match(text), UNCLEAR),
        (credits_first(text), CREDIT),
        (GOES_ON.search(text), CONTINUED),
        (opines(text, language=language) or text.endswith("!"), OPINION),
        (not ENDS.search(text) or text.endswith("..."), UNENDED),
        (NO_ANSWER.search(text), SILENT),
        (TODAY.search(QUOTED.sub("", text)), DATED),
        (language == "en" and not REPORTED.search(text), UNREPORTED),
    ):
        value *= share if seen else 1.0
    return value


def _usable(text: str, language: str, most: int) -> bool:
    """Whether it is news in whole: no opinion in the first person, no list, caption, question or teaser."""
    if FIRST_PERSON.search(QUOTED.sub("", text)) or not OPENS.match(text):
        return False
    if not WORDS[0] <= count(text) <= most or not whole_quotes(text):
        return False
    if GLUED.search(text) or TRANSCRIPT.match(text):
        return False
    return not (text.endswith(("?", ":")) or CAPTION.search(text) or teases(text, language=language))


def _speechless(span: Span, quoted: Sequence[Span]) -> bool:
    """Whether it is somebody's words without the marks or the speaker that would say so."""
    text = span.text
    said = max(
        (min(span.end, each.end) - max(span.start, each.start) for each in quoted if each.touches(span)),
        default=0,
    )
    return (2 * said > len(text) and text[0] not in "“\"‘'«„") or said > BARE * len(text)
