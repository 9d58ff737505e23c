"""A reader with a question, from the front page, without script: the answer is two clicks away at most, in words."""

import re
from typing import Any

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture
def front(site: Any, look: Any) -> Any:
    page = look(390, java_script_enabled=False)
    page.goto(site.address)
    return page


def test_what_the_outlets_disagree_about_is_named_on_the_front_page_and_shown_by_one_click(
    front: Any,
) -> None:
    parting = front.locator(".lead .parting")
    assert parting.inner_text().startswith("Accounts part on:")
    subject = parting.get_by_role("link").first
    name = subject.inner_text()
    subject.click()
    difference = front.locator(":target")
    assert name in difference.inner_text()
    sides = difference.locator(".position")
    assert sides.count() >= 2, "two accounts side by side"
    for side in sides.all():
        assert side.locator(".who").inner_text().strip(), "each by its outlets' names"
        assert side.locator("mark").first.is_visible(), "the words that differ are marked"
        assert side.locator(".source").first.is_visible(), "with where they stand"


def test_which_claims_one_origin_alone_makes_is_two_clicks_away(front: Any) -> None:
    front.locator(".lead h2 a").click()
    front.get_by_role("navigation", name="On this page").get_by_role("link", name="Who says what").click()
    told = front.locator(":target .single > summary").first
    assert told.is_visible()
    assert re.fullmatch(r"\d+ of these claims? comes? from .+ alone\.", told.inner_text()), (
        "the origin is named"
    )
    told.click()
    claims = front.locator(":target .single").first.locator("li")
    assert claims.count() == int(told.inner_text().split()[0])
    for claim in claims.all():
        row = front.locator(
            (claim.locator("a").last.get_attribute("href") or "").replace("#", "[id='") + "']"
        )
        assert " · 1 origin" in row.inner_text(), "each leads to its row"


def test_the_exact_words_of_a_quote_in_three_outlets_are_two_clicks_away(front: Any) -> None:
    front.locator(".lead .parting").get_by_role("link", name="quotes").click()
    assert "wordings" in front.locator(":target").inner_text(), "how often it was worded, and by whom"
    front.locator(":target .quote-lines a[href^='#']").first.click()
    quote = front.locator(":target")
    outlets = {
        source.inner_text().split("·")[0].strip() for source in quote.locator(".wording .source").all()
    }
    assert len(outlets - {""}) >= 3, "as three outlets print it"
    assert all(words.inner_text().strip() for words in quote.locator("blockquote").all())
    assert quote.locator("ins").first.is_visible(), "what one prints otherwise is marked"
    assert "Not in this wording:" in quote.inner_text(), "and what it lacks is said"


def test_who_says_so_and_in_which_words_is_one_tap_away_in_place(front: Any) -> None:
    front.locator(".lead h2 a").click()
    where = front.url
    receipt = front.locator("#summary details.receipt").first
    sentence = front.locator("#summary .sentence").first.inner_text()
    receipt.locator("summary").click()
    assert front.url == where
    assert sentence in " ".join(receipt.locator(".context").inner_text().split())
    receipt.locator(".source a").first.click()
    assert front.locator(":target").first.is_visible(), "and the sentence in its article one more"
