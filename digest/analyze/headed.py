"""A count that outlets tell otherwise as it is shown: what it is called, and a position for each way."""

from collections import Counter
from collections.abc import Mapping, Sequence

from digest.analyze import pace
from digest.analyze.guards import NO_COUNT
from digest.analyze.reading import Reading
from digest.analyze.tellings import Book, Told
from digest.analyze.ways import Group
from digest.model.analysis import Position
from digest.text.clauses import base_verbs
from digest.text.fates import FIRM
from digest.text.measures import WORDS
from digest.text.numbers import SPELLED, within
from digest.text.predicates import SAYING
from digest.text.words import content

BEFELL = frozenset({"kill", "injure", "missing", "arrest", "rescue", "trap", "charge"})
# What figures in other languages are called, by what is counted or what befell it.
CALLED = {
    "crew": "Crew", "magnitude": "Magnitude", "kill": "Killed", "injure": "Injured", "missing": "Missing",
    "arrest": "Arrested", "rescue": "Rescued", "trap": "Trapped", "displace": "Displaced",
    "attend": "Spectators",
}  # fmt: skip
REACH = 40  # characters between a figure and a word that may say what is counted
MOSTLY = 0.5  # share of the sentences that must have the word by which a count is called
MONTHS = frozenset({"march", "may", "august"})  # words that written large, as a label is, name a month
NO_TOPIC = SAYING | SPELLED.keys() | WORDS.keys() | MONTHS


def label(ways: Mapping[float | str, Group], made: Sequence[Position], held: Book, *, over_time: bool) -> str:
    """The ways in words of the articles, each with what is counted where a sentence has it; no ranges."""
    languages = {held.units[each.unit].language for those in ways.values() for each in those}
    if languages != {"en"}:
        return _elsewhere(ways, made, held, several=len(languages) > 1, over_time=over_time)
    ranges = {way for way in ways if isinstance(way, str)}
    named = [
        max((span.text for span in each.marked), key=lambda text: (" " in text, -len(text)))
        for each in made
        if each.marked[0].text.casefold() not in ranges
    ]
    about = _topic(ways, held)
    first, *others = dict.fromkeys(named)
    joined = (", then " if over_time else " or ").join(
        (within(first) if about else first, *map(within, others))
    )
    return f"{about[:1].upper()}{about[1:]}: {joined}" if about else joined


def _elsewhere(
    ways: Mapping[float | str, Group],
    made: Sequence[Position],
    held: Book,
    *,
    several: bool,
    over_time: bool,
) -> str:
    """The same for other languages than English: what befell those counted is told in our own words.

    Of several languages the bare figures stand there, in digits: no page can be in all of them.
    """
    every = [each.figure for those in ways.values() for each in those]
    kinds = {each.unit if each.unit in CALLED else each.fate for each in every}
    about = CALLED.get(next(iter(kinds)), "") if len(kinds) == 1 else ""
    value = {held.marked(each): way for way, those in ways.items() for each in those}
    texts = [each.marked[0].text for each in made]
    shown = [f"{value[each.marked[0]]:.10g}" for each in made] if several else texts
    joined = (", then " if over_time else " or ").join(dict.fromkeys(shown))
    return f"{about}: {joined}" if about else joined


def _topic(ways: Mapping[float | str, Group], held: Book) -> str:
    """The word that most sentences have, and some of each way, nearest to a figure; "" where none is.

    Names, the words of figures, and who says so are none. Of people it is what befell those counted.
    """
    every = [each for those in ways.values() for each in those]
    fates = {each.figure.fate for each in every if each.figure.unit not in NO_COUNT}
    if len(fates) == 1 and not fates.isdisjoint(BEFELL) and all(each.figure.fate for each in every):
        called = (_called(held.sentence(each).text, each.figure.fate) for each in every)
        fate = next((word for word in called if word), "")
        if fate:
            return fate
    common = set.intersection(
        *({stem for each in those for stem, _ in _words(each, held)} for those in ways.values())
    )
    count = Counter(stem for each in every for stem in {stem for stem, _ in _words(each, held)} & common)
    near = {stem: place for each in reversed(every) for stem, (place, _) in _nearest(each, held).items()}
    ranked = sorted(common & near.keys(), key=lambda stem: (-count[stem], near[stem], stem))
    if not ranked or count[ranked[0]] < MOSTLY * len(every):
        return ""
    return next(found[ranked[0]][1] for each in every if ranked[0] in (found := _nearest(each, held)))


def _called(sentence: str, fate: str) -> str:
    """The first word of a sentence for what befell those counted: of the missing never "death"."""
    return next((word[0] for word in FIRM.finditer(sentence) if word.lastgroup == fate), "")


def _nearest(told: Told, held: Book) -> dict[str, tuple[int, str]]:
    """For each word of a sentence how far it stands from the figure, in characters, and how it is written."""
    at = told.start - held.sentence(told).start
    found: dict[str, tuple[int, str]] = {}
    for stem, (start, text) in _words(told, held):
        after = start - at - len(held.marked(told).text)
        far = at - start - len(text) if start < at else after + 1  # of two as near the one before
        if far <= REACH and (stem not in found or far < found[stem][0]):
            found[stem] = (far, text)
    return found


def _words(told: Told, held: Book) -> list[tuple[str, tuple[int, str]]]:
    """The words of a sentence that may say what is counted: stem, then place and form."""
    sentence, marked = held.sentence(told), held.marked(told)
    start, end = marked.start - sentence.start, marked.end - sentence.start
    return [
        (word.stem, (word.start, word.text))
        for word in content(sentence.text)
        if word.text.islower()
        and word.text.isalpha()
        and word.text not in NO_TOPIC
        and not _is_deed(sentence.text, word.start, word.text)
        and not start <= word.start < end
        and word.stem != told.figure.unit
    ]


def _is_deed(sentence: str, start: int, word: str) -> bool:
    """Whether a word tells what is to be done ("to close it"), which as a label would read as a quality."""
    return word in base_verbs() and sentence.endswith("to ", 0, start)


def positions(
    ways: Mapping[float | str, Group], held: Book, readings: Sequence[Reading], *, over_time: bool
) -> tuple[Position, ...]:
    """A position for each way: of a count that changed the oldest first, else the one most articles have."""
    rank = {reading.article.id: at for at, reading in enumerate(readings)}
    made: list[tuple[tuple[object, ...], Position]] = []
    for way, those in ways.items():
        articles = {held.article(each).id: held.article(each) for each in those}
        oldest = (
            pace.by_time(list(articles.values()))
            if over_time
            else sorted(articles.values(), key=lambda article: rank[article.id])
        )
        place = {article.id: at for at, article in enumerate(oldest)}
        ordered = sorted(those, key=lambda each: (place[held.article(each).id], each.start))
        first = pace.age(oldest[0]) if over_time else (-len(articles), rank[oldest[0].id])
        made.append((
            (isinstance(way, str), first, held.place(ordered[0])),
            Position(
                articles=tuple(article.id for article in oldest),
                spans=tuple(dict.fromkeys(held.sentence(each) for each in ordered)),
                marked=tuple(dict.fromkeys(held.marked(each) for each in ordered)),
                who=tuple(dict.fromkeys(
                    held.article(each).span(*each.who) for each in ordered if each.who
                )),
            ),
        ))  # fmt: skip
    return tuple(position for _, position in sorted(made, key=lambda pair: pair[0]))
