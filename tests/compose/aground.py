"""A ferry aground, told in several articles: the timeline that comes of them, and where words stand."""

from wire import analysis, article

from digest.compose.edition import Composer, edition
from digest.model.digest import Event


def events(*paragraphs: tuple[str, ...]) -> tuple[Event, ...]:
    """The timeline of a story of articles with these paragraphs."""
    articles = [
        article(f"a{at}", *each, title=f"Ferry Aground, telling {at}") for at, each in enumerate(paragraphs)
    ]
    return edition([analysis(*articles)], Composer()).digests[0].timeline


def place(sentence: str, words: str) -> tuple[int, int]:
    """Where `words` stand in `sentence`."""
    start = sentence.index(words)
    return start, start + len(words)
