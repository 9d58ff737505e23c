"""Where places lie, as small invented stories tell."""

import pytest

from digest.analyze.entities import entities
from digest.model.analysis import Entity
from digest.model.article import Article, Outlet
from digest.text.names import names


def place(name: str, *texts: str) -> Entity:
    articles = [
        Article(id=str(at), path="a.txt", sha256="", text=text, outlet=Outlet(id="a", name="a"))
        for at, text in enumerate(texts)
    ]
    found = entities(articles, {article.id: names(article.text) for article in articles})
    return next(entity for entity in found if entity.name == name)


@pytest.mark.parametrize(
    ("name", "text", "country", "point"),
    [
        ("Kharkiv", "It rained in Kharkiv on Monday.", "UA", (50, 36)),
        ("Norway", "It rained in Norway on Monday.", "NO", (60, 11)),
        ("Paris", "It rained in Paris on Monday.", "FR", (49, 2)),
        ("Paris", "It rained in Paris, Texas, on Monday.", "US", None),
        ("Springfield", "It rained in Springfield, Ill., on Monday.", "US", (40, -90)),
        ("Birmingham", "It rained in Birmingham, England, on Monday.", "GB", (52, -2)),
        ("Hyderabad", "It rained in Hyderabad. Pakistan was dry, and Pakistan waited.", "PK", (25, 68)),
        ("Georgia", "Georgia voted. In Georgia and in Florida the polls closed.", "US", None),
        ("Georgia", "Georgia fought. In Georgia and in Russia people fled.", "GE", (42, 45)),
        ("Georgia", "It rained in Georgia on Monday.", None, None),
        ("Keldon", "It rained in Keldon on Monday.", None, None),
    ],
)
def test_the_words_around_a_place_tell_where_it_lies(
    name: str, text: str, country: str | None, point: tuple[int, int] | None
) -> None:
    found = place(name, text)
    assert found.country == country
    assert (round(found.lat or 0), round(found.lon or 0)) == (point or (0, 0))
    assert bool(found.lat) == bool(point)


def test_what_only_size_tells_says_so() -> None:
    assert "size alone" in place("London", "It rained in London on Monday.").basis


def test_a_person_called_like_a_country_lies_nowhere() -> None:
    assert place("Michael Jordan", "Michael Jordan left. Jordan was late.").country is None
