"""The sentences that digest itself prints on pages: an article may quote them, and a page still hold."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from digest.render.theme import own_themes

MESSAGE = re.compile(r"^msgstr(?:\[\d\])? (?P<text>(?:\".*\"\n)+)", re.MULTILINE)
JOINED = re.compile(r"\"\n\"|\\n")
GAP = re.compile(r"\{\w+\}")
WORD = re.compile(r"\w+")
LEAST = 4  # words: of shorter ones an article may be made, so they are looked at as any other words
Key = tuple[str, ...]


@cache
def sentences() -> tuple[str, ...]:
    """The words of the catalogs that come with digest, in all languages, each cut at what is filled in.

    Read as plain text, since every check of a site needs them and the parser of catalogs is slow to load.
    """
    return tuple(dict.fromkeys(_sentences()))


def _sentences() -> Iterator[str]:
    for folder in own_themes():
        for catalog in sorted(folder.glob("*/words/*.po")):
            for message in MESSAGE.finditer(catalog.read_text(encoding="utf-8") + "\n"):
                text = JOINED.sub("", message["text"].strip().strip('"')).replace('\\"', '"')
                yield from GAP.split(text)


def apart(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """What is left of `words` (casefolded) where digest's own sentences are cut out: stretches in order."""
    known, start, at = _known(), 0, 0
    while at + LEAST <= len(words):
        near = known.get(tuple(words[at : at + LEAST]), ())
        own = next((one for one in near if tuple(words[at : at + len(one)]) == one), None)
        if own is None:
            at += 1
            continue
        yield words[start:at]
        at = start = at + len(own)
    yield words[start:]


@cache
def _known() -> Mapping[Key, Sequence[Key]]:
    """Digest's own sentences as words, the longest first, by their first words."""
    found: dict[Key, list[Key]] = {}
    for text in sentences():
        words = tuple(WORD.findall(text.casefold()))
        if len(words) >= LEAST:
            found.setdefault(words[:LEAST], []).append(words)
    return {key: sorted(each, key=len, reverse=True) for key, each in found.items()}
