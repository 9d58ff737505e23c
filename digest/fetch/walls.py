"""Walls: what servers show in the place of an article, such as a question about cookies, told by its feed."""

from digest.read.extracted import Extracted
from digest.text.words import FIRST_IDEOGRAPH, words

MOST = 150  # words; a longer page is no wall, whatever its feed says
ENOUGH = 20  # words of a feed that can stand for an article
FAR_LESS = 0.5  # of the words of the feed
SHARED = 0.1  # of the words of the feed that a page has at the least
TELLING = 3  # words of a feed from which a page can be judged
LONG = 4  # letters of a word that says something; in Chinese and Japanese each pair does


def is_wall(page: Extracted, told: Extracted) -> bool:
    """Whether a page is not what its feed has `told` of: it has far less text, or is about something else."""
    there = length(page)
    if there >= MOST:
        return False
    if length(told) >= ENOUGH and there < FAR_LESS * length(told):
        return True
    expected = _telling(told)
    return len(expected) >= TELLING and len(expected & _telling(page)) < SHARED * len(expected)


def length(found: Extracted) -> int:
    """How many words the text of an article has."""
    return sum(len(words(one)) for one in found.paragraphs)


def _telling(found: Extracted) -> set[str]:
    given = (word.low for one in (found.title, *found.paragraphs) for word in words(one))
    return {low for low in given if len(low) >= LONG or low >= FIRST_IDEOGRAPH}
