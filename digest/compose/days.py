"""Which days of a story matter: those that many articles name when they speak of what the story is about.

The date-wise way to a timeline (Tran et al. 2013, "Leveraging learning to rank in an optimization framework
for timeline summarization"; Ghalandari and Ifrim 2020, "Examining the state-of-the-art in news timeline
summarization"): days are ranked first, then sentences are chosen for each.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from digest.compose.tellings import Telling, by_day

TOPIC_WORDS = 20  # the stems that most articles have are what the story is about


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedDay:
    """A day and why it has its rank.

    `articles` is the number of articles that name it in a sentence with a word of the story's topic,
    `appeared` the number of articles published on it.
    """

    day: str
    articles: int
    appeared: int


def topic_words(tellings: Iterable[Telling], *, most: int = TOPIC_WORDS) -> frozenset[str]:
    """The content words that the most articles have, and more than one (if there is more than one article).

    Of two words in equally many articles the first in the alphabet is taken.
    """
    pairs = {(each.article, stem) for each in tellings for stem in each.stems}
    count = Counter(stem for _, stem in pairs)
    least = min(2, len({article for article, _ in pairs}))
    shared = [stem for stem in count if count[stem] >= least]
    return frozenset(sorted(shared, key=lambda stem: (-count[stem], stem))[:most])


def ranked_days(
    tellings: Sequence[Telling], *, first: str = "", last: str = "9999-12-31"
) -> tuple[RankedDay, ...]:
    """The days from `first` to `last` that the articles name or were published on, best first.

    The day that more articles name comes first; of two alike the one on which more appeared, then the
    earlier.
    """
    topic = topic_words(tellings)
    named = {
        day: len({each.article for each in held if topic.intersection(each.stems)})
        for day, held in by_day(tellings).items()
    }
    appeared = Counter(day for _, day in {(each.article, each.published) for each in tellings} if day)
    ranked = [
        RankedDay(day=day, articles=named.get(day, 0), appeared=appeared[day])
        for day in {*named, *appeared}
        if first <= day <= last
    ]
    return tuple(sorted(ranked, key=lambda each: (-each.articles, -each.appeared, each.day)))
