"""Which articles a person means by words such as a path, an id or an address, and what is known of each."""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from digest.errors import ConfigError
from digest.model.article import Article, Document, Role
from digest.read.forgotten import Entry
from digest.text.forgotten import plainly, trace
from digest.text.sentences import sentences
from digest.text.slugs import slug

NEAR = 0.6  # difflib ratio: "kyivpots" is near "kyivpost"
SLUG_BYTES = 60  # as stories have them


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """An article to be forgotten: its entry, its id ("" unknown), and the slugs that its words would make."""

    entry: Entry
    id: str = ""
    slugs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What a site has: its documents, the articles among them by path, and the files that are refused."""

    documents: Sequence[Document]
    articles: Sequence[Article]
    refused: Sequence[str]


def meant(words: Sequence[str], held: Held, seeds: Path, day: str, reason: str) -> Iterator[Meant]:
    """Every article that one of `words` means: a path, an id, or an address, which need not be known.

    Raises:
        ConfigError: a word means nothing, with all those that do.
    """
    wrong = []
    for word in words:
        found = list(_meant(word, held, seeds, day, reason))
        wrong += [] if found else [_unknown(word, held)]
        yield from found
    if wrong:
        raise ConfigError("\n".join(wrong))


def _meant(word: str, held: Held, seeds: Path, day: str, reason: str) -> Iterator[Meant]:
    ids = {article.path: article.id for article in held.articles}
    address = plainly(word) if "://" in word else ""
    names = {word, word.removeprefix("./"), _below(seeds, word)}
    found = 0
    for document in held.documents:
        url = document.checked.url or ""
        same = address == plainly(url) if address and url else not names.isdisjoint(_names(document, ids))
        if same:
            found += 1
            words = trace(document.text[document.body :])
            entry = Entry(file=document.path, address=url, words=words, day=day, reason=reason)
            slugs = frozenset(_slugs(document, held.articles))
            yield Meant(entry=entry, id=ids.get(document.path, ""), slugs=slugs)
    if address and not found:
        yield Meant(entry=Entry(file="", address=word, words="", day=day, reason=reason))
    for path in held.refused:
        if not found and path in names:
            yield Meant(entry=Entry(file=path, address="", words="", day=day, reason=reason))


def _names(document: Document, ids: dict[str, str]) -> set[str]:
    """What a document may be called: its path, that of its file, its id."""
    return {document.path, document.path.partition("#")[0], ids.get(document.path, document.path)}


def _below(seeds: Path, word: str) -> str:
    """A path on this machine as articles are named, `seeds/one.md`; the word itself where it is none."""
    place = Path(word).absolute()
    root = seeds.absolute()
    return f"{root.name}/{place.relative_to(root).as_posix()}" if place.is_relative_to(root) else word


def _slugs(document: Document, articles: Sequence[Article]) -> Iterator[str]:
    """The slugs that a story may have from this document: of its headline, and of each of its sentences."""
    article = next((one for one in articles if one.path == document.path), None)
    if document.checked.title:
        yield from _cuts(document.checked.title)
    if article is None:
        return
    if article.title:
        yield from _cuts(article.title.text)
    for block in article.blocks:
        if block.role is not Role.FURNITURE:
            text = article.text[block.start : block.end]
            for start, end in sentences(text, language=article.language):
                yield from _cuts(text[start:end])


def _cuts(text: str) -> Iterator[str]:
    """The slug of a title, and the one it had when short words were taken from behind the cut."""
    yield slug(text, most=SLUG_BYTES, plain=True)
    yield slug(text, most=SLUG_BYTES)


def _unknown(word: str, held: Held) -> str:
    known = [*(article.id for article in held.articles), *(document.path for document in held.documents)]
    near = difflib.get_close_matches(word[:200], known, n=1, cutoff=NEAR)
    hint = (
        f"Did you mean '{near[0]}'?" if near else "write a path such as seeds/one.md, an id, or an address."
    )
    return f"{word}: no such article. {hint}" if near else f"{word}: no such article; {hint}"
