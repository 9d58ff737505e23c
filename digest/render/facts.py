"""Plain counts of an article: its words, and the minutes that they take to read."""

from digest.model.article import Article, Role
from digest.text.words import count

WORDS_A_MINUTE = 238  # silent reading of English non-fiction: Brysbaert 2019, a meta-analysis of 190 studies


def length(article: Article) -> tuple[int, int]:
    """The words of an article (headlines and paragraphs) and the minutes to read them, at least 1."""
    words = count(article.masked(Role.TITLE, Role.HEADING, Role.PARAGRAPH))
    return words, max(1, round(words / WORDS_A_MINUTE))
