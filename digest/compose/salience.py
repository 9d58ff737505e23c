"""How much each word of a story, and each pair of words, matters: most those of headlines and openings."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from digest.model.article import Article
from digest.text.words import stop_words, words

OPENING = 800  # characters of an article that count as its opening: three paragraphs or so
# What a term gets for each share: of the articles that have it in the opening, in the headline, anywhere.
IN_OPENING = 1.0
IN_HEADLINE = 2.0
ANYWHERE = 0.5
ALONE = 0.5  # what a term counts for that one article of several has alone


def salience(articles: Sequence[Article]) -> Mapping[str, float]:
    """The weight of each term, 0 to `IN_OPENING + IN_HEADLINE + ANYWHERE`, whatever the articles' order."""
    opening: Counter[str] = Counter()
    headline: Counter[str] = Counter()
    anywhere: Counter[str] = Counter()
    for article in articles:
        text = article.masked()
        whole = terms(text, language=article.language)
        headed = terms(article.title.text if article.title else "", language=article.language)
        opening.update(terms(text.strip()[:OPENING], language=article.language))
        headline.update(headed)
        anywhere.update(whole | headed)
    weigh = {
        term: (IN_OPENING * opening[term] + IN_HEADLINE * headline[term] + ANYWHERE * count) / len(articles)
        for term, count in anywhere.items()
    }
    several = len(articles) > 1
    return {
        term: value * (ALONE if several and anywhere[term] == 1 else 1.0) for term, value in weigh.items()
    }


def headlines(articles: Sequence[Article]) -> Mapping[str, float]:
    """The stems of the headlines' words, each with its share of all of them."""
    count = Counter(
        term
        for article in articles
        if article.title
        for term in terms(article.title.text, language=article.language)
        if " " not in term
    )
    return {term: times / count.total() for term, times in count.items()}


def terms(text: str, *, language: str = "en") -> frozenset[str]:
    """The stems of the words of `text` but for stop words, and its pairs of neighbors as "stem stem"."""
    stop = stop_words(language)
    found = words(text, language=language)
    alone = (word.stem for word in found if word.text.lower() not in stop)
    return frozenset((*alone, *(f"{one.stem} {other.stem}" for one, other in pairwise(found))))
