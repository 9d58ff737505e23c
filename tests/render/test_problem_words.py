"""Each reason for which a document is refused or remarked on has its words in each language."""

import re
from pathlib import Path

import pytest

import digest

ROOT = Path(digest.__file__).parent
CODE = re.compile(r"\"([EW]_[A-Z_]+)\"")
# Told on the terminal by commands that bring articles in: no page of a site ever shows them.
OF_COMMANDS = {"E_FETCH", "W_EDITED", "W_LATER", "W_THERE", "W_WALL"}


def codes() -> set[str]:
    sources = (place.read_text(encoding="utf-8") for place in ROOT.rglob("*.py"))
    return {code for text in sources for code in CODE.findall(text)}


def test_the_codes_are_found_where_they_are_given() -> None:
    assert {"E_YAML", "E_ZIP", "W_XML", *OF_COMMANDS} <= codes()


@pytest.mark.parametrize("language", ["en", "de", "uk", "ar"])
def test_each_code_that_a_page_may_show_has_words(language: str) -> None:
    catalog = (ROOT.parent / "themes" / "plain" / "words" / f"{language}.po").read_text(encoding="utf-8")
    told = dict(re.findall(r"^msgid \"problems\.(\w+)\"\nmsgstr \"(.+)\"$", catalog, re.MULTILINE))
    assert codes() - OF_COMMANDS - told.keys() == set()
