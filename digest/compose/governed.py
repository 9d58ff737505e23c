"""Whether a date belongs to the verb that its sentence mainly tells, or to a phrase on the side.

A cheap reading for English: which words open a clause of their own before the date, which verb is the last
before it, and what stands right before and behind it. In other languages every date is held to belong.
"""

import re

from digest.compose.attached import MADE_THEN
from digest.compose.bearing import VERB

SAYS = (
    r"(?:said|says?|saying|told(?: [\w’'.-]+){1,4}?|announced|reported|reports|confirmed|wrote|warned|"
    r"claim(?:s|ed)|alleg(?:es|ed)|ruled|found|revealed|testified|acknowledged|admitted|concluded|argued|agreed|learned|tweeted|"
    r"declared|insisted|stated|noted|disclosed|added|adds|notes|writes|warns|confirms|indicated|suggested|promised|"
    r"estimated|believes?|believed|showed|shows|accused(?: [\w’'.-]+){1,4}? of)"
)
SAID = re.compile(rf"\b{SAYS}\b")
# What opens a clause or a phrase that only goes with the main one; a comma with a verb behind it closes it.
ASIDE = re.compile(
    r"\b(?:who|whom|whose|which|where|when|while|because|although|though|if|whether|after|before|unless|"
    r"what|how|why|(?<!known )(?<!such )as(?! (?:of|early|late|recently|soon|well|part|a|an)\b)|"
    r"following|including|regarding|involving|concerning|despite|amid|citing|given|compared|versus|ahead of|"
    r"in response to|stemming from|based on|dating|unlike|like|so that)\b"
    r"|\bsince(?!\s*(?:at least\s*|late\s*|early\s*)?$)"
    r"|(?:, |—|– | - )(?=(?:\w+ly )?\w{2,}ing\b)|[–—(]|: ",
    re.IGNORECASE,
)
THAT = re.compile(r"\bthat\b")
SAID_THAT = re.compile(rf"\b{SAYS}(?: [\w’'.,]+){{0,4}} $")
# "On Friday, …", "In a report on Friday, …": before any verb, within so many words from the beginning.
OPENING_WORDS = 8
NEAR_WORDS = 3  # "Bell on Tuesday again rejected": words at most from a date to its verb behind it
WORD = re.compile(r"[\w’'-]+")
CLOSED = re.compile(r", |—|– |\) ")  # the end of an aside: what follows may be the main clause again
AS = re.compile(r"\bas\s+$")
AT_THAT_TIME = re.compile(
    r"^[“\"]?As (?!recently|early|late|soon|of|part|an?\b|the\b[^,]* (?:nominee|candidate))"
)  # "As talks began on Sunday, Bell said": one time for both
# "The report of May", "ahead of Monday", "no one since 1921": the date of a noun, of a limit or of nothing.
PART_OF = (
    "spring summer fall autumn winter end beginning start middle night morning month day evening afternoon "
    "hours half"
)
NEVER_ITS_OWN = re.compile(
    r"\b(?:ahead of|prior to|going into|heading into|leading up to|in advance of|run-?up to|approaching|"
    r"toward|"
    r"(?:not|never|no)\b[^,;]*\bsince|(?:must|should|would|could|may|might) have\b[^,;]{0,40}\bsince|"
    r"back to|dat(?:ing|ed|es?) to|compared (?:to|with)|(?<!later )(?<!sooner )(?<!earlier )than|versus|like|"
    rf"(?:days?|weeks?|months?|weekend) before|{''.join(f'(?<!{each} )' for each in PART_OF.split())}of)\s+"
    r"(?:the |this |last |next )?$",
    re.IGNORECASE,
)
COMPARES = re.compile(r"(?:By|In) (?:comparison|contrast)\b|Compared ")
FROM = re.compile(r"\bfrom \$?\d[^,;]{0,40}$")
FROM_TO = re.compile(r"\bfrom \$?\d[^,;]{0,60} to [^,;]{1,20}$")
FOR = re.compile(r"\bfor\s+(?:the\s+)?$")
SET_FOR = re.compile(
    r"\b(?:scheduled|rescheduled|slated|due|planned|expected|dates?|deadline|vote|hearing|meeting|trial|talks|"
    r"summit)\b[^,;]{0,60}for\s+(?:the\s+)?$|\b(?:set|called) for\s+(?:the\s+)?$"
)
HAPPENING = (
    r"(?:elections?|midterms?|primar(?:y|ies)|race|campaign|runoff|vote|shootings?|attacks?|bombings?|massacre|"
    r"killings?|murders?|deaths?|violence|clash(?:es)?|rall(?:y|ies)|protests?|speech|remarks|comments?|tweets?|"
    r"statements?|announcement|decision|ruling|meeting|summit|visit|trip|hearing|testimony|interview|debate|"
    r"performance|incident|episode|crash|fire|explosion|storm|hurricane|raid|arrests?|report|memo|letter|"
    r"ceremony|inauguration|convention|conversation|call|dinner|appearance)"
)
# "Anger over the vote on Monday": a deed told as a noun, behind a word that makes it go with another deed.
OF_A_DEED = re.compile(
    r"\b(?:of|for|about|over|against|between|from|with|to|behind|since|on|as|into|surrounding|than)\s+"
    r"(?:the|a|an|his|her|its|their|this|that|these|those|some|[A-Z][\w.’'-]*[’']s?)\s+"
    rf"(?:[\w’'.-]+\s+){{0,6}}?{HAPPENING}\s+(?:(?:[\w’'.-]+\s+){{0,4}}?)"
    r"(?:(?:on|in|late|early|last|earlier|at|back)\s+){0,2}$"
    r"|\b(?:from|over|about|of|against|to|by) (?:comments|remarks|statements|tweets|attacks|protests)\b"
    r"[^,;]{0,60}$"
)
BEFORE_PARTICIPLE = re.compile(
    r"(?:[,;:”“\"]|\b(?:and|but|or|then|not|never|also|again|just|only|once|who|had|has|have|having|"
    r"was|were|is|are|be|been|being|got|get|later|first))\s*$",
    re.IGNORECASE,
)
MANNER = re.compile(r"(?:\w+ly\s+)+$")
AT_ONCE = re.compile(rf"\s*(?:{VERB.pattern.replace('?P<', '?P<_')})(?! (?:by|with|as|in|at|on)\b)")
SENTENCE_OR_CLAUSE = re.compile(r"[;:]|, (?:and|but|so|yet|or) |\b(?:and|but) ")
OF_NOUN = re.compile(r"\b[a-z]+ (?:on|in|late|early|earlier) $")  # "his remarks on Tuesday were": of a noun
IS = re.compile(r"(?:is|are|was|were|has|have|had)\b")
OPEN_ASIDE = re.compile(r",(?: first| then| later)?\s*$")
GOES_ON = re.compile(rf"[^,;]*,\s*(?:\w+ly )?(?:{VERB.pattern.replace('?P<', '?P<_')})")
GERUND = re.compile(
    r"\b(?!(?:during|morning|evening|meeting|hearing|briefing|opening|according|filing|ruling|spring|king)\b)"
    r"\w{2,}ing\b",
    re.IGNORECASE,
)
# "Speaking to reporters on Friday, Bell said": what the subject of the sentence did on that day.
ACTING = re.compile(
    r"[“\"]?(?:Later )?(?!(?:Start|Begin|Follow|Includ|Accord|Dur|Stemm|Dat)\w*ing\b)[A-Z]\w{2,}ing\b"
)
QUOTED = re.compile(r"[“\"][^“”\"]*(?:[”\"]|$)|^[^“”\"]*”")
BOX = re.compile(r"^[^.;:]{2,40}:[^;]*;[^;]*;")  # "Career: lawyer, 1997-98; judge, …" is a list, not a deed
MANY_DATES = 4  # from here on a sentence is a list of dates
SPEAKER = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us|[Mm]e)\b(?![’'.])")


def masked(sentence: str) -> str:
    """The sentence with what stands in quotation marks blanked, each character in its place."""
    return QUOTED.sub(_blank, sentence)


def _blank(quote: re.Match[str]) -> str:
    """Blanks for a quotation, with a comma at its end kept: “…,” Bell said."""
    words = quote[0]
    comma = "," if words.rstrip('”"').endswith((",", "?", "!")) else " "
    return " " * (len(words) - 2) + comma + " " if len(words) > 1 else " "


def mainly(sentence: str, start: int, end: int, *, language: str = "en") -> bool:
    """Whether the date at `start` to `end` is the date of what `sentence` mainly tells.

    It is where it opens the sentence, stands beside its subject or behind its verb; also in what somebody
    said ("Bell said that the pier was closed in 2012"). It is not in a quotation, in a clause or phrase that
    hangs on another ("who was killed in July", "citing remarks made on Monday", "rules approved in 2015"),
    nor right behind a deed told as a noun ("anger over the vote on Monday").
    """
    if language != "en":
        return True
    plain = masked(sentence)
    before, after = plain[:start], plain[end:]
    if not plain[start:end].strip() or NEVER_ITS_OWN.search(before) or OF_A_DEED.search(before):
        return False
    if _measured(before, after):
        return False
    if MADE_THEN.match(sentence, end):
        return True
    clause = _own_clause(AT_THAT_TIME.sub("", before))
    return clause is not None and _governed(clause, after)


def listed(sentence: str, dates: int) -> bool:
    """Whether a sentence with so many dates is a list or a box of facts and tells no deed."""
    return dates >= MANY_DATES or BOX.match(sentence) is not None


def personal(sentence: str) -> bool:
    """Whether the writer speaks of himself, outside of quotation marks: a column, not a report."""
    return SPEAKER.search(masked(sentence)) is not None


def _governed(clause: str, after: str) -> bool:
    """Whether a date between `clause` and `after` belongs to a finite verb of the clause."""
    return _verb_behind(clause, after) if VERB.search(clause) is None else not _participle(clause, after)


def _measured(before: str, after: str) -> bool:
    """Whether the date is that of a figure: "a report for May", one end of "from 5 in 2007 to 8"."""
    return (
        (FOR.search(before) is not None and SET_FOR.search(before) is None)
        or COMPARES.match(before) is not None
        or FROM_TO.search(before) is not None
        or (FROM.search(before) is not None and after.startswith(" to "))
    )


def _own_clause(before: str) -> str | None:
    """What stands before the date in its own clause; None where that clause hangs on another."""
    while True:
        asides = [
            *ASIDE.finditer(AS.sub("", before)),
            *(each for each in THAT.finditer(before) if _relative(before, each)),
        ]
        if not asides:
            return _what_was_said(before)
        last = max(asides, key=lambda each: each.end())
        rest = before[last.end() :]
        closed = CLOSED.search(rest)
        if closed is None:
            return None
        before = rest[closed.end() :]
        if VERB.search(before) is None and not _opens(before):
            return None


def _what_was_said(before: str) -> str:
    """What follows the last "said" or "that" behind which there is another verb; all, where there is none."""
    said = sorted({each.end() for each in (*THAT.finditer(before), *SAID.finditer(before))}, reverse=True)
    return next((before[at:] for at in said if VERB.search(before, at)), before)


def _relative(before: str, that: re.Match[str]) -> bool:
    """Whether "that" hangs on a noun: "the bill that passed in May", not "said that"."""
    return SAID_THAT.search(before, 0, that.start()) is None


def _opens(before: str) -> bool:
    return len(WORD.findall(before)) <= OPENING_WORDS


def _verb_behind(before: str, after: str) -> bool:
    """Whether a date without a verb before it opens its clause, or stands between subject and verb."""
    verb = VERB.search(after)
    if verb is None:
        return False
    words = len(WORD.findall(after[: verb.start()]))
    if GERUND.search(before) and not ACTING.match(before):
        return False
    opens = (
        ACTING.match(before) is not None
        or re.fullmatch(
            r"\s*(?:[“\"‘(]?(?:But|And|So|Then|Meanwhile|Also|Later|Earlier)?,?\s*)?"
            r"(?:(?:[Oo]n|[Ii]n|[Bb]y|[Aa]t|[Dd]uring|[Ee]arly|[Ee]arlier|[Ll]ate|[Ll]ater|[Bb]ack|[Aa]s|of|[Ss]ince|[Ff]rom|[Uu]ntil)\b.*)?",
            before,
        )
        is not None
    )
    if opens and _opens(before):
        return True
    return words <= NEAR_WORDS and not (OF_NOUN.search(before) and IS.match(after, verb.start()))


def _participle(before: str, after: str) -> bool:
    """Whether the last verb before the date only describes a noun: "were rules approved in 2015".

    Two verbs of one clause without "and" between them are a verb and a description, or a clause without
    "that"; so is a verb behind which the date and then another verb follow ("the case argued in March was").
    """
    clause = before[max((each.end() for each in SENTENCE_OR_CLAUSE.finditer(before)), default=0) :]
    verbs = list(VERB.finditer(clause))
    if not verbs or verbs[-1].lastgroup != "past" or " " in verbs[-1][0]:
        return False
    lead = MANNER.sub("", clause[: verbs[-1].start()])
    if OPEN_ASIDE.search(lead) and GOES_ON.match(after):
        return True  # "the judge, named last year, is …"
    if BEFORE_PARTICIPLE.search(lead):
        return False
    if len(verbs) > 1 and SAID.match(clause, verbs[-1].start()) and "," in clause[verbs[-2].end() :]:
        return False  # "The pier is not safe, the mayor said Friday."
    if len(verbs) > 1:
        return WORD.search(clause, verbs[-2].end(), verbs[-1].start()) is not None
    return bool(lead.strip()) and AT_ONCE.match(after) is not None
