"""Whom "he", "the president" or "the publication" stands for, as far as the order of names tells."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest.text.phrases import first_phrase, is_cue
from digest.text.speech import POSSESSIVE, Lexicon, Token, tokens

REACH = 1200  # code points back from a pronoun within which its name must stand: some three paragraphs
NAME_WORDS = 4  # a longer run of capitals is a title or a heading, not a person
APPOSITION_WORDS = 8  # words after a name looked through for what the person is: "Bell, the mayor of Hill,"

Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A person or outlet named in the text.

    Where, by which last name, and which words stand before and after it.
    """

    start: int
    end: int
    surname: str
    words: int
    about: frozenset[str]
    outlet: bool
    subject: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The people and outlets of an article in the order of naming, with what is said of each."""

    text: str
    lexicon: Lexicon
    mentions: tuple[Mention, ...]
    about: dict[str, frozenset[str]]

    def who(self, speaker: Bounds) -> tuple[Bounds | None, Bounds | None]:
        """The name inside the mention `speaker`, or else the place of the name that it stands for.

        None where unknown.
        """
        inside = self._inside(speaker)
        if inside:
            return inside, None
        words = tokens(self.text, *speaker)
        if not words:
            return None, None
        if len(words) == 1 and words[0].low in self.lexicon.pronouns:
            return None, self._of_pronoun(words[0])
        return None, self._of_role(words, speaker[0])

    def _inside(self, speaker: Bounds) -> Bounds | None:
        at = bisect_left(self.mentions, speaker[0], key=lambda mention: mention.start)
        found = None
        while at < len(self.mentions) and self.mentions[at].end <= speaker[1]:
            mention = self.mentions[at]
            if not POSSESSIVE.search(self.text[mention.start : mention.end]) and not self._is_placed(
                mention, speaker
            ):
                found = found or (mention.start, mention.end)
            at += 1
        return found

    def _is_placed(self, mention: Mention, speaker: Bounds) -> bool:
        """Whether the name only says whose man it is: "a spokesman for Ann Bell"."""
        before = tokens(self.text, speaker[0], mention.start)
        return bool(before) and before[-1].low in self.lexicon.prepositions

    def _of_pronoun(self, pronoun: Token) -> Bounds | None:
        """The nearest person before it who was the subject of a sentence and is not of the other sex."""
        others = {"he": self.lexicon.she, "she": self.lexicon.he}.get(pronoun.low)
        if others is None:
            return None
        own = self.lexicon.he if pronoun.low == "he" else self.lexicon.she
        for mention in self._back(pronoun.start):
            about = self.about[mention.surname]
            if mention.outlet or not mention.subject or (about & others and not about & own):
                continue
            return mention.start, mention.end
        return None

    def _back(self, place: int) -> Iterator[Mention]:
        at = bisect_left(self.mentions, place, key=lambda mention: mention.start)
        while at > 0 and place - self.mentions[at - 1].start <= REACH:
            at -= 1
            yield self.mentions[at]

    def _of_role(self, words: Sequence[Token], place: int) -> Bounds | None:
        """The nearest person who is called so ("the president"), subjects first.

        Or outlet ("the publication").
        """
        if words[0].low not in self.lexicon.articles or words[0].low in {"a", "an"}:
            return None
        last = words[-1].low
        if last in self.lexicon.outlet_roles:
            return next(((m.start, m.end) for m in self._back(place) if m.outlet), None)
        wanted = frozenset(word.low for word in words[1:])
        if last not in self.lexicon.roles:
            return None
        fitting = [m for m in self._back(place) if not m.outlet and self._fits(wanted, m)]
        best = next((m for m in fitting if m.subject), fitting[0] if fitting else None)
        return (best.start, best.end) if best else None

    def _fits(self, wanted: frozenset[str], mention: Mention) -> bool:
        about = self.about[mention.surname]
        return wanted <= about and ("vice" in about) == ("vice" in wanted)


def cast(text: str, sentences: Sequence[Sequence[Token]], lexicon: Lexicon) -> Cast:
    """Find who is named in the sentences of an article (quotations left out)."""
    found = [mention for sentence in sentences for mention in _named(sentence, lexicon)]
    known = {mention.surname for mention in found if mention.words > 1 or mention.about & lexicon.roles}
    mentions = tuple(m for m in found if m.outlet or m.surname in known or (m.subject and m.words == 1))
    about: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for mention in mentions:
        about[mention.surname] |= mention.about
    return Cast(text=text, lexicon=lexicon, mentions=mentions, about=dict(about))


def _named(sentence: Sequence[Token], lexicon: Lexicon) -> Iterator[Mention]:
    first = first_phrase(sentence, 0, len(sentence), lexicon)
    at = 0
    while at < len(sentence):
        if not _in_name(sentence, at, lexicon):
            at += 1
            continue
        end = at
        while end < len(sentence) and _in_name(sentence, end, lexicon):
            end += 1
            if sentence[end - 1].is_possessive:
                break
        mention = _mention(sentence, at, end, first, lexicon)
        if mention:
            yield mention
        at = end


def _in_name(sentence: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    token = sentence[at]
    return token.is_capital and token.low not in lexicon.days and token.low not in lexicon.closed


def _mention(
    sentence: Sequence[Token], at: int, end: int, first: tuple[int, int] | None, lexicon: Lexicon
) -> Mention | None:
    """The person or outlet that a run of capitalized words names; None for places, offices and headings."""
    run = sentence[at:end]
    outlet = _is_outlet(run, lexicon)
    name = at if outlet else _after_roles(sentence, at, end, lexicon)
    bare = [POSSESSIVE.sub("", token.low) for token in sentence[name:end]]
    if not bare or (
        not outlet and (len(bare) > NAME_WORDS or any(word in lexicon.no_person for word in bare))
    ):
        return None
    spoken = end < len(sentence) and (
        is_cue(sentence, end, lexicon) or sentence[end].low in lexicon.auxiliaries
    )
    spoken = spoken or (at > 0 and is_cue(sentence, at - 1, lexicon))
    leading = first is not None and first[0] <= name < first[1]
    return Mention(
        start=sentence[name].start,
        end=sentence[end - 1].end,
        surname=bare[-1],
        words=len(bare),
        about=_about(sentence, at, name, end, lexicon),
        outlet=outlet,
        subject=(spoken or leading) and not sentence[end - 1].is_possessive,
    )


def _is_outlet(run: Sequence[Token], lexicon: Lexicon) -> bool:
    name = POSSESSIVE.sub("", " ".join(token.text for token in run))
    return name in lexicon.outlets


def _after_roles(sentence: Sequence[Token], at: int, end: int, lexicon: Lexicon) -> int:
    """Where the name itself begins, after "German Chancellor" or "Sen."."""
    for place in range(end - 1, at - 1, -1):
        if sentence[place].low in lexicon.roles or sentence[place].low in lexicon.titles:
            return place + 1
    return at


def _about(sentence: Sequence[Token], at: int, name: int, end: int, lexicon: Lexicon) -> frozenset[str]:
    """The words that say what a person is: those before the name, and roles in apposition to it."""
    words = {token.low for token in sentence[at:name]}
    back = at
    while back > 0 and sentence[back - 1].is_word and sentence[back - 1].low in lexicon.roles:
        back -= 1
        words.add(sentence[back].low)
    if back > 1 and sentence[back - 1].text == "," and sentence[back - 2].low in lexicon.roles:
        words.add(sentence[back - 2].low)  # "the mayor, Ann Bell, said"
    if end < len(sentence) and sentence[end].text == ",":
        beside = sentence[end + 1 : end + 1 + APPOSITION_WORDS]
        stop = next((i for i, token in enumerate(beside) if not token.is_word), len(beside))
        if beside and beside[0].low not in lexicon.who and not beside[0].is_capital:
            words |= {token.low for token in beside[:stop] if token.low in lexicon.roles}
    return frozenset(words)
