"""The articles about one event, and why they are one story."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from digest.model.article import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why two articles are one story: their likeness (cosine, 0 to 1) and the names and terms they share.

    `by_hand` is where a person put them together (`stories.toml:3`), empty where nobody did; only then may
    `score` be None: the two were not compared.
    """

    articles: tuple[str, str]
    score: float | None
    shared_names: tuple[str, ...] = ()
    shared_terms: tuple[str, ...] = ()
    by_hand: str = ""

    def __post_init__(self) -> None:
        if self.score is None and not self.by_hand:
            raise ValueError(f"articles are alike or put together by hand: {self.articles}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ByHand:
    """That a person put an article where it is, or named its story: what was asked for, and where.

    `wish` is join, split, move or story; `place` such as `stories.toml:3`.
    """

    article: str
    wish: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The articles about one event, in the order of their ids, and why they belong together.

    What a person said of it: `title` and `slug` (empty where not given), and `by_hand`, for each article that
    is here for that reason.
    """

    articles: tuple[Article, ...]
    why: tuple[Why, ...] = ()
    title: str = ""
    slug: str = ""
    by_hand: tuple[ByHand, ...] = ()

    def __post_init__(self) -> None:
        if not self.articles:
            raise ValueError("a story needs an article")

    @property
    def day(self) -> date | None:
        """The day that most of its articles bear, or the earliest such; undated ones are told from it."""
        days = Counter(day for article in self.articles if (day := article.published.day))
        return min(days, key=lambda day: (-days[day], day)) if days else None

    def article(self, id_: str) -> Article:
        """The article with this id.

        Raises:
            KeyError: no article of this story has it.
        """
        for article in self.articles:
            if article.id == id_:
                return article
        raise KeyError(id_)
