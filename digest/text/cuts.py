"""Where a run of capitalized words holds more than one name, or a title before a name."""

from collections.abc import Sequence

from digest.text.capitals import Unit
from digest.text.gazetteer import country, gazetteer
from digest.text.kinds import NAME_WORDS, keyword, keyword_of


def repeats(run: Sequence[Unit]) -> int:
    """Where a name begins anew that was run together with itself: "Bell Ann Mary Bell"; or 0."""
    again = next((at for at in range(1, len(run)) if run[at].text == run[0].text), 0)
    return 1 if again == len(run) - 1 and again > 1 else again


def given_inside(run: Sequence[Unit]) -> int:
    """Where a person's full name begins behind a body or place written right before it, or 0."""
    for number, unit in enumerate(run[:-1]):
        if unit.tag == "given":
            return number if all(each.tag != "title" for each in run[:number]) and not keyword_of(run) else 0
        if unit.tag == "plain" and _name_ahead(run, number):
            continue
        if unit.tag not in ("organization", "acronym", "place", "people") and keyword(unit) != "organization":
            return 0
    return 0


def _name_ahead(run: Sequence[Unit], number: int) -> bool:
    """Whether only everyday words stand before a full name: "Counter Terrorism Mark Rowley"."""
    while number < len(run) and run[number].tag == "plain":
        number += 1
    rest = run[number:]
    return len(rest) == NAME_WORDS and rest[0].tag == "given" and rest[1].tag == "unknown"


def title_end(run: Sequence[Unit]) -> int:
    """How many words of the run are a title ("Ukrainian President …"), 0 for none."""
    end = 0
    for number, unit in enumerate(run):
        if unit.tag == "title":
            end = _title_of(run, number + 1)
        elif number >= end and unit.tag in ("given", "unknown") and not _title_ahead(run, number):
            break
    rest = run[end:]
    if end and _body_of_title(run[:end], rest):
        return 0
    if end and len(rest) > 1 and keyword_of(rest) and not _full_name(rest):
        return 0
    return (
        end
        if not rest or any(unit.tag not in ("plain", "organization") for unit in rest)
        else end * (end == 1)
    )


def _body_of_title(title: Sequence[Unit], rest: Sequence[Unit]) -> bool:
    """Whether a title is the beginning of a body's name: "General Electric", "Justice Program"."""
    cues = gazetteer().cues
    if len(rest) != 1 or rest[0].tag != "plain" or title[-1].text not in cues["notitle"]:
        return False
    word = rest[0].text
    return word not in cues["surname"] and (bool(keyword(rest[0])) or title[-1].text == "Executive")


def _full_name(run: Sequence[Unit]) -> bool:
    """Whether what looks like a place or body is a person's name behind a title: "Tom Hill", "Ann Deal"."""
    return len(run) == NAME_WORDS and run[0].tag == "given"


def _title_of(run: Sequence[Unit], end: int) -> int:
    """The end of a title that goes on with "of": "Secretary of State", "Minister of Foreign Affairs"."""
    if end < len(run) and run[end].first > run[end - 1].last + 1:
        end += 1
        while end < len(run) and run[end].tag in ("plain", "people"):
            end += 1
    return end


def _title_ahead(run: Sequence[Unit], number: int) -> bool:
    """Whether a title and a given name follow: "Creighton Athletic Director Bruce Rasmussen"."""
    later = zip(run[number + 1 :], run[number + 2 :], strict=False)
    return any(one.tag == "title" and two.tag == "given" for one, two in later)


def one_name(run: Sequence[Unit]) -> bool:
    """Whether a place and what follows are one name ("New York Giants", "Jordan Smith"), not two."""
    first, rest = run[0], run[1:]
    if rest[0].tag in ("place", "people", "title", "organization", "given", "other") and not keyword_of(run):
        return rest[0].tag in ("place", "given") and first.text in gazetteer().given
    if country(first.text) and (rest[0].tag == "organization" or len(rest) > 1):
        return False
    if first.text in gazetteer().given and rest[0].tag in ("unknown", "plain"):
        return True
    return bool(keyword_of(run)) or any(unit.tag == "unknown" for unit in rest)
