"""Which wording of a quote is called the first: the oldest, where the times of publication tell it."""

from dataclasses import replace

import ferry_story as ferry
import pytest
from ferry_site import STORY, built, pages

from digest.model.article import Published

LONE = ("Ellsund Courier",)  # has words of its own; Kestrel Wire and The Harbour Post have the same
PAIR = ("Kestrel Wire", "The Harbour Post")


def wordings(published: dict[str, str]) -> list[tuple[str, str]]:
    """How the wordings of the ferry's quote are called, with an outlet, if articles were published then."""
    edition = ferry.edition()
    digest = edition.digests[0]
    story = digest.analysis.story
    articles = tuple(
        replace(article, published=dated(published[article.outlet.name]))
        if article.outlet.name in published
        else article
        for article in story.articles
    )
    made = replace(digest, analysis=replace(digest.analysis, story=replace(story, articles=articles)))
    page = pages(built(edition=replace(edition, digests=(made,))))[f"{STORY}index.html"]
    lines = page.xpath("//article[@id='q-pilot']/div[@class='wording']/p[@class='label']")
    parts = [line.text_content().split(" · ") for line in lines]
    return [(part[0].strip(), next(name for name in LONE + PAIR if name in part[1])) for part in parts]


def dated(value: str) -> Published:
    """Published at a time with its zone, on a day, or nobody knows when."""
    precision = ("minute" if "T" in value else "day") if value else "unknown"
    return Published(value=value or None, precision=precision)


@pytest.mark.parametrize(
    ("wire", "courier", "post", "expected"),
    [
        # By time, zones counted; outlets with the same words stand together.
        ("T09:00+00:00", "T10:30+02:00", "T12:00+02:00", [("First wording", "Ellsund Courier")]),
        ("T09:00+02:00", "T10:30+02:00", "T08:00+02:00", [("First wording", "The Harbour Post")]),
        # By day, where one has no hours.
        ("T09:00+00:00", "-03", "", [("Wording 1", "Kestrel Wire")]),
        ("T09:00+00:00", "-03", "T07:00+00:00", [("First wording", "Ellsund Courier")]),
        # Of one day or one minute: nobody can tell.
        ("T09:00+00:00", "-04", "T07:00+00:00", [("Wording 1", "Kestrel Wire")]),
        ("T09:00+00:00", "T09:00+00:00", "T09:00+00:00", [("Wording 1", "Kestrel Wire")]),
        # Two of one minute with the same words: theirs is the first, whoever had it.
        ("T09:00+00:00", "T09:30+00:00", "T09:00+00:00", [("First wording", "Kestrel Wire")]),
    ],
)
def test_the_oldest_wording_is_called_the_first_where_times_tell_it(
    wire: str, courier: str, post: str, expected: list[tuple[str, str]]
) -> None:
    given = {"Kestrel Wire": wire, "Ellsund Courier": courier, "The Harbour Post": post}
    days = {
        name: f"2026-07-04{value}" if value.startswith("T") else value and f"2026-07{value}"
        for name, value in given.items()
    }
    found = wordings(days)
    assert found[:1] == expected
    assert found[1][0] == "Wording 2"
