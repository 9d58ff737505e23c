"""How a language writes figures and says what they count: lists of words by language, read once."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

DATA = resources.files("digest.text") / "data" / "figures"
TEEN, TWENTY, HUNDRED = 10, 20, 100
NEVER = r"(?!)"
FOLDED = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "’": "'",
        "ʼ": "'",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
    }
)
MARKS = re.compile("[\u064b-\u065f\u0670\u0640]")  # marks over Arabic letters, and the stroke that stretches


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """The lists of one language.

    `words` give a value, `scales` multiply what stands before; `units` are patterns of what is counted, with
    the unit's name and factor; `fates` of what befell those counted; `before` of what makes a bare figure a
    measure ("magnitude"). `nouns` tells which word is counted where none is listed: the next, the next with a
    capital, or only listed ones; `ambiguous` how "1,125" is read: as a fraction, as groups, or not at all.
    """

    words: Mapping[str, int]
    scales: Mapping[str, int]
    units: tuple[tuple[re.Pattern[str], str, float], ...]
    fates: tuple[tuple[str, re.Pattern[str]], ...]
    before: tuple[tuple[str, re.Pattern[str]], ...]
    decimal: str
    ambiguous: str
    nouns: str
    joins: str
    links: frozenset[str]
    inverse: bool
    glued: bool
    share: re.Pattern[str]
    including: re.Pattern[str]
    others: re.Pattern[str]
    least: re.Pattern[str]
    after_least: re.Pattern[str]
    most: re.Pattern[str]
    about: re.Pattern[str]
    ranged: re.Pattern[str]
    relative: re.Pattern[str]
    percent: re.Pattern[str]
    drop: re.Pattern[str]


@cache
def counting(language: str) -> Counting | None:
    """The lists of a language (ISO 639-1); None where there are none, and for English."""
    path = DATA / f"{language}.toml"
    if not path.is_file():
        return None
    held = tomllib.loads(path.read_text(encoding="utf-8").translate(FOLDED))

    def pattern(name: str, end: str = "") -> re.Pattern[str]:
        return re.compile((held.get(name) or NEVER) + end, re.IGNORECASE)

    ends = r"\s*$"
    return Counting(
        words=_words(held),
        scales={word: int(value) for value, words in held["scales"].items() for word in words.split()},
        units=tuple(_unit(key, value) for key, value in held["units"].items()),
        fates=tuple((name, re.compile(value, re.IGNORECASE)) for name, value in held["fates"].items()),
        before=tuple(
            (name, re.compile(value + ends, re.IGNORECASE)) for name, value in held["before"].items()
        ),
        decimal=held["decimal"],
        ambiguous=held["ambiguous"],
        nouns=held["nouns"],
        joins=held.get("joins", ""),
        links=frozenset(held["links"].split()),
        inverse=held.get("inverse", False),
        glued=held.get("glued", False),
        share=pattern("share"),
        including=pattern("including", ends),
        others=pattern("others"),
        least=pattern("least", ends),
        after_least=pattern("after_least"),
        most=pattern("most", ends),
        about=pattern("about", ends),
        ranged=pattern("range", ends),
        relative=pattern("relative"),
        percent=pattern("percent"),
        drop=pattern("drop", r"\b" if not held.get("glued") else ""),
    )


def folded(text: str) -> tuple[str, list[int]]:
    """`text` with one form of letters that have several, without marks; and where each letter stood."""
    if MARKS.search(text) is None:
        return text.translate(FOLDED), list(range(len(text) + 1))
    kept = [at for at, char in enumerate(text) if not MARKS.match(char)]
    return "".join(text[at] for at in kept).translate(FOLDED), [*kept, len(text)]


def _unit(key: str, value: str) -> tuple[re.Pattern[str], str, float]:
    name, _, factor = key.partition(" ")
    return re.compile(value, re.IGNORECASE), name, float(factor or 1)


def _words(held: Mapping[str, object]) -> Mapping[str, int]:
    """The words with a value, those put together by rule among them: "dreiundzwanzig", "soixante-quinze"."""
    listed: Mapping[str, str] = held["words"]  # type: ignore[assignment] # a table of texts
    table = {word: int(value) for value, words in listed.items() for word in words.split()}
    match held.get("compounds"):
        case "glued":
            return _glued(table)
        case "hyphen":
            return _hyphened(table)
    return table


def _glued(table: Mapping[str, int]) -> Mapping[str, int]:
    """German: ones before tens, then hundreds and thousands before both."""
    ones = {word: value for word, value in table.items() if value < TEEN and word not in ("eins", "eine")}
    tens = {word: value for word, value in table.items() if value in range(TWENTY, HUNDRED, TEEN)}
    small = {**table, **{f"{a}und{b}": x + y for a, x in ones.items() for b, y in tens.items()}}
    below = {word: value for word, value in small.items() if value < HUNDRED}
    made = dict(small)
    for a, x in ones.items():
        made |= {f"{a}hundert": x * HUNDRED, f"{a}tausend": x * 1000}
        made |= {f"{a}hundert{b}": x * HUNDRED + y for b, y in below.items()}
    return made | {f"{a}tausend": x * 1000 for a, x in below.items() if x > 1}


def _hyphened(table: Mapping[str, int]) -> Mapping[str, int]:
    """French: tens before ones, sixty and eighty before all below twenty."""
    made = dict(table)
    for a, x in table.items():
        room = TWENTY if x in (60, 80) else TEEN
        if x in range(TWENTY, HUNDRED, TEEN):
            made |= {f"{a}-{b}": x + y for b, y in table.items() if y < room}
    return made
