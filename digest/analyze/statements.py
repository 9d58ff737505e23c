"""Which quoted sentences of several articles are wordings of one statement, and which are one statement."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from digest.model.span import Span

CONTAINED = 0.6  # share of the shorter wording's weight that the longer one must have
SURER = 0.8  # the same where only one of the two is said to be spoken by somebody
SAME = 0.9  # the same where a name and a pronoun seem to give the words to two people
NEVER = 2.0  # more than any two wordings are alike
MIN_SAME = 5  # content words of a wording that hardly two people speak
WORDS = re.compile(r"\w+")
MIN_COMMON = 3  # content words that two wordings of one statement share at the least
FRAGMENT = 3  # words; so few beside a quoted sentence belong to it
TOGETHER = 0.5  # share of articles (Jaccard) in which two statements stand side by side to be one


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A sentence inside a quotation: where it stands, in which statement of its article, who speaks.

    `sure` tells that the article names the speaker beside the quotation and not by a pronoun or role, `sex`
    is the pronoun that stands there or that a title there asks for, "he" or "she".
    """

    article: str
    span: Span
    group: int
    who: str
    sure: bool
    keys: frozenset[str]
    sex: str = ""


def spoken_by(pieces: Sequence[Piece], sexes: Mapping[str, str]) -> str:
    """Whom the wordings of one statement are given to: whom most articles name; "" where nobody can tell.

    `sexes` are the pronouns of the people of the story. Whom a title or pronoun beside one of the wordings
    speaks against is not taken if another is named; of two whom as many name, the one whom more mean by
    pronouns and roles.
    """
    heard = {piece.sex for piece in pieces} - {""}
    every = {piece.who for piece in pieces if piece.who}
    against = {who for who in every if heard and sexes.get(who, "") not in ("", *heard)}
    left = every - against or every
    sure = Counter(piece.who for piece in pieces if piece.sure)
    other = Counter(piece.who for piece in pieces if not piece.sure)
    ranked = sorted(left, key=lambda who: (-sure[who], -other[who], who))
    if len(ranked) > 1 and (sure[ranked[0]], other[ranked[0]]) == (sure[ranked[1]], other[ranked[1]]):
        return ""
    return ranked[0] if ranked else ""


def aligned(pieces: Sequence[Piece], weight: Mapping[str, float]) -> list[list[int]]:
    """Groups of pieces that are wordings of one sentence, at most one piece an article, best fit first."""
    pairs = sorted(
        (-round(_likeness(pieces[a], pieces[b], weight), 6), a, b)
        for a in range(len(pieces))
        for b in range(a + 1, len(pieces))
        if pieces[a].article != pieces[b].article and _may_be_one(pieces[a], pieces[b])
    )
    home = {at: [at] for at in range(len(pieces))}
    for score, a, b in pairs:
        one, other = home[a], home[b]
        if -score < _alike_enough(pieces[a], pieces[b]) or one is other:
            continue
        if {pieces[at].article for at in one} & {pieces[at].article for at in other}:
            continue
        joined = sorted(one + other)
        for at in joined:
            home[at] = joined
    unique: list[list[int]] = []
    for at in range(len(pieces)):
        if home[at] not in unique:
            unique.append(home[at])
    return unique


def _may_be_one(one: Piece, other: Piece) -> bool:
    if one.who and one.who == other.who:
        return True
    fewest = min(len(one.keys), len(other.keys))
    if one.who and other.who:
        return one.sure != other.sure and fewest >= MIN_SAME
    return fewest >= MIN_COMMON


def _alike_enough(one: Piece, other: Piece) -> float:
    """How alike two wordings must be, by whom they are given to.

    Words that one article gives to a name and another to "he" who seems somebody else are whose the name
    tells, if they are the same words.
    """
    if one.who == other.who:
        return CONTAINED
    if not (one.who and other.who):
        return SURER if _same_words(one, other) else NEVER
    return SAME


def _same_words(one: Piece, other: Piece) -> bool:
    """Whether the shorter of two wordings has most of its words, small ones too, in the longer."""
    shorter, longer = sorted((set(WORDS.findall(each.span.text.lower())) for each in (one, other)), key=len)
    return len(shorter & longer) >= CONTAINED * len(shorter)


def _likeness(one: Piece, other: Piece, weight: Mapping[str, float]) -> float:
    shorter, longer = sorted((one.keys, other.keys), key=len)
    common = shorter & longer
    if len(common) < min(MIN_COMMON, len(shorter)) or not shorter:
        return 0.0
    return sum(weight[key] for key in common) / sum(weight[key] for key in shorter)


def together(groups: list[list[int]], pieces: Sequence[Piece]) -> list[list[int]]:
    """Sentences that follow one another in one quotation, in the same articles, are one statement."""
    out: list[list[int]] = []
    home: dict[int, int] = {}  # of each piece, the place in `out` of what holds it
    for group in sorted(groups):
        # What holds none of the pieces before these cannot be what they follow.
        near = sorted({home[at - 1] for at in group if at - 1 in home})
        before = next((at for at in near if _follows(out[at], group, pieces)), len(out))
        if before == len(out):
            out.append([])
        out[before].extend(group)
        home.update(dict.fromkeys(group, before))
    return _with_fragments(out, pieces)


def _with_fragments(groups: Sequence[list[int]], pieces: Sequence[Piece]) -> list[list[int]]:
    """Each group with the few words that follow or open one of its quotations: "Not one." is no statement."""
    home = {at: group for group in groups for at in group}
    for group in groups:
        at = group[0]
        if len(group) > 1 or len(WORDS.findall(pieces[at].span.text)) > FRAGMENT:
            continue
        beside = (other for other in (at - 1, at + 1) if other in home and _beside(pieces[at], pieces[other]))
        other = next((other for other in beside if home[other] is not group), None)
        if other is not None:
            home[other].append(at)
            group.clear()
    return [sorted(group) for group in groups if group]


def _beside(one: Piece, other: Piece) -> bool:
    return one.article == other.article and one.group == other.group


def _follows(held: Sequence[int], group: Sequence[int], pieces: Sequence[Piece]) -> bool:
    in_held = {pieces[at].article for at in held}
    in_group = {pieces[at].article for at in group}
    if len(in_held & in_group) < TOGETHER * len(in_held | in_group):
        return False
    # Every piece of the group comes right after a piece of what is held, in the same statement.
    return all(
        at - 1 in held
        and pieces[at - 1].article == pieces[at].article
        and pieces[at - 1].group == pieces[at].group
        for at in group
        if pieces[at].article in in_held
    )
