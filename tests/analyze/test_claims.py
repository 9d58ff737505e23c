"""Facts that articles share, and the guards that keep different ones apart."""

import pytest
from wire import analysis, article, claim_with, telling

from digest.model.analysis import Says

FILLER = (
    "The harbor of Larvik has two piers and a lighthouse that was painted white in spring.",
    "Fishermen mended their nets in the old hall while children fed the gulls outside.",
    "A choir from Bergen sang in the square until the rain began in the evening.",
)


def pair(one: str, other: str) -> tuple[set[str], set[str]]:
    """Who tells the claim of each of the two sentences, in a story of two articles around them."""
    found = analysis(article("one", one, *FILLER[:2]), article("other", other, FILLER[2]))
    return telling(claim_with(found, one)), telling(claim_with(found, other))


def test_two_wordings_of_one_fact_are_one_claim() -> None:
    one, other = pair(
        "The dockers' union rejected the port's offer of a four percent raise on Sunday.",
        "On Sunday the union of dockers turned down an offer of a four percent raise from the port.",
    )
    assert one == other == {"one", "other"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The port will dismiss 400 workers at the northern pier.",
            "The port will dismiss 250 workers at the northern pier.",
        ),
        (
            "The dockers' union will accept the port's new offer.",
            "The dockers' union will not accept the port's new offer.",
        ),
        (
            "The talks on the northern pier began on Sunday.",
            "The talks on the northern pier began on Friday.",
        ),
        (
            "Norway accused Denmark of fishing in closed waters.",
            "Denmark accused Norway of fishing in closed waters.",
        ),
        (
            "The ferry crew rescued forty passengers near Larvik.",
            "The ferry crew rescued forty passengers near Bergen.",
        ),
        (
            "The harbor meeting was hosted by Mayor Ann Bell.",
            "The harbor meeting was chaired by Mayor Ann Bell.",
        ),
        ("The ferry sailed to Larvik with new engines.", "The ferry will sail to Larvik with new engines."),
        (
            "Nobody was hurt on the ferry, the police said.",
            "Two people were hurt on the ferry, the police said.",
        ),
        (
            "The union sued the company over the night wages.",
            "The company sued the union over the night wages.",
        ),
        ("A bomb exploded at the old station in Oslo.", "A bomb exploded at the old station in Stockholm."),
        ("The port cut the ferry tax before the talks.", "The port cut the ferry tax during the talks."),
        ("The court may close the northern pier in spring.", "The court closed the northern pier in spring."),
        (
            "Dockers extend their strike if the company pays.",
            "Dockers extend their strike unless the company pays.",
        ),
        (
            "The island received $5 million for the new pier.",
            "The island received €5 million for the new pier.",
        ),
    ],
    ids=[
        "number",
        "negation",
        "date",
        "role",
        "place",
        "deed",
        "modality",
        "nobody",
        "swap",
        "capital",
        "order",
        "may",
        "unless",
        "money",
    ],
)
def test_sentences_that_differ_in_what_counts_are_never_one_claim(one: str, other: str) -> None:
    first, second = pair(one, other)
    assert first == {"one"}
    assert second == {"other"}


def test_two_facts_of_one_sentence_find_their_partners_apart() -> None:
    found = analysis(
        article(
            "one",
            "The union demanded that the port raise night wages and withdraw all written warnings.",
            FILLER[0],
        ),
        article(
            "two", "The union demands higher night wages from the port of Larvik this winter.", FILLER[1]
        ),
        article("three", "The port must withdraw its written warnings, the union demanded.", FILLER[2]),
    )
    assert telling(claim_with(found, "withdraw all written warnings")) == {"one", "three"}


def test_every_claim_has_a_stance_for_every_article_and_silence_has_no_span() -> None:
    found = analysis(article("one", *FILLER), article("other", FILLER[0]))
    assert found.claims
    for claim in found.claims:
        assert [stance.article for stance in claim.stances] == ["one", "other"]
        assert all((stance.stance is Says.SILENT) == (not stance.spans) for stance in claim.stances)


def test_a_credit_alone_is_no_claim() -> None:
    found = analysis(article("one", FILLER[0], "This was reported by Reuters."), article("two", FILLER[1]))
    assert not [claim for claim in found.claims if "reported by Reuters" in claim.text.text]


def test_outlets_that_credit_one_agency_are_one_origin() -> None:
    said = "Reuters reported that the ferry ran aground off Larvik on Sunday with forty people on board."
    told = "According to Reuters, the ferry ran aground off Larvik on Sunday with forty people on board."
    own = "The ferry ran aground off Larvik on Sunday with forty people on board, the harbor master told us."
    found = analysis(
        article("one", said, FILLER[0]), article("two", told, FILLER[1]), article("three", own, FILLER[2])
    )
    claim = claim_with(found, "ran aground off Larvik")
    assert telling(claim) == {"one", "two", "three"}
    assert (claim.outlets, claim.origins) == (3, 2)
    assert {origin.name: len(origin.articles) for origin in found.origins} == {"Reuters": 2, "Three": 1}


def test_copies_of_one_text_are_one_origin() -> None:
    found = analysis(
        article("one", *FILLER), article("two", *FILLER[:2], "Something else was added at the very end here.")
    )
    assert [set(origin.articles) for origin in found.origins] == [{"one", "two"}]


def test_an_agencys_own_article_and_one_that_credits_it_are_one_origin() -> None:
    found = analysis(
        article("wire", FILLER[0], outlet="Reuters"),
        article("paper", "Reuters reported that a choir sang in Larvik until late.", FILLER[1]),
    )
    assert [set(origin.articles) for origin in found.origins] == [{"wire", "paper"}]


def test_to_deny_a_thing_is_not_to_tell_it() -> None:
    found = analysis(
        article("one", "The Lakeline railway on Tuesday denied that it had threatened striking drivers."),
        article(
            "other",
            "The Lakeline railway has threatened on Tuesday to dismiss striking drivers who do not return.",
        ),
    )
    assert telling(claim_with(found, "denied that")) == {"one"}


def test_two_denials_are_one_claim_in_other_words() -> None:
    found = analysis(
        article("one", "The Lakeline railway on Tuesday denied that it had threatened striking drivers."),
        article("other", "The Lakeline railway on Tuesday said it had not threatened its striking drivers."),
    )
    assert telling(claim_with(found, "denied that")) == {"one", "other"}
