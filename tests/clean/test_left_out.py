"""Drafts and articles of a later date: left out and counted, and of no consequence for the rest."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from digest import clean
from digest.clean.choice import after
from digest.model.article import Articles
from digest.read import documents

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
TEXT = "The mill at Ardo burned down on Monday, and the fire brigade came late. Nobody was hurt, the mayor said.\n"


def write(folder: Path, name: str, head: str, text: str = TEXT) -> None:
    (folder / name).write_text(f"---\n{head}\n---\n\n{text}", encoding="utf-8")


def articles(folder: Path, *, drafts: bool = False, until: datetime | None = None) -> Articles:
    return clean.articles(
        documents(folder), country=lambda _: None, choice=clean.Choice(drafts=drafts, until=until)
    )


@pytest.mark.parametrize(
    ("published", "later"),
    [
        ("2026-03-10T12:00Z", False),
        ("2026-03-10T12:01Z", True),
        ("2026-03-10T13:30+02:00", False),
        ("2026-03-10T12:30+00:00", True),
        ("2026-03-10T11:00-05:00", True),
        ("2026-03-10", False),
        ("2026-03-11", True),
        (None, False),
    ],
)
def test_a_time_is_later_by_its_zone_and_a_day_from_its_first_hour(
    published: str | None,
    later: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert after(published, NOON) is later
    assert after(published, None) is False


def test_drafts_are_left_out_and_counted_unless_they_are_asked_for(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "outlet: A")
    write(tmp_path, "b.md", "outlet: B\ndraft: true")
    made = articles(tmp_path)
    assert ([article.id for article in made.kept], made.drafts, made.later) == (["a"], 1, 0)
    made = articles(tmp_path, drafts=True)
    assert ([article.id for article in made.kept], made.drafts) == (["a", "b"], 0)


def test_articles_of_a_later_date_are_left_out_and_counted_where_a_now_is_known(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "outlet: A\npublished: 2026-03-10T10:00Z")
    write(tmp_path, "b.md", "outlet: B\npublished: 2026-03-11")
    write(tmp_path, "c.md", "outlet: C\npublished: 2026-03-11\ndraft: true")
    write(tmp_path, "d.md", "outlet: D")
    assert len(articles(tmp_path).kept) == 3
    made = articles(tmp_path, until=NOON)
    assert ([article.id for article in made.kept], made.drafts, made.later) == (["a", "d"], 1, 1)


def test_a_date_that_only_the_text_prints_counts_as_well(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"The mill burns\n\nThe Ardo Post\n\nMarch 12, 2026\n\n{TEXT * 3}")
    [article] = articles(tmp_path).kept
    assert article.published.value == "2026-03-12"
    assert articles(tmp_path, until=NOON).later == 1


def test_a_copy_of_a_later_date_does_not_push_out_the_one_that_is_published(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "outlet: A\npublished: 2026-03-12")
    write(tmp_path, "b.md", "outlet: A\npublished: 2026-03-09")
    made = articles(tmp_path, until=NOON)
    assert [article.id for article in made.kept] == ["b"]
    assert made.problems == ()
    assert [problem.code for problem in articles(tmp_path).problems] == ["E_COPY"]


def test_a_draft_is_nobodys_copy_until_it_is_published(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "outlet: A")
    write(tmp_path, "b.md", "outlet: A\ndraft: true")
    made = articles(tmp_path, drafts=True)
    assert ([article.id for article in made.kept], made.problems) == (["a", "b"], ())
    write(tmp_path, "b.md", "outlet: A\ndraft: false")
    assert [problem.code for problem in articles(tmp_path).problems] == ["E_COPY"]


def test_a_site_is_told_nothing_of_what_is_odd_about_an_article_left_out(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "outlet: A\noutlett: A")
    write(tmp_path, "secret.md", "outlet: B\noutlett: B\ndraft: true")
    write(tmp_path, "tomorrow.md", "outlet: B\noutlett: B\npublished: 2026-03-12", TEXT * 2)
    assert [problem.path.split("/")[1] for problem in articles(tmp_path, until=NOON).problems] == ["a.md"]
    assert len(articles(tmp_path, drafts=True).problems) == 3
