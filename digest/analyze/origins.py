"""Who reported it first, as the articles say: agencies credited, copies of one text, the outlet itself."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache

from digest.analyze.reading import Reading
from digest.model.analysis import Credit, Origin
from digest.model.article import Role
from digest.model.span import Span
from digest.text.agencies import agencies
from digest.text.words import content

# Share of an article's sentences that stand almost word for word in another: one text in two outlets.
COPIED = 0.3
SAME_WORDS = 0.8  # share of words that two sentences have in common (Jaccard) to count as copied
MIN_WORDS = 6  # content words that a sentence needs to be told from chance
INTERVIEW = ("told", "interview")  # who was spoken to for one quote; the rest of the story is not theirs
WIRE = re.compile(r"^[A-Z][^()\n]{1,60}\((?P<name>[A-Z][\w'’ -]{1,30})\) ?[-–—]{1,2} ?$")
BYLINE = re.compile(r"(?:By|by|BY|Source:|Via|via) (?P<name>[A-Z][\w.'’ -]{1,30}?)(?: staff)?\.?")
CUES = (
    r"according to|citing|cited by|cites|quoted by|told|reported by|as reported by|by|via|from|says|said|"
    r"reports?|reported|notes?|noted|adds?|added|states?|stated|writes?|wrote|reporting|quoting|"
    r"interview with"
)


def credited(readings: Sequence[Reading]) -> tuple[Credit, ...]:
    """Where an article's own sentences credit an agency or another outlet, in order.

    A name alone is no credit; it must stand with a word of reporting ("according to Reuters", "Reuters
    notes", "cited by AFP"), in the place and date line ("BERLIN, Dec 15 (Reuters) -") or in a line of its own
    ("By Reuters"). A name that a story's date line gives is an agency there, listed or not. Photo captions
    are not looked at: they credit pictures, not news.
    """
    found: list[Credit] = []
    date_lines = [tuple(_date_lines(reading)) for reading in readings]
    wires = {wire for lines in date_lines for wire, _ in lines}
    for reading, lines in zip(readings, date_lines, strict=True):
        article = reading.article
        found.extend(
            Credit(article=article.id, name=name, span=span)
            for name, span in (*lines, *_lines(reading, wires), *_sentences(reading))
            if name.casefold() != article.outlet.name.casefold()
        )
    return tuple(found)


def origins(readings: Sequence[Reading], given: Sequence[Credit]) -> tuple[Origin, ...]:
    """The independent origins of a story, at most these: most articles first, each article in exactly one.

    An article belongs to the agency that it credits most (`given` are all credits); articles whose sentences
    are near copies belong together; an article that credits nobody stands for itself.
    """
    home = {reading.article.id: _own(reading, given) for reading in readings}
    copies = _copies(readings)
    for one, other in copies:
        # One text: the copy stands on what its twin stands on; an agency's name counts more than an outlet's.
        if home[one].startswith("=") and not home[other].startswith("="):
            home[one] = home[other]
        else:
            home[other] = home[one]
    copied = {article for pair in copies for article in pair}
    made = [
        _origin(name, [article for article, origin in home.items() if origin == name], copied, readings)
        for name in dict.fromkeys(home.values())
    ]
    return tuple(sorted(made, key=lambda origin: (-len(origin.articles), origin.name)))


def _date_lines(reading: Reading) -> Iterator[tuple[str, Span]]:
    """The agency in brackets in a place and date line: "BERLIN, Dec 15 (Reuters) -"."""
    for block in reading.article.blocks:
        line = reading.article.text[block.start : block.end]
        wire = WIRE.search(line) if block.role is Role.FURNITURE else None
        if wire:
            at = block.start
            yield (
                agencies().get(wire["name"], wire["name"]),
                reading.article.span(at + wire.start("name"), at + wire.end("name")),
            )


def _lines(reading: Reading, wires: Collection[str]) -> Iterator[tuple[str, Span]]:
    """Agencies credited in a line of their own: "By Reuters", "Source: AFP"."""
    for block in reading.article.blocks:
        line = reading.article.text[block.start : block.end]
        match = BYLINE.fullmatch(line) if block.role in (Role.FURNITURE, Role.HEADING) else None
        name = agencies().get(match["name"], match["name"]) if match else ""
        if match and (match["name"] in agencies() or name in wires):
            at = block.start
            yield name, reading.article.span(at + match.start("name"), at + match.end("name"))


def _sentences(reading: Reading) -> Iterator[tuple[str, Span]]:
    """Agencies credited in an article's sentences, with the word of reporting."""
    for sentence in reading.sentences:
        at = sentence.span.start
        for match in _pattern().finditer(sentence.span.text):
            name = agencies()[match["after"] or match["before"]]
            yield name, reading.article.span(at + match.start(), at + match.end())


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(agencies(), key=lambda name: (-len(name), name)))
    return re.compile(
        rf"\b(?i:{CUES}) (?:the )?(?:news )?(?:agency )?(?P<after>{names})\b(?!’s|'s)"
        rf"|\b(?P<before>{names}) (?:also |has |had |further )?(?:news agency )?"
        rf"(?:says|said|reports?|reported|notes?|noted|adds?|added|states?|stated|writes?|wrote|quoted|cited)\b"
    )


def _own(reading: Reading, given: Sequence[Credit]) -> str:
    agency = agencies().get(reading.article.outlet.name)
    if agency:
        return agency  # an agency's own article is what others credit
    via = agencies().get(reading.article.via or "")
    if via:
        return via  # the document itself says whose text it is
    names = [
        credit.name
        for credit in given
        if credit.article == reading.article.id and not credit.span.text.startswith(INTERVIEW)
    ]
    if names:
        return min(names, key=lambda name: (-names.count(name), names.index(name)))
    return f"={reading.article.outlet.id}"


def _origin(
    name: str,
    articles: Sequence[str],
    copied: Iterable[str],
    readings: Sequence[Reading],
) -> Origin:
    outlets = {reading.article.id: reading.article.outlet for reading in readings}
    if not name.startswith("="):
        own = any(agencies().get(outlets[article].name) == name for article in articles)
        why = f"is {name}" if own and len(articles) == 1 else f"credits {name}"
        return Origin(name=name, articles=tuple(articles), why=why)
    outlet = outlets[articles[0]]
    why = "credits nobody" if not set(articles) & set(copied) else "sentences alike almost word for word"
    return Origin(name=outlet.name, articles=tuple(articles), why=why)


def _copies(readings: Sequence[Reading]) -> list[tuple[str, str]]:
    """Pairs of articles of which one has many sentences of the other almost word for word."""
    bags = {
        reading.article.id: [
            bag
            for sentence in reading.sentences
            if len(bag := {word.stem for word in content(sentence.span.text)}) >= MIN_WORDS
        ]
        for reading in readings
    }
    found: list[tuple[str, str]] = []
    names = list(bags)
    for at, one in enumerate(names):
        for other in names[at + 1 :]:
            shorter, longer = sorted((bags[one], bags[other]), key=len)
            same = sum(any(len(a & b) >= SAME_WORDS * len(a | b) for b in longer) for a in shorter)
            if shorter and same >= COPIED * len(shorter):
                found.append((one, other))
    return found
