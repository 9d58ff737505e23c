"""How much each word of a story, and each pair of words, matters: most those of headlines and openings."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from digest.model.article import Article
from digest.text.words import content_stems, stems, stop_words, words

OPENING = 800  # characters of an article that count as its opening: three paragraphs or so
LEAD = 300  # characters that count as its first sentence or two
# What a term gets for each share: of the articles that have it in the opening, in the headline, anywhere.
IN_OPENING = 1.0
IN_HEADLINE = 2.0
ANYWHERE = 0.5
ALONE = 0.5  # what a term counts for that one article of several has alone
# The same where words are short (see `agreed`).
HEADLINE = 2.0  # what a headline counts for beside the text
AGREEMENT = 1.8  # how strongly what many have stands out
NAME = 1.5  # what a name, or a pair of words with one, counts for: news tells who and where


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


def agreed(articles: Sequence[Article]) -> Mapping[str, float]:
    """The weight of each term where words are short: how far articles and headlines agree on it.

    The share of the articles that have it, a headline counting twice, to a power that lets what all have
    stand out. An article counts for as much as it is like the others: one that tells something else, or what
    somebody thinks of it, has few of their words (centrality; Erkan and Radev 2004).
    """
    heads = [
        terms(article.title.text if article.title else "", language=article.language) for article in articles
    ]
    texts = [terms(article.masked(), language=article.language) for article in articles]
    shares = central([head | text for head, text in zip(heads, texts, strict=True)])
    told: dict[str, float] = {}
    for head, text, share in zip(heads, texts, shares, strict=True):
        for term in text:
            told[term] = told.get(term, 0.0) + share
        for term in head:
            told[term] = told.get(term, 0.0) + HEADLINE * share
    named = {stem for article in articles for stem in _named(article)}
    return {
        term: math.pow(value, AGREEMENT) * (1.0 if named.isdisjoint(term.split(" ")) else NAME)
        for term, value in told.items()
    }


def _named(article: Article) -> Iterator[str]:
    """The stems of the words with a capital; in headlines capitals tell nothing."""
    stop = stop_words(article.language)
    for word in words(article.masked(), language=article.language):
        if word.text[0].isupper() and word.low not in stop:
            yield word.stem


def central(bags: Sequence[frozenset[str]]) -> list[float]:
    """How like the others each is by its cosines, as a share of all; even where none is like another."""
    near = [
        math.fsum(
            len(bag & other) / math.sqrt(len(bag) * len(other))
            for other in bags
            if other is not bag and bag and other
        )
        for bag in bags
    ]
    total = math.fsum(near)
    return [each / total if total else 1 / len(bags) for each in near]


def leads(articles: Sequence[Article]) -> Mapping[str, float]:
    """The stems of headlines and first sentences, each with its share of what the articles agree on there.

    A headline counts twice an opening; to the power of two, so that what all open with stands out.
    """
    told: Counter[str] = Counter()
    for article in articles:
        head = terms(article.title.text if article.title else "", language=article.language)
        opening = terms(article.masked().strip()[:LEAD], language=article.language)
        for bag, times in ((head, 2), (opening, 1)):
            told.update({term: times for term in bag if " " not in term})
    weigh = {term: count * count for term, count in told.items()}
    total = sum(weigh.values())
    return {term: value / total for term, value in weigh.items()}


def headed(articles: Sequence[Article]) -> frozenset[str]:
    """The stems that most headlines have: whoever and whatever they name is taken for known."""
    count = Counter(
        term
        for article in articles
        if article.title
        for term in terms(article.title.text, language=article.language)
        if " " not in term
    )
    return frozenset(term for term, times in count.items() if 2 * times > len(articles))


def length(articles: Sequence[Article]) -> float:
    """How many words an article has on average, as white space parts them, without headline and furniture."""
    return sum(len(article.masked().split()) for article in articles) / len(articles)


def terms(text: str, *, language: str = "en") -> frozenset[str]:
    """The stems of the words of `text` but for stop words, and its pairs of neighbors as "stem stem"."""
    pairs = map(" ".join, pairwise(stems(text, language=language)))
    return frozenset([*content_stems(text, language=language), *pairs])
