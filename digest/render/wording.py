"""Two wordings of one quote, word by word: what only one of them has."""

import difflib
import re
from collections.abc import Sequence

from digest.model.span import Span

WORD = re.compile(r"\w+(?:['’\-]\w+)*")
OPENING, CLOSING = '“"«„', '”"»“'
LAST = '”"’» .,'  # marks at the end of a span belong to the article's sentence, not to the quote


def words_of(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The words of `spans`, each as a span of its own; commas and dashes are the outlet's."""
    return tuple(
        Span(
            article=span.article,
            start=span.start + found.start(),
            end=span.start + found.end(),
            text=found[0],
        )
        for span in spans
        for found in WORD.finditer(span.text.rstrip(LAST))
    )


def paired(span: Span) -> Span:
    """`span` without a quotation mark at one end alone: the other is with words that are shown elsewhere."""
    text = span.text
    opens, closes = text[:1] in OPENING, text.rstrip()[-1:] in CLOSING
    if opens == closes:
        return span
    start = 1 if opens else 0
    end = len(text) if opens else len(text.rstrip().rstrip(CLOSING).rstrip(","))
    return Span(article=span.article, start=span.start + start, end=span.start + end, text=text[start:end])


def same(one: Sequence[Span], other: Sequence[Span]) -> bool:
    """Whether two wordings have the same words, whatever their capitals and punctuation."""
    return _plain(words_of(one)) == _plain(words_of(other))


def apart(base: Sequence[Span], variant: Sequence[Span]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The passages that only `variant` has, and those of `base` that it lacks.

    Words are compared in order by the longest matching runs (difflib). Neighboring words that differ are one
    passage, as long as they stand in one span.
    """
    ours, theirs = words_of(base), words_of(variant)
    matcher = difflib.SequenceMatcher(None, _plain(ours), _plain(theirs), autojunk=False)
    steps = [step for step in matcher.get_opcodes() if step[0] != "equal"]
    added = [run for _, _, _, low, high in steps for run in _runs(theirs[low:high], variant)]
    lacking = [run for _, low, high, _, _ in steps for run in _runs(ours[low:high], base)]
    return tuple(added), tuple(lacking)


def _plain(words: Sequence[Span]) -> list[str]:
    return [word.text.casefold().replace("’", "'").replace("—", "–") for word in words]


def _runs(words: Sequence[Span], within: Sequence[Span]) -> list[Span]:
    """`words` joined to one span for each span of `within` that holds some of them."""
    runs = []
    for whole in within:
        held = [word for word in words if whole.covers(word)]
        if held:
            start, end = held[0].start, held[-1].end
            text = whole.text[start - whole.start : end - whole.start]
            runs.append(Span(article=whole.article, start=start, end=end, text=text))
    return runs
