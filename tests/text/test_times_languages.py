"""Times in languages other than English: each has a list of words, and no code of its own."""

from collections import Counter
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from digest.text.times import time_expressions
from digest.text.times.grammar import matches
from digest.text.times.lexicon import HABITS, languages, lexicon

CASES = Path(__file__).parents[1] / "cases" / "times.txt"
FEWEST = 15
FRIDAY = date(2025, 12, 12)


def read(language: str, day: str, text: str) -> list[str]:
    found = time_expressions(text, written=date.fromisoformat(day), language=language)
    told = [(text[t.start : t.end], t.value, t.range_begin, t.range_end) for t in found]
    return [f"{words} | {value}" + (f" | {b} .. {e}" if b or e else "") for words, value, b, e in told]


def test_cases_written_by_people_hold() -> None:
    checked: Counter[str] = Counter()
    for case in CASES.read_text(encoding="utf-8").split("\n.\n.\n"):
        told, _, expected = case.strip("\n").partition("\n.\n")
        if not told:
            continue
        head, text = told.split("\n", 1)
        language, day = head.split()
        assert read(language, day, text) == expected.splitlines(), text
        checked[language] += 1
    assert all(checked[language] >= FEWEST for language in ("de", "es", "fr", "ru", "uk", "zh"))


@pytest.mark.parametrize("language", languages())
def test_each_list_of_words_can_be_read(language: str) -> None:
    known = lexicon(language)
    assert known.habits <= HABITS.keys()
    assert matches("x", known) == []


@pytest.mark.parametrize("language", languages())
def test_no_row_of_its_own_words_breaks_a_language(language: str) -> None:
    known = lexicon(language)
    one_of_each = {kind: word for word, (kind, _) in sorted(known.words.items())}
    words = [*one_of_each.values(), "14", "2025", "18:30", "3", "XIX", "Q3", "-", ",", "."]
    gap = "" if language == "zh" else " "
    for first, second in product(words, repeat=2):
        text = gap.join([first, second, "1998", first, second])
        for written in (FRIDAY, None):
            assert isinstance(time_expressions(text, written=written, language=language), tuple)


def test_a_language_without_a_list_has_figures_alone() -> None:
    text = "Il sole, ad 1994, may march: 14.12.2025, 2025-12-14 e lunedì."
    found = time_expressions(text, written=FRIDAY, language="it")
    assert [t.value for t in found] == ["2025-12-14", "2025-12-14"]


@pytest.mark.parametrize("language", ["de-AT", "zh-Hant", "EN", "en_US", "pt-BR", ""])
def test_a_code_with_a_region_is_its_language(language: str) -> None:
    found = time_expressions("2025-12-14", written=FRIDAY, language=language)
    assert [t.value for t in found] == ["2025-12-14"]


def test_a_word_with_a_capital_may_mean_another_thing() -> None:
    assert read("de", "2025-12-12", "Am Montag Morgen fror es, morgen taut es.") == [
        "Montag Morgen | 2025-12-08TMO",
        "morgen | 2025-12-13",
    ]
