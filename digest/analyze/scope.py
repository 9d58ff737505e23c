"""Whether a thing is called a thing, or one of several: "is a cornerstone", "is one of the cornerstones"."""

import re
from collections.abc import Iterator, Sequence

from digest.analyze.positions import Passage, positions
from digest.analyze.reading import Reading
from digest.analyze.units import Unit
from digest.model.analysis import DifferenceKind, Position, Sentence
from digest.text.words import stem, stop_words

IS = r"(?:is|are|was|were|remains?|remained|becomes?|became|call(?:s|ed|ing)|considers?|considered)\b"
ONE_OF = re.compile(
    rf"\b{IS}(?:\W+\w+){{0,2}}?\W+"
    r"(?P<whole>one of (?:the|its|his|her|their) (?:\w+ ){0,2}?(?P<noun>[a-z]{4,}s))\b"
)
ALONE = r"\b{IS}[^.;:]{{0,50}}?\b(?P<whole>an? [“\"‘']?(?P<noun>{noun})(?!\w)[”\"’']?)"
Found = tuple[Reading, Sentence, re.Match[str]]  # where a noun stands as one of several
RARE = 4  # sentences of the story that may have the noun; a common one ("sides") tells nothing


def scope(
    readings: Sequence[Reading], units: Sequence[Unit]
) -> Iterator[tuple[DifferenceKind, str, tuple[Position, ...]]]:
    """One difference for each noun that is one of several here and the only one there, on one side."""
    several = [
        (reading, sentence, match)
        for reading in readings
        for sentence in reading.sentences
        for match in ONE_OF.finditer(sentence.span.text)
        if match["noun"] not in stop_words(reading.article.language)
    ]
    for noun in dict.fromkeys(stem(match["noun"]) for _, _, match in several):
        many = [_passage("several", *each) for each in several if stem(each[2]["noun"]) == noun]
        single = re.compile(ALONE.format(IS=IS, noun=_singular(several, noun)))
        alone = [
            _passage("one", reading, sentence, match)
            for reading in readings
            for sentence in reading.sentences
            for match in single.finditer(sentence.span.text)
        ]
        sides = {_side(units, passage) for passage in many} - {""}
        alone = [passage for passage in alone if _side(units, passage) in sides]
        made = positions([*alone, *many], readings)
        if alone and len(alone) <= RARE:
            yield DifferenceKind.SCOPE, f"“{_singular(several, noun)}”: one, or one of several", made


def _passage(way: str, reading: Reading, sentence: Sentence, match: re.Match[str]) -> Passage:
    at = sentence.span.start
    return way, sentence.shown, reading.article.span(at + match.start("whole"), at + match.end("whole"))


def _singular(several: Sequence[Found], noun: str) -> str:
    plural = next(match["noun"] for _, _, match in several if stem(match["noun"]) == noun)
    return plural[:-3] + "y" if plural.endswith("ies") else plural[:-1]


def _side(units: Sequence[Unit], passage: Passage) -> str:
    marked = passage[2]
    return next((unit.side for unit in units if unit.span.covers(marked)), "")
