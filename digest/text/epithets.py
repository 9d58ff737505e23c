"""Whom "the New York senator" or "the 62-year-old" is: whom the sentences before are about."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from digest.text.gazetteer import gazetteer
from digest.text.mentions import Mention
from digest.text.speech import Lexicon, Token

AGED = re.compile(r"\d{1,3}-year-old$")
EPITHET_REACH = 3  # sentences back in which somebody must be spoken of whom an epithet takes up
SEATS = frozenset(
    {"senator", "democrat", "republican", "congressman", "congresswoman", "representative", "lawmaker",
     "governor", "mayor", "independent"}
)  # fmt: skip
TITLES = frozenset(
    {"sen", "senator", "rep", "congressman", "congresswoman", "representative", "gov", "governor", "lawmaker",
     "mayor", "leader", "whip"}
)  # fmt: skip


def is_epithet(words: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a mention calls a person known already by an age, a home or a party: "the Hill Democrat"."""
    if len(words) < 2 or words[0].low != "the" or not all(word.is_word for word in words):  # noqa: PLR2004 - "the" and a word
        return False
    last = words[-1]
    if any(AGED.match(word.low) for word in words):
        return last.low not in lexicon.outlet_roles and not last.low.endswith("s")
    if len(words) == 2 and last.is_capital:  # noqa: PLR2004 - "the" and a people
        return last.text in gazetteer().peoples and not last.low.endswith(("s", "ese", "sh", "ch"))
    return last.low in SEATS and all(word.is_capital for word in words[1:-1]) and len(words) > 2  # noqa: PLR2004


def taken_up_by(
    words: Sequence[Token],
    before: Iterable[Sequence[Mention]],
    about: Mapping[str, frozenset[str]],
    lexicon: Lexicon,
) -> Mention | None:
    """The only named person whom the nearest of the sentences `before`, the nearest first, is about.

    Of a senator or party member one who is called so somewhere; `about` are the words said of each person.
    """
    last = words[-1].low
    near = [
        [
            each
            for each in sentence
            if each.named and each.main and not each.outlet and _fits(last, each, lexicon)
        ]
        for sentence in islice(before, EPITHET_REACH + 1)
    ]
    holders = {
        each.who: each
        for sentence in reversed(near)
        for each in sentence
        if last in SEATS and about.get(each.who, each.about) & TITLES
    }
    if len(holders) == 1:
        return next(iter(holders.values()))
    nearest = {each.who: each for each in next((sentence for sentence in near if sentence), [])}
    return next(iter(nearest.values())) if len(nearest) == 1 and len(holders) == 0 else None


def _fits(last: str, mention: Mention, lexicon: Lexicon) -> bool:
    """Whether a word for a man or a woman is not of the other sex than the person."""
    if last in lexicon.he:
        return "she" not in mention.about
    return last not in lexicon.she or "he" not in mention.about
