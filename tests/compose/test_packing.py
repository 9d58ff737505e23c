"""How a small number of words is filled: all sentences are weighed together, of one only one opening is taken."""

from wire import article

from digest.compose.candidates import Candidate
from digest.compose.packing import packed
from digest.compose.salience import agreed, central, terms
from digest.model.analysis import Sentence
from digest.model.span import Span

LONG = "Ferry aground off pier today while gulls circled over the mast of the old Solveig"
SHORT = ("Ferry aground off pier today", "Tugs pulled passengers free at noon")


def candidate(text: str, *, start: int, end: int | None = None, leans: bool = False) -> Candidate:
    whole = Span(article="a0", start=start, end=start + len(text), text=text)
    part = Span(article="a0", start=start, end=start + (end or len(text)), text=text[:end])
    return Candidate(
        sentence=Sentence(span=whole, shown=whole, paragraph=1),
        span=part,
        claims={},
        terms=terms(part.text),
        words=frozenset(),
        worth=1.0,
        leans=leans,
    )


def evenly(found: list[Candidate]) -> dict[str, float]:
    return {term: 1.0 for each in found for term in each.terms}


def test_two_short_sentences_win_over_a_long_one_that_leaves_no_room() -> None:
    found = [candidate(LONG, start=0)] + [
        candidate(text, start=100 * at) for at, text in enumerate(SHORT, start=1)
    ]
    weight = {term: 1.0 for each in found[1:] for term in each.terms}
    assert [each.span.text for each in packed(found, weight, words=15, length=100)] == list(SHORT)


def test_no_more_words_are_taken_than_there_is_room_for() -> None:
    found = [candidate(text, start=100 * at) for at, text in enumerate(SHORT)]
    assert sum(each.cost for each in packed(found, evenly(found), words=10, length=100)) <= 10
    assert packed(found, evenly(found), words=3, length=100) == []


def test_of_one_sentence_one_opening_is_taken() -> None:
    found = [candidate(LONG, start=0, end=28), candidate(LONG, start=0)]
    assert len(packed(found, evenly(found), words=60, length=100)) == 1


def test_short_articles_need_not_fill_the_words_there_are() -> None:
    found = [candidate(SHORT[0], start=0), candidate(SHORT[1], start=100)]
    weight = {term: 1.0 if term in found[0].terms else 0.1 for each in found for term in each.terms}
    assert packed(found, weight, words=60, length=1) == found[:1]
    assert packed(found, weight, words=60, length=1000) == found


def test_of_two_alike_the_one_that_stands_alone_is_taken() -> None:
    found = [candidate(SHORT[0], start=0, leans=True), candidate(SHORT[0], start=100)]
    assert packed(found, evenly(found), words=9, length=100) == [found[1]]


def test_an_article_unlike_the_others_counts_least() -> None:
    bags = [frozenset("abcd"), frozenset("abce"), frozenset("axyz")]
    shares = central(bags)
    assert min(shares) == shares[2]
    assert round(sum(shares), 6) == 1.0
    assert central([frozenset("ab")]) == [1.0]


def test_what_all_tell_and_headlines_name_weighs_most() -> None:
    told = "The ferry ran aground near Larvik on Sunday with forty people on board."
    weight = agreed(
        [article("a0", told, title="Ferry aground"), article("a1", told + " A gull was seen.", title="Ferry")]
    )
    assert weight["ferri"] > weight["aground"] > weight["peopl"] > weight["gull"]
    assert weight["larvik"] > weight["peopl"]
