"""Whom "he", "the president" or "the publication" stands for, as far as the order of names tells."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest.text.bearers import bearers
from digest.text.epithets import AGED, is_epithet, taken_up_by
from digest.text.heads import before_verb, belongs, headline_end, without_verb
from digest.text.issuers import issuer, taken_up
from digest.text.mentions import Bounds, Mention, mentions
from digest.text.names import NameMention
from digest.text.speakable import TIES, joint, tied
from digest.text.speech import Lexicon, Token, tokens

REACH = 1200  # code points back from a pronoun within which its name must stand: some three paragraphs
HOLDERS_REACH = 2  # sentences back in which a role that two people have is given to the one who acts there
# texts that are somebody's own words: "the statement said" is what its author said
DOCUMENTS = frozenset(
    {"statement", "letter", "tweet", "post", "message", "email", "memo", "note", "memorandum"}
)
BARE = 2  # words of a document that is not said to be anybody's: "the statement"
OWNERS = {"his": "he", "her": "she"}
TAKEN_UP = {"it": False, "they": True}  # and whether it stands for several
OTHER = {"he": "she", "she": "he"}
SAME = {"he": frozenset({"he", "him"}), "she": frozenset({"she"})}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Who is named in an article: the names, sentence by sentence what each does, and what is said of each.

    `starts` are the places where the sentences begin; `about` gives for each person the words that say
    what he or she is.
    """

    text: str
    lexicon: Lexicon
    names: tuple[NameMention, ...]
    starts: tuple[int, ...]
    sentences: tuple[tuple[Mention, ...], ...]
    about: Mapping[str, frozenset[str]]
    tokens: tuple[Sequence[Token], ...] = ()

    def who(self, speaker: Bounds) -> tuple[Bounds | None, Bounds | None]:
        """The name in the mention `speaker`, or else whom it stands for."""
        words = tokens(self.text, *speaker)
        if not any(word.is_word for word in words):
            return None, None
        alone = OWNERS.get(words[0].low, words[0].low) if len(words) == 1 else ""
        if alone in self.lexicon.pronouns:
            return None, self._of_pronoun(alone, speaker[0])
        if joint(words):
            return None, None
        inside = self._name_in(words)
        if inside:
            return inside, None
        bare = len(words) == BARE and words[0].low in self.lexicon.articles
        if bare and words[-1].low in DOCUMENTS:
            at = bisect_right(self.starts, speaker[0]) - 1
            return None, issuer(self.tokens, at, words, self.lexicon)
        role = self._of_role(words, speaker[0])
        return None, role if role or not is_epithet(words, self.lexicon) else self._of_epithet(
            words, speaker[0]
        )

    def _name_in(self, words: Sequence[Token]) -> Bounds | None:
        """The name of who is meant: at the end of the mention, or in apposition to a role.

        "CNN reporter Ann Bell", "Ann Bell of Hill", "the mayor’s deputy, Tom Hill", but nobody in "Bell’s
        deputy", "the Bell administration" or "a spokesman for Ann Bell".
        """
        commas = [at for at, word in enumerate(words) if not word.is_word]
        core = before_verb(words[: commas[0]] if commas and commas[0] else words, self.lexicon)
        if len(core) == 1 and core[0].is_possessive:
            return self._owner(core[0])
        found = self._headed(core)
        if found or not commas or core[-1].is_capital:
            return found or (self._after(words[-1].end) if not core[-1].is_capital else None)
        end = words[commas[0]].end
        at = bisect_left(self.names, end, key=lambda name: name.start)
        apposed = self.names[at] if at < len(self.names) else None
        if apposed and apposed.kind == "person" and _begins(apposed, end) - end <= 1:
            return apposed.start, apposed.end
        return None

    def _owner(self, word: Token) -> Bounds | None:
        at = bisect_left(self.names, word.start, key=lambda name: name.end)
        name = self.names[at] if at < len(self.names) else None
        return (name.start, name.end) if name and name.start < word.end else None

    def _after(self, end: int) -> Bounds | None:
        """A person's name in apposition right behind the mention: "its director, Per Aune, said"."""
        at = bisect_left(self.names, end, key=lambda name: name.start)
        if at == len(self.names) or self.text[end : _begins(self.names[at], end)] != ", ":
            return None
        name = self.names[at]
        closed = self.text[name.end : name.end + 1] in (",", ".")
        return (name.start, name.end) if name.kind == "person" and closed else None

    def _headed(self, core: Sequence[Token]) -> Bounds | None:
        """The name that ends a mention or its part before "of" and the like."""
        spoken = without_verb(core, self.lexicon)
        name = self._ending(spoken)
        if name and name.kind == "person" and not belongs(spoken, name, self.lexicon):
            return None if self._tied(spoken, TIES - {"and", "to"}) else (name.start, name.end)
        cut = next(
            (at for at, word in enumerate(spoken) if at and word.low in self.lexicon.prepositions), None
        )
        if cut is not None and not (name and name.start < spoken[cut].start):
            name = self._ending(spoken[:cut])
        if name is None or (name.kind != "person" and not self._alone(spoken, name)):
            return None
        return None if belongs(spoken, name, self.lexicon) else (name.start, name.end)

    def _ending(self, words: Sequence[Token]) -> NameMention | None:
        if not words:
            return None
        at = bisect_right(self.names, words[-1].start, key=lambda name: name.start) - 1
        name = self.names[at] if at >= 0 else None
        fits = name and name.start >= words[0].start and words[-1].start < name.end
        return name if fits and not words[-1].is_possessive else None

    def _alone(self, words: Sequence[Token], name: NameMention) -> bool:
        """Whether a body or place is the whole mention but for "the", and not only where somebody is.

        Not "Yale" in "a friend of hers at Yale says".
        """
        alone = all(word.low in self.lexicon.determiners or word.start >= name.start for word in words)
        return alone and not self._tied(words, TIES)

    def _tied(self, words: Sequence[Token], ties: frozenset[str]) -> bool:
        """Whether a word right before the mention makes it a part of another: "a friend AT Yale"."""
        return tied(self.text, words[0].start, ties)

    def _of_pronoun(self, low: str, place: int) -> Bounds | None:
        """The person nearest before it whom a sentence is about, not of the other sex."""
        if low in TAKEN_UP:
            at = bisect_right(self.starts, place) - 1
            return taken_up(self.tokens, at, place, self.lexicon, many=TAKEN_UP[low])
        if low not in OTHER:
            return None
        for nth, sentence in enumerate(self._back(place)):
            best = self._best(
                low, [each for each in sentence if nth or each.main or each.leads], near=nth == 1
            )
            if best is None:
                continue
            if not best.named and best.who != low and nth > 1 and not self._sex_known(low, best):
                return None  # an official spoken of some sentences ago may be "he" or may not
            if best.who == low:
                return self._of_pronoun(low, best.start)
            return (best.start, best.end) if best.named else self._of_phrase(low, best)
        return self._only(low, place)

    def _best(self, low: str, sentence: Sequence[Mention], *, near: bool) -> Mention | None:
        """Whom a pronoun may take up from a sentence.

        Whom it is about, or who acts in it; from the sentence right before also the only one of that sex.
        """
        fitting = [each for each in sentence if not each.outlet and self._sex_fits(low, each)]
        sure = [each for each in fitting if self._sex_known(low, each)]
        alone = [each for each in sure if not each.owner]
        one = near and len({each.who for each in alone}) == 1 and not self._others(low, alone[0])
        for found in (
            [each for each in sure if each.main],
            [each for each in fitting if each.main],
            [each for each in sure if each.subject],
            [each for each in sure if each.leads] or [each for each in fitting if each.leads],
            alone if one else [],
        ):
            if found:
                return found[0]
        return None

    def _others(self, low: str, mention: Mention) -> bool:
        words = self.tokens[bisect_right(self.starts, mention.start) - 1]
        return any(each.low in SAME[low] for each in words if each.start < mention.start)

    def _only(self, low: str, place: int) -> Bounds | None:
        """The only person of that sex who is named shortly before, in whatever part of a sentence."""
        near = [
            each
            for sentence in self._back(place)
            for each in sentence
            if each.named and not each.outlet and self._sex_fits(low, each)
        ]
        one = len({each.who for each in near}) == 1 and self._sex_known(low, near[0])
        return (near[0].start, near[0].end) if one else None

    def _sex_fits(self, low: str, mention: Mention) -> bool:
        if not mention.named and mention.who in self.lexicon.pronouns:
            return mention.who == low
        about = self._told(mention)
        other = self.lexicon.she if low == "he" else self.lexicon.he
        return self._sex_known(low, mention) or not (about & other or OTHER[low] in about)

    def _sex_known(self, low: str, mention: Mention) -> bool:
        own = self.lexicon.he if low == "he" else self.lexicon.she
        about = self._told(mention)
        return low in about or (bool(about & own) and OTHER[low] not in about)

    def _told(self, mention: Mention) -> frozenset[str]:
        return self.about.get(mention.who, mention.about) if mention.named else mention.about

    def _back(self, place: int) -> Iterator[tuple[Mention, ...]]:
        """What is named before a place, sentence by sentence, the nearest first, within reach."""
        at = bisect_right(self.starts, place) - 1
        while at >= 0 and place - self.starts[at] <= REACH:
            yield tuple(each for each in self.sentences[at] if each.start < place)
            at -= 1

    def _of_phrase(self, low: str, mention: Mention) -> Bounds | None:
        """Whom "the woman" names, or else the words themselves; nobody where the other sex is meant."""
        words = tokens(self.text, mention.start, mention.end)
        place = self._of_role(words, mention.start)
        if place is None:
            return mention.start, mention.end
        named = (each for sentence in self.sentences for each in sentence if each.start == place[0])
        return place if all(self._sex_fits(low, each) for each in named) else None

    def _of_role(self, words: Sequence[Token], place: int) -> Bounds | None:
        """The person who is called so ("the president"), or the outlet ("the publication").

        Of two who are, the one who acts in the sentences right before.
        """
        if words[0].low not in self.lexicon.articles or words[0].low in {"a", "an"}:
            return None
        last = words[-1].low
        if any(word.is_capital for word in words[1:]):
            return None
        if last in self.lexicon.outlet_roles:
            outlets = (each for sentence in self._back(place) for each in reversed(sentence) if each.outlet)
            return next(((each.start, each.end) for each in outlets), None)
        if last not in self.lexicon.roles and not AGED.match(last):
            return None
        return self._holder(frozenset(word.low for word in words[1:]), place)

    def _of_epithet(self, words: Sequence[Token], place: int) -> Bounds | None:
        """Whom "the New York senator" takes up: the one whom the sentences right before are about."""
        if not is_epithet(words, self.lexicon):
            return None
        one = taken_up_by(words, self._back(place), self.about, self.lexicon)
        return (one.start, one.end) if one else None

    def _holder(self, wanted: frozenset[str], place: int) -> Bounds | None:
        at = bisect_right(self.starts, place)
        before = [
            (number, each)
            for number in range(at - 1, -1, -1)
            for each in self.sentences[number]
            if each.named and not each.outlet and each.start < place and self._fits(wanted, each)
        ]
        if len({each.who for _, each in before}) > 1:
            before = [(number, each) for number, each in before if each.main and at - number <= HOLDERS_REACH]
        return (before[0][1].start, before[0][1].end) if before else None

    def _fits(self, wanted: frozenset[str], mention: Mention) -> bool:
        about = self._told(mention)
        return wanted <= about and ("vice" in about) == ("vice" in wanted)


def _begins(name: NameMention, floor: int) -> int:
    """Where a name begins, with the title right before it: "its director, Sir Per Aune"."""
    return name.title[0] if name.title and floor <= name.title[0] < name.start else name.start


def cast(
    text: str,
    sentences: Sequence[Sequence[Token]],
    lexicon: Lexicon,
    *,
    names: Sequence[NameMention],
    speakers: Sequence[Bounds] = (),
) -> Cast:
    """Who is named in the sentences of an article (quotations left out), and who of them speaks."""
    kept = [sentence for sentence in sentences if sentence]
    whole = bearers(text, [name for name in names if name.kind == "person"], headline_end(text))
    found = mentions(kept, names, speakers, lexicon, whole)
    about: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for sentence in found:
        for mention in sentence:
            if mention.named:
                about[mention.who] |= mention.about
    return Cast(
        text=text,
        lexicon=lexicon,
        names=tuple(names),
        starts=tuple(sentence[0].start for sentence in kept),
        sentences=found,
        about=dict(about),
        tokens=tuple(kept),
    )
