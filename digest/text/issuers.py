"""Whose words "it", "they" or "the statement" gives, as the sentence before it tells."""

from collections.abc import Iterator, Sequence

from digest.text.mentions import Bounds, human
from digest.text.phrases import FAR, Phrase, first_phrase, is_cue, is_passive, phrase_right
from digest.text.speakable import speakable
from digest.text.speech import Lexicon, Token
from digest.text.subjects import subject

BACK = 2  # sentences looked through before the one that speaks of "the statement"
PUTS_OUT = frozenset({"from", "by"})

Sentences = Sequence[Sequence[Token]]


def issuer(sentences: Sentences, at: int, words: Sequence[Token], lexicon: Lexicon) -> Bounds | None:
    """Who put out "the statement" of sentence `at`: "a statement by Bell", "Bell said in a statement"."""
    document = words[-1].low
    for number in range(at, max(-1, at - BACK - 1), -1):
        found = [token for token in sentences[number] if token.start < words[0].start]
        named = [place for place, token in enumerate(found) if token.low == document and token.quote < 0]
        if not named:
            continue
        after = named[-1] + 1
        by = after < len(found) and found[after].low in PUTS_OUT
        who = phrase_right(found, after + 1, lexicon) if by else next(_subjects(found, lexicon), None)
        if who is not None and not _is(found, who, document) and speakable(found[slice(*who)], lexicon):
            return found[who[0]].start, found[who[1] - 1].end
    return None


def taken_up(sentences: Sentences, at: int, place: int, lexicon: Lexicon, *, many: bool) -> Bounds | None:
    """The body or text that "it" stands for, or with `many` the people of "they".

    It is whoever spoke last or acts in the nearest sentence before; None where that is somebody of
    another number.
    """
    for number in range(at, max(-1, at - BACK), -1):
        found = [token for token in sentences[number] if token.start < place]
        who = next(_subjects(found, lexicon), None)
        if who is None:
            continue
        words = found[slice(*who)]
        fits = _plural(words, lexicon) if many else _one_body(words, lexicon)
        return (words[0].start, words[-1].end) if fits and speakable(words, lexicon) else None
    return None


def _subjects(found: Sequence[Token], lexicon: Lexicon) -> Iterator[Phrase]:
    """Who speaks in a sentence, the last first, and then who its first words are about."""
    for verb in range(len(found) - 1, max(-1, len(found) - FAR), -1):
        if found[verb].quote < 0 and is_cue(found, verb, lexicon) and not is_passive(found, verb, lexicon):
            who = subject(found, verb, 0, lexicon)
            if who is not None and found[who[0]].low not in lexicon.who:
                yield who
    lead = first_phrase(found, 0, len(found), lexicon)
    if lead is not None:
        yield lead


def _is(found: Sequence[Token], who: Phrase, document: str) -> bool:
    return any(token.low == document for token in found[slice(*who)])


def _plural(words: Sequence[Token], lexicon: Lexicon) -> bool:
    last = words[-1].low
    kinds = lexicon.roles | lexicon.persons
    joint = any(word.low == "and" for word in words)
    return joint or (last.endswith("s") and (last in kinds or last.removesuffix("s") in kinds))


def _one_body(words: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a phrase is of one body or text, and of no person: "the ministry", "the lawsuit"."""
    low = [word.low for word in words]
    bodies = lexicon.voices | lexicon.outlet_roles
    return not human(low, lexicon) and low[0] in lexicon.articles and low[-1] in bodies
