"""Values of the head: the right ones under our names, the wrong ones told and dropped."""

import pytest

from digest.model.fields import Fields
from digest.read import checked


def test_every_field_is_known_by_its_other_names() -> None:
    given = {
        "Source": "The Harbour Post", "headline": "Ferry  runs\taground", "pub-date": "x",
        "pubdate": "2025-12-15",
        "byline": ["Ada Lund", "Ada Lund", {"name": "Ben Oe"}], "link": " https://harbour.example/1 ",
        "country": "norway", "lang": "EN_us", "translated_from": "Ukrainian", "via": "Coast Agency",
        "rights": "Full", "id": "ferry-1", "keywords": "sea, ferry ,, sea", "draft": "yes",
        "published_basis": "inferred", "published_note": "The page prints no year.",
    }  # fmt: skip
    found = checked("seeds/a.md", given, {"pub-date": 4})
    assert found.fields == Fields(
        outlet="The Harbour Post",
        title="Ferry runs aground",
        published="2025-12-15",
        published_precision="day",
        published_basis="inferred",
        published_note="The page prints no year.",
        authors=("Ada Lund", "Ben Oe"),
        url="https://harbour.example/1",
        country="NO",
        language="en-US",
        translated_from="uk",
        via="Coast Agency",
        rights="full",
        id="ferry-1",
        tags=("sea", "ferry"),
        draft=True,
    )
    assert [str(problem) for problem in found.problems] == [
        "seeds/a.md:4: \"pub-date\" is no field that digest knows. Did you mean 'pubdate'?"
    ]


@pytest.mark.parametrize(
    ("key", "value", "code", "message"),
    [
        ("date", "2025-13-02", "W_DATE", 'date "2025-13-02" is no date; write YYYY-MM-DD.'),
        ("date", ["a"], "W_VALUE", "date is a list or a mapping; write one line of text."),
        ("outlett", "x", "W_FIELD", "\"outlett\" is no field that digest knows. Did you mean 'outlet'?"),
        ("layout", "x", "W_FIELD", '"layout" is no field that digest knows.'),
        (
            "country",
            "Atlantis",
            "W_COUNTRY",
            '"Atlantis" is no country; write its two-letter code or its English name.',
        ),
        (
            "url",
            "javascript:alert(1)",
            "W_URL",
            '"javascript:alert(1)" is no address for a link; write https://….',
        ),
        ("url", "mailto:a@b.example", "W_URL", "is no address for a link"),
        ("lang", "in English", "W_LANGUAGE", "is no language code; write one such as en, uk, pt-BR."),
        ("rights", "CC BY 4.0", "W_VALUE", 'rights "CC BY 4.0" is none of full, excerpt.'),
        ("id", "../../etc", "W_VALUE", "is no id; write small letters, digits and hyphens"),
        ("title", "…!?", "W_VALUE", "has neither letter nor digit."),
        ("title", "x" * 501, "W_VALUE", "title has 501 characters; 500 is the most."),
        ("tags", ["t"] * 201, "W_VALUE", "tags has 201 entries; 200 is the most."),
    ],
)
def test_a_wrong_value_is_told_with_its_line_and_dropped(
    key: str, value: object, code: str, message: str
) -> None:
    found = checked("seeds/post.md", {key: value}, {key: 3})
    assert found.fields == Fields()
    assert [problem.code for problem in found.problems] == [code]
    assert str(found.problems[0]).startswith("seeds/post.md:3: ")
    assert message in str(found.problems[0])


@pytest.mark.parametrize("value", ["ture", "maybe", ["true"], {"is": "true"}])
def test_a_draft_that_cannot_be_read_is_one_until_it_can(value: object) -> None:
    found = checked("seeds/post.md", {"Draft": value}, {"Draft": 3})
    assert found.fields == Fields(draft=True)
    assert [(problem.line, problem.code) for problem in found.problems] == [(3, "W_VALUE")]


def test_a_draft_with_a_slip_says_what_is_taken_of_it() -> None:
    [problem] = checked("seeds/post.md", {"draft": "ture"}, {}).problems
    assert problem.message == 'draft "ture" is neither true nor false; taken for true until it is.'


def test_a_time_without_a_zone_gives_the_day_and_a_warning() -> None:
    found = checked("seeds/a.md", {"date": "2025-12-15 10:00"}, {})
    assert (found.fields.published, found.fields.published_precision) == ("2025-12-15", "day")
    assert [problem.code for problem in found.problems] == ["W_ZONE"]


def test_a_date_without_a_year_is_kept_as_printed() -> None:
    found = checked("seeds/a.md", {"date": "Monday, December 15"}, {})
    assert (found.fields.published, found.fields.published_printed) == (None, "Monday, December 15")
    assert found.problems == ()


def test_two_keys_for_one_thing_are_told_only_where_they_differ() -> None:
    same = checked("seeds/a.md", {"date": "2025-12-15", "pubdate": "2025-12-15"}, {})
    apart = checked("seeds/a.md", {"outlet": "The Post", "source": "The Mail"}, {"source": 5})
    assert same.problems == ()
    assert apart.fields.outlet == "The Post"
    assert (
        str(apart.problems[0])
        == 'seeds/a.md:5: "source" says differently what "outlet" says; the first counts.'
    )


@pytest.mark.parametrize("nothing", ["", "~", "null", "unknown", " \u200b "])
def test_a_field_that_says_nothing_is_no_field(nothing: str) -> None:
    assert (
        checked("seeds/a.md", {"title": nothing, "date": nothing, "url": nothing, "tags": nothing}, {}).fields
        == Fields()
    )


def test_names_lose_what_nobody_sees() -> None:
    found = checked("seeds/a.md", {"outlet": "The\u202e Post\u2066\u200b", "title": "Cafe\u0301\nopens"}, {})
    assert (found.fields.outlet, found.fields.title) == ("The Post", "Café opens")


def test_many_unknown_keys_are_told_in_few_lines() -> None:
    found = checked("seeds/a.md", {f"key{at}": "x" for at in range(5_000)}, {})
    assert len(found.problems) == 21
    assert found.problems[-1].message == "4,980 more keys are no fields that digest knows."
