"""What an article alone tells, put so that a reader meets first what no other article of the story has."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from digest.model.analysis import Claim, Form
from digest.model.span import Span
from digest.render.views.lookup import Lookup
from digest.text.tallies import tallies

SHOWN = 5  # of a list of them; further ones are folded


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What one article alone has of a story: the values of figures, and where names and quotations stand.

    `language` is the one in which its figures are read.
    """

    figures: frozenset[float]
    names: tuple[Span, ...]
    quotations: tuple[Span, ...]
    language: str

    def kinds(self, span: Span) -> int:
        """How many of the three stand in a passage."""
        return (
            any(number.value in self.figures for number in tallies(span.text, self.language))
            + any(span.covers(name) for name in self.names)
            + any(span.start < quoted.end and quoted.start < span.end for quoted in self.quotations)
        )


def first(claims: Iterable[Claim], marks: Marks, shown: int = SHOWN) -> tuple[list[Claim], list[Claim]]:
    """The claims of one article that are shown, and the others; both in the order of the article.

    Shown are those with most of figure, name and quotation that nobody else has, of equals the earlier ones.
    One alone is not folded: the line that says so would be as long.
    """
    own = sorted(claims, key=lambda claim: (claim.text.start, (claim.focus or claim.text).start))
    if len(own) <= shown + 1:
        return own, []
    best = sorted(own, key=lambda claim: -marks.kinds(claim.focus or claim.text))[:shown]
    return [claim for claim in own if claim in best], [claim for claim in own if claim not in best]


def marks(look: Lookup) -> dict[str, Marks]:
    """What each article of a story has that no other one has, by its id."""
    spoken = {article.id: article.language for article in look.articles}
    figures = {id_: _figures(id_, language, look) for id_, language in spoken.items()}
    found = look.digest.analysis
    names = {article.id: list[Span]() for article in look.articles}
    quoted = {article.id: list[Span]() for article in look.articles}
    for entity in found.entities:
        _own([span for variant in entity.variants for span in variant.spans], names)
    for quote in found.quotes:
        if all(variant.form is Form.DIRECT for variant in quote.variants):
            _own([span for variant in quote.variants for span in variant.spans], quoted)
    return {
        id_: Marks(
            figures=own.difference(*(other for key, other in figures.items() if key != id_)),
            names=tuple(names[id_]),
            quotations=tuple(quoted[id_]),
            language=spoken[id_],
        )
        for id_, own in figures.items()
    }


def _figures(article: str, language: str, look: Lookup) -> frozenset[float]:
    told = (sentence.span.text for sentence in look.sentences[article])
    return frozenset(number.value for text in told for number in tallies(text, language))


def _own(spans: Sequence[Span], held: dict[str, list[Span]]) -> None:
    """Add the spans to their article's, if they all stand in one."""
    if len({span.article for span in spans}) == 1:
        held[spans[0].article] += spans
