"""Spellings that may be mistakes: of typing ("Vladimir putin"), or of translation (two names in one role)."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from rapidfuzz.distance import LCSseq, Levenshtein

from digest.model.analysis import Entity, NameVariant, Suspect
from digest.model.article import Article
from digest.model.span import Span
from digest.text.names import NameMention
from digest.text.spellings import key, sound, words

# A spelling is rare when it stands this often at the most, in one article, and the usual one so many times
# as often.
RARE = 2
USUAL = 4
# A slip changes this many letters at the most.
SLIP = 2
# Two names may be two translations of one where they share this much of the longer one's consonants, in turn.
CONSONANTS = 0.6
ROLE_WORDS = 2
MOST_COMPARED = 200
NOT_ROLE = frozenset({"former", "ex", "the", "a", "an", "then", "current", "his", "her", "their"})


class _Place(NamedTuple):
    """A person in a role: the words, as written and compared, and the mention."""

    entity: int
    role: str
    words: str
    span: Span


def suspects(
    articles: Sequence[Article], mentions: Mapping[str, Sequence[NameMention]], entities: Sequence[Entity]
) -> tuple[Entity, ...]:
    """The entities, each with the spellings that may be mistakes for it, and why in words."""
    found: dict[int, list[Suspect]] = defaultdict(list)
    for number, entity in enumerate(entities):
        found[number].extend(_slips(entity))
    for number, suspect in _translations(articles, mentions, entities):
        found[number].append(suspect)
    return tuple(
        replace(entity, suspects=tuple(found[number])) if found[number] else entity
        for number, entity in enumerate(entities)
    )


def _slips(entity: Entity) -> Iterator[Suspect]:
    for variant in entity.variants:
        small = variant.text.rsplit(" ", 1)[-1]
        if _written_small(entity, variant.text):
            reason = f"“{small}” is written small; it may be a slip for “{small.capitalize()}”"
            yield _suspect(variant, reason)
            continue
        usual = _usual(entity, variant)
        if usual is not None:
            yield _suspect(
                variant,
                f"may be a slip for “{usual.text}”, which the story has {_count(usual)} times; only here",
            )


def _written_small(entity: Entity, text: str) -> bool:
    """Whether the surname is written small, and with a capital elsewhere in the story."""
    given, _, surname = text.rpartition(" ")
    if entity.kind != "person" or not given or not surname[:1].islower():
        return False
    large = surname.capitalize()
    return any(variant.text in (large, f"{given} {large}") for variant in entity.variants)


def _suspect(variant: NameVariant, reason: str) -> Suspect:
    span = variant.spans[0]
    return Suspect(text=variant.text, article=span.article, reason=reason, span=span)


def _usual(entity: Entity, variant: NameVariant) -> NameVariant | None:
    """The usual spelling that a rare one differs from by a letter or two, not by way of transliteration."""
    if len(variant.counts) > 1 or _count(variant) > RARE or variant.text.isupper():
        return None
    for other in entity.variants:
        often = _count(other) >= USUAL * _count(variant) and len(other.text.split()) == len(
            variant.text.split()
        )
        if not often or key(other.text) == key(variant.text) or sound(other.text) == sound(variant.text):
            continue
        if other.text.lower().replace("s", "") == variant.text.lower().replace("s", ""):
            continue  # one of many, not a slip: "Academy Award", "Academy Awards"
        if Levenshtein.distance(other.text, variant.text, score_cutoff=SLIP) <= SLIP:
            return other
    return None


def _count(variant: NameVariant) -> int:
    return sum(count for _, count in variant.counts)


def _translations(
    articles: Sequence[Article], mentions: Mapping[str, Sequence[NameMention]], entities: Sequence[Entity]
) -> Iterator[tuple[int, Suspect]]:
    """A person whom one article alone names, in the role in which it or another names someone else."""
    places = list(_places(articles, mentions, entities))
    in_role: dict[str, list[_Place]] = defaultdict(list)
    for place in places:
        in_role[place.role].append(place)
    told: set[tuple[int, int]] = set()
    for odd in places:
        if len(_articles(entities[odd.entity])) > 1 or len(articles) < ROLE_WORDS:
            continue
        for other in _nearest(in_role[odd.role], odd.span.article):
            pair = (odd.entity, other.entity)
            if pair in told or not _may_be_one(entities, odd, other):
                continue
            told.add(pair)
            where = (
                "this article elsewhere names"
                if other.span.article == odd.span.article
                else "another article names"
            )
            name = entities[other.entity].name
            reason = (
                f"stands where {where} {name}: “{odd.words}”; no other article has this name; may be {name}"
            )
            yield (
                other.entity,
                Suspect(text=odd.span.text, article=odd.span.article, reason=reason, span=odd.span),
            )


def _nearest(places: Sequence[_Place], article: str) -> list[_Place]:
    return sorted(places[:MOST_COMPARED], key=lambda place: place.span.article != article)


def _places(
    articles: Sequence[Article], mentions: Mapping[str, Sequence[NameMention]], entities: Sequence[Entity]
) -> Iterator[_Place]:
    owner = {
        (span.article, span.start): number
        for number, entity in enumerate(entities)
        if entity.kind == "person"
        for variant in entity.variants
        for span in variant.spans
    }
    for article in articles:
        for mention in mentions.get(article.id, ()):
            number = owner.get((article.id, mention.start))
            if mention.title is not None and number is not None:
                words = article.text[mention.title[0] : mention.title[1]]
                yield _Place(number, _role(words), words, article.span(mention.start, mention.end))


def _role(words: str) -> str:
    """A role to compare: "former US President Donald Trump’s special envoy" gives "trump special envoy"."""
    owner, mark, rest = words.rpartition("’s ") if "’s " in words else words.rpartition("'s ")
    kept = f"{owner.split()[-1]} {rest}" if mark and owner.split() else rest
    plain = re.findall(r"[^\W_]+", kept.lower().replace(".", ""))
    return " ".join(word for word in plain if word not in NOT_ROLE)


def _may_be_one(entities: Sequence[Entity], odd: _Place, other: _Place) -> bool:
    if odd.entity == other.entity or odd.role != other.role or len(odd.role.split()) < ROLE_WORDS:
        return False
    if len(_articles(entities[other.entity])) < ROLE_WORDS:
        return False
    first, second = (words(entities[place.entity].name) for place in (odd, other))
    if min(len(first), len(second)) > 1 and first[-1] == second[-1]:
        return False  # two of one family in one role: "former first lady"
    one, two = _consonants(entities[odd.entity].name), _consonants(entities[other.entity].name)
    return LCSseq.similarity(one, two) >= CONSONANTS * max(len(one), len(two), 1)


def _articles(entity: Entity) -> frozenset[str]:
    return frozenset(article for variant in entity.variants for article, _ in variant.counts)


def _consonants(name: str) -> str:
    return re.sub(r"[aeiouh]", "", sound(name.rsplit(maxsplit=1)[-1]))
