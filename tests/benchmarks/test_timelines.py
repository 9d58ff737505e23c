"""The timelines of the bench on an invented topic of three articles."""

from benchmarks.quality import scores
from benchmarks.quality.timelines import TASK

ARTICLES = [
    {
        "id": "1",
        "topic": "orvik",
        "outlet": "x",
        "date": "2031-05-02",
        "text": "The dam of Orvik broke on Thursday . The flood took the bridge of the old town on Thursday night .",
    },
    {
        "id": "2",
        "topic": "orvik",
        "outlet": "y",
        "date": "2031-05-04",
        "text": "Divers searched the flood at the dam of Orvik on Saturday . The dam of Orvik broke on May 1 , officials say .",
    },
    {
        "id": "3",
        "topic": "choir",
        "outlet": "y",
        "date": "2031-05-04",
        "text": "A choir sang in Lund on Saturday .",
    },
]
GOLD = [
    {
        "timeline_id": "orvik/x",
        "topic": "orvik",
        "entries": [
            {"date": "2031-05-01", "sentences": ["The dam breaks and the flood takes a bridge ."]},
            {"date": "2031-05-04", "sentences": ["Divers search the flood ."]},
        ],
    }
]


def test_a_timeline_has_as_many_dates_and_sentences_as_it_was_told_to() -> None:
    (made,) = TASK.predict([ARTICLES, GOLD])
    assert made["timeline_id"] == "orvik/x"
    assert made["entries"][0]["date"] == "2031-05-01"
    assert len(made["entries"]) == 2
    assert all(
        sentence in ARTICLES[0]["text"] + ARTICLES[1]["text"]
        for entry in made["entries"]
        for sentence in entry["sentences"]
    )


def test_the_inputs_are_told_apart_in_any_order() -> None:
    assert TASK.predict([ARTICLES, GOLD]) == TASK.predict([GOLD, ARTICLES])


def test_the_plain_way_takes_the_dates_named_most() -> None:
    assert TASK.baseline is not None
    (made,) = TASK.baseline([ARTICLES, GOLD])
    assert made["entries"][0] == {"date": "2031-05-01", "sentences": ["The dam of Orvik broke on Thursday ."]}


def test_the_score_has_the_dates_and_says_where_the_words_are_not_counted() -> None:
    found = TASK.score([ARTICLES, GOLD], GOLD)
    assert found["date_f1"] == 1.0
    assert found.get("ar1") == 1.0 or "tilse" in found["ar"]
    assert scores.aligned(GOLD, []).get("ar1", 0.0) == 0.0
