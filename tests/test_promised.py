"""What the checks for authors refuse of a stage that speaks for a person, an article, or nonsense."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace

import pytest

from digest import cluster
from digest.analyze.firmness import grades
from digest.model.analysis import (
    Analysis,
    Credit,
    Entity,
    Firmness,
    Form,
    NameVariant,
    Quote,
    QuoteVariant,
    Speaker,
    TimeExpression,
)
from digest.model.article import Article
from digest.model.found import Found
from digest.model.story import ByHand, Story
from digest.testing import check_clusterer, check_extractor, newsroom
from digest.text.kinds import KINDS
from digest.vetting import GRADES, NAMES, of_found, real


@pytest.mark.parametrize("said", ["title", "slug", "by_hand"])
def test_a_clusterer_that_speaks_for_a_person_is_found_out(said: str) -> None:
    def speaking(articles: Sequence[Article], **_: object) -> tuple[Story, ...]:
        found = cluster.average(articles, threshold=0.26, window=3, names={})
        hand = ByHand(article=articles[0].id if articles else "", wish="story", place="stories.toml:1")
        given: object = (
            (hand,) if said == "by_hand" else "The mayor has resigned over bribes, and nobody knows why"
        )
        return tuple(replace(story, **{said: given}) for story in found)

    with pytest.raises(AssertionError, match=rf"{said} of a story is what a person wrote in stories\.toml"):
        check_clusterer(speaking)


def test_our_own_findings_pass_as_those_of_an_extractor() -> None:
    for folder in (newsroom.PLACE / "seeds", newsroom.SMALLEST):
        for digest in newsroom.digests(folder):
            own = digest.analysis
            held = {field.name: getattr(own, field.name) for field in fields(Found)}
            assert list(of_found(replace(own, quotes=(), entities=()), Found(**held))) == []


INVENTED = "The mayor has resigned over bribes"
Change = dict[str, object]


@pytest.mark.parametrize(
    ("of_entity", "of_variant", "said"),
    [
        ({"name": INVENTED}, {"text": INVENTED}, f"says, not '{INVENTED}'"),
        ({"name": INVENTED}, {}, f"the name of \"odd-one\" is one of its spellings, not '{INVENTED}'"),
        ({}, {"counts": (("nope", 1),)}, "is counted in nope, which is no article of the story"),
        ({}, {"counts": ()}, "counts of 'A' are not those of its spans"),
        ({"variants": ()}, {}, "is one of its spellings, not 'A'"),
        ({}, {"spans": ()}, "no span shows where 'A' stands"),
        ({"id": "other"}, {}, 'the id "other" begins with the name of its extractor; write "odd-other"'),
        ({"kind": "dragon"}, {}, "is one of organization, other, person, place, not 'dragon'"),
        ({"lat": 999.0, "lon": 1.0}, {}, 'lat of "odd-one" lies between -90 and 90: 999.0'),
        ({"lat": 1.0, "lon": float("nan")}, {}, 'lon of "odd-one" lies between -180 and 180: nan'),
        ({"lat": 1.0, "lon": float("inf")}, {}, "inf is no number"),
        ({"lat": 1.0}, {}, '"odd-one" has both lat and lon, or neither'),
        ({"country": "Utopia"}, {}, "is two capital letters, not 'Utopia'"),
        ({"wikidata": "nope"}, {}, "is Q and a number, not 'nope'"),
        ({"basis": "x\ud800"}, {}, "holds half a character, which is no text"),
    ],
)
def test_an_extractor_that_invents_a_name_is_found_out(
    of_entity: Change, of_variant: Change, said: str
) -> None:
    def naming(analysis: Analysis) -> Found:
        article = analysis.story.articles[0]
        start = article.blocks[0].start
        span = article.span(start, start + 1)
        variant = NameVariant(text=span.text, counts=((article.id, 1),), spans=(span,))
        made = Entity(id="odd-one", name=span.text, kind="other", variants=(replace(variant, **of_variant),))
        return Found(entities=(replace(made, **of_entity),))

    with pytest.raises(AssertionError) as caught:
        check_extractor(naming, name="odd")
    assert re.sub(r"'[A-Z]'", "'A'", said) in re.sub(r"'[A-Z]'", "'A'", str(caught.value))


def test_an_extractor_may_write_a_name_as_ours_does_with_other_case_and_blanks() -> None:
    def naming(analysis: Analysis) -> Found:
        span = analysis.sentences[0].span
        name = f"{span.text.upper()} "
        variant = NameVariant(text=name, counts=((span.article, 1),), spans=(span,))
        return Found(entities=(Entity(id="odd-one", name=name, kind="other", variants=(variant,)),))

    check_extractor(naming, name="odd")


def _misplaced(analysis: Analysis) -> Iterator[tuple[str, Found]]:
    span, article = analysis.sentences[0].span, analysis.story.articles[0]
    head, other = article.span(0, 3), analysis.story.articles[-1]
    speaker = Speaker(name=INVENTED)
    variant = QuoteVariant(article=span.article, form=Form.PARAPHRASE, spans=(span,))
    quote = Quote(id="odd-one", speaker=None, variants=(variant,))
    credit = Credit(article=span.article, name="A wire", span=span)
    when = TimeExpression(span=span, kind="DATE", value="2025-12-14")
    firm = Firmness(word=span, sentence=span, grade="possible")
    yield "stands outside of the body of", Found(times=(replace(when, span=head),))
    yield "stands outside of the body of", Found(credits=(replace(credit, article=head.article, span=head),))
    yield (
        "is on no day or hour that there is: '2025-99-99'",
        Found(times=(replace(when, value="2025-99-99"),)),
    )
    yield (
        "is on no day or hour that there is: '2025-02-30",
        Found(times=(replace(when, value="2025-02-30TMO"),)),
    )
    yield "is on no day or hour that there is", Found(times=(replace(when, value="2025-02-03T25:00"),))
    yield "is on no day or hour that there is", Found(times=(replace(when, anchor="2025-13"),))
    yield "no grade that digest knows: 'nonsense'", Found(firmness=(replace(firm, grade="nonsense"),))
    yield "does not stand in the sentence", Found(firmness=(replace(firm, word=other.span(0, 1)),))
    yield ", not in nope", Found(credits=(replace(credit, article="nope"),))
    yield "a credit is one of article, ", Found(credits=(replace(credit, sort="whim"),))
    yield "is named as no article names anybody", Found(quotes=(replace(quote, speaker=speaker),))
    wrong = replace(variant, article="nope")
    yield 'a wording of "odd-one" has spans, all of nope', Found(quotes=(replace(quote, variants=(wrong,)),))
    yield 'the id "one" begins with the name', Found(quotes=(replace(quote, id="one"),))


@pytest.mark.parametrize("at", range(13))
def test_an_extractor_that_misplaces_what_it_found_is_found_out(at: int) -> None:
    def misplacing(analysis: Analysis) -> Found:
        return list(_misplaced(analysis))[at][1]

    said = next(said for digest in newsroom.digests() for said, _ in [list(_misplaced(digest.analysis))[at]])
    with pytest.raises(AssertionError, match=re.escape(said)):
        check_extractor(misplacing, name="odd")


def test_dates_that_are_vague_or_weeks_or_seasons_are_real() -> None:
    for value in (
        "2025-W50",
        "XXXX-12-25",
        "2025-SU",
        "PRESENT_REF",
        "P5H",
        "2025-12-14TMO",
        "2025-12-14T24:00",
    ):
        assert real(value), value


def test_the_words_that_are_known_to_the_checks_are_those_of_the_code() -> None:
    assert {*GRADES} == {*grades().values()}
    assert {*NAMES} == {*KINDS}
