"""Names of people, places and organizations in a text, found by how they are written and what stands near.

No model: runs of capitalized words (`chunks`), general knowledge (`gazetteer`), and the text's own evidence:
what it writes in lower case elsewhere is no name, and a surname is a person where the full name is one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from digest.text.capitals import Token, Unit, capital, known, tokens
from digest.text.chunks import runs
from digest.text.cuts import given_inside, one_name, repeats, title_end
from digest.text.elsewhere import certain, in_other_letters, opens_with_article, signs_without_article
from digest.text.evidence import OFTEN, Evidence, evidence_of
from digest.text.gazetteer import common, country, gazetteer
from digest.text.headlines import is_headline, named_in_headline
from digest.text.kinds import (
    FAIR,
    KINDS,
    STRONG,
    SURE,
    WEAK,
    best,
    keyword,
    keyword_of,
    signs_around,
    signs_of_name,
    surnames,
    yields_to_surname,
)
from digest.text.roles import title_after, title_before
from digest.text.trims import figure_first, nameless, trimmed

__all__ = ["NameMention", "country", "names"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMention:
    """A name in a text: `text[start:end]` is the name without title and possessive.

    `kind` is person, place, organization or other; `head` is the name with single blanks, the key by which
    mentions are counted; `title` is where the text says who that is ("Kremlin spokesman"), or None.
    """

    start: int
    end: int
    kind: str
    head: str
    title: tuple[int, int] | None = None


class _Found(NamedTuple):
    start: int
    end: int
    head: str
    title: tuple[int, int] | None
    signs: tuple[tuple[str, float], ...]


@lru_cache(maxsize=512)  # asked for when stories are named and again when they are read
def names(text: str, *, language: str = "en") -> tuple[NameMention, ...]:
    """The names in `text` (a whole article, one paragraph a line, furniture blanked), in order.

    Time grows with the length of the text only. For languages other than English, only words that general
    knowledge holds, and full names that begin with a known given name, are found.
    """
    body: list[list[Token]] = []
    headlines: list[list[Token]] = []
    at = 0
    for line in text.split("\n"):
        words = [] if not line or line.isspace() else tokens(text, at, at + len(line))
        (headlines if is_headline(line, words) else body).append(words)
        at += len(line) + 1
    evidence = evidence_of(body)
    found = [each for words in body for each in _names_of_line(text, words, evidence)]
    if language != "en":
        sure = (_certain(text, each) for each in found)
        found = [each for each in sure if each is not None]
        if in_other_letters(text):
            found = [_unclassified(each) for each in found]
    mentions = _typed(found)
    mentions.extend(_surnames_alone(body, mentions))
    kinds = {mention.head: mention.kind for mention in mentions}
    for words in headlines:
        mentions.extend(
            NameMention(start=start, end=end, kind=kind, head=head)
            for start, end, head, kind in named_in_headline(text, words, kinds)
            if language == "en" or not opens_with_article(head)
        )
    return tuple(sorted(mentions, key=lambda mention: (mention.start, mention.end)))


def _surnames_alone(body: Sequence[Sequence[Token]], found: Sequence[NameMention]) -> Iterator[NameMention]:
    """Surnames that are words, too, where they stand alone: "Duke said" of Elaine Duke."""
    full = [mention.head.split(" ") for mention in found if mention.kind == "person" and " " in mention.head]
    odd = {name[-1] for name in full if known(name[-1]) in ("never", "title", "plain", "function")}
    covered = {place for mention in found for place in range(mention.start, mention.end)} if odd else set()
    for line in body:
        for number, token in enumerate(line):
            if token.text in odd and token.start not in covered and _alone(line, number):
                yield NameMention(start=token.start, end=token.end, kind="person", head=token.text)


def _alone(line: Sequence[Token], number: int) -> bool:
    """Whether a capitalized word stands where a person would: before a verb of speech or ’s, or after Mrs."""
    token, cues = line[number], gazetteer().cues
    before = line[number - 1].text if number else ""
    after = line[number + 1].text if number + 1 < len(line) else ""
    if before in cues["initialtitle"] and token.gap in (" ", ". "):
        return True
    if before and token.gap == " " and (capital(before) or before.lower() in cues["locative"]):
        return False
    plain = line[number + 1].gap == " " if after else False
    return token.owns or (plain and (after in cues["speech"] or after in cues["helping"]))


def _certain(text: str, found: _Found) -> _Found | None:
    """A name in another language than English, without an article before it, if it is certain."""
    if opens_with_article(found.head):
        first, _, rest = found.head.partition(" ")
        signs = signs_without_article(rest, found.signs)
        if signs is None:
            return None
        start = text.index(rest.split(" ")[0], found.start + len(first))
        found = found._replace(start=start, head=rest, signs=signs)
    return found if certain(found.head, found.signs) else None


def _unclassified(found: _Found) -> _Found:
    """A name in Latin letters of a text in others: its kind where it is known, else none; ships bear such."""
    return found._replace(signs=tuple(sign for sign in found.signs if sign[1] >= SURE), title=None)


def _names_of_line(text: str, line: Sequence[Token], evidence: Evidence) -> Iterator[_Found]:
    for run in runs(text, line):
        yield from _names_of_run(text, line, _settled(run, evidence), evidence)


def _settled(run: list[Unit], evidence: Evidence) -> list[Unit]:
    """The run without everyday words that are capitalized only because a sentence begins."""
    while run and run[0].lead and run[0].tag in ("plain", "unknown", "title") and not _proper(run, evidence):
        if len(run) > 1 and (run[0].tag == "title" or run[0].text in gazetteer().cues["storm"]):
            return run
        run = run[1:]
    return run


def _proper(run: Sequence[Unit], evidence: Evidence) -> bool:
    first = run[0]
    if evidence.large[first.text] and first.text.lower() not in evidence.small:
        return True
    if len(run) > 1:
        return bool(evidence.large[f"{first.text} {run[1].text}"]) or (
            first.tag == "unknown" and first.text.lower() not in evidence.small
        )
    return False


def _names_of_run(
    text: str, line: Sequence[Token], run: Sequence[Unit], evidence: Evidence
) -> Iterator[_Found]:
    """The names of one run: title and person, people and body, place and body, or one name."""
    if not run:
        return
    cut = repeats(run) or given_inside(run)
    if cut:
        yield from _names_of_run(text, line, run[:cut], evidence)
        run = run[cut:]
    split = title_end(run)
    if split:
        yield from _inside_title(run[:split])
        if split < len(run):
            yield _one(text, line, run[split:], (run[0].start, run[split - 1].end))
        return
    if run[0].tag == "people":
        if len(run) > 1 and keyword_of(run):
            yield _one(text, line, run, None)
        else:
            yield from _names_of_run(text, line, run[1:], evidence)
        return
    if run[0].tag == "place" and len(run) > 1 and not one_name(run):
        yield _one(text, line, run[:1], None)
        yield from _names_of_run(text, line, run[1:], evidence)
        return
    run = trimmed(run)
    if figure_first(run):
        yield _one(text, line, run[:1], None)  # "Bell White House", "Bell Democrats"
        yield from _names_of_run(text, line, run[1:], evidence)
        return
    if not _empty(run, evidence) and not nameless(line, run):
        yield _one(text, line, run, None)


def _inside_title(units: Sequence[Unit]) -> Iterator[_Found]:
    for number, unit in enumerate(units):
        if unit.tag in ("unknown", "given") and not number:
            seat = len(units) > 1 and units[1].text in gazetteer().cues["seated"]
            sign = ("place", FAIR) if seat else ("organization", WEAK)
            yield _Found(unit.start, unit.end, unit.text, None, (sign,))
        if unit.tag in ("place", "organization"):
            yield _Found(unit.start, unit.end, unit.text, None, ((unit.tag, SURE),))


def _empty(run: Sequence[Unit], evidence: Evidence) -> bool:
    """Whether the run is only everyday words with capitals, which name nothing for sure."""
    if any(unit.tag not in ("plain", "title") for unit in run):
        return len(run) == 1 and run[0].lead and run[0].tag != "given" and _doubtful(run[0], evidence)
    if len(run) > 1:
        once = not run[0].lead and run[-1].text.lower() not in evidence.small
        return not once and not keyword_of(run) and evidence.large[f"{run[0].text} {run[1].text}"] < OFTEN
    word = run[0].text
    seen = evidence.large[word] + evidence.large[f"^{word}"]
    bare = bool(keyword(run[0])) and word not in gazetteer().cues["team"]
    return bare or word.lower() in evidence.small or not evidence.large[word] or seen < OFTEN


def _doubtful(unit: Unit, evidence: Evidence) -> bool:
    """A word that opens a sentence and is known as a body or place, but may be an everyday word there."""
    return common(unit.text) and not unit.text.isupper() and not evidence.large[unit.text]


def _one(text: str, line: Sequence[Token], run: Sequence[Unit], title: tuple[int, int] | None) -> _Found:
    first, last = run[0].first, run[-1].last
    start, end = run[0].start, run[-1].end
    titled = title is not None or title_before(line, first) is not None
    if titled and len(run) == 1 and run[0].text in gazetteer().given and _small_surname(line, last):
        last += 1
        end = line[last].end
    start += len("The ") if text.startswith("The ", start, end) else 0
    head = " ".join(text[start:end].split()).replace(" .", ".")
    signs = list(signs_of_name(head, run))
    if head[head.rfind(" ") + 1].islower():
        signs.append(("person", STRONG))
    if title is not None:
        signs.append(("person", SURE))
    elif _may_be_person(run):
        title = title_before(line, first) or title_after(line, last)
        if title is not None:
            signs.append(("person", STRONG))
    if title is not None and _of_several(text, title):
        title = None  # "the judges" are more than the one named behind the word
    signs.extend(signs_around(line, first, last))
    return _Found(start, end, head, title, tuple(signs))


def _of_several(text: str, title: tuple[int, int]) -> bool:
    last = text[slice(*title)].rsplit(maxsplit=1)[-1]
    return last.lower().strip(".") in gazetteer().cues["several"]


def _small_surname(line: Sequence[Token], last: int) -> bool:
    """Whether a given name is followed by a surname written small by mistake ("Vladimir putin")."""
    if last + 1 >= len(line) or line[last].owns or line[last + 1].gap != " ":
        return False
    after = line[last + 1].text
    return (
        after.isalpha()
        and after.islower()
        and known(after) == "unknown"
        and known(after.capitalize()) == "unknown"
    )


def _may_be_person(run: Sequence[Unit]) -> bool:
    return not keyword_of(run) and all(
        unit.tag in ("given", "unknown", "plain", "title", "place") for unit in run
    )


def _typed(found: Sequence[_Found]) -> list[NameMention]:
    """The mentions with the kind for which, over the whole text, most speaks."""
    scores: dict[str, dict[str, float]] = {}
    for each in found:
        tally = scores.setdefault(each.head, dict.fromkeys(KINDS, 0.0))
        for kind, weight in each.signs:
            tally[kind] += weight
    _add_seats(scores)
    kinds = {head: best(tally) for head, tally in scores.items()}
    known_surnames = surnames(kinds)
    for head in kinds:
        if head in known_surnames and yields_to_surname(head, scores[head]):
            kinds[head] = "person"
    plain = [
        NameMention(start=each.start, end=each.end, kind=kinds[each.head], head=each.head, title=each.title)
        for each in found
    ]
    return [mention if mention.kind == "person" else replace(mention, title=None) for mention in plain]


def _add_seats(scores: Mapping[str, dict[str, float]]) -> None:
    """Where a text names the police or the council of Keldon, Keldon is a place."""
    for head in list(scores):
        seat, _, body = head.partition(" ")
        if seat in scores and body.partition(" ")[0] in gazetteer().cues["seated"]:
            scores[seat]["place"] += STRONG
