"""The people and outlets of an article in the order of naming, with what is said of each and who acts."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from digest.text.gazetteer import gazetteer, pronoun
from digest.text.names import NameMention
from digest.text.phrases import first_phrase, is_cue
from digest.text.speech import POSSESSIVE, Lexicon, Token

POSSESSIVE_ENDS = frozenset("sS'’")
APPOSITION_WORDS = 8  # words after a name looked through for what the person is: "Bell, the mayor of Hill,"
AGE = re.compile(r"\d{1,3}$")

Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A person or outlet named in the text, or somebody spoken of without a name ("the woman", "he").

    `who` is the same for all mentions of one person: the full name as the article first writes it, the
    pronoun, or the words of the phrase. `about` are the words that say what the person is, `subject` tells
    that he or she acts in the sentence, `main` that the sentence is about him or her, `owner` that only
    something of his or hers is named ("Bell’s"), `leads` that the sentence is about that ("Bell’s plan
    failed") or opens with the person ("When Bell left, the mayor"), `speaks` that a verb of speech stands
    beside the name.
    """

    start: int
    end: int
    who: str
    about: frozenset[str]
    outlet: bool = False
    named: bool = True
    subject: bool = False
    main: bool = False
    owner: bool = False
    leads: bool = False
    speaks: bool = False


def mentions(
    sentences: Sequence[Sequence[Token]],
    names: Sequence[NameMention],
    speakers: Sequence[Bounds],
    lexicon: Lexicon,
    whole: Mapping[int, str],
) -> tuple[tuple[Mention, ...], ...]:
    """Who is named in each sentence (quotations left out); `speakers` are places of who speaks somewhere.

    `whole` tells by its start whom each name of a person stands for (`bearers`).
    """
    people = [name for name in names if name.kind == "person"]
    starts = [name.start for name in people]
    spoken = frozenset(start for start, _ in speakers)
    found: list[tuple[Mention, ...]] = []
    for sentence in sentences:
        if not sentence:
            found.append(())
            continue
        first = bisect_left(starts, sentence[0].start)
        inside = people[first : bisect_left(starts, sentence[-1].end)]
        found.append(tuple(_sorted(_mentions(sentence, inside, whole, spoken, lexicon))))
    return tuple(found)


def _sorted(found: Iterator[Mention]) -> list[Mention]:
    return sorted(found, key=lambda mention: (mention.start, mention.end))


def _mentions(
    sentence: Sequence[Token],
    people: Sequence[NameMention],
    whole: Mapping[int, str],
    spoken: frozenset[int],
    lexicon: Lexicon,
) -> Iterator[Mention]:
    phrase = first_phrase(sentence, 0, len(sentence), lexicon)
    lead = (sentence[phrase[0]].start, sentence[phrase[1] - 1].end) if phrase else (0, 0)
    named = False
    places = [token.start for token in sentence] if people else []
    for name in people:
        at = bisect_left(places, name.start)
        end = bisect_left(places, name.end)
        if at >= end:
            continue
        owner = sentence[end - 1].is_possessive
        inside = lead[0] <= name.start < lead[1]
        main = inside and not owner and not _placed(sentence, at, lead[0], lexicon)
        main = main and not _adds(sentence, end, lead[1], lexicon)
        main = main or (phrase is not None and not owner and _apposed(sentence, phrase, at, lexicon))
        named = named or main
        spoke = not owner and any(start in spoken for start in places[_title(sentence, at, lexicon) : at + 1])
        yield Mention(
            start=name.start,
            end=name.end,
            who=whole.get(name.start, name.head),
            about=_about(sentence, at, end, name, lexicon),
            subject=not owner and (main or _acts(sentence, at, end, lexicon) or _by(sentence, at, lexicon)),
            speaks=not owner and _acts(sentence, at, end, lexicon),
            owner=owner,
            leads=(inside and owner) or (not owner and _opens(sentence, at, lexicon)),
            main=main or spoke,
        )
    yield from _outlets(sentence, lexicon)
    if phrase and not named:
        yield from _unnamed(sentence, phrase, lexicon)


def _title(sentence: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    """Where the words before a name begin that belong to its mention: "town spokesman Tom Hill"."""
    while at > 0 and sentence[at - 1].is_word and sentence[at].start - sentence[at - 1].end <= len(". "):
        if is_cue(sentence, at - 1, lexicon) or sentence[at - 1].low in lexicon.subordinators:
            break
        at -= 1
    return at


def _opens(sentence: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether an opening clause is about a person: "After Ann Bell left, she"."""
    start = _title(sentence, at, lexicon)
    return start == 1 and sentence[0].low in lexicon.subordinators


def _adds(sentence: Sequence[Token], end: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether a name only says more of what follows it in its phrase: "Bell attorney Tom Hill"."""
    if end >= len(sentence) or sentence[end].start >= stop or not sentence[end].is_word:
        return False
    beside = sentence[end]
    return beside.is_capital or beside.low in lexicon.speaking or beside.low in lexicon.no_person


def _apposed(sentence: Sequence[Token], phrase: tuple[int, int], at: int, lexicon: Lexicon) -> bool:
    """Whether a name says who the subject is: "The mayor of Hill, Ann Bell, left"."""
    start = _title(sentence, at, lexicon)
    low = [token.low for token in sentence[phrase[0] : phrase[1]]]
    if start <= phrase[1] or sentence[start - 1].text != "," or not human(low, lexicon):
        return False
    between = sentence[phrase[1] : start - 1]
    return all(
        token.is_word and not is_cue(sentence, n + phrase[1], lexicon) for n, token in enumerate(between)
    )


def _placed(sentence: Sequence[Token], at: int, floor: int, lexicon: Lexicon) -> bool:
    """Whether a name in a phrase only says whose man somebody is: "a spokesman for Ann Bell"."""
    back = at - 1
    while back >= 0 and sentence[back].start >= floor and sentence[back].is_capital:
        back -= 1
    return back >= 0 and sentence[back].start >= floor and sentence[back].low in lexicon.prepositions


def _acts(sentence: Sequence[Token], at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a verb of speech or a helping verb follows the name, or a verb of speech goes before it."""
    if end < len(sentence) and (is_cue(sentence, end, lexicon) or sentence[end].low in lexicon.auxiliaries):
        return True
    if end + 1 < len(sentence) and sentence[end].text == "," and sentence[end + 1].low == "who":
        return at == 0 or sentence[at - 1].low not in lexicon.prepositions
    return at > 0 and is_cue(sentence, at - 1, lexicon) and sentence[at - 1].low not in lexicon.telling


def _by(sentence: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether something is said to be done by the person: "a statement released by Mayor Ann Bell"."""
    start = _title(sentence, at, lexicon)
    return any(token.low == "by" for token in sentence[start:at])


def _outlets(sentence: Sequence[Token], lexicon: Lexicon) -> Iterator[Mention]:
    """The outlets that are named, by the list of the language, each once where its name is longest."""
    names = _by_first_word(lexicon)
    at = 0
    while at < len(sentence):
        token = sentence[at]
        word = POSSESSIVE.sub("", token.text) if token.text[-1] in POSSESSIVE_ENDS else token.text
        rows = () if token.quote >= 0 else names.get(word, ())
        at += 1
        for name in rows:
            run = sentence[at - 1 : at - 1 + len(name)]
            if tuple(POSSESSIVE.sub("", word.text) for word in run) == name:
                yield Mention(
                    start=run[0].start, end=run[-1].end, who=" ".join(name), about=frozenset(), outlet=True
                )
                at += len(name) - 1
                break


@lru_cache(maxsize=8)
def _by_first_word(lexicon: Lexicon) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The names of outlets as words, by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for outlet in lexicon.outlets:
        words = tuple(outlet.split())
        found[words[0]].append(words)
    return {
        first: tuple(sorted(names, key=lambda name: (-len(name), name))) for first, names in found.items()
    }


def _unnamed(sentence: Sequence[Token], phrase: tuple[int, int], lexicon: Lexicon) -> Iterator[Mention]:
    """Whom a sentence without a named subject is about: "he", "the woman"."""
    tokens = sentence[phrase[0] : phrase[1]]
    low = [token.low for token in tokens]
    if len(tokens) == 1 and low[0] in lexicon.pronouns:
        yield _plain(tokens, low[0], frozenset(low))
    elif low[0] in lexicon.determiners:
        whole = next((size for size in (len(low), len(low) - 1) if human(low[:size], lexicon)), 0)
        if whole and low[-1] not in lexicon.voices:
            yield _plain(tokens[:whole], " ".join(low[:whole]), frozenset(low[:whole]))


def human(low: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the words of a phrase say what one person is: "the woman", "a hospital worker"."""
    heads = lexicon.roles | lexicon.persons
    cut = next((at for at, word in enumerate(low) if at and word in lexicon.prepositions), len(low))
    last = low[cut - 1] if low else ""
    return last in lexicon.she or last in lexicon.he or (last in heads and last.removesuffix("s") == last)


def _plain(tokens: Sequence[Token], who: str, about: frozenset[str]) -> Mention:
    return Mention(
        start=tokens[0].start, end=tokens[-1].end, who=who, about=about, named=False, subject=True, main=True
    )


def _about(
    sentence: Sequence[Token], at: int, end: int, name: NameMention, lexicon: Lexicon
) -> frozenset[str]:
    """The words that say what a person is: those before the name, and roles and an age in apposition to it.

    The given name tells which pronoun takes the person up: "he" or "she" is one of the words then.
    """
    words = {token.low for token in sentence[_role_start(sentence, at, lexicon) : at]}
    if at > 1 and sentence[at - 1].text == "," and sentence[at - 2].low in lexicon.roles:
        words.add(sentence[at - 2].low)  # "the mayor, Ann Bell, said"
    if name.title:
        words |= {token.low for token in sentence if name.title[0] <= token.start < name.title[1]}
    if end < len(sentence) and sentence[end].text == ",":
        beside = sentence[end + 1 : end + 1 + APPOSITION_WORDS]
        stop = next((i for i, token in enumerate(beside) if not token.is_word), len(beside))
        if beside and AGE.match(beside[0].text):
            words.add(f"{beside[0].text}-year-old")
        if beside and beside[0].low not in lexicon.who and not beside[0].is_capital:
            words |= {token.low for token in beside[:stop] if token.low in lexicon.roles}
    given = pronoun(name.head.split()[0] if " " in name.head else gazetteer().figures.get(name.head, ""))
    return frozenset(words | {given} if given else words)


def _role_start(sentence: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    """Where the title before a name begins: its capitalized words, and roles written small."""
    while at > 0 and sentence[at - 1].is_word:
        token = sentence[at - 1]
        if not (token.is_capital and not token.is_possessive) and token.low not in lexicon.roles:
            break
        at -= 1
    return at
