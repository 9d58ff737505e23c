"""The invented articles by name, and their passages found by their words."""

import ferry_articles as told

from digest.model.article import Article
from digest.model.span import Span

ARTICLES: dict[str, Article] = {article.id: article for article, _ in told.ALL}
SHORT = {name.split("-")[0]: name for name in ARTICLES}
SHORT["islanders"] = "004-islanders"
SHORT["courier"] = "ellsund-courier-ferry"
SHORT["post"] = "harbour-post-ferry"
SHORT["wire"] = "kestrel-wire-ferry"
ORDER = tuple(sorted(ARTICLES))
SENTENCES = tuple(s for name in ORDER for article, found in told.ALL if article.id == name for s in found)


def words(short: str, text: str) -> Span:
    """The passage of an article that reads `text`."""
    article = ARTICLES[SHORT[short]]
    start = article.text.index(text)
    return article.span(start, start + len(text))


def said(short: str, text: str) -> Span:
    """The sentence of an article in which `text` stands."""
    place = words(short, text)
    return next(s.span for s in SENTENCES if s.span.covers(place))
