"""A sentence with furniture glued into it is read without that, and is never the wording of a claim."""

from dataclasses import replace

from wire import analysis, article, claim_with, telling

from digest.model.analysis import Analysis
from digest.model.article import Article, Block, Role

LINKS = "Ann Mary BellHarbor strike enters third week Five things to know about the old ferry MORE"
GLUED = f"Mayor Ann Bell {LINKS} closed the northern pier to all ferries on Sunday, December 14."
CLEAN = "Mayor Ann Bell closed the northern pier to all ferries on Sunday, December 14."
REST = "Forty passengers were brought ashore by the crew of a fishing boat before noon."


def glued(id_: str) -> Article:
    made = article(id_, GLUED, REST)
    at = made.text.index(LINKS)
    return replace(made, insets=(Block(start=at, end=at + len(LINKS), role=Role.FURNITURE, why="links"),))


def both() -> Analysis:
    return analysis(glued("kveldsbladet"), article("harborpost", CLEAN, "The pier was built in 1961."))


def test_what_is_glued_in_names_nobody() -> None:
    names = {variant.text for entity in both().entities for variant in entity.variants}
    assert "Ann Bell" in names
    assert not any("BellHarbor" in name or "Five" in name for name in names)


def test_a_sentence_with_furniture_in_it_counts_for_the_claim_and_another_gives_the_words() -> None:
    claim = claim_with(both(), "closed the northern pier")
    assert telling(claim) == {"kveldsbladet", "harborpost"}
    assert claim.text.text == CLEAN


def test_alone_it_makes_no_claim() -> None:
    found = analysis(glued("kveldsbladet"))
    assert [claim.text.text for claim in found.claims] == [REST]
    assert [sentence.broken for sentence in found.sentences] == [True, False]


def test_every_span_is_cut_from_the_canonical_text() -> None:
    found = both()
    text = found.story.article("kveldsbladet").text
    spans = [sentence.span for sentence in found.sentences]
    spans += [span for claim in found.claims for stance in claim.stances for span in stance.spans]
    mine = [span for span in spans if span.article == "kveldsbladet"]
    assert any(LINKS in span.text for span in mine)
    assert all(text[span.start : span.end] == span.text for span in mine)
