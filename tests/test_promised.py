"""What the checks for authors refuse of a stage that speaks for a person, an article, or nonsense."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace

import pytest

from digest import cluster, compose
from digest.analyze.firmness import grades
from digest.checks import TOPICS, of_digest, real
from digest.compose import takes
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
from digest.model.digest import Digest, Related, Topic
from digest.model.found import Found
from digest.model.history import History, Version
from digest.model.story import ByHand, Story
from digest.testing import check_clusterer, check_composer, check_extractor, newsroom
from digest.text.kinds import KINDS
from digest.vetting import GRADES, NAMES, of_found


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


def _nonsense(made: Digest) -> Iterator[tuple[str, Change]]:
    one, event, take = made.summary[0], made.timeline[0], made.takes[0]
    near = Related(story="another", later=True, score=0.5, shared_names=())
    head = made.analysis.story.articles[0].span(0, 3)
    when = [{"date": "yesterday"}, {"date": "2025-02-30"}, {"date": "2025"}]
    yield "'nope' is no claim of the story", {"summary": (replace(one, claim="nope"),)}
    yield "'nope' is no claim of the story", {"timeline": (replace(event, claim="nope"),)}
    yield "'nope' is no claim of the story", {"takes": (replace(take, missing=("nope",)), *made.takes[1:])}
    yield "'nope' is no claim of the story", {"topics": (Topic(title="What happened", claims=("nope",)),)}
    yield "there is a take for each article", {"takes": (replace(take, article="nope"), *made.takes[1:])}
    yield "there is a take for each article", {"takes": ()}
    yield "the headings of a take are those", {"takes": (take, *(replace(made.takes[1], headings=(head,)),))}
    yield "is one of Status, not 'nope'", {"timeline": (replace(event, status="nope"),)}
    for date in when:
        yield "has no such date", {"timeline": (replace(event, precision="day", **date),)}
    yield "not 'nope'", {"timeline": (replace(event, precision="nope"),)}
    late = replace(event, precision="range", date="2025-12-14", end="2025-12-13")
    yield "a range has an end after its date", {"timeline": (late,)}
    yield "no span tells the event of", {"timeline": (replace(event, spans=()),)}
    wrong = replace(event.basis, anchor="2025-13-01")
    yield "the anchor of an event is on no day", {"timeline": (replace(event, basis=wrong),)}
    yield (
        "sentences; 1 is the most",
        {"summary": (one, *(replace(one, span=each) for each in event.spans)) * 9},
    )
    yield "the summary says twice", {"summary": (one, one)}
    yield "stands outside of the body of", {"summary": (replace(one, span=head),)}
    yield "a topic is one of What happened, ", {"topics": (Topic(title=INVENTED, claims=()),)}
    yield "first_published is the date of an article, not 'nonsense'", {"first_published": "nonsense"}
    yield "last_published is the date of an article, not 'nonsense'", {"last_published": "nonsense"}
    yield "the language is that of an article, not 'xx!'", {"language": "xx!"}
    yield "slug is found when all stories are composed", {"slug": "../../evil"}
    yield "id is found when all stories are composed", {"id": "one"}
    yield "related is found when all stories are composed", {"related": (near,)}
    yield (
        "history is found when all",
        {"history": History(versions=(Version(article="a", hash="1", told="[]"),))},
    )
    yield "the title is a passage of an article or", {"title": None, "title_text": ""}
    yield "TypeError: ", {"takes": None}


@pytest.mark.parametrize("at", range(28))
def test_a_composer_that_gives_nonsense_is_found_out(at: int) -> None:
    def nonsense(analysis: Analysis, *, least: int, most: int) -> Digest:
        made = compose.selection(analysis, least=least, most=most)
        if len(made.takes) == 1 or not made.timeline:
            return made
        return replace(made, **list(_nonsense(made))[at][1])

    told = next(one for one in newsroom.digests() if len(one.takes) > 1 and one.timeline)
    cases = list(_nonsense(told))
    assert len(cases) == 28, "each is tried"
    with pytest.raises(AssertionError, match=re.escape(cases[at][0])):
        check_composer(nonsense)


def test_a_composer_may_not_write_over_the_title_that_a_person_gave() -> None:
    [analysis, *_] = (one.analysis for one in newsroom.digests())
    named = replace(analysis, story=replace(analysis.story, title="The fire"))
    made = compose.selection(named, least=3, most=5)
    assert list(of_digest(named, made, most=5)) == []
    span = analysis.sentences[0].span
    for title in (span, None):
        other = replace(made, title=title, title_text=span.text)
        [said] = of_digest(named, other, most=5)
        assert said.startswith("the title is a passage of an article or a person's")


def test_what_our_topics_are_called_is_known_to_the_checks() -> None:
    assert tuple(title for _, title in takes.TOPICS) == TOPICS
