"""The sentences that digest itself prints on pages: an article may quote them, and a page still hold."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from digest.model.page import OwnPage
from digest.render.site import Site
from digest.render.theme import own_themes

MESSAGE = re.compile(r"^msgstr(?:\[\d\])? (?P<text>(?:\".*\"\n)+)", re.MULTILINE)
JOINED = re.compile(r"\"\n\"|\\n")
GAP = re.compile(r"\{\w+\}")
WORD = re.compile(r"\w+")
LEAST = 4  # words: of shorter ones an article may be made, so they are looked at as any other words
Key = tuple[str, ...]


def published(site: Site, own: Sequence[OwnPage], theme_folders: Sequence[Path]) -> tuple[str, ...]:
    """What the publisher says: name and line of the site, own pages, the words of themes beside digest's own.

    An article that says the same is no reason to stop a build: who copied whom nobody can tell. Own pages are
    drawn for this, so it is asked only where words of an article were found that have no receipt.
    """
    from digest.render.notes import prose  # noqa: PLC0415 - rarely needed
    from digest.render.proof import read  # noqa: PLC0415 - the same

    drawn = (f"<p>{page.title}</p>{prose(page.text)}" for page in own)
    texts = (run for html in drawn for run in read("own.html", {"own.html": str(html).encode()}).unmarked)
    named = [site.title, site.description]
    titles = (f"{page.title} {end}" for page in own for end in named)
    both = (f"{one} {other}" for one in named for other in named if one != other)
    return (*texts, *titles, *both, *_catalogs(theme_folders))


@cache
def sentences() -> tuple[str, ...]:
    """The words of the catalogs that come with digest, in all languages, each cut at what is filled in.

    Read as plain text, since every check of a site needs them and the parser of catalogs is slow to load.
    """
    return tuple(dict.fromkeys(_sentences()))


def _sentences() -> Iterator[str]:
    yield from _catalogs(own_themes())


def _catalogs(folders: Iterable[Path]) -> Iterator[str]:
    for folder in folders:
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
