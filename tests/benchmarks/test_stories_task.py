"""The bench's task of grouping, on invented rows."""

from benchmarks.quality.stories import TASK, article
from digest.model.article import Role

FERRY = (
    "The ferry Solveig ran aground off Larvik on Monday with 94 people aboard.\nTugs pulled the ferry free."
)
CHOIR = "A choir from Bergen won the contest in Vienna.\nJudges praised the sopranos and the conductor."
DATED = [
    {
        "id": "f1",
        "story_id": "x",
        "title": "Ferry aground off Larvik",
        "text": FERRY,
        "date": "2025-12-15",
        "lang": "en",
    },
    {
        "id": "f2",
        "story_id": "x",
        "title": "Larvik ferry freed",
        "text": FERRY[::1],
        "date": "2025-12-15",
        "lang": "en",
    },
    {"id": "c1", "story_id": "y", "title": "Choir wins", "text": CHOIR, "date": "2025-12-15", "lang": "en"},
]
TOKENS = [{"id": "t1", "story_id": "y", "sentences": CHOIR.replace(".", " .").split("\n")}]
RUSSIAN = [
    {
        "id": "r1",
        "story_id": "x",
        "title": "Паром у Ларвика",
        "text": "Паром «Сольвейг» сел на мель у Ларвика, на борту 94 человека.",
        "date": None,
        "lang": "ru",
    },
]


def test_rows_of_any_form_are_grouped_together_and_scored() -> None:
    made = TASK.predict([DATED, TOKENS])
    home = {row["id"]: row["story"] for row in made}
    assert home["f1"] == home["f2"] != home["c1"] == home["t1"]
    assert TASK.score([DATED, TOKENS], made)["b3"]["f1"] == 1


def test_what_is_asked_for_is_not_read() -> None:
    blind = [{key: value for key, value in row.items() if key != "story_id"} for row in DATED]
    assert TASK.predict([blind]) == TASK.predict([DATED])


def test_across_languages_the_nearest_english_article_is_named_and_scored() -> None:
    made = TASK.predict([DATED, RUSSIAN])
    assert next(row["nearest"] for row in made if row["id"] == "r1") in {"f1", "f2"}
    assert TASK.score([DATED, RUSSIAN], made)["nearest_en"] == {"ru": 1.0}


def test_the_plain_way_answers_every_row() -> None:
    assert TASK.baseline is not None
    assert {row["id"] for row in TASK.baseline([DATED, TOKENS])} == {"f1", "f2", "c1", "t1"}


def test_the_article_of_a_row_has_its_headline_and_a_paragraph_a_line() -> None:
    made = article(DATED[0])
    assert made.masked(Role.TITLE).strip() == "Ferry aground off Larvik"
    assert [block.role for block in made.blocks] == [Role.TITLE, Role.PARAGRAPH, Role.PARAGRAPH]
    assert made.text[made.blocks[1].start : made.blocks[1].end] == FERRY.split("\n", maxsplit=1)[0]
