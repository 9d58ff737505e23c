"""A place in an article: the smallest thing that digest ever quotes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A passage of one article: `text` is exactly `canonical[start:end]`, counted in Unicode code points.

    Made by `Article.span`, which cuts `text` out of the canonical text, so that a span whose words are not
    there cannot come about.
    """

    article: str
    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs a length: {self.start}..{self.end} in {self.article}")
        if len(self.text) != self.end - self.start:
            raise ValueError(f"the text of a span is as long as the span: {self.text!r}")

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span of the same article."""
        return self.article == other.article and self.start <= other.start and other.end <= self.end

    def touches(self, other: "Span") -> bool:
        """Whether the two spans share at least one character of the same article."""
        return self.article == other.article and self.start < other.end and other.start < self.end
