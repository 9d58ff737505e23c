"""Which language a text is in, and what is asked for it."""

import subprocess
import sys
from pathlib import Path

import pytest

from digest.text.language import language_of

ENGLISH = (
    "The ferry ran aground on the rocks near the harbor on Monday, and the crew of nine were taken off by a "
    "lifeboat, the coast guard said. It was not clear why the ship had left its course, but the wind had been "
    "strong since the morning and two other ships had turned back before they reached the island."
)
GERMAN = (
    "Die Fähre lief am Montag nahe dem Hafen auf die Felsen, und die neun Mitglieder der Besatzung wurden von "
    "einem Rettungsboot aufgenommen, sagte die Küstenwache. Warum das Schiff von seinem Kurs abgekommen war, "
    "blieb unklar, aber der Wind war seit dem Morgen stark gewesen."
)
DUTCH = (
    "De veerboot liep maandag in de buurt van de haven op de rotsen, en de negen leden van de bemanning zijn "
    "door een reddingsboot van boord gehaald, zei de kustwacht. Waarom het schip van zijn koers was geraakt is "
    "niet duidelijk, maar de wind was sinds de ochtend sterk en twee andere schepen waren al omgekeerd."
)
PORTUGUESE = (
    "O ferry encalhou na segunda-feira nas rochas perto do porto, e os nove membros da tripulação foram "
    "retirados por um barco salva-vidas, disse a guarda costeira. Não está claro por que o navio saiu da sua "
    "rota, mas o vento era forte desde a manhã e dois outros navios tinham voltado antes de chegar à ilha."
)


@pytest.mark.parametrize(
    ("text", "code"), [(ENGLISH, "en"), (GERMAN, "de"), (DUTCH, "nl"), (PORTUGUESE, "pt")]
)
def test_the_language_of_a_text_is_found(text: str, code: str) -> None:
    assert language_of(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Feuer in der Mühle von Ardo", "de"),
        ("Fire at the mill of Ardo", "en"),
        ("12 %", "en"),
        (f"{ENGLISH}\n{GERMAN}\n{GERMAN} {GERMAN}", "de"),
    ],
    ids=["a German line", "an English line", "no letters", "German that quotes English"],
)
def test_what_is_short_or_mixed_is_not_taken_for_plain_english(text: str, code: str) -> None:
    assert language_of(text) == code


def test_for_plain_english_no_model_is_loaded() -> None:
    code = (
        "import sys; from digest.text.language import language_of as of; print(of(sys.argv[1]), *sys.modules)"
    )
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code, ENGLISH],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    found, *loaded = done.stdout.split()
    assert found == "en"
    assert not {"py3langid", "numpy"} & set(loaded)
