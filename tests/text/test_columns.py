"""Reports and comments: what an article says of itself, and how often it tells who says so and when."""

import pytest

from digest.text.columns import column, reporting

REPORT = [
    "The ferry Solveig ran aground off Larvik on Sunday.",
    "Nobody was hurt, the police said.",
    "Two tugs pulled it free at noon.",
    "Mayor Ann Bell told reporters that the pier would open on Monday.",
    "The pier is sixty years old.",
    "Divers looked at the hull on Tuesday.",
    "The company announced a review.",
    "Forty people were on board.",
]
COMMENT = [
    "The ferry is a symbol of a town that has lost its way.",
    "No harbor can live on hope.",
    "The company sees what it wants to see.",
    "A pier is more than stone.",
    "Ships are built to sail, and towns are built to last.",
    "The mayor has no plan.",
    "Old habits die hard on the quay.",
    "There is another way.",
]


def told(title: str = "Ferry aground", outlet: str = "Larvik Post", url: str = "", text: str = "") -> bool:
    return column(title=title, outlet=outlet, url=url, text=text)


def test_a_report_tells_who_says_so_and_when_and_a_comment_does_not() -> None:
    assert reporting(REPORT) == 1.0
    assert reporting(COMMENT) == 0.0
    assert 0 < reporting(REPORT[:2] + COMMENT) < 1


def test_a_few_sentences_and_other_languages_tell_nothing_of_an_articles_kind() -> None:
    assert reporting(COMMENT[:3]) == 1.0
    assert reporting(COMMENT, language="de") == 1.0


@pytest.mark.parametrize(
    "given",
    [
        {"title": "Opinion: The ferry must go"},
        {"title": "The ferry must go | Editorial"},
        {"outlet": "Larvik Post Opinion"},
        {"url": "https://larvik.example/opinion/ferry"},
        {"text": "ANALYSIS/OPINION: The ferry must go."},
        {"text": "I think we must talk of our ferry. My view is that we need it, and I know why."},
    ],
)
def test_a_column_is_known_by_its_label_its_place_or_its_first_person(given: dict[str, str]) -> None:
    assert told(**given)


@pytest.mark.parametrize(
    "given",
    [
        {"text": " ".join(REPORT)},
        {"title": "Public opinion turns against the ferry"},
        {"url": "https://larvik.example/news/opinion-poll-on-the-ferry"},
        {"text": "“I think we must talk of our ferry,” she said. “My view is that we need it.”"},
    ],
)
def test_a_report_is_no_column_for_what_it_reports(given: dict[str, str]) -> None:
    assert not told(**given)
