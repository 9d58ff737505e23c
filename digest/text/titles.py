"""What makes a headline a poor name for a story: a question, a label, a live blog, a tease, its length."""

import re
import tomllib
from functools import cache
from importlib import resources
from typing import NamedTuple

LONG = 110  # characters; most headlines have 40 to 90
ENDLESS = 180  # characters; a paragraph that stands where the headline should
FEWEST = 3  # words; "Ferry aground" may be the name of many stories
WIDE = ("\u2e80", "\u9fff")  # ideographs: every two of them are a word, and a character is as wide as two
QUOTES = "“\"'‘«„「"
CLOSING = "”\"'’»“」"


class Rules(NamedTuple):
    """Patterns of one language: a label at the beginning, a live blog, a tease."""

    label: re.Pattern[str]
    live: re.Pattern[str]
    bait: re.Pattern[str]


def faults(title: str, language: str) -> frozenset[str]:
    """What is wrong with a headline as a name; empty for a plain declarative one.

    `question`, `label` ("WATCH:", "Opinion |"), `live`, `bait`, `shouted` (all capitals or an exclamation),
    `cut` (it ends in dots), `long`, `endless`, `short`, `sentence` (it ends with a full stop), `quote` (it is
    nothing else).
    """
    known = rules(language)
    text = title.strip()
    wide = sum(WIDE[0] <= char <= WIDE[1] for char in text)
    size, words = len(text) + wide, len(text.split()) + wide // 2
    bare = text.rstrip("\"'”’») ")
    found = {
        "question": bare.endswith(("?", "？")) or ("? " in text),
        "label": known.label.match(text) is not None,
        "live": known.live.search(text) is not None,
        "bait": known.bait.search(text) is not None,
        "shouted": bare.endswith(("!", "！")) or (text.isupper() and wide == 0),
        "cut": bare.endswith(("…", "...")),
        "long": LONG < size <= ENDLESS,
        "endless": size > ENDLESS,
        "short": words < FEWEST,
        "sentence": text.endswith(".") and not text.endswith("..."),
        "quote": text[:1] in QUOTES and text[-1:] in CLOSING and not set(text[1:-1]) & set(CLOSING),
    }
    return frozenset(name for name, there in found.items() if there)


@cache
def rules(language: str) -> Rules:
    """The rules of `data/titles/LANGUAGE.toml`; English where a language has none."""
    folder = resources.files("digest.text") / "data" / "titles"
    path = folder / f"{language}.toml"
    path = path if path.is_file() else folder / "en.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return Rules(*(re.compile(table[name], re.IGNORECASE) for name in Rules._fields))
