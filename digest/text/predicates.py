"""What a clause says somebody does: its main verb, found by form, past who says so and what only hangs on.

No tagger: a verb is what follows "has" or "was", a past form, or a known verb in -s. Only English is read.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib import resources

from digest.text.clauses import base_verbs
from digest.text.speech import lexicon
from digest.text.words import Word, stop_words, words

SUBORDINATE = re.compile(
    r"(?:As|While|When|After|Before|Since|Although|Though|If|Because|Asked|Speaking|Following|Amid|Despite|"
    r"During|Having|Given|Citing|In|On|At|By|With|Under|From|Among)\b[^,]*, (?=\w)"
)
RELATIVE = re.compile(r",? (?:who|which|whose|where|whom)\b[^,]*(?:,|$)|[–—-] ?who\b[^–—]*(?:[–—]|$)")
BRACKETS = re.compile(r"\([^()]*\)")
QUOTED = re.compile(r"[“\"][^“”\"]*(?:[”\"]|$)|^[^“”\"]*[”\"]")
AUXILIARIES = frozenset([
    "is", "are", "was", "were", "be", "been", "being", "am", "has", "have", "had", "having",
    "does", "do", "did", "will", "would", "can", "could", "may", "might", "must", "should", "shall",
])  # fmt: skip
CONTRACTED = re.compile(
    r"\w+(?:n[’']t|[’'](?:re|ve|ll|d|m))|(?:s?he|it|that|there|here|what|who)[’']s", re.IGNORECASE
)
# "Expected to sink" is about sinking, "said" about what was said.
LEADING_ON = frozenset([
    "expected", "set", "ready", "willing", "able", "due", "likely", "unlikely", "scheduled", "supposed",
    "continue", "continues", "continued", "begin", "began", "begun", "start", "starts", "started", "want",
    "wants", "wanted", "need", "needs", "needed", "seek", "seeks", "sought", "try", "tried", "tries",
    "trying", "plan", "plans", "planned", "intend", "intends", "intended", "hope", "hopes", "hoped", "help",
    "helps", "helped", "move", "moved", "agreed", "decided", "appeared", "appears", "seemed", "seems",
    "failed", "managed", "used", "allowed", "required", "forced", "ordered",
])  # fmt: skip
SAYING = frozenset([
    "said", "say", "says", "saying", "told", "tell", "tells", "added", "adds", "wrote", "writes", "argued",
    "argue", "argues", "claimed", "claim", "claims", "stated", "states", "reported", "reports", "noted",
    "notes", "tweeted", "tweets", "believes", "believe", "believed", "thinks", "think", "thought",
    "insisted", "insists", "stressed", "suggested", "suggests", "acknowledged", "conceded", "explained",
    "explains", "continued", "replied", "responded", "recalled", "confirmed", "indicated", "maintained",
    "contends", "alleged", "asserted", "asked",
])  # fmt: skip
MOSTLY = 0.5  # share of a clause in quotation marks from which its deed is told inside them
BEFORE_NOUN = frozenset([
    "the", "a", "an", "his", "her", "its", "their", "this", "that", "these", "those", "my", "our", "your",
    "of", "so", "more", "most", "very", "some", "any", "no", "all", "both", "two", "three", "four", "five",
])  # fmt: skip
PASSED = frozenset([
    "not", "also", "already", "still", "now", "then", "only", "just", "ever", "even", "once", "again",
    "never", "to", "going",
])  # fmt: skip
NO_PAST = frozenset([
    "united", "need", "indeed", "speed", "hundred", "feed", "seed", "breed", "red", "bed",
])  # fmt: skip
PAST = re.compile(r"\w{2,}ed")
THIRD = re.compile(r"[a-z]{2,}[^\Wsui_]s")
AFTER_VERB = frozenset(
    {*BEFORE_NOUN, "with", "to", "on", "in", "into", "up", "out", "that", "for", "from"} - {"of", "so"}
)
UNBENT = frozenset([
    "beat", "bet", "burst", "cast", "cost", "cut", "hit", "hurt", "let", "put", "quit", "set", "shut",
    "split", "spread",
])  # fmt: skip
JOINING = frozenset({"and", "then"})
REACH = 6  # words after "has" or "was" in which the verb is looked for
REMEMBERED = 8_192  # clauses whose verbs are kept at hand: a clause is laid beside many others


@lru_cache(maxsize=REMEMBERED)
def main_verb(text: str, *, language: str = "en") -> Word | None:
    """The word of a clause that says what is done (or, after "was", what somebody is); None if none is seen.

    "Police said the ferry sank" is about sinking. Who only says something has a verb of speech.
    """
    if language != "en":
        return None
    bare = _without(BRACKETS, text)
    unquoted = _without(QUOTED, bare)
    told = bare if len(unquoted.split()) < MOSTLY * len(bare.split()) else unquoted
    plain = _without(RELATIVE, told)
    opening = SUBORDINATE.match(plain)
    found = list(_verbs(plain, opening.end() if opening else 0)) or list(_verbs(bare, 0)) or _by_place(bare)
    return next((verb for verb in found if not says(verb)), found[0] if found else None)


@lru_cache(maxsize=REMEMBERED)
def main_verbs(text: str, *, language: str = "en") -> tuple[Word, ...]:
    """The main verb, and those that "and" joins to it: "sailed out and sank"; empty if none is seen."""
    first = main_verb(text, language=language)
    if first is None:
        return ()
    read = words(text)
    joined = {read[at + 1].start for at, word in enumerate(read[:-1]) if word.text.lower() in JOINING}
    bare = _without(RELATIVE, text)
    return (first, *(verb for verb in _verbs(bare, first.end) if verb.start in joined))


def says(verb: Word) -> bool:
    """Whether a verb only leads on to what somebody says."""
    return verb.text.lower() in SAYING


def base(word: str) -> str:
    """The form of an irregular verb that its other forms come from; any other word as it is."""
    return _irregular().get(word.lower(), word.lower())


def _without(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda found: " " * len(found[0]), text)


def _verbs(text: str, since: int) -> Iterator[Word]:
    """The verbs of a clause that may be its main one, in order."""
    read = [word for word in words(text) if word.start >= since]
    taken = -1
    for at, word in enumerate(read):
        if at <= taken:
            continue
        low = word.text.lower()
        if low in AUXILIARIES or CONTRACTED.fullmatch(low):
            after = _after(read, at)
            if after is not None:
                taken = _led(read, after)
                yield read[taken]
        elif _finite(read, at, text):
            taken = _led(read, at)
            yield read[taken]


def _by_place(text: str) -> list[Word]:
    """Where no verb is known: a word in -s that a name or noun stands before, and "the" or "with" behind."""
    read = words(text)
    return [
        word
        for at, word in enumerate(read[1:-1], 1)
        if THIRD.fullmatch(word.text)
        and read[at + 1].text.lower() in AFTER_VERB
        and read[at - 1].text.lower() not in BEFORE_NOUN
    ][:1]


def _led(read: Sequence[Word], at: int) -> int:
    """Of "expected to sink" and "helped the crew to land" the verb after "to", where it comes at once."""
    while at + 2 < len(read) and read[at].text.lower() in LEADING_ON and read[at + 1].text.lower() == "to":
        at += 2
    return at


def _after(read: Sequence[Word], at: int) -> int | None:
    """The verb that goes with "has" or "was", or the first word that says what somebody is."""
    stop = stop_words("en")
    for place in range(at + 1, min(at + 1 + REACH, len(read))):
        low = read[place].text.lower()
        if low in AUXILIARIES or low in PASSED or low.endswith("ly"):
            continue
        if low in stop and low not in _irregular() and not low.endswith("ing"):
            continue
        return place
    return None


def _finite(read: Sequence[Word], at: int, text: str) -> bool:
    """Whether a word is a verb by its form and by what stands around it."""
    word = read[at]
    low = word.text.lower()
    if low not in _past() and low not in _present() and not (PAST.fullmatch(low) and low not in NO_PAST):
        return False
    before = read[at - 1].text.lower() if at else ""
    after = read[at + 1].text.lower() if at + 1 < len(read) else ""
    hyphened = "-" in (text[word.start - 1 : word.start], text[word.end : word.end + 1])
    named = at > 0 and word.text[0].isupper()
    noun = before in BEFORE_NOUN or before.endswith(("’s", "'s", "s’", "s'"))
    return not (noun or hyphened or named or (after == "by" and low.endswith("ed")))


@cache
def _irregular() -> dict[str, str]:
    path = resources.files("digest.text") / "data" / "verbs" / "en.txt"
    lines = [line.split() for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    return {form: row[0] for row in lines for form in row}


@cache
def _past() -> frozenset[str]:
    """The irregular forms that can be a finite verb alone."""
    return frozenset(form for form, first in _irregular().items() if form != first) | UNBENT


@cache
def _present() -> frozenset[str]:
    """The forms in -s of the verbs we know."""
    known = base_verbs() | set(_irregular().values()) | lexicon("en").base
    return frozenset(form for verb in known for form in _third(verb))


def _third(verb: str) -> tuple[str, ...]:
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return (f"{verb[:-1]}ies",)
    return (f"{verb}es",) if verb.endswith(("s", "sh", "ch", "x", "o")) else (f"{verb}s",)
