"""How sentences are chosen under a limit, in words or in sentences."""

import dataclasses

import pytest
from wire import analysis, article

from digest.compose.salience import salience
from digest.compose.selection import Limit
from digest.compose.summary import summary
from digest.compose.worth import worth
from digest.model.analysis import Analysis

LEAD = "The ferry Solveig ran aground off the northern pier of Larvik on Sunday with forty people on board."
SAVED = "Two tugs pulled the ferry free at noon and brought all passengers to the hospital of Larvik."


def texts(found: Analysis, limit: Limit) -> list[str]:
    return [each.span.text for each in summary(found, found.claims, limit=limit)]


def test_a_limit_says_how_long() -> None:
    with pytest.raises(ValueError, match="limit"):
        Limit()
    with pytest.raises(ValueError, match="limit"):
        Limit(words=60, sentences=5)


@pytest.mark.parametrize("most", [10, 20, 30, 60])
def test_no_summary_has_more_words_than_its_limit(most: int) -> None:
    found = analysis(article("a", LEAD, SAVED, title="Ferry Aground"), article("b", SAVED, LEAD))
    assert sum(len(text.split()) for text in texts(found, Limit(words=most))) <= most


def test_a_summary_short_of_words_may_stop_a_sentence_early() -> None:
    found = analysis(article("a", f"{LEAD[:-1]}, as fog lay on the harbor and no light could be seen."))
    short = texts(found, Limit(words=20))
    assert short
    assert LEAD.startswith(short[0])
    assert texts(found, Limit(sentences=1))[0].endswith("seen.")


def test_what_headlines_have_matters_more_than_what_they_lack() -> None:
    weight = salience(
        [article("a", LEAD, SAVED, title="Ferry Aground"), article("b", LEAD, title="Ferry Fog")]
    )
    assert weight["ferri"] > weight["pier"] > weight["tug"]


def test_salience_does_not_depend_on_the_order_of_articles() -> None:
    one, other = article("a", LEAD, title="Ferry Aground"), article("b", SAVED, title="Fog")
    assert salience([one, other]) == salience([other, one])


def test_the_main_news_leads_although_an_aside_is_shared() -> None:
    gull = "A gull had been seen on the mast of the old museum ship Fram by a boy with a red hat."
    filler = tuple(
        f"Harbor master Nils Berg counted {number} crates of {goods} on the quay of the old town that winter day."
        for number, goods in enumerate(
            ("herring", "timber", "wool", "copper", "barley", "salt", "amber", "rope"), 20
        )
    )
    found = analysis(
        article("a", LEAD, *filler, gull, title="Ferry Runs Aground Off Larvik"),
        article(
            "b", "Forty were on the ferry Solveig as it struck Larvik's pier.", gull, title="Ferry Hits Pier"
        ),
    )
    assert "ferry" in texts(found, Limit(sentences=3))[0]


def test_a_sentence_that_needs_a_noun_comes_after_what_tells_of_it() -> None:
    talks = "Talks between the harbor company and its dockers began in Larvik on Sunday after a long strike."
    host = "The talks were opened by Mayor Ann Bell in the old customs house of the town."
    told = texts(analysis(article("a", talks, host, title="Talks in Larvik")), Limit(sentences=5, least=2))
    assert told == [talks, host]


def test_what_leans_is_taken_only_where_nothing_else_is_left() -> None:
    leaning = "He said that nobody on the bridge had seen the pier before the ferry struck it."
    assert texts(analysis(article("a", leaning)), Limit(sentences=5)) == [leaning]
    assert leaning not in texts(
        analysis(article("a", LEAD), article("b", SAVED, leaning)), Limit(sentences=2)
    )


@pytest.mark.parametrize(
    ("language", "paragraphs"),
    [
        ("de", ("Die Fähre Solveig lief am Sonntag vor Larvik mit vierzig Menschen an Bord auf Grund.",)),
        ("ru", ("Паром «Сольвейг» в воскресенье сел на мель у Ларвика, на борту были сорок человек.",)),
        ("zh", ("渡轮索尔维格号星期日在拉尔维克北码头附近搁浅，船上有四十名乘客，无人受伤。",)),
    ],
)
def test_stories_in_other_languages_have_a_summary(language: str, paragraphs: tuple[str, ...]) -> None:
    told = dataclasses.replace(article("a", *paragraphs), lang=language)
    assert texts(analysis(told), Limit(sentences=5)) == list(paragraphs)


@pytest.mark.parametrize(
    "text",
    [
        "Captain Tor Vik arrives for a hearing on the ferry at the city hall of Larvik, Norway, May 16, 2018.",
        "Photo of the ferry Solveig, which ran aground off the pier of Larvik on Sunday.",
        "Click here for more on the ferry that ran aground off the pier of Larvik on Sunday.",
        "I believe that the town of Larvik should never have bought the old ferry at all.",
    ],
)
def test_captions_teasers_and_opinions_are_worth_nothing(text: str) -> None:
    assert worth(article("a", text).span(0, len(text)), ()) == 0


def test_a_sentence_that_only_tells_that_nobody_answered_is_worth_little() -> None:
    silent = "The harbor company of Larvik did not respond to a request for comment on Sunday."
    assert worth(article("a", silent).span(0, len(silent)), ()) < 0.5
    assert worth(article("a", LEAD).span(0, len(LEAD)), ()) > 0.8


def test_a_quotation_that_opens_with_a_bare_pronoun_is_worth_less() -> None:
    clear = "“Larvik needs a new pier before the winter storms,” Mayor Ann Bell said on Sunday."
    cloudy = clear.replace("Larvik needs", "They need")
    value = {text: worth(article("a", text).span(0, len(text)), ()) for text in (clear, cloudy)}
    assert value[cloudy] < value[clear]


def test_reports_come_before_columns() -> None:
    columns = tuple(
        f"The pier of Larvik is a symbol of {thing}, and the ferry is nothing but a symbol of {other}."
        for thing, other in (("pride", "haste"), ("loss", "luck"), ("hope", "greed"))
    )
    found = analysis(
        article("a", *columns, title="Opinion: The ferry must go"),
        article("b", LEAD, SAVED, title="Ferry runs aground off Larvik"),
    )
    assert set(texts(found, Limit(sentences=2))) <= {LEAD, SAVED}


def test_the_main_news_is_not_told_twice_in_other_words() -> None:
    again = (
        "The ferry Solveig struck the northern pier of Larvik on Sunday as forty people stood on its board."
    )
    found = analysis(
        article("a", LEAD, SAVED, title="Ferry Solveig aground off Larvik pier"),
        article("b", again, SAVED, title="Ferry Solveig strikes Larvik pier"),
    )
    assert len({LEAD, again} & set(texts(found, Limit(sentences=5)))) == 1


def test_a_person_is_introduced_before_the_surname_stands_alone() -> None:
    full = "Harbor master Ann Bell closed the northern pier of Larvik to all ships on Sunday evening."
    short = "Mr. Vik and Bell said on Monday that divers would look at the hull of the ferry for holes."
    found = analysis(
        article("a", LEAD, short, title="Ferry runs aground off Larvik"),
        article("b", LEAD, SAVED, full, title="Ferry aground off Larvik"),
    )
    told = texts(found, Limit(sentences=5, least=4))
    assert told.index(full) < told.index(short)


def test_the_first_sentence_of_an_article_needs_nothing_told_before() -> None:
    lead = "The captain was arrested on Sunday after the ferry Solveig ran aground off the pier of Larvik."
    found = analysis(
        article("a", lead, SAVED, title="Captain arrested after ferry runs aground off Larvik"),
        article("b", SAVED, "Snow fell on Larvik on Sunday.", title="Captain of ferry arrested in Larvik"),
    )
    assert texts(found, Limit(sentences=2))[0] == lead


def test_what_opens_the_summary_stays_first_though_its_article_tells_it_late() -> None:
    early = "Larvik has been home to ferries since 1870, the harbor museum of the town said on Friday."
    found = analysis(
        article("a", early, LEAD, title="Ferry Solveig runs aground off Larvik pier"),
        article("b", SAVED, title="Ferry Solveig aground off Larvik pier with forty people"),
    )
    assert texts(found, Limit(sentences=5, least=3))[0] == LEAD
