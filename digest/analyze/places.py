"""Where the places of a story lie: country and degrees, told by the words around them, else left open."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from digest.model.analysis import Entity
from digest.model.article import Article
from digest.model.span import Span
from digest.text.atlas import Town, capital, state, towns
from digest.text.gazetteer import country, gazetteer

# Of several towns of one name that nothing else tells apart, the largest is meant if so many times as large.
BY_FAR = 10
BEHIND = re.compile(r",\s+((?:[A-Z][\w.’'-]*)(?:\s[A-Z][\w.’'-]*){0,2})")
# Countries that bear the name of a state: what else the story names tells which is meant.
TWO_LANDS = {"Georgia": ("GE", "US")}
AROUND = {"GE": frozenset({"GE", "RU", "AM", "AZ", "TR", "UA"}), "US": frozenset({"US"})}


def placed(articles: Sequence[Article], entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """The entities, the places among them with their country and degrees where these can be told."""
    texts = {article.id: article.text for article in articles}
    lands = _lands(entities)
    return tuple(_placed(entity, texts, lands) if entity.kind == "place" else entity for entity in entities)


def _lands(entities: Sequence[Entity]) -> Counter[str]:
    """How often the story names each country, its states and regions, and towns that only it has."""
    lands: Counter[str] = Counter()
    for entity in entities:
        if entity.kind != "place" or entity.name in TWO_LANDS:
            continue
        code = country(entity.name) or gazetteer().places.get(entity.name, "")
        if code and (country(entity.name) or len({town.country for town in towns(entity.name)}) <= 1):
            lands[code] += sum(count for variant in entity.variants for _, count in variant.counts)
    return lands


def _placed(entity: Entity, texts: Mapping[str, str], lands: Mapping[str, int]) -> Entity:
    if entity.name in TWO_LANDS:
        return _of_two_lands(entity, lands)
    code = country(entity.name)
    if code:
        return _at(entity, code, capital(code), "a country, shown at its capital")
    known = towns(entity.name)
    behind = _behind(entity, texts)
    if behind:
        return _named_with(entity, known, *behind)
    if not known:
        code = gazetteer().places.get(entity.name, "")
        return _at(entity, code, None, "a region; no point on the map") if code else entity
    return _among(entity, known, lands)


def _of_two_lands(entity: Entity, lands: Mapping[str, int]) -> Entity:
    abroad, home = TWO_LANDS[entity.name]
    far, near = (sum(lands.get(code, 0) for code in AROUND[land]) for land in (abroad, home))
    if far > near:
        return _at(entity, abroad, capital(abroad), "a country, told by the others that the story names")
    if near > far:
        return _at(entity, home, None, "a state, told by the other places that the story names")
    return replace(entity, basis="a country or a state; the story does not tell which")


def _behind(entity: Entity, texts: Mapping[str, str]) -> tuple[str, str, str] | None:
    """The country, state and words that stand behind a place most often: "Paris, Texas"."""
    said: Counter[tuple[str, str, str]] = Counter()
    for span in _spans(entity):
        after = BEHIND.match(texts[span.article], span.end)
        for words in _beginnings(after[1]) if after else ():
            code = "US" if state(words) and words != entity.name else country(words) or _region(words)
            if code:
                said[code, state(words) if code == "US" else "", words] += 1
                break
    return min(said, key=lambda told: (-said[told], told)) if said else None


def _region(words: str) -> str:
    """The country of a region ("England", "Ontario"); "" for towns, which stand side by side in lists."""
    return "" if towns(words) else gazetteer().places.get(words, "")


def _beginnings(words: str) -> Iterator[str]:
    parts = words.split()
    for size in range(len(parts), 0, -1):
        yield " ".join(parts[:size])
        yield " ".join(parts[:size]).rstrip(".")


def _spans(entity: Entity) -> Iterator[Span]:
    for variant in entity.variants:
        yield from variant.spans


def _named_with(entity: Entity, known: Sequence[Town], code: str, part: str, words: str) -> Entity:
    fitting = [town for town in known if town.country == code and (not part or town.state == part)]
    return _at(entity, code, fitting[0] if fitting else None, f"named with “{words}”")


def _among(entity: Entity, known: Sequence[Town], lands: Mapping[str, int]) -> Entity:
    """Which of the towns of one name is meant: the only one, that of a country named, the largest."""
    if len(known) == 1:
        return _at(entity, known[0].country, known[0], "the only larger town of this name")
    named = sorted({town.country for town in known if lands.get(town.country)})
    if len(named) == 1:
        here = [town for town in known if town.country == named[0]]
        if len(here) == 1 or here[0].thousands >= BY_FAR * here[1].thousands:
            return _at(entity, named[0], here[0], "in a country that the story names")
    if known[0].thousands >= BY_FAR * known[1].thousands:
        return _at(entity, known[0].country, known[0], "the largest town of this name; told by size alone")
    return replace(entity, basis="there are several towns of this name; the story does not tell which")


def _at(entity: Entity, code: str, town: Town | None, basis: str) -> Entity:
    return replace(
        entity,
        country=code,
        lat=town.lat if town else None,
        lon=town.lon if town else None,
        basis=basis,
    )
