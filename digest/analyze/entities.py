"""The people, places and organizations of a story, each with the spellings that the articles use."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from anyascii import anyascii

from digest.analyze.places import placed
from digest.analyze.suspects import suspects
from digest.model.analysis import Entity, NameVariant
from digest.model.article import Article
from digest.text.capitals import SHORT, known
from digest.text.gazetteer import common, gazetteer
from digest.text.names import NameMention
from digest.text.sexes import contested, told
from digest.text.slugs import slug
from digest.text.spellings import words
from digest.text.variants import Name, groups

# A variant is common when it is written this share of the times that the most frequent one is.
COMMON = 0.25
# An everyday word with a capital is a name once a story writes it so this often.
EVERYDAY = 4
SMALL_WORD = re.compile(r" ([^\W\d_A-Z]+)")


class _Key(NamedTuple):
    """A name in an article; `told` is its bearer's pronoun where a man and a woman bear the name there."""

    article: str
    head: str
    told: str = ""


def entities(
    articles: Sequence[Article], mentions: Mapping[str, Sequence[NameMention]]
) -> tuple[Entity, ...]:
    """The entities of one story's `articles`, the most often named first, from the `mentions` by article id.

    Spellings of one name are one entity (`digest.text.variants`); a variant's `text` is the spelling, its
    spans are where it stands, without title and possessive (in a heading in capitals, with capitals).
    """
    mentions = _with_small_surnames(articles, mentions)
    by_key: dict[_Key, list[NameMention]] = defaultdict(list)
    for article in articles:
        said = [(mention.head, _told(article, mention)) for mention in mentions[article.id]]
        both = contested(said)
        for mention, (head, sex) in zip(mentions[article.id], said, strict=True):
            by_key[_Key(article.id, head, sex if head in both else "")].append(mention)
    keys = list(by_key)
    by_id = {article.id: article for article in articles}
    kinds = _kinds(by_key)
    names = [
        Name(
            text=key.head,
            kind=kinds[key],
            article=key.article,
            count=len(by_key[key]),
            start=min(mention.start for mention in by_key[key]),
            titles=_titles(by_id[key.article].text, by_key[key]),
            told=key.told or _told_of(by_id[key.article], by_key[key]),
        )
        for key in keys
    ]
    members: dict[int, list[_Key]] = defaultdict(list)
    for key, group in zip(keys, groups(names), strict=True):
        members[group].append(key)
    found = [_entity(articles, group, by_key) for group in members.values()]
    found = [entity for entity in found if not doubtful(entity)]
    return placed(articles, suspects(articles, mentions, _with_ids(sorted(found, key=_order))))


def doubtful(entity: Entity) -> bool:
    """Whether a name is left out of a page: a word alone of which nothing tells what it names, named once.

    Such words are mostly none: a heading, an opener, a code, an abbreviation.
    """
    if len(entity.variants) > 1 or " " in entity.name:
        return False
    tag, times = known(entity.name), _count(entity.variants[0])
    if times > 1:
        return tag == "plain" and entity.kind != "person" and times < EVERYDAY
    if entity.kind == "person":
        return tag == "plain"
    return (
        tag in ("plain", "title")
        or (tag == "acronym" and len(entity.name) <= SHORT)
        or (tag == "unknown" and (entity.kind == "other" or "-" in entity.name))
    )


def _kinds(by_key: Mapping[_Key, Sequence[NameMention]]) -> dict[_Key, str]:
    """The kind of each name in each article; of bodies and places, that of most of the story."""
    own = {key: _kind(mentions) for key, mentions in by_key.items()}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for key, kind in own.items():
        if kind in ("place", "organization"):
            votes[key.head][kind] += len(by_key[key])
    most = {head: min(tally, key=lambda kind: (-tally[kind], kind)) for head, tally in votes.items()}
    return {key: kind if kind == "person" else most.get(key.head, kind) for key, kind in own.items()}


def _titles(text: str, mentions: Sequence[NameMention]) -> frozenset[str]:
    """The words of the titles that an article gives a name, in lower case."""
    told = (text[slice(*mention.title)] for mention in mentions if mention.title)
    return frozenset(word.strip(".,").lower() for title in told for word in title.split())


def _told(article: Article, mention: NameMention) -> str:
    return told(article.text, mention) if mention.kind == "person" else ""


def _told_of(article: Article, mentions: Sequence[NameMention]) -> str:
    """The pronoun that the titles before a name ask for in an article, "" where they do not agree."""
    sexes = {_told(article, mention) for mention in mentions} - {""}
    return sexes.pop() if len(sexes) == 1 else ""


def _with_small_surnames(
    articles: Sequence[Article], mentions: Mapping[str, Sequence[NameMention]]
) -> dict[str, list[NameMention]]:
    """The mentions, a given name reaching over a surname written small that the story has with a capital."""
    heads = {mention.head for each in mentions.values() for mention in each if mention.kind == "person"}
    pairs = [head.split(" ") for head in heads if head.count(" ") == 1]
    small = {f"{given} {surname.lower()}" for given, surname in pairs if not common(surname)}
    grown: dict[str, list[NameMention]] = {}
    for article in articles:
        grown[article.id] = []
        for found in mentions.get(article.id, ()):
            mention = found
            after = SMALL_WORD.match(article.text, mention.end)
            if after is not None and f"{mention.head} {after[1]}" in small:
                head = f"{mention.head} {after[1]}"
                mention = replace(mention, end=after.end(), head=head, kind="person")
            grown[article.id].append(mention)
    return grown


def _kind(mentions: Sequence[NameMention]) -> str:
    """The kind most mentions have; `other` only where nothing else was found."""
    tally = Counter(mention.kind for mention in mentions)
    return min(tally, key=lambda kind: (kind == "other", -tally[kind], kind))


def _entity(
    articles: Sequence[Article], keys: Sequence[_Key], by_key: Mapping[_Key, Sequence[NameMention]]
) -> Entity:
    spelled: dict[str, list[_Key]] = defaultdict(list)
    for key in keys:
        spelled[key.head].append(key)
    by_id = {article.id: article for article in articles}
    variants = [
        NameVariant(
            text=head,
            counts=tuple((key.article, len(by_key[key])) for key in own),
            spans=tuple(by_id[key.article].span(m.start, m.end) for key in own for m in by_key[key]),
        )
        for head, own in spelled.items()
    ]
    every = [mention for key in keys for mention in by_key[key]]
    kind = _kind_of_all(every)
    ordered = tuple(sorted(variants, key=lambda variant: (-_count(variant), variant.text)))
    return Entity(id="", name=_name(ordered, kind), kind=kind, variants=ordered)


def _kind_of_all(mentions: Sequence[NameMention]) -> str:
    """A person where a full name is a person's; else what the names of several words are, which tell more."""
    full = [mention for mention in mentions if " " in mention.head]
    if any(mention.head.split()[-2] in gazetteer().cues["storm"] for mention in full):
        return "other"
    if any(mention.kind == "person" for mention in full):
        return "person"
    telling = [mention for mention in full if mention.kind != "other"]
    return _kind(telling or mentions)


def _count(variant: NameVariant) -> int:
    return sum(count for _, count in variant.counts)


def _name(variants: Sequence[NameVariant], kind: str) -> str:
    """The fullest common variant: a person's full name in the usual spelling, else the longest common one."""
    sound = [variant for variant in variants if not variant.text.split()[-1][:1].islower()] or list(variants)
    if kind == "person":
        alone = {variant.text: _count(variant) for variant in sound}
        full = [variant for variant in sound if len(words(variant.text)) > 1] or sound
        return min(
            full, key=lambda v: (-_count(v) - alone.get(v.text.split()[-1], 0), -len(v.text), v.text)
        ).text
    most = max(_count(variant) for variant in sound)
    usual = [variant for variant in sound if _count(variant) >= COMMON * most]
    return min(usual, key=lambda v: (-len(v.text.replace(".", "")), -_count(v), v.text)).text


def _order(entity: Entity) -> tuple[int, str, str]:
    return -sum(_count(variant) for variant in entity.variants), entity.name, entity.kind


def _with_ids(found: Sequence[Entity]) -> list[Entity]:
    """The entities with ids: the name in small letters and hyphens, numbered where two share it."""
    taken: Counter[str] = Counter()
    named: list[Entity] = []
    for entity in found:
        plain = slug(anyascii(entity.name)) or "name"
        taken[plain] += 1
        id_ = plain if taken[plain] == 1 else f"{plain}-{taken[plain]}"
        named.append(Entity(id=id_, name=entity.name, kind=entity.kind, variants=entity.variants))
    return named
