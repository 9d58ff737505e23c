"""Stretches inside paragraphs that are no news: links to other stories glued to a name, bare web links."""

from collections.abc import Sequence

from digest.clean.furniture import Rules
from digest.model.article import Block, Role


def insets(text: str, blocks: Sequence[Block], rules: Rules) -> tuple[Block, ...]:
    """The stretches inside the paragraphs of `text` that are furniture, in order, none over another.

    The paragraph around stays one block; what stands here is masked in it. Where two rules meet, the stretch
    that begins first counts.
    """
    found: list[Block] = []
    for block in blocks:
        if block.role is Role.PARAGRAPH:
            found.extend(_within(text, block, rules))
    return tuple(found)


def _within(text: str, block: Block, rules: Rules) -> list[Block]:
    places = sorted(
        (*_bounds(text, start, end), why) for start, end, why in rules.inside(text, block.start, block.end)
    )
    kept: list[Block] = []
    for start, end, why in places:
        if start < end and (not kept or kept[-1].end <= start):
            kept.append(Block(start=start, end=end, role=Role.FURNITURE, why=why))
    return kept


def _bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the white space at its ends."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))
