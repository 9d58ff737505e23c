"""Whether sentences of one date tell one event: what they say of it shares the deed, not only names."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from digest.compose.counted import Counted, counted, denies, differ
from digest.compose.governed import SAYS
from digest.compose.judged import Dated
from digest.model.digest import Status
from digest.text.clauses import clauses
from digest.text.words import content

# Chosen by eye on pairs of development stories: from here down, different events begin to be joined.
# How near the clauses with the date must be (0 to 1) and how many words that are no names they must share:
# few words do where they are most of both clauses, more make up for longer clauses.
NEAR, DEED = 0.27, 2
LESS_NEAR, MORE_DEED = 0.21, 4
SENTENCES_NEAR = 0.45  # of the whole sentences: "On Friday, he said" has its deed in the quotation beside it
# "A judge will settle the strike, the union said on Tuesday": who said it is not what was done.
SAID_THEN = re.compile(rf", [^,;“”\"]*\b{SAYS}\s+(?:(?:on|in|late|early|earlier)\s+)*$")
PLANS_NEAR = 0.18  # of one day far fewer things are planned than happen


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What a sentence tells of its date: the stems of the clause around it, and those that are no names.

    `whole` are the stems of the whole sentence, `common` those of them that are no names, `counts` what the
    clause counts; `denies` tells that something is denied in it.
    """

    article: str
    whole: frozenset[str]
    common: frozenset[str]
    stems: frozenset[str]
    plain: frozenset[str]
    planned: bool
    hour: str
    counts: tuple[Counted, ...]
    denies: bool
    written: str
    wide: bool


def joined(groups: Sequence[Sequence[Dated]]) -> list[list[Dated]]:
    """The groups, those together that tell one event of one date (`one_event`), in the order of their first.

    Each group holds the dated sentences of one date that make one claim.
    """
    weight = rarity([each for group in groups for each in group])
    dates = Counter(_date(group[0]) for group in groups)
    made: list[tuple[str, list[Deed], list[Dated]]] = []
    for group in groups:
        date = _date(group[0])
        deeds = [deed(each) for each in group] if dates[date] > 1 else []
        home = next((each for each in made if each[0] == date and _alike(deeds, each[1], weight)), None)
        if home is None:
            made.append((date, deeds, list(group)))
        else:
            home[1].extend(deeds)
            home[2].extend(group)
    return [held for _, _, held in made]


def _alike(some: Sequence[Deed], others: Sequence[Deed], weight: Mapping[str, float]) -> bool:
    """Whether two groups tell one event: not what one article tells apart, has two hours, or two numbers.

    What is planned in one and has happened in another is one event only where the first was written before.
    """
    if {each.article for each in some} & {each.article for each in others}:
        return False
    if len({each.hour for each in (*some, *others)} - {""}) > 1:
        return False
    if any(differ(one.counts, other.counts) for one in some for other in others):
        return False
    return any(
        (one.planned == other.planned or one.written != other.written) and one_event(one, other, weight)
        for one in some
        for other in others
    )


def _date(each: Dated) -> str:
    return f"{each.when.day}/{each.when.end or ''}"


def rarity(told: Sequence[Dated]) -> Mapping[str, float]:
    """How much each stem of the dated sentences tells: the fewer of them have it, the more."""
    sentences = {each.sentence.span: each.language for each in told}
    having = Counter(
        stem
        for span, language in sentences.items()
        for stem in {word.stem for word in content(span.text, language=language)}
    )
    return {stem: math.log(1 + len(sentences) / many) for stem, many in having.items()}


def deed(each: Dated) -> Deed:
    """The clause around the date of a sentence, without the date; the hour is "" where none is told."""
    text = each.sentence.span.text
    first, last = _told(each)
    words = [
        word
        for word in content(text[first:last], language=each.language)
        if not each.start <= first + word.start < each.end
    ]
    stems = frozenset(word.stem for word in words)
    plain = frozenset(word.stem for word in words if not text[first + word.start].isupper())
    whole = content(text[:last] if last <= each.start else text, language=each.language)
    return Deed(
        article=each.words.article,
        whole=frozenset(word.stem for word in whole),
        common=frozenset(word.stem for word in whole if not word.text[0].isupper()),
        stems=stems,
        plain=plain,
        planned=each.status is Status.PLANNED,
        hour=each.when.date[len(each.when.day) :],
        counts=counted(each),
        denies=denies(each),
        written=each.written,
        wide=each.when.precision in ("month", "year"),
    )


def _told(each: Dated) -> tuple[int, int]:
    """The stretch of the sentence that tells the deed: the clause with the date, or what was said then."""
    text = each.sentence.span.text
    said = SAID_THEN.search(text, 0, each.start) if each.language == "en" else None
    if said:
        return 0, said.start()
    return next(
        (clause for clause in clauses(text, language=each.language) if clause[0] <= each.start < clause[1]),
        (0, len(text)),
    )


def one_event(one: Deed, other: Deed, weight: Mapping[str, float]) -> bool:
    """Whether two articles tell one event: names alone ("Senator Bell … on Friday") make none.

    Nor are a charge and its denial one.
    """
    if one.article == other.article or one.denies != other.denies:
        return False
    plain, alike = len(one.plain & other.plain), near(one.stems, other.stems, weight)
    some, others = one.stems - one.plain, other.stems - other.plain
    if one.wide and some and others and not some & others:
        return near(one.whole, other.whole, weight) >= SENTENCES_NEAR
    needed = PLANS_NEAR if one.planned and other.planned else NEAR
    if plain >= DEED and (alike >= needed or (alike >= LESS_NEAR and plain >= MORE_DEED)):
        return True
    return near(one.whole, other.whole, weight) >= SENTENCES_NEAR


def near(one: frozenset[str], other: frozenset[str], weight: Mapping[str, float]) -> float:
    """What two sets of stems share, against what they weigh (0 to 1)."""
    mine, shared, theirs = (
        sum(weight.get(stem, 0.0) for stem in sorted(stems)) for stems in (one, one & other, other)
    )
    return round(shared / math.sqrt(mine * theirs), 9) if shared else 0.0
