"""What is cut off a run of capitalized words, and which runs name nothing at all."""

import re
from collections.abc import Sequence

from digest.text.capitals import Token, Unit
from digest.text.gazetteer import gazetteer
from digest.text.kinds import NAME_WORDS, keyword

# What opens a sentence before a name and is no part of it: "Former Bell aides".
LATELY = frozenset({"Former", "Longtime", "Top", "Late", "Ex"})
# Words made from names, which say of what kind something is or who follows whom: "Bellesque", "Bellistas".
ADJECTIVE = re.compile(r"[a-z](?:esque|istas?|ians?|ites?|eastern|western)$")
OF_FIGURE = frozenset({"Administration", "Campaign", "Family", "Presidency", "Team"})
# Behind the surname of a public figure these are names of their own.
NO_SURNAME = frozenset({"organization", "people", "acronym"})


def trimmed(run: Sequence[Unit]) -> Sequence[Unit]:
    """The run without openers before a name and without what follows a name and is none of it."""
    run = _without_lead(run)
    if len(run) > NAME_WORDS and run[0].tag == "given" and run[-1].tag in ("people", "title"):
        return run if keyword(run[-1]) else run[:-1]
    if _adjective_of_party(run):
        run = run[:-1]
    behind = len(run) == NAME_WORDS and run[0].text in gazetteer().figures and run[1].text in OF_FIGURE
    return run[:1] if behind else run


def figure_first(run: Sequence[Unit]) -> bool:
    """Whether a public figure's surname stands before a name of its own: "Bell White House"."""
    return len(run) == NAME_WORDS and run[0].text in gazetteer().figures and run[1].tag in NO_SURNAME


def nameless(line: Sequence[Token], run: Sequence[Unit]) -> bool:
    """Whether a word alone names nothing: a letter, an adjective, "Inc", "Category 4"."""
    return _no_name(run) or _numbered(line, run)


def _without_lead(run: Sequence[Unit]) -> Sequence[Unit]:
    """The run without a word before a name that is no part of it: "Former Bell aides", "Considering Bell"."""
    if len(run) < NAME_WORDS:
        return run
    if run[0].lead and run[0].text in LATELY:
        return run[1:]
    plain = run[0].tag == "plain" and run[0].text not in gazetteer().cues["wordgiven"]
    return run[1:] if plain and len(run) == NAME_WORDS and run[1].text in gazetteer().figures else run


def _adjective_of_party(run: Sequence[Unit]) -> bool:
    """Whether a run ends in a word for a member of a party: "House Democratic", "Senate Democrat"."""
    if len(run) < NAME_WORDS or run[-1].tag != "people" or run[-1].text.endswith("s"):
        return False
    return run[-2].tag in ("organization", "acronym", "plain")


def _numbered(line: Sequence[Token], run: Sequence[Unit]) -> bool:
    """Whether an everyday word has a number behind it: "Category 4", "Route 9", "Title VII"."""
    ahead = run[-1].last + 1
    if len(run) > 1 or run[0].tag not in ("plain", "title") or ahead >= len(line) or line[ahead].gap != " ":
        return False
    return line[ahead].text[0].isdigit() or line[ahead].text in gazetteer().cues["roman"]


def _no_name(run: Sequence[Unit]) -> bool:
    """Whether a word alone names nothing: a single letter, "Orwellian", "Inc"."""
    word = run[0].text
    if len(run) == 1 and word in gazetteer().cues["state"] and not word.isupper():
        return True
    if len(run) > 1 or run[0].tag not in ("unknown", "plain", "acronym"):
        return False
    if word[-1] == "s" and word[:-1] in gazetteer().figures:
        return True
    if len(word) == 1 or ADJECTIVE.search(word) or word in gazetteer().cues["company"]:
        return True
    return word in gazetteer().cues["suffix"]
