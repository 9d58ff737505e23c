"""Who speaks each quotation of a story: the person or body that its words name, or else those words."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from digest.analyze.features import Named, Names
from digest.analyze.reading import Reading
from digest.model.analysis import Entity
from digest.text.gazetteer import pronoun
from digest.text.quotations import Quotation
from digest.text.sexes import told as sex_told
from digest.text.speakable import joint, speakable, tied
from digest.text.speech import lexicon, tokens
from digest.text.verbfirst import spoken_of

Bounds = tuple[int, int]
LONGEST_LABEL = 10  # words by which somebody without a name is shown; more are no label
MAIN_HOLDER = 3  # times as often as the next an article names the one of several presidents whom it means
PAST = frozenset({"former", "ex", "late", "then", "vice", "deputy"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who speaks: the entity's id and name, or "" and the words that the article uses."""

    entity: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Who may speak in a story: whom each name stands for, the entities' names, and who holds what office.

    `offices` gives for each person the words of each of his or her titles, `sexes` the pronoun.
    """

    named: Names
    names: Mapping[str, str]
    offices: Mapping[str, frozenset[frozenset[str]]]
    sexes: Mapping[str, str]


def stage(readings: Sequence[Reading], named: Names, entities: Sequence[Entity]) -> Stage:
    """What is known of a story's people before its quotations are given to them."""
    offices: defaultdict[str, set[frozenset[str]]] = defaultdict(set)
    sexes = {entity.id: pronoun(entity.name.split()[0]) for entity in entities if " " in entity.name}
    for reading in readings:
        for mention in reading.names:
            who = named.get((reading.article.id, mention.start))
            if who is None or who.kind != "person" or mention.title is None:
                continue
            title = reading.article.text[slice(*mention.title)].lower().replace("-", " ")
            offices[who.entity].add(frozenset(title.split()))
            sexes[who.entity] = sex_told(reading.article.text, mention) or sexes.get(who.entity, "")
    return Stage(
        named=named,
        names={entity.id: entity.name for entity in entities},
        offices={entity: frozenset(titles) for entity, titles in offices.items()},
        sexes=sexes,
    )


def sex_beside(reading: Reading, quotation: Quotation) -> str:
    """The pronoun beside a quotation, or that a title there asks for: "he", "she" or ""."""
    if quotation.speaker is None:
        return ""
    start, end = quotation.speaker
    low = reading.article.text[start:end].lower()
    if low in ("he", "she"):
        return low
    named = (mention for mention in reading.names if mention.start == (quotation.name or (-1, -1))[0])
    return next((sex_told(reading.article.text, mention) for mention in named), "")


def voice(reading: Reading, quotation: Quotation, told: Stage) -> Voice | None:
    """Who speaks a quotation; None where its article does not say, or says it by words that name nobody."""
    if quotation.speaker is None:
        return None
    words = tokens(reading.article.text, *quotation.speaker)
    lists = lexicon(reading.article.language)
    bare = len(words) == 1 and (words[0].low in lists.pronouns or words[0].low in lists.determiners)
    place = quotation.antecedent or quotation.name
    who = _at(reading, place, told) if place else None
    if who is not None and (who.kind == "person" or not bare):
        return Voice(entity=who.entity, name=told.names[who.entity])
    phrase = reading.article.text[slice(*place)] if place else ""
    if phrase and (who is None or phrase[:1].islower() or phrase.startswith(("The ", "A ", "An "))):
        part = spoken_of(phrase, reading.article.language)
        return Voice(entity="", name=phrase[slice(*part)]) if part else None
    if (
        bare
        or (len(words) > LONGEST_LABEL and not joint(words))
        or not speakable(words, lists)
        or tied(reading.article.text, quotation.speaker[0])
    ):
        return None
    holder = _holder(reading, [word.low for word in words], told)
    if holder:
        return Voice(entity=holder, name=told.names[holder])
    label = reading.article.text[slice(*quotation.speaker)]
    named = spoken_of(label, reading.article.language)
    return Voice(entity="", name=label[slice(*named)]) if named else None


def _at(reading: Reading, place: Bounds, told: Stage) -> Named | None:
    """Whom the last name in a stretch of text stands for."""
    inside = [mention for mention in reading.names if place[0] <= mention.start < place[1]]
    known = [told.named.get((reading.article.id, mention.start)) for mention in inside]
    return next((who for who in reversed(known) if who), None)


def _holder(reading: Reading, words: Sequence[str], told: Stage) -> str:
    """Who of the article bears a title ("the president"): the only one, or the one named far more."""
    if words[0] != "the" or len(words) == 1:
        return ""
    wanted = frozenset(word for part in words[1:] for word in part.split("-"))
    holders = {
        entity
        for entity, titles in told.offices.items()
        if any(wanted <= title and not (title - wanted) & PAST for title in titles)
    }
    here = Counter(
        who.entity
        for mention in reading.names
        if (who := told.named.get((reading.article.id, mention.start))) and who.entity in holders
    )
    ranked = sorted(here.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] < MAIN_HOLDER * ranked[1][1]):
        return ""
    return ranked[0][0] if len(holders) == 1 or ranked[0][1] >= MAIN_HOLDER else ""
