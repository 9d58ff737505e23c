"""How much of an article is shown where only an excerpt may be."""

import pytest

from digest.lean.excerpt import shown
from digest.model.article import Document
from digest.model.fields import Fields
from digest.settings import SiteSettings


@pytest.mark.parametrize("language", ["en", "en-GB"])
def test_an_excerpt_ends_with_a_whole_sentence_whatever_region_the_language_has(language: str) -> None:
    text = "He left at 5 p.m. Monday with Sen. Alan Bell. Then he slept.\n"
    document = Document(path="a.md", sha256="", text=text, checked=Fields(language=language))
    left, more = shown(document, text, SiteSettings(rights="excerpt", excerpt_words=5))
    assert (left, more) == ("", True)
    left, more = shown(document, text, SiteSettings(rights="excerpt", excerpt_words=10))
    assert (left, more) == ("He left at 5 p.m. Monday with Sen. Alan Bell.", True)
