"""Whether a date tells when its sentence's deed was, or only names a thing: "Tuesday's vote", "the 2012 law".

English only: in other languages every date is held to tell. What is left out here is no loss where another
sentence tells the deed itself; an entry that tells nothing of its date misleads.
"""

import re

from digest.compose.bearing import VERB, nearest_verb

WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|march|apr(?:il)?|may|june|july|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)"
)
BARE = re.compile(
    rf"(?:{MONTH} )?\d{{4}}|{MONTH}\.?(?: \d{{1,2}})?|{WEEKDAY}(?: (?:morning|afternoon|evening|night))?",
    re.IGNORECASE,
)
POSSESSED = re.compile(r"[’']s?\s+[\w$€£]")
# "Sunday's fire killed nine": what the day owns opens the sentence and has a verb in the past.
OPENS = re.compile(r"[“\"‘'(]?(?:(?:early|late|last) )?", re.IGNORECASE)
A_DAY = re.compile(
    r"(?<!\bon )\b(?:the|that|one|every|each|some)(?: [a-z]+-[a-z]+)? $", re.IGNORECASE
)  # "the post-storm Saturday"
DAYS = re.compile(rf"{WEEKDAY}(?: \w+)?|today|yesterday", re.IGNORECASE)
AT_ITS = re.compile(r"\b(?:at|during) (?:\w+ )?$", re.IGNORECASE)  # "at Tuesday's hearing, the judge said"
DID = re.compile(
    r"[’']s? (?:[\w-]+ ){1,4}?(?:was|were|killed|left|took|came|began|drew|ended|destroyed|damaged|injured|"
    r"wounded|followed|marked|brought|sent|set|hit|struck)\b"
)
LINK = (
    r"(?:and|or|but|as|at|by|for|from|in|into|of|off|on|out|over|that|the|to|up|until|when|where|which|while|"
    r"who|with|after|before|because|if|so|than|through|under|despite|amid|during|about|against|without|among|"
    r"near|around|between|since|like|late|early)"
)
# "The 2016 election", "a Tuesday hearing": between an article or an owner and a noun.
OWNER = re.compile(
    rf"(?:\b(?:the|a|an|this|that|his|her|its|their|our|my|your|any|no|every|each|president|former)|[’']s?)"
    rf"(?: (?!{LINK}\b)[a-z][a-z-]+){{0,2}}[ -]$",
    re.IGNORECASE,
)
HELD = r"(?:meeting|hearing|briefing|ruling|shooting|bombing|killing|opening|gathering|filing|wedding)"
NOUN = re.compile(
    rf"[ -](?!(?:{LINK}|is|are|was|were|has|have|had|will|would|can|could|may|might|a|an|his|her|its|their|"
    rf"he|she|it|they|we|i|not|also|alone|following|though|although|\w+ed|(?!{HELD})\w+ing)\b)(?:U\.|[A-Za-z][\w’'-]+)"
)
# "The 1994 Budapest Memorandum": the year in which it was made.
MADE_THEN = re.compile(
    r" (?:[A-Z][\w’'-]+ ){1,3}(?:Memorandum|Treaty|Accords?|Agreement|Convention|Pact|Protocol|Declaration)\b"
)
HELD_THEN = re.compile(
    r"\b(?:at|in|during|told|tells?|held|hold|won|lost|signed|passed)\s+"
    r"(?:a|an|his|her|its|their|another|one)(?: [\w’'-]+){0,2}[ -]$",
    re.IGNORECASE,
)
OPENED = re.compile(
    r"^[“\"(]?(?:And |But )?(?:In|During|At) (?:a|an|his|her|its|their|another|one)(?: [\w’'-]+){0,2}[ -]$"
)
SAID_IN = re.compile(
    r"\b(?:said|told|wrote|argued|tweeted|warned|called|admitted|testified|declared|ruled|won|lost|signed|passed|held)"
    r"\b[^,;:]{0,60}$"
)
TOLD_OF = re.compile(r"(?:[ -][\w-]+){0,4}, (?:which|when|in which) ")
BEFORE_YEAR = re.compile(
    rf"\b(?:{LINK}|mid|again|back|spring|summer|fall|autumn|winter|year|{MONTH})[ -]$|[,(–—-]\s*$",
    re.IGNORECASE,
)
# "The mystery of 2016", "Class of 1958": a year as what a thing is called.
CALLED = re.compile(
    r"\b(?:class|mystery|elections?|campaign|race|crisis|events?|lessons?|act|law|season|cycle|best|story|"
    r"memory|ghosts?|likes?) of(?: the)? $",
    re.IGNORECASE,
)
# "The protest over his remarks on Tuesday": the day of what another deed was about or followed.
ON_WHAT = (
    r"(?:anger|outrage|protests?|fury|rows?|disputes?|criticism|backlash|controversy|concerns?|questions?|"
    r"comments?|remarks|details|news|reports?|story) (?:over|about)"
)
BEHIND_NOUN = re.compile(
    rf"\b(?P<link>after|following|ahead of|despite|amid|regarding|like|{ON_WHAT})\s+"
    r"(?:the|a|an|his|her|its|their|this|these|those|that|some|all|any|[A-Z][\w.’-]*[’']s?|Mr\.|Ms\.)\s+"
    r"(?P<noun>(?:[\w’'-]+\s+){1,6}?)(?:(?:on|in|late|early|last|from|of)\s+){0,2}$"
)
FOLLOWED = frozenset(["after", "following"])
NO_ONE = re.compile(r"[“\"‘']?(?:No one|Nobody|None|Neither|No \w+ (?:was|were|had|\w+ed)\b)")
NEVER = re.compile(r"\b(?:never|no longer|not(?! (?:only|guilty|just)))\b|n[’']t\b")
CONDITION = re.compile(r"\b(?:if|whether|unless|in case)\b[^,;:—–]*$", re.IGNORECASE)
PROVIDED = re.compile(r" (?:if|unless)\b")
PERHAPS = re.compile(r"(?:could|might|may|can)\b", re.IGNORECASE)
FIRST_WORDS = 15  # characters before a date that opens its sentence: its verb then stands behind it
SOON = re.compile(r"\bas (?:early|soon) as $")
I_OR_WE = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us|[Yy]ou|[Yy]our|me|[Ll]et[’']s)\b")
QUOTE = re.compile(r"[“\"][^“”\"]*(?:[”\"]|$)|^[^“”]*”")
NO_NEWS = re.compile(
    r"\?\s*[’')]*$|^[^:]{1,60}\b(?:said|says|reported|reports|wrote|writes)\b[^:]{0,60}:\s*$"
)
# "…, outside the Capitol, June 21, 2017.": the end of a caption, which tells when the picture was taken.
CAPTION = re.compile(r",\s*$")


def names_only(sentence: str, start: int, end: int, *, language: str = "en") -> bool:
    """Whether the date at `start` to `end` of `sentence` belongs to a noun, not to what the sentence tells.

    It does as an owner ("Tuesday's vote" - unless that opens the sentence and goes on in the past), between
    an article and a noun ("the 2012 law", "October surprise" - not "in a 2015 interview"), in a name ("the
    Class of 1958"), and behind the noun that another deed was about ("anger over the vote on Tuesday").
    """
    if language != "en":
        return False
    before = sentence[:start]
    if POSSESSED.match(sentence, end):
        told_at = DAYS.fullmatch(sentence, start, end) is not None and AT_ITS.search(before) is not None
        return not told_at and not (OPENS.fullmatch(before) and DID.match(sentence, end))
    if CALLED.search(before) or (DAYS.fullmatch(sentence, start, end) and A_DAY.search(before)):
        return True
    if BARE.fullmatch(sentence, start, end) and _attribute(sentence, start, end):
        return True
    behind = _behind_noun(before)
    return behind is not None and behind not in FOLLOWED


def leans_on_noun(sentence: str, start: int, *, language: str = "en") -> bool:
    """Whether the date is the day of what came before the deed: "was freed after his hearing on Friday"."""
    return language == "en" and _behind_noun(sentence[:start]) in FOLLOWED


def untold(sentence: str, start: int, end: int, *, language: str = "en") -> bool:
    """Whether nothing happened on the date: "no one left on Monday", "if it opens in May", "What next?".

    "The bill could pass tomorrow" tells of no plan, "could pass as early as tomorrow" of one.
    """
    if language != "en":
        return False
    if (
        sentence.startswith("Nor ")
        or NO_NEWS.search(sentence)
        or CONDITION.search(sentence, 0, start)
        or PROVIDED.match(sentence, end)
    ):
        return True
    verb = nearest_verb(sentence, start, end)
    if verb is None or (verb.start() >= end and start > FIRST_WORDS):
        return False
    if PERHAPS.match(verb[0]) and ("have" in verb[0] or not SOON.search(sentence, 0, start)):
        return True
    if NO_ONE.match(sentence) and _first_verb(sentence) == verb.start():
        return True
    denied = NEVER.search(sentence, max(0, verb.start() - len("never ")), verb.end())
    return denied is not None or NEVER.match(sentence[verb.end() :].lstrip()) is not None


def _first_verb(sentence: str) -> int:
    first = VERB.search(sentence)
    return first.start() if first else -1


def in_own_words(sentence: str, start: int, end: int) -> bool:
    """Whether the date is in a quotation of somebody who speaks of himself or to others: "I", "we", "you"."""
    return any(
        quote.start() <= start and end <= quote.end() and I_OR_WE.search(quote[0])
        for quote in QUOTE.finditer(sentence)
    )


def captioned(sentence: str, start: int, end: int) -> bool:
    """Whether a full date ends the sentence as that of a picture does, with no verb in the past before it."""
    if (
        sentence[end:].strip(" .)")
        or not re.search(r"\d{4}$", sentence[start:end])
        or not CAPTION.search(sentence[:start])
    ):
        return False
    return not any(verb.lastgroup == "past" for verb in VERB.finditer(sentence, 0, start))


def _attribute(sentence: str, start: int, end: int) -> bool:
    if MADE_THEN.match(sentence, end):
        return False
    if not NOUN.match(sentence, end) or VERB.match(sentence, end + 1) or TOLD_OF.match(sentence, end):
        return False
    before = sentence[:start]
    if HELD_THEN.search(before):
        return OPENED.search(before) is None and SAID_IN.search(before) is None
    year = sentence[start:end][-4:].isdigit()
    return bool(OWNER.search(before)) or (year and not BEFORE_YEAR.search(before))


def _behind_noun(before: str) -> str | None:
    """The word that joins the noun right before a date to another deed; None where a verb stands between."""
    found = BEHIND_NOUN.search(before)
    if found is None or VERB.search(found["noun"]):
        return None
    return found["link"].lower()
