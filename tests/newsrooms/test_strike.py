"""The strike newsroom: three days on an invented railway, six outlets, one agency, a copy and a correction."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from digest.building import build
from digest.config import settings
from digest.model.analysis import DifferenceKind, Form, Says
from digest.model.article import Article
from digest.model.digest import Digest, Edition
from digest.pipeline import edition, files
from digest.read import documents
from digest.render.verify import verify

HERE = Path(__file__).parent / "strike"
DAYS = ("monday", "tuesday", "wednesday")


@pytest.fixture(scope="module")
def made() -> Edition:
    """The edition of the newsroom."""
    return edition(documents(HERE / "seeds"), settings(HERE), None)


@pytest.fixture(scope="module")
def articles(made: Edition) -> dict[str, Article]:
    """All articles, by id."""
    return {each.id: each for digest in made.digests for each in digest.analysis.story.articles}


def holding(made: Edition, article: str) -> Digest:
    (found,) = (
        digest for digest in made.digests if article in {each.id for each in digest.analysis.story.articles}
    )
    return found


def members(made: Edition, article: str) -> set[str]:
    return {each.id for each in holding(made, article).analysis.story.articles}


def test_each_day_of_the_strike_is_a_story_and_what_happened_beside_it_others(made: Edition) -> None:
    for day in DAYS[:2]:
        found = members(made, f"morning-post-{day}")
        assert len(found) >= 5
        assert {each.rpartition("-")[2] for each in found} == {day}
    assert members(made, "morning-post-wednesday") >= {"chronicle-wednesday", "northern-ledger-wednesday"}
    assert members(made, "chronicle-exams") == {"chronicle-exams", "border-herald-exams"}
    assert members(made, "morning-post-boats") == {"morning-post-boats", "lake-radio-boats"}
    for alone in ("border-herald-library", "chronicle-signal-box", "morning-post-hospital"):
        assert members(made, alone) == {alone}


def test_an_agency_in_two_outlets_and_a_copy_without_credit_are_one_origin_each(made: Edition) -> None:
    monday = holding(made, "morning-post-monday").analysis
    told = {origin.articles for origin in monday.origins}
    assert ("border-herald-monday", "northern-ledger-monday") in told
    assert ("copied-monday", "morning-post-monday") in told
    assert "Halden News Service" in {origin.name for origin in monday.origins}
    assert len(monday.origins) == 5
    assert len(monday.story.articles) == 7


def test_how_many_trains_were_cancelled_differs_whoever_says_so(made: Edition) -> None:
    monday = holding(made, "chronicle-monday").analysis
    told = [
        {position.marked[0].text: position.articles for position in each.positions}
        for each in monday.differences
        if each.kind is DifferenceKind.NUMBER
    ]
    assert {
        "112 trains": (
            "border-herald-monday", "copied-monday", "morning-post-monday", "northern-ledger-monday",
        ),
        "Ninety-six trains": ("chronicle-monday",),
    } in told  # fmt: skip


def test_one_speaker_does_not_make_two_statements_one(made: Edition) -> None:
    monday = holding(made, "morning-post-monday").analysis
    (until,) = (claim for claim in monday.claims if "until midnight on Wednesday" in claim.text.text)
    assert {each.article for each in until.stances if each.spans} == {"copied-monday", "morning-post-monday"}


def test_two_counts_are_not_one_because_their_nouns_differ(made: Edition) -> None:
    tuesday = holding(made, "chronicle-tuesday").analysis
    (most,) = (claim for claim in tuesday.claims if "430 workers" in claim.text.text)
    said = {each.article for each in most.stances if each.stance is Says.SAYS}
    assert said == {"border-herald-tuesday", "morning-post-tuesday"}


def test_how_many_marched_differs(made: Edition) -> None:
    tuesday = holding(made, "signal-tuesday").analysis
    told = [
        {position.marked[0].text: position.articles for position in each.positions}
        for each in tuesday.differences
        if each.kind is DifferenceKind.NUMBER
    ]
    assert {
        "1,200": ("border-herald-tuesday", "signal-tuesday"),
        "900 people": ("border-herald-tuesday",),
        "800 people": ("lake-radio-tuesday",),
    } in told
    # A march is none of the months, which it would be as the first word of a label.
    assert "1,200 people or 900 people or 800 people" in {each.subject for each in tuesday.differences}


def test_two_sides_of_one_sentence_part_and_others_stand_with_one_of_them(made: Edition) -> None:
    monday = holding(made, "chronicle-monday").analysis
    (strikers,) = (each for each in monday.differences if each.subject == "400 workers or 250 workers")
    assert [position.articles for position in strikers.positions] == [
        (
            "border-herald-monday", "copied-monday", "morning-post-monday", "northern-ledger-monday",
            "signal-monday",
        ),
        ("border-herald-monday", "chronicle-monday", "northern-ledger-monday"),
        ("lake-radio-monday",),
    ]  # fmt: skip
    assert {span.text for span in strikers.positions[0].who} == {"The transport workers' union"}


def test_letters_to_so_many_drivers_differ_and_a_figure_taken_back_counts_for_nobody(made: Edition) -> None:
    tuesday = holding(made, "signal-tuesday").analysis
    (letters,) = (each for each in tuesday.differences if "drivers" in each.subject)
    assert letters.subject == "Letters: 16 drivers or 60 drivers"
    assert [position.articles for position in letters.positions] == [
        ("lake-radio-tuesday",),
        ("signal-tuesday",),
    ]


def test_a_quote_in_four_articles_is_one_quote_in_two_wordings(made: Edition) -> None:
    monday = holding(made, "signal-monday").analysis
    (quote,) = (
        each
        for each in monday.quotes
        if any("night shift" in span.text for one in each.variants for span in one.spans)
    )
    assert quote.speaker is not None
    assert quote.speaker.name == "Petra Hollmann"
    assert [each.article for each in quote.variants if each.form is Form.DIRECT] == [
        "chronicle-monday", "copied-monday", "morning-post-monday", "signal-monday",
    ]  # fmt: skip
    assert [each.article for each in quote.variants if each.form is Form.PARAPHRASE] == ["lake-radio-monday"]
    (signal,) = (each for each in quote.variants if each.article == "signal-monday")
    assert [span.text for span in signal.spans] == [
        '"We will not drive one more night shift on promises. Not one,"'
    ]
    assert DifferenceKind.QUOTE_WORDING in {each.kind for each in monday.differences}


def test_what_is_unknown_is_unknown(articles: dict[str, Article]) -> None:
    assert [each.id for each in articles.values() if not each.outlet.known] == ["copied-monday"]
    assert [each.id for each in articles.values() if each.published.day is None] == ["lake-radio-tuesday"]


def test_a_headline_of_three_hundred_characters_is_whole(articles: dict[str, Article]) -> None:
    title = articles["signal-monday"].title
    assert title is not None
    assert len(title.text) >= 300
    assert title.text.endswith("a bowl of soup in March")


def test_the_next_story_of_the_strike_is_named(made: Edition) -> None:
    first, last = holding(made, "morning-post-monday"), holding(made, "morning-post-wednesday")
    assert last.id in {each.story for each in first.related if each.later}


def test_the_summary_begins_with_what_happened(made: Edition) -> None:
    lead = holding(made, "border-herald-monday").summary[0].span.text
    assert lead.startswith("A strike by train drivers and conductors brought cross-border rail traffic")


def test_every_sentence_on_its_pages_is_verbatim(made: Edition) -> None:
    pages = {file.path: file.data for file in files(made, settings(HERE))}
    found = documents(HERE / "seeds")
    assert verify(pages, {each.path: (each.sha256, each.text) for each in found.kept}) == ()


def test_a_letter_promises_a_comparison_only_where_there_is_another_account(made: Edition) -> None:
    config = settings(HERE)
    addressed = replace(config, site=replace(config.site, url="https://lake.example/"))
    held = {page.path: page.data for page in files(made, addressed)}
    compared = "Who says what, and where accounts differ"
    for letter in (held["edition/index.txt"].decode(), held["edition/email.html"].decode()):
        _, deal, signal_box = letter.rsplit("Headline: ", 2)
        assert compared in deal
        assert compared not in signal_box
        assert "This story on the site" in signal_box


def test_a_correction_takes_the_place_of_what_was_told_and_the_address_stays(tmp_path: Path) -> None:
    shutil.copytree(HERE, tmp_path, dirs_exist_ok=True)
    build(settings(tmp_path), now=None)
    before = deal(tmp_path)
    assert "840 francs" in before[1]
    shutil.copy(tmp_path / "corrected" / "chronicle-wednesday.md", tmp_path / "seeds")
    build(settings(tmp_path), now=None)
    after = deal(tmp_path)
    assert after[0] == before[0]
    assert "a single payment of 860 francs" in after[1]
    assert "334 trains" in after[1]


def deal(room: Path) -> tuple[str, str]:
    """The folder and the data of the story on the end of the strike."""
    for place in sorted((room / "site" / "stories").glob("*/story.json")):
        told = place.read_text(encoding="utf-8")
        if "chronicle-wednesday" in {each["id"] for each in json.loads(told)["articles"]}:
            return place.parent.name, told
    raise AssertionError("the story is gone")
