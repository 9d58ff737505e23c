"""Whether a sentence can stand alone: no "he" or "this" that points elsewhere, no quotation left open.

The words that decide stand in `data/leaning/`, one file a language. Where a language has no file, no sentence
is held to lean: its place in the article then decides.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from digest.text.words import word_set, words

QUOTED = re.compile(r"[“\"«„][^“”\"«»„]*[”\"»]")
MARKS = r"[“\"‘'(\[]*"
# "Norway's announcement came late": which announcement stands elsewhere.
OWNED = re.compile(
    r"[A-Z][\w-]+[’']s (?:announcement|move|decision|proposal|statement|concession|"
    r"comments?|remarks?|offer)\b"
)
# "She added that this was already so": what "this" is stands elsewhere.
POINTS_INSIDE = re.compile(
    r"\b(?:said|says|added|noted|stated|stressed|argued|explained) that (?:this|these|it|they)\b"
)
# "…," they said: who they are stands elsewhere.
POINTS_AFTER = re.compile(r"[,.!?][”\"»’'] (?:it|they) (?:said|says|added|told|wrote|noted|stated)\b")
# "…, and police believe this is where it began": what "this" is stands elsewhere.
THIS_IS = re.compile(
    r"\b(?:said|says|believes?|thinks?|told \w+|is|was) (?:that )?(?:this|these) (?:is|was|are|were)\b"
)
# "Like Chief Judge Ann Bell, he has …": nobody is named who "he" could be. "When Bell came, he …" names him.
SUBJECT_LATER = re.compile(
    r"(?:Like|Unlike|An?|As an?|In|At|On|With|From|During|Speaking|Asked|Born|Having|For|By|[A-Z][a-z]+ing)\b"
    r"(?P<phrase>[^.;:“”\"]*?), (?:he|she|they)\b"
)
STATES = re.compile(
    r"\b(?:said|says|told|is|are|was|were|has|have|had|will|would|can|could|did|does|[a-z]+ed)\b"
)
# "Despite their being there, no one …": whose it is stands elsewhere.
OWNER_LATER = re.compile(
    r"(?:Despite|With|Without|After|Before|Through|In|On|At|From|By|For|Following|Since|During) "
    r"(?:their|its)\b[^,]*, (?!(?:the )?[A-Z])"
)
CLAUSE_START = re.compile(r"(?:[a-z]|and\b|but\b)")
CREDIT_FIRST = re.compile(
    r"^(?:According to |(?:[A-Z][\w.]+ )(?:also )?(?:reported|reports|notes|adds|writes|says) that\b)"
)
# "Bell also said": something else was said before. "Not only …, but also" goes on from itself.
ALSO = re.compile(r"^[^,;:“\"]{1,50}?\b(?:also|too|again)\b")
NOT_ONLY = re.compile(r"\b(?:not (?:only|just)|(?:is|are|was|were) also (?:known|called))\b", re.IGNORECASE)
# A person who is only "he" or "she": nobody before the word is named or told of.
PERSON = re.compile(r"\b(?:he|she|him|his|her)\b")
THEY = re.compile(r"^(?:[^,]{2,40}, )(?:they|it)\b")
NOUN_AFTER = r"\b(?:[Aa]n?|[Oo]ne|[Tt]he|[Ee]very|[Nn]o|[Ee]ach|[Ww]hen an?) (?:[\w-]+ ){0,3}?"
DOER = r"[a-z]{4,}(?:er|or|ist|ian|ent|ant)"
# "These ships", "those remarks", "this ban": a noun told before; "this week" is now.
THESE = re.compile(
    r"\b(?:these|those(?! (?:who|whose|in|with|from|of|on|at|that|affected|killed|involved)))\b"
)
THIS = re.compile(r"\b(?:[Tt]his|[Dd]uring that|[Aa]fter that|[Ii]n that|[Aa]t that) (?P<noun>[A-Za-z]+)")
SUCH = re.compile(r"\bsuch (?!as\b)[a-z]+")
# "Officials there": a place told before; "there is" tells of nothing before.
THERE = re.compile(
    r"\b(?<!out )(?<!over )there(?![’']s\b)(?! (?:is|are|was|were|has|have|had|will|would|can|could|may|"
    r"might|must|should|be|been|appears?|seems?|remains?|exists?)\b)"
)
THERE_IS = re.compile(r"\b(?:is|are|was|were) there\b")
# "There is a hole", "Those who fled": nothing before is meant.
EXPLAINED = (
    r"(?:There (?:is|are|was|were|has|have|will|would|may|might)\b|Those (?:who|whose|with|in|from|of)\b)"
)
NAME = re.compile(r"(?<![\w’'])[A-Z][\w’'.-]*\w")
PLACE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]n|[Tt]o|[Ff]rom) (?:the )?(?:[A-Z][\w’'.-]*\w(?:,? )?)+\b(?![’'])"
    r"(?! ?(?:said|says|told|is|was|has|had|will|[a-z]+ed)\b)"  # "In Larvik, Ann Bell said": that is somebody
)
COMPOUND = re.compile(r" [a-z]+ of (?:the |an? )?(?:[a-z]+ )?[A-Z]")  # "The death toll of storm Ylva"
TOKEN = re.compile(r"[\w’'$%.-]*\w")
PARTICIPLE = re.compile(
    r" (?:[a-z]+ed|made|sent|held|sold|built|known|given|taken|written|brought|led|found) "
    r"(?:by|of|as|in|on|at|to|for|from|with|this|last|late|early|after|before|during|under|against)\b"
)
GUARDED = ("anywhere", "teasers", "opinions")  # the patterns that are tried only where an entry may stand
MODIFIERS = 3  # words that may stand between "the" and its noun
PAIRS = (("“", "”"), ("«", "»"), ("„", "“"), ("(", ")"), ("[", "]"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaning:
    """The words of one language by which sentences lean; each pattern is tried on the sentence as written."""

    opens: re.Pattern[str]
    anywhere: re.Pattern[str]
    teasers: re.Pattern[str]
    things: frozenset[str]
    persons: frozenset[str]
    specifies: frozenset[str]
    now: frozenset[str]
    nobody: frozenset[str]
    somebody: re.Pattern[str]
    opinions: re.Pattern[str]
    # For three of the patterns, the words one of which must be there, and the entries.
    first: Mapping[str, frozenset[str]]
    entries: Mapping[str, tuple[str, ...]]


def dangles(text: str, *, language: str = "en") -> bool:
    """Whether `text` leans on something before it, or begins in the middle of a sentence."""
    return leans_on(text, language=language) is not None


def leans_on(text: str, *, language: str = "en") -> str | None:
    """What `text` leans on: None where it stands alone, a noun where only that must be known, else "".

    "The talks were held in Oslo" leans on "talks": it stands once they have been told of. What is in
    quotation marks is let be, except for who says it: people may speak of "this".
    """
    known = leaning(language)
    if known is None:
        return None
    plain = QUOTED.sub("“”", text)
    if (
        CLAUSE_START.match(text) or known.opens.match(text) or OWNED.match(text)
        or POINTS_INSIDE.search(text) or POINTS_AFTER.search(text) or THIS_IS.search(plain)
        or OWNER_LATER.match(plain) or _subject_later(plain)
        or _nobody(plain, known) or _inside(plain, known)
    ):  # fmt: skip
        return ""
    return _unsaid(plain, known)


def teases(text: str, *, language: str = "en") -> bool:
    """Whether `text` is a teaser, a caption or a note of the outlet's, not news."""
    known = leaning(language)
    return known is not None and _may(known, "teasers", text) and bool(known.teasers.search(text))


def opines(text: str, *, language: str = "en") -> bool:
    """Whether `text` outside its quotations tells what somebody thinks of the news rather than the news."""
    known = leaning(language)
    if known is None or not _may(known, "opinions", text):
        return False
    return bool(known.opinions.search(QUOTED.sub("“”", text)))


def _may(known: Leaning, key: str, text: str) -> bool:
    """Whether a pattern can match at all: looks at the words are quicker than the pattern."""
    if known.first[key].isdisjoint(word_set(text)):
        return False
    low = text.lower().replace("’", "'")
    return any(entry in low for entry in known.entries[key])


def credits_first(text: str) -> bool:
    """Whether `text` opens with who reported it instead of what happened."""
    return bool(CREDIT_FIRST.match(text))


def whole_quotes(text: str) -> bool:
    """Whether every quotation mark and bracket in `text` has its partner in it."""
    if text.count('"') % 2:
        return False
    return all(text.count(left) == text.count(right) for left, right in PAIRS if left != "„")


@cache
def leaning(language: str) -> Leaning | None:
    """The words of `language` by which sentences lean, or None where we have no list."""
    path = resources.files("digest.text") / "data" / "leaning" / f"{language}.toml"
    if not path.is_file():
        return None
    told: Mapping[str, Sequence[str]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return Leaning(
        opens=re.compile(
            rf"{MARKS}(?!{EXPLAINED})(?:{_either(told['opens'])})(?![\w-])(?![’']\w{{3}})", re.IGNORECASE
        ),
        anywhere=re.compile(rf"\b(?:{_either(told['anywhere'])})\b", re.IGNORECASE),
        teasers=re.compile(rf"(?:^|\b)(?:{_either(told['teasers'])})", re.IGNORECASE),
        things=frozenset(told["things"]),
        persons=frozenset(told["persons"]),
        specifies=frozenset(told["specifies"]),
        now=frozenset(told["now"]),
        nobody=frozenset(told["nobody"]),
        somebody=re.compile(rf"{NOUN_AFTER}(?:{_either(told['somebody'])}|{DOER})\b"),
        opinions=re.compile(rf"\b(?:{_either(told['opinions'])})\b", re.IGNORECASE),
        first={key: frozenset(_firsts(told[key])) for key in GUARDED},
        entries={key: tuple(entry.lower() for entry in told[key]) for key in GUARDED},
    )


def _firsts(entries: Sequence[str]) -> Iterator[str]:
    """The first word of each entry, with either apostrophe."""
    for entry in entries:
        first = words(entry)[0].low
        yield from (first, first.replace("'", "’"))


def _either(words: Sequence[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace("'", "[’']") for word in longest_first)


def _unsaid(text: str, known: Leaning) -> str | None:
    """The noun with which it begins after "The" where nothing says which one is meant."""
    if not re.match(rf"{MARKS}The ", text):
        return None
    words = TOKEN.findall(text)[1 : MODIFIERS + 4]
    for at, word in enumerate(words[: MODIFIERS + 1]):
        noun = word.lower()
        if noun in known.persons or (noun in known.things and word == noun):
            named = any(each[0].isupper() for each in words[:at]) and noun not in known.persons
            return None if named or specified(text, word, words[at + 1 :], known) else word
        if word[0].isupper() and at:
            return None
    return None


def specified(text: str, noun: str, after: Sequence[str], known: Leaning) -> bool:
    """Whether the words after a noun say which is meant: "of the port", ", Ann Bell," or a name."""
    rest = text[text.index(noun) + len(noun) :]
    if re.match(r"[’']s?\b", rest) or re.match(r",? (?:[A-Z]\w+ ){1,3}", rest):
        return bool(re.match(r",? [A-Z]", rest)) and bool(after) and after[0].lower() not in known.nobody
    if COMPOUND.match(rest):
        return True
    if rest.startswith(","):
        return False  # "The suspect, who fled on foot, …"
    told = PARTICIPLE.match(rest)
    if told and STATES.search(rest, told.end()):
        return True  # "The memo released on Friday by … says"; "The bill passed on Friday" is not explained
    return bool(after) and after[0] in known.specifies and not re.match(r" (?:on|in) (?:[A-Z]\w+day)\b", rest)


def _nobody(text: str, known: Leaning) -> bool:
    """Whether it speaks of "he" or "she" while nobody is named or told of before, nor right after."""
    found = PERSON.search(text)
    if THEY.match(text):
        before = text[: text.index(",")]
        return not _named(before, known) and not re.search(r"\w+s\b", before)
    if not found:
        return False
    if _named(text[: found.start()], known) or known.somebody.search(text, 0, found.start()):
        return False
    # "In his speech, Mayor Bell …" names him after all.
    comma = text.find(", ")
    return comma < found.end() or not re.match(r", (?:the )?[A-Z]", text[comma:])


def _subject_later(text: str) -> bool:
    """Whether it opens with a phrase that states nothing, and goes on with "he" or "she"."""
    found = SUBJECT_LATER.match(text)
    return found is not None and not STATES.search(found["phrase"])


def _named(text: str, known: Leaning) -> bool:
    """Whether somebody or something is named: a capital that no day and no common first word has.

    A place after "in" or "at" is nobody, nor is a kind of people or a "Joining" that the sentence opens with.
    """
    return any(
        name[0].lower() not in known.nobody and not (name.start() == 0 and _common(name[0], known))
        for name in NAME.finditer(PLACE.sub(" ", text))
    )


def _common(word: str, known: Leaning) -> bool:
    """Whether a word that opens a sentence is no name, though it has a capital."""
    return word.endswith("ing") or word.lower() in known.persons or word.lower() in known.things


def _inside(text: str, known: Leaning) -> bool:
    """Whether some word in it stands for something told before."""
    if (
        (_may(known, "anywhere", text) and known.anywhere.search(text))
        or THESE.search(text)
        or SUCH.search(text)
    ):
        return True
    if any(found["noun"].lower() not in known.now for found in THIS.finditer(text)):
        return True
    if THERE.search(text) and not THERE_IS.search(text):
        return True
    return bool(ALSO.match(text)) and not NOT_ONLY.search(text)
