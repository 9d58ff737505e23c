"""Builders of documents for the tests of cleaning: invented texts, made in one line."""

import hashlib

from digest.clean import articles
from digest.model.article import Article, Articles, Document, Documents, Role
from digest.model.fields import Fields

COUNTRIES = {"norway": "NO", "portugal": "PT"}


def document(
    text: str, path: str = "seeds/a.txt", *, body: int = 0, markup: str = "text", **fields: object
) -> Document:
    """A document with this text; fields are those of its front matter, already checked."""
    return Document(
        path=path,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        body=body,
        markup=markup,
        checked=Fields(language="en", **fields),  # type: ignore[arg-type]
    )


def cleaned(*documents: Document) -> Articles:
    """The articles of these documents."""
    return articles(Documents(kept=documents), country=lambda name: COUNTRIES.get(name.lower()))


def only(*documents: Document) -> Article:
    """The first article of these documents."""
    return cleaned(*documents).kept[0]


def lines(article: Article, role: Role) -> list[str]:
    """The blocks of an article that have this role, as text."""
    return [article.text[block.start : block.end] for block in article.blocks if block.role is role]
