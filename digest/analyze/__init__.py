"""From a story to its analysis: sentences, quotes, names, times, claims, differences, origins, firmness."""

from digest.model.analysis import Analysis
from digest.model.article import Article
from digest.model.story import Story


def story(told: Story) -> Analysis:
    """All that is found in a story; a pure function of its articles."""
    from digest.analyze.analysis import analysis  # noqa: PLC0415 - numpy and the lists load when used

    return analysis(told)


def named_in(article: Article) -> tuple[str, ...]:
    """The names that an article mentions, most frequent first, for telling why articles belong together."""
    from collections import Counter  # noqa: PLC0415 - as above

    from digest.analyze.reading import unwrapped  # noqa: PLC0415 - as above
    from digest.text.names import names  # noqa: PLC0415 - as above

    count = Counter(mention.head for mention in names(unwrapped(article), language=article.language))
    return tuple(sorted(count, key=lambda name: (-count[name], name)))
