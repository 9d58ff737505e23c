"""Entities of small invented stories."""

from digest.analyze.entities import entities
from digest.model.analysis import Entity
from digest.model.article import Article, Outlet
from digest.text.names import names


def story(**texts: str) -> tuple[Entity, ...]:
    articles = [
        Article(id=id_, path=f"{id_}.txt", sha256="", text=text, outlet=Outlet(id=id_, name=id_))
        for id_, text in texts.items()
    ]
    return entities(articles, {article.id: names(article.text) for article in articles})


def named(found: tuple[Entity, ...], name: str) -> Entity:
    return next(entity for entity in found if entity.name == name)


def test_spellings_of_two_articles_are_one_entity_with_counts_and_spans() -> None:
    found = story(
        a="President Ostap Varensky spoke. Varensky left.",
        b="President Ostap Varenskiy spoke. Later Varenskiy’s aides left.",
    )
    (entity,) = found
    assert (entity.id, entity.name, entity.kind) == ("ostap-varenskiy", "Ostap Varenskiy", "person")
    assert {(v.text, v.counts) for v in entity.variants} == {
        ("Ostap Varensky", (("a", 1),)), ("Varensky", (("a", 1),)),
        ("Ostap Varenskiy", (("b", 1),)), ("Varenskiy", (("b", 1),)),
    }  # fmt: skip
    assert all(span.text == variant.text for variant in entity.variants for span in variant.spans)
    assert entity.suspects == ()


def test_the_most_often_named_comes_first_and_ids_differ() -> None:
    found = story(a="Peru met Chile. Peru won. In Peru and Chile people sang. They love Peru. Bolivia slept.")
    assert [entity.name for entity in found] == ["Peru", "Chile", "Bolivia"]
    assert len({entity.id for entity in found}) == len(found)


def test_a_surname_written_small_is_suspected() -> None:
    found = story(
        a="President Viktor Balonov left.", b="President Viktor balonov insisted. Viktor Balonov slept."
    )
    (suspect,) = named(found, "Viktor Balonov").suspects
    assert (suspect.text, suspect.article) == ("Viktor balonov", "b")
    assert "small" in suspect.reason
    assert "may be" in suspect.reason


def test_another_name_in_the_same_role_of_one_article_is_suspected_and_kept_apart() -> None:
    found = story(
        a="The king's special envoy, Stenkof, sat. The king's special envoy, Paul Stanikoff, left for Oslo.",
        b="Envoy Paul Stanikoff slept in Oslo.",
    )
    (suspect,) = named(found, "Paul Stanikoff").suspects
    assert (suspect.text, suspect.article) == ("Stenkof", "a")
    assert "king's special envoy" in suspect.reason
    assert "may be" in suspect.reason
    assert named(found, "Stenkof").kind == "person"


def test_two_people_in_one_role_with_unlike_names_are_not_suspected() -> None:
    found = story(
        a="The king's special envoy, Mira Dalquist, left. The king's special envoy, Paul Stanikoff, stayed.",
        b="Envoy Paul Stanikoff slept.",
    )
    assert all(entity.suspects == () for entity in found)


def test_two_of_one_family_in_one_role_are_not_suspected() -> None:
    found = story(
        a="The former first lady, Laura Orlund, left. The former first lady, Barbara Orlund, stayed.",
        b="The former first lady, Barbara Orlund, slept.",
    )
    assert all(entity.suspects == () for entity in found)


def test_a_rare_slip_of_a_letter_is_suspected_but_a_transliteration_is_not() -> None:
    often = "Minister Hugo Hefferlin spoke. " + "Then Hugo Hefferlin spoke again. " * 4
    found = story(a=often, b="Hugo Hefferlin spoke.", c="Minister Hugo Hefferlyn spoke. Hugo Heffrelin sat.")
    (entity,) = [entity for entity in found if entity.kind == "person"]
    assert {suspect.text for suspect in entity.suspects} == {"Hugo Heffrelin"}


def test_seats_of_power_stay_entities_of_their_own() -> None:
    found = story(a="Moscow was silent. The Kremlin and Russia waited. In Moscow it snowed.")
    assert {entity.name for entity in found} == {"Moscow", "Kremlin", "Russia"}


def test_the_order_of_results_does_not_depend_on_chance() -> None:
    texts = {"a": "Peru met Chile and NATO. Ana Ruiz left.", "b": "Ana Ruiz and NATO met in Peru."}
    assert story(**texts) == story(**texts)


def test_a_doubtful_word_named_once_is_left_out() -> None:
    found = story(
        a="They spoke of Zorvex there. Minister Ann Bellow came. Bellow left with XQT people.",
        b="They saw Peru.",
    )
    assert {entity.name for entity in found} == {"Ann Bellow", "Peru"}


def test_a_storm_named_like_a_place_is_no_place() -> None:
    found = story(
        a="Hurricane Florence came. People fled from Florence.", b="In Florence winds lost strength."
    )
    assert [(entity.name, entity.kind) for entity in found] == [("Hurricane Florence", "other")]
