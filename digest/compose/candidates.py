"""The sentences from which a summary is chosen: what each tells, how well it stands alone, what it costs."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest.compose.salience import terms
from digest.compose.worth import worth
from digest.model.analysis import Analysis, Claim, DifferenceKind, Form, Says, Sentence
from digest.model.span import Span
from digest.text.assumed import assumed
from digest.text.columns import COMMENT, REPORT, column, reporting
from digest.text.openings import openings
from digest.text.selfcontained import leans_on
from digest.text.words import stem

IN_PART = 0.6  # share of a claim's weight that a sentence of an article that tells it in part brings
ASIDE = 0.6  # share of a claim's weight that a sentence brings that tells it in passing ("as …", "with …")
ASIDES = ("as ", "while ", "with ", "although ", "though ", "after ", "since ", "when ", "before ")
CONTESTED = 0.4  # what a sentence counts for that tells a thing otherwise than most articles do
# "President Bell", "Sen. Bell": the word before a surname says who it is, "Mr." does not.
RANK = re.compile(r"(?:^|[\s“\"‘'(])(?!M(?:r|s|rs|me)\b)[A-Z][a-z]{2,}\.? $")
RANK_REACH = 24
COMMENTED = 0.4  # what a sentence counts for of an article that comments rather than reports
CONTESTED_KINDS = {
    DifferenceKind.NUMBER, DifferenceKind.DATE, DifferenceKind.PLACE, DifferenceKind.ROLE,
    DifferenceKind.ORDER,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A sentence, or the opening of one, that may be in the summary.

    `claims` are the shares of the claims that it tells; `worth` the share of their weight that it gets for
    its form; `terms` what it covers of the story's words and pairs of words; `full` and `short` the persons
    it gives with full name and by surname alone (with the stem of that); `leans` whether it is understood
    only after another, `needs` the stem of the noun that must have been told of; `after` where the sentence
    before it begins, in its paragraph; `assumes` the stems of other nouns that it takes for known, and
    `column` whether its article is somebody's opinion.
    """

    sentence: Sentence
    span: Span
    claims: Mapping[str, float]
    terms: frozenset[str]
    words: frozenset[str]
    worth: float
    leans: bool = False
    needs: str = ""
    after: int | None = None
    full: frozenset[str] = frozenset()
    short: frozenset[tuple[str, str]] = frozenset()
    assumes: frozenset[str] = frozenset()
    column: bool = False

    @property
    def cost(self) -> int:
        """How many words it has, as white space parts them."""
        return len(self.span.text.split())


def candidates(analysis: Analysis, claims: Sequence[Claim], *, cut: bool) -> list[Candidate]:
    """Every sentence that may be in a summary; with `cut` also the openings of each that stand alone."""
    told = _told(claims)
    quoted = _quoted(analysis)
    contested = set(_contested(analysis))
    full, short = _persons(analysis)
    columns = _columns(analysis)
    reports = _reports(analysis)
    found: list[Candidate] = []
    before: Sentence | None = None
    for sentence in analysis.sentences:
        span = sentence.span
        language = analysis.story.article(span.article).language
        open_quote = sentence.shown != span  # part of a longer quotation
        stated = _inside(span, told.get(span.article, ()))
        # A whole sentence that states no claim has nothing to show for itself.
        value = (
            0.0
            if open_quote or sentence.broken or not (stated or cut)
            else worth(span, quoted.get(span.article, ()), language=language, cut=cut)
        )
        beside = before is not None and (before.span.article, before.paragraph) == (
            span.article,
            sentence.paragraph,
        )
        heads = sentence.paragraph == 1 and (before is None or before.span.article != span.article)
        after = before.span.start if before is not None and beside else None
        before = sentence
        if not value:
            continue
        value *= CONTESTED if span in contested else 1.0
        value *= max(COMMENTED, reports[span.article])
        noun = leans_on(span.text, language=language)
        if noun and heads:
            noun = None  # nothing stands before it that could have told which is meant
        for part in _parts(span, language) if cut else (span,):
            inside = stated if part == span else _inside(part, told.get(span.article, ()))
            held = terms(part.text, language=language)
            found.append(
                Candidate(
                    sentence=sentence,
                    span=part,
                    claims=inside,
                    terms=held,
                    words=frozenset(term for term in held if " " not in term),
                    worth=value,
                    leans=noun == "",
                    needs=stem(noun, language) if noun else "",
                    after=after,
                    full=frozenset(
                        entity for entity, place in full.get(span.article, ()) if part.covers(place)
                    ),
                    short=frozenset(
                        (entity, stem(place.text, language))
                        for entity, place in short.get(span.article, ())
                        if part.covers(place)
                    ),
                    assumes=frozenset(stem(noun, language) for noun in assumed(part.text, language=language)),
                    column=span.article in columns or reports[span.article] < COMMENT / REPORT,
                )
            )
    return found


def _parts(span: Span, language: str) -> Iterator[Span]:
    for end in openings(span.text, language=language):
        yield Span(article=span.article, start=span.start, end=span.start + end, text=span.text[:end])


def _inside(span: Span, told: Sequence[tuple[int, int, str, float]]) -> dict[str, float]:
    inside: dict[str, float] = {}
    for start, end, claim, share in told:
        if span.start <= start and end <= span.end:
            inside[claim] = max(inside.get(claim, 0.0), share)
    return inside


def _told(claims: Sequence[Claim]) -> dict[str, list[tuple[int, int, str, float]]]:
    """By article, the passages that tell each claim, and what share of it."""
    found: dict[str, list[tuple[int, int, str, float]]] = {}
    for claim in claims:
        for stance in claim.stances:
            share = {Says.SAYS: 1.0, Says.IN_PART: IN_PART}.get(stance.stance, 0.0)
            for span in stance.spans if share else ():
                aside = ASIDE if span.text.lower().startswith(ASIDES) else 1.0
                found.setdefault(span.article, []).append((span.start, span.end, claim.id, share * aside))
    return found


def _quoted(analysis: Analysis) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for quote in analysis.quotes:
        for variant in quote.variants:
            if variant.form is Form.DIRECT:
                for span in variant.spans:
                    found.setdefault(span.article, []).append(span)
    return found


def _contested(analysis: Analysis) -> Iterator[Span]:
    """Sentences that tell a thing otherwise than most articles do: all positions but the widest one."""
    for difference in analysis.differences:
        if difference.kind in CONTESTED_KINDS:
            for position in difference.positions[1:]:
                yield from position.spans


def _columns(analysis: Analysis) -> frozenset[str]:
    """The articles that are somebody's opinion."""
    return frozenset(
        article.id
        for article in analysis.story.articles
        if column(
            title=article.title.text if article.title else "",
            outlet=article.outlet.name,
            url=article.url or "",
            text="".join(article.text[block.start : block.end] + "\n" for block in article.blocks),
            language=article.language,
        )
    )


def _reports(analysis: Analysis) -> dict[str, float]:
    """How far each article is a report (see `reporting`)."""
    told: dict[str, list[str]] = {article.id: [] for article in analysis.story.articles}
    for sentence in analysis.sentences:
        told[sentence.span.article].append(sentence.span.text)
    return {
        article.id: reporting(told[article.id], language=article.language)
        for article in analysis.story.articles
    }


Persons = dict[str, list[tuple[str, Span]]]


def _persons(analysis: Analysis) -> tuple[Persons, Persons]:
    """By article, where persons are named in full, and where by one word alone."""
    full: Persons = {}
    short: Persons = {}
    for entity in analysis.entities:
        if entity.kind == "person":
            for variant in entity.variants:
                for span in variant.spans:
                    held = full if " " in variant.text or _ranked(analysis, span) else short
                    held.setdefault(span.article, []).append((entity.id, span))
    return full, short


def _ranked(analysis: Analysis, name: Span) -> bool:
    """Whether a rank or an office stands right before a surname: "President Bell" says who Bell is."""
    text = analysis.story.article(name.article).text
    return RANK.search(text[max(0, name.start - RANK_REACH) : name.start]) is not None
