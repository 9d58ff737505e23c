"""Whose words a quotation gives, as its own sentence tells.

"said Ann Bell", "he told reporters", "according to the paper".
"""

from collections.abc import Sequence
from dataclasses import dataclass

from digest.text.agents import named_by, told_by, unsaid
from digest.text.governing import led_in, reporting, shared
from digest.text.owners import claimed, owned, possessive
from digest.text.phrases import (
    FAR,
    Phrase,
    first_phrase,
    is_cue,
    is_passive,
    phrase_left,
    phrase_right,
)
from digest.text.speech import Lexicon, Token, is_manner
from digest.text.subjects import subject

CLOSE = 8  # words between "said" and the opening mark that still tie the two together
ASKING = {"asked", "asks"}
DASHES = {"—", "―", "–", "-"}
RELAYS = {"reported", "reports", "according"}  # by which an outlet passes on what another said
SIGNED_WORDS = 10  # a name behind a dash, with what it adds: "— Ann Bell, mayor of Hill"
LEADS_ON = ",?!…—―–-"  # a quotation that ends so is followed by who said it


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """What gives a quotation to somebody: the verb and the speaker as token numbers, either may be missing.

    `close` says that the words stand right at the quotation, not elsewhere in its sentence.
    """

    cue: int | None
    speaker: Phrase | None
    close: bool


def attribution(tokens: Sequence[Token], at: int, lexicon: Lexicon, *, leads_on: bool) -> Attribution | None:
    """Who speaks the quotation that is token `at` of a sentence; None where the sentence does not say.

    `leads_on` tells that the quotation ends with a comma or the like inside its marks ("“Yes,” he said").
    """
    left, right = _room(tokens, at)
    if named := named_by(tokens, at, right, lexicon):
        return Attribution(cue=named[0], speaker=named[1], close=True)
    leads_on = leads_on or (at + 1 < len(tokens) and tokens[at + 1].text in LEADS_ON)
    after = _after(tokens, at, right, lexicon, leads_on=leads_on)
    before = _before(tokens, left, at, lexicon)
    led = before is not None and (
        _led_up(tokens, at, before) or _relayed(tokens, after, before) or _inside(tokens, at, before)
    )
    if after and after.close and leads_on and not led:
        return after
    if owner := claimed(tokens, at, left, lexicon) or owned(tokens, at, left, lexicon):
        return Attribution(cue=None, speaker=owner[0], close=owner[1])
    if before and before.close:
        return before
    return (
        after
        or before
        or _of_owner(tokens, at)
        or _colon(tokens, left, at, lexicon)
        or _elsewhere(tokens, at, left, right, lexicon)
    )


def _led_up(tokens: Sequence[Token], at: int, before: Attribution) -> bool:
    """Whether a quotation is announced: by a colon, or by "saying," right before it."""
    announced = before.cue is not None and before.cue == at - 2 and tokens[at - 1].text == ","
    return tokens[at - 1].text == ":" or announced


def _inside(tokens: Sequence[Token], at: int, before: Attribution) -> bool:
    """Whether a quotation is a part of what was said before it: "Bell said it was “x,” added Hill"."""
    if before.cue is None or before.speaker is None or not before.close or before.cue == at - 1:
        return False
    said = tokens[before.cue + 1 : at]
    if tokens[at].start - tokens[at - 1].end > 1:
        return False  # a point stands between
    return before.speaker[0] < before.cue and all(token.is_word for token in said)


def _relayed(tokens: Sequence[Token], after: Attribution | None, before: Attribution) -> bool:
    """Whether the tag behind only says who passed the words on: "Bell called it “x,” the Post reported"."""
    if after is None or after.cue is None or not before.close or before.speaker is None:
        return False
    return tokens[after.cue].low in RELAYS


def _room(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """The words around a quotation up to its neighbor quotations."""
    left = at
    while left > 0 and at - left < FAR and tokens[left - 1].quote < 0:
        left -= 1
    right = at + 1
    while right < len(tokens) and right - at < FAR and tokens[right].quote < 0:
        right += 1
    return left, right


def _after(
    tokens: Sequence[Token], at: int, right: int, lexicon: Lexicon, *, leads_on: bool
) -> Attribution | None:
    """The tag behind a quotation: "said Ann Bell", "Ann Bell, the mayor, said", "according to the paper"."""
    first = at + 1
    if sign := signed(tokens, first, lexicon):
        return sign
    while first < right and not tokens[first].is_word:
        first += 1
    while first < right and _light(tokens[first], lexicon):
        first += 1
    if first >= right:
        return None
    credited = _according(tokens, first, right, lexicon)
    if credited:
        return credited
    if tokens[first].low == "as" and first + 1 < right:
        first += 1
    if is_cue(tokens, first, lexicon) and not tokens[first].low.endswith("ing"):
        return _inverted(tokens, first, right, lexicon)
    return _tag(tokens, first, right, lexicon, leads_on=leads_on)


def signed(tokens: Sequence[Token], first: int, lexicon: Lexicon) -> Attribution | None:
    """The name behind a dash at token `first`: "“…” — Ann Bell"; None where there is none."""
    if not 1 < len(tokens) - first <= SIGNED_WORDS or tokens[first].text not in DASHES:
        return None
    who = phrase_right(tokens, first + 1, lexicon)
    ended = who is not None and (who[1] == len(tokens) or tokens[who[1]].text == ",")
    return Attribution(cue=None, speaker=who, close=True) if ended and tokens[first + 1].is_capital else None


def _light(token: Token, lexicon: Lexicon) -> bool:
    return token.text[0].islower() and (token.low in lexicon.adverbs or is_manner(token, lexicon))


def _according(tokens: Sequence[Token], first: int, right: int, lexicon: Lexicon) -> Attribution | None:
    for phrase in lexicon.according:
        if tuple(token.low for token in tokens[first : first + len(phrase)]) == phrase:
            start = first + len(phrase)
            start += start < right and is_cue(tokens, start, lexicon)  # "según explicó la alcaldesa"
            who = phrase_right(tokens, start, lexicon, stop=right)
            return Attribution(cue=first, speaker=who, close=True) if who else None
    return None


def _inverted(tokens: Sequence[Token], verb: int, right: int, lexicon: Lexicon) -> Attribution | None:
    """As in "said Ann Bell": the speaker follows the verb, and no other verb follows the speaker."""
    if tokens[verb].low in lexicon.telling:
        return None
    start = verb + 1
    while start < right and _light(tokens[start], lexicon):
        start += 1
    who = phrase_right(tokens, start, lexicon, stop=right)
    if who is None:
        return None
    next_word = tokens[who[1]].low if who[1] < right else ""
    if next_word in lexicon.auxiliaries or (who[1] < right and is_cue(tokens, who[1], lexicon)):
        return None
    return Attribution(cue=verb, speaker=who, close=True)


def _tag(
    tokens: Sequence[Token], first: int, right: int, lexicon: Lexicon, *, leads_on: bool
) -> Attribution | None:
    """As in "Ann Bell, the mayor, told reporters": the first verb of speech whose subject begins the tag."""
    for verb in range(first + 1, right):
        if not is_cue(tokens, verb, lexicon) or is_passive(tokens, verb, lexicon):
            continue
        if tokens[verb - 1].low == "to":
            continue  # "“…”, he decided not to press it"
        who = subject(tokens, verb, first, lexicon)
        begins = who is not None and who[0] == first
        return Attribution(cue=verb, speaker=who, close=begins) if begins or leads_on else None
    return None


def _before(tokens: Sequence[Token], left: int, at: int, lexicon: Lexicon) -> Attribution | None:
    """The words that lead up to a quotation: "Ann Bell told reporters that", "he wrote:"."""
    floor = left
    for verb in range(at - 1, left - 1, -1):
        if not is_cue(tokens, verb, lexicon):
            continue
        if by := told_by(tokens, verb, at, lexicon):
            return Attribution(cue=verb, speaker=by, close=True)
        if unsaid(tokens, verb):
            return None
        if is_passive(tokens, verb, lexicon) or led_in(tokens, left, verb, lexicon):
            continue
        who = subject(tokens, verb, floor, lexicon)
        if tokens[verb - 1].low in lexicon.auxiliaries and tokens[verb].low.endswith("ing") and verb > left:
            continue  # "he said that Hill was asking for": what he said of another
        if left > 0 and (who is None or shared(tokens, verb, left, lexicon)):
            who = _earlier(tokens, verb, left, lexicon)
        outer = None if at - verb <= CLOSE else reporting(tokens, left, verb, lexicon)
        if outer is not None:
            return Attribution(cue=outer, speaker=subject(tokens, outer, left, lexicon), close=False)
        return Attribution(cue=verb, speaker=who, close=at - verb <= CLOSE or tokens[at - 1].text == ":")
    first = left
    while first < at and not tokens[first].is_word:
        first += 1
    return _according(tokens, first, at, lexicon)


def _earlier(tokens: Sequence[Token], verb: int, left: int, lexicon: Lexicon) -> Phrase | None:
    """The subject of a verb that shares it with the words before a neighbor quotation.

    "called it “x” and said “y”".
    """
    floor = max(0, left - FAR)
    for earlier in range(left - 1, floor - 1, -1):
        if tokens[earlier].quote < 0 and is_cue(tokens, earlier, lexicon):
            return subject(tokens, earlier, floor, lexicon)
    return first_phrase(tokens, floor, verb, lexicon)


def _of_owner(tokens: Sequence[Token], at: int) -> Attribution | None:
    owner = possessive(tokens, at)
    return Attribution(cue=None, speaker=owner[0], close=owner[1]) if owner else None


def _colon(tokens: Sequence[Token], left: int, at: int, lexicon: Lexicon) -> Attribution | None:
    """As in "Bell: “…”" and "The mayor had one word for it: “…”"."""
    if at == 0 or tokens[at - 1].text != ":":
        return None
    named = phrase_left(tokens, at - 2, left, lexicon)
    if named and named[0] > left and tokens[named[0] - 1].text == "," and tokens[named[0]].is_capital:
        return Attribution(cue=None, speaker=named, close=True)  # "take it away, Ann Bell: “…”"
    dashes = [place for place in range(left, at) if tokens[place].text in DASHES]
    who = first_phrase(tokens, dashes[-1] + 1 if dashes else left, at, lexicon)
    if who is not None and who[0] == left > 0:
        return None  # "in his interview with “The Show” host Ann Bell: “…”"
    return Attribution(cue=None, speaker=who, close=True) if who else None


def _elsewhere(
    tokens: Sequence[Token], at: int, left: int, right: int, lexicon: Lexicon
) -> Attribution | None:
    """A verb of speech farther off in the same sentence: before the neighbor quotations, then behind them."""
    back = max(0, left - FAR)
    for verb in [*range(left - 1, back - 1, -1), *range(at + 1, min(len(tokens), right + FAR))]:
        if tokens[verb].quote >= 0 or not is_cue(tokens, verb, lexicon) or is_passive(tokens, verb, lexicon):
            continue
        who = subject(tokens, verb, back if verb < at else at + 1, lexicon)
        return Attribution(cue=verb, speaker=who, close=False)
    return None


def is_tag(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a sentence can be but the tag of a quotation before it.

    "Bell asked.", "the mayor told reporters".
    """
    for verb in range(min(len(tokens), CLOSE * 2)):
        if tokens[verb].quote >= 0:
            return False
        if not is_cue(tokens, verb, lexicon) or is_passive(tokens, verb, lexicon):
            continue
        who = subject(tokens, verb, 0, lexicon)
        if who is None or who[0] != 0:
            return False
        if verb + 1 == len(tokens) or tokens[verb].low in lexicon.telling or tokens[verb].low in ASKING:
            return True
        after = tokens[verb + 1]
        return (
            after.text in DASHES
            or after.text == ","
            or after.low in lexicon.tag_words
            or is_manner(after, lexicon)
        )
    return False
