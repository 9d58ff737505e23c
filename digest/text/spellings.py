"""How alike two spellings are: equal once points and accents are gone, equal in sound, or a short form."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.fuzz import ratio

from digest.text.gazetteer import country, gazetteer

# Two surnames beside one given name are one when this alike (0 to 100), if not equal in sound.
ALIKE = 75.0
# Two given names beside one surname (Dmitry, Dmytro) are one when this alike.
GIVEN_ALIKE = 60.0
# Capitals alone are an acronym up to this length, a name in a headline beyond.
LONGEST_ACRONYM = 5
FULL = 2
# British and American spellings, and signs, of words that stand in names.
SAME_WORD = {
    "centre": "center", "theatre": "theater", "harbour": "harbor", "labour": "labor", "defence": "defense",
    "organisation": "organization", "programme": "program", "&": "and",
}  # fmt: skip
OPENING = {"st": "saint", "mt": "mount", "ft": "fort"}
SMALL_WORDS = frozenset({"of", "the", "and", "for", "de", "du", "la", "in", "on", "&"})
SEATS = frozenset({"department", "ministry"})
# fmt: off
SOUNDS = (
    ("tsch", "c"), ("tch", "c"), ("sch", "s"), ("zh", "z"), ("sh", "s"), ("kh", "h"), ("ch", "c"),
    ("ph", "f"), ("ts", "c"), ("tz", "c"), ("ck", "k"), ("ow", "ov"), ("w", "v"), ("ff", "v"), ("z", "s"),
    ("q", "k"), ("x", "ks"), ("j", "i"), ("y", "i"), ("ou", "u"), ("oo", "u"), ("ei", "i"), ("ie", "i"),
    ("ii", "i"),
)
# fmt: on


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """What equal names have in common: usual spelling of a known name, small ASCII letters, no points."""
    code = country(text)
    if code:
        return f"country {code}"
    lists = gazetteer()
    text = (
        lists.same.get(text)
        or lists.organizations.get(text)
        or lists.organizations.get(text.replace(".", ""))
        or lists.things.get(text)
        or text
    )
    words = [SAME_WORD.get(word, word) for word in folded(text).split() if word not in ("the", "jr", "sr")]
    if len(words) > 1 and words[-1] == "com":
        words.pop()
    if len(words) > FULL and words[0] in SEATS and words[1] == "of":
        words = [*words[2:], words[0]]  # the Department of Transportation, the Transportation Department
    words[:1] = [OPENING.get(word, word) for word in words[:1]] if len(words) > 1 else words[:1]
    while len(words) > 1 and words[-1].capitalize() in lists.cues["company"] | {
        "Llc",
        "Ag",
        "Sa",
        "Nv",
        "Se",
    }:
        words.pop()
    return " ".join(words) or folded(text)


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """Small ASCII letters and digits with single blanks: "U.S." gives "us", "d’Ivoire" "divoire"."""
    plain = re.sub(r"['’.`]", "", anyascii(text).lower())
    return " ".join(re.findall(r"[a-z0-9&]+", plain))


@lru_cache(maxsize=8192)
def sound(text: str) -> str:
    """A rough key of how a name sounds, equal for its usual transliterations (Zelensky, Selenskyj)."""
    out = folded(text)
    for written, heard in SOUNDS:
        out = out.replace(written, heard)
    return re.sub(r"(.)\1+", r"\1", out)


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """The words of a name as compared: folded, without Jr, II and the like."""
    return tuple(
        word for word in folded(text.replace("-", " ")).split() if word not in ("jr", "sr", "ii", "iii")
    )


def alike(one: str, other: str) -> bool:
    """Whether two surnames beside one given name may be two spellings of one."""
    return sound(one) == sound(other) or ratio(one, other) >= ALIKE


def given_equal(one: str, other: str) -> bool:
    """Whether two given names are equal, in letters or in sound."""
    return one == other or (len(one) > 1 and sound(one) == sound(other))


def given_fits(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether given names may be one person's: equal, an initial, a short form, or alike (Dmitry, Dmytro)."""
    first, second = one[0], other[0]
    if _middles_differ(one, other):
        return False
    if _spells(one, other) or _spells(other, one):
        return True
    if first == second or (min(len(first), len(second)) == 1 and first[0] == second[0]):
        return True
    if (
        any(first in row and second in row for row in gazetteer().nicknames)
        or set(one) <= set(other)
        or set(other) <= set(one)
    ):
        return True
    return first[0] == second[0] and ratio(first, second) >= GIVEN_ALIKE


def _middles_differ(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether both have a middle name or initial, and not the same: George W., George H. W."""
    return len(one) > 1 and len(other) > 1 and one[0] == other[0] and one[1][0] != other[1][0]


def _spells(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether given names are written as initials without points: JK for Joanne Kathleen."""
    return (
        len(short) == 1
        and len(short[0]) == len(full) > 1
        and all(letter == word[0] for letter, word in zip(short[0], full, strict=True))
    )


def initials(text: str) -> Iterable[str]:
    """The acronyms that a name of several words may have: with and without its small words."""
    words = folded(text.replace("-", " ")).split()
    if len(words) < FULL:
        return ()
    strong = "".join(word[0] for word in words if word not in SMALL_WORDS)
    return dict.fromkeys((strong, "".join(word[0] for word in words)))


def acronym(text: str) -> bool:
    """Whether a word in capitals is short enough to be an acronym."""
    return text.isupper() and len(text) <= LONGEST_ACRONYM
