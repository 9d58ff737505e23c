"""The articles about one event, and why they are one story."""

from dataclasses import dataclass

from digest.model.article import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why two articles are one story: their likeness (cosine, 0 to 1) and the names and terms they share."""

    articles: tuple[str, str]
    score: float
    shared_names: tuple[str, ...] = ()
    shared_terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The articles about one event, in the order of their ids, and why they belong together."""

    articles: tuple[Article, ...]
    why: tuple[Why, ...] = ()

    def __post_init__(self) -> None:
        if not self.articles:
            raise ValueError("a story needs an article")

    def article(self, id_: str) -> Article:
        """The article with this id.

        Raises:
            KeyError: no article of this story has it.
        """
        for article in self.articles:
            if article.id == id_:
                return article
        raise KeyError(id_)
