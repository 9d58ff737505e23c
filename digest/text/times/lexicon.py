"""The words of each language that say when, and its habits, read from one list a language."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

UNKNOWN = "und"  # ISO 639-2 for a language not determined: its list holds no words, only figures are read
# Sections of a list, and the letter that stands for each class in the rows of the grammar.
CLASSES = {
    "months": "M", "weekdays": "W", "weekday_sets": "w", "numbers": "N", "ordinals": "O", "articles": "a",
    "the": "t", "halves": "q", "units": "u", "units_plural": "U", "weekends": "k", "parts": "p", "noon": "n",
    "seasons": "S", "holidays": "H", "nameless": "x", "days": "R", "tonight": "R", "last": "L", "next": "X",
    "this": "i", "that": "s", "early": "E", "ago": "g", "before": "e", "later": "l", "every": "v",
    "sets": "y", "refs": "r", "recent": "z", "about": "b", "bounds": "c", "more": "m", "during": "P",
    "until": "B", "and": "j", "of": "f", "ago_before": "D", "ahead_before": "J", "at_hour": "Q",
    "units_told": "V", "fiscal": "6",
    "eras": "C", "zones": "Z", "clocks": "K", "year_marks": "1", "month_marks": "2", "day_marks": "3",
    "minute_marks": "4", "decade_marks": "5", "decades": "G",
}  # fmt: skip
# What a verb says: it has been, it is, it has lasted until now, it is to come.
TENSES = {"past": "-", "present": "=", "perfect": "~", "future": "+"}
# What a language may say of itself under `habits`.
HABITS = {
    "am_pm": "hours are told as 9 am, without dots",
    "bare_years": "a year needs no word before it",
    "marked_years": "a year is always marked as one: 2025年, 2025 году",
    "ordinal_dot": "14. is the 14th",
    "roman_centuries": "centuries have Roman numbers",
    "weeks": "last Monday is the Monday of last week, not the latest Monday",
}
HAN = "\u3040-\u30ff\u3400-\u9fff"  # scripts without spaces: each character is a token
LETTER, REST = rf"[^\W\d_{HAN}]", rf"[^\W_{HAN}]*"
HEAD = re.compile(rf"[{HAN}]|\d+|{LETTER}{REST}|\S")  # the first token of a phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The words of one language: class and value of each, words that tell the tense, and its habits."""

    language: str
    words: dict[str, tuple[str, str]]
    phrases: dict[str, tuple[str, ...]]  # by first token, longest first
    tenses: dict[str, str]
    past_endings: tuple[str, ...]  # of verbs that no list holds: "-ed"
    future_endings: tuple[str, ...]
    cased: frozenset[str]  # classes whose words count only with a capital letter
    capitals: frozenset[str]  # words that count only with one
    spelled: frozenset[str]  # words that mean another thing with a capital: "morgen"
    shortened: frozenset[str]  # months cut short: "jan", "sept"
    doubtful: frozenset[str]
    abbreviations: frozenset[str]
    glued: dict[str, int]  # "montagabend": where its second word begins
    rows: tuple[tuple[str, str], ...]  # reader and row of class names, beside the rows all languages share
    counted: frozenset[str]  # words before which a number is no year: "2000 people"
    numeric_order: str
    habits: frozenset[str]  # see HABITS


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a list of words: adding a file adds a language."""
    folder = files("digest.text").joinpath("data", "times")
    return tuple(sorted(each.name.removesuffix(".toml") for each in folder.iterdir()))


def lexicon(language: str) -> Lexicon:
    """The words of `language` (ISO 639-1, also "pt-BR"); without words where it has no list."""
    code = re.split(r"[-_]", language.lower(), maxsplit=1)[0]
    return _lexicon(code if code in languages() else UNKNOWN)


@cache
def _lexicon(language: str) -> Lexicon:
    source = files("digest.text").joinpath("data", "times", f"{language}.toml").read_text(encoding="utf-8")
    table = tomllib.loads(source)
    words = {  # a key with a capital counts in that spelling alone
        word: (kind, str(value))
        for section, kind in CLASSES.items()
        for word, value in table.get(section, {}).items()
    }
    tenses = {word: mark for section, mark in TENSES.items() for word in table.get(section, {})}
    months = table.get("months", {})
    parts = [word for word in table.get("glued", ()) if word in words]
    return Lexicon(
        language=language,
        words=words,
        phrases=_phrases([*words, *tenses]),
        tenses=tenses,
        past_endings=tuple(table.get("past_endings", ())),
        future_endings=tuple(table.get("future_endings", ())),
        cased=frozenset(CLASSES[section] for section in table.get("cased", ())),
        capitals=frozenset(table.get("capitals", ())),
        spelled=frozenset(word.lower() for word in words if word != word.lower()),
        shortened=frozenset(
            short for short in months for name in months if name.startswith(short) and name != short
        ),
        doubtful=frozenset(table.get("doubtful", ())),
        abbreviations=frozenset(table.get("abbreviations", ())),
        glued={day + part: len(day) for day in table.get("weekdays", {}) for part in parts},
        rows=tuple((reader, row) for reader, rows in table.get("rows", {}).items() for row in rows),
        counted=frozenset(table.get("counted", ())),
        numeric_order=table.get("numeric_order", "dmy"),
        habits=frozenset(table.get("habits", ())),
    )


def _phrases(entries: list[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for entry in entries:
        first = HEAD.match(entry)
        if first and first.end() < len(entry):
            found.setdefault(first[0], set()).add(entry)
    return {head: tuple(sorted(group, key=lambda p: (-len(p), p))) for head, group in found.items()}
