"""Who does what in a sentence: the subject of a verb, as far as the order of words tells."""

from collections.abc import Sequence

from digest.text.phrases import (
    FAR,
    Phrase,
    first_phrase,
    is_cue,
    opens_aside,
    phrase_left,
    phrase_right,
)
from digest.text.speech import Lexicon, Token, is_manner

APPOSITIONS = 6  # commas passed between a name and its verb: "Ann Bell, 83, of Hill, Ohio, said"
TURNS = frozenset({"while", "whereas", "but", "although", "though"})  # a clause of its own begins behind them
WHEREIN = frozenset(
    {"in", "on", "during", "at"}
)  # "Bell in a series of letters said": no subject follows them


def subject(tokens: Sequence[Token], verb: int, floor: int, lexicon: Lexicon) -> Phrase | None:
    """The noun phrase that the verb at `verb` belongs to, looked for from `floor` on.

    None if none is seen.
    """
    back = verb - 1
    while back >= floor and _between(tokens[back], lexicon):
        back -= 1
    if back < floor or tokens[back].quote >= 0:
        opens = back < floor == 0 and tokens[verb].low.endswith("ing")
        return (_after_opening if opens else phrase_beside)(tokens, verb, lexicon)
    before = tokens[back]
    if before.low == "to" and (led := _led_to(tokens, back, floor, lexicon)):
        return led
    if before.low in lexicon.conjunctions or before.low == "to":
        return first_phrase(tokens, clause(tokens, floor, back), back, lexicon) or first_phrase(
            tokens, floor, back, lexicon
        )
    if before.low in lexicon.who:
        comma = back - 1 >= floor and not tokens[back - 1].is_word and tokens[back - 1].quote < 0
        found = phrase_left(tokens, back - 1 - comma, floor, lexicon)
        timed = before.low == "that" and tokens[back - 1].low in lexicon.times and back > floor
        holder = first_phrase(tokens, floor, back, lexicon) if timed else None
        return found or holder or (back, back + 1)  # "in a statement last week that referred to it"
    if not before.is_word:
        return _past_apposition(tokens, verb, back, floor, lexicon)
    return _beside(tokens, verb, back, floor, lexicon)


def phrase_beside(tokens: Sequence[Token], verb: int, lexicon: Lexicon) -> Phrase | None:
    """The noun phrase right behind a verb: "said Ann Bell"."""
    return phrase_right(tokens, verb + 1, lexicon)


def _after_opening(tokens: Sequence[Token], verb: int, lexicon: Lexicon) -> Phrase | None:
    """The subject of the clause that a participle opens: "Accusing Hill of “…,” Bell left"."""
    stop = min(len(tokens), verb + FAR)
    commas = [at for at in range(verb + 1, stop) if tokens[at].text == "," or tokens[at].quote >= 0]
    for at in commas:
        who = phrase_right(tokens, at + 1, lexicon)
        named = who is not None and (tokens[who[0]].is_capital or tokens[who[0]].low in lexicon.pronouns)
        if who is not None and named and who[1] < len(tokens) and tokens[who[1]].is_word:
            return who
    return None


def clause(tokens: Sequence[Token], floor: int, stop: int) -> int:
    """Where the last clause before `stop` begins: behind "while", "but" or a semicolon, or else `floor`."""
    for at in range(stop - 1, floor, -1):
        turns = tokens[at].low in TURNS and tokens[at].quote < 0
        if tokens[at].text == ";" or (turns and tokens[at - 1].text == ","):
            return at + 1
        if tokens[at].text == ",":
            return floor
    return floor


def _led_to(tokens: Sequence[Token], to: int, floor: int, lexicon: Lexicon) -> Phrase | None:
    """Who is led to speak: "which caused Ann Bell to remark"."""
    phrase = phrase_left(tokens, to - 1, floor, lexicon)
    if phrase is None or not tokens[phrase[1] - 1].is_capital:
        return None
    led = next((at for at in range(phrase[1] - 1, floor, -1) if tokens[at].low in lexicon.causing), None)
    return (led + 1, phrase[1]) if led is not None and led >= phrase[0] - 1 else None


def _beside(tokens: Sequence[Token], verb: int, back: int, floor: int, lexicon: Lexicon) -> Phrase | None:
    """The subject right before its verb; the subject of the clause where that is only an object."""
    beside = phrase_left(tokens, back, floor, lexicon)
    after_to = beside is not None and beside[0] > floor and tokens[beside[0] - 1].low == "to"
    if beside and after_to and tokens[beside[0]].text[0].islower():
        beside = None  # "spoke to discuss the plan": an infinitive
    if beside and beside[0] > floor and tokens[beside[0] - 1].low in WHEREIN:
        comma = tokens[beside[0] - 2].text == "," and beside[0] - 3 >= floor
        holder = phrase_left(tokens, beside[0] - 2 - comma, floor, lexicon)
        if holder and tokens[holder[1] - 1].is_capital and _starts_clause(tokens, holder[0], floor, lexicon):
            return holder
        return first_phrase(tokens, clause(tokens, floor, back), beside[0], lexicon) or beside
    if tokens[verb].low.endswith("ing") and not _after_with(tokens, beside, lexicon):
        return first_phrase(tokens, floor, back, lexicon) or beside
    if beside is None:
        return first_phrase(tokens, floor, back, lexicon)
    return _with_fellow(tokens, beside, floor, lexicon)


def _with_fellow(tokens: Sequence[Token], phrase: Phrase, floor: int, lexicon: Lexicon) -> Phrase:
    """Both of two subjects: "Bell and Hill said", "Bell and her husband said"; `phrase` is the second."""
    joint = phrase[0] - 1
    if joint <= floor or tokens[joint].low != "and":
        return phrase
    fellow = phrase_left(tokens, joint - 1, floor, lexicon)
    if fellow is None or not _starts_clause(tokens, fellow[0], floor, lexicon):
        return phrase
    last = tokens[fellow[1] - 1]
    kinds = last.low in lexicon.speaking
    plain = last.is_capital and not last.is_possessive and last.low not in lexicon.closed
    listed = (
        fellow[0] > floor
        and tokens[fellow[0] - 1].text == ","
        and not _opened(tokens, fellow[0], floor, lexicon)
    )
    office = (
        fellow[1] - fellow[0] == 1
        and tokens[phrase[0]].is_capital
        and any(tokens[at].low in lexicon.roles for at in range(phrase[0] + 1, phrase[1]))
    )  # "Trade and Industry Secretary Ann Bell" is one
    return (fellow[0], phrase[1]) if (kinds or plain) and not listed and not office else phrase


def _opened(tokens: Sequence[Token], at: int, floor: int, lexicon: Lexicon) -> bool:
    """Whether all before `at` opens the sentence: "After she died, Bell and Hill said"."""
    commas = sum(token.text == "," for token in tokens[floor:at])
    return commas == 1 and opens_aside(tokens[floor], lexicon)


def _after_with(tokens: Sequence[Token], phrase: Phrase | None, lexicon: Lexicon) -> bool:
    """Whether a phrase follows "with": it is then the subject of its participle, "with Bell saying"."""
    return phrase is not None and phrase[0] > 0 and tokens[phrase[0] - 1].low in lexicon.carriers


def _between(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word may stand between a subject and its verb: "has also repeatedly said"."""
    if not token.is_word or token.is_capital:
        return False
    return token.low in lexicon.adverbs or token.low in lexicon.auxiliaries or is_manner(token, lexicon)


def _past_apposition(
    tokens: Sequence[Token], verb: int, comma: int, floor: int, lexicon: Lexicon
) -> Phrase | None:
    """The subject before what stands between commas: "Ann Bell, the mayor, said"."""
    if tokens[verb].low.endswith("ing"):
        floor = clause(tokens, floor, comma)
        if brought := _brought_in(tokens, comma, floor, lexicon):
            return brought
        return _of_main_verb(tokens, comma, floor, lexicon) or first_phrase(tokens, floor, comma, lexicon)
    best: Phrase | None = None
    passed = 0
    for at in range(comma, max(floor, comma - FAR), -1):
        if tokens[at].text in {"(", ":", ";"}:
            break
        if tokens[at].text != ",":
            continue
        passed += 1
        phrase = phrase_left(tokens, at - 1, floor, lexicon)
        if phrase and _starts_clause(tokens, phrase[0], floor, lexicon):
            best = _better(tokens, best, phrase, floor, lexicon)
        if passed >= APPOSITIONS:
            break
    return best or first_phrase(tokens, floor, comma, lexicon)


def _brought_in(tokens: Sequence[Token], comma: int, floor: int, lexicon: Lexicon) -> Phrase | None:
    """Who is brought in by "with": "Others were forthright, with Ann Bell, the mayor, saying"."""
    for at in range(comma - 1, max(floor, comma - FAR), -1):
        if is_cue(tokens, at, lexicon):
            return None
        if tokens[at].low == "with" and tokens[at - 1].text == "," and tokens[at + 1].is_capital:
            return phrase_right(tokens, at + 1, lexicon, stop=comma)
    return None


def _better(
    tokens: Sequence[Token], best: Phrase | None, phrase: Phrase, floor: int, lexicon: Lexicon
) -> Phrase:
    """The likelier subject of two phrases in apposition; `phrase` stands before `best`.

    "Ann Bell, the mayor, said", but "the mayor, Ann Bell, said" is one mention, and in "In Hill,
    Ohio, Ann Bell, said"
    the lone name is a place.
    """
    if best is None or _full_name(tokens, phrase):
        return phrase
    if tokens[phrase[0]].is_capital and phrase[0] == floor and tokens[best[0]].low in lexicon.articles:
        return phrase  # "Bell, the mayor, said"
    named = all(token.is_capital for token in tokens[best[0] : best[1]])
    if named and phrase[1] + 1 == best[0] and not tokens[phrase[1] - 1].is_capital:
        return phrase[0], best[1]
    return best if _full_name(tokens, best) else phrase


def _of_main_verb(tokens: Sequence[Token], comma: int, floor: int, lexicon: Lexicon) -> Phrase | None:
    """The subject of the verb of speech that a participle adds to: "Bell said so, adding"."""
    for verb in range(comma - 1, max(floor, comma - FAR) - 1, -1):
        if is_cue(tokens, verb, lexicon) and not tokens[verb].low.endswith("ing"):
            return subject(tokens, verb, floor, lexicon)
    return None


def _full_name(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether a phrase has two capitalized words and more, so that a lone "Ohio" before it is no rival."""
    words = tokens[phrase[0] : phrase[1]]
    return words[0].is_capital and words[-1].is_capital and len(words) > 1


def _starts_clause(tokens: Sequence[Token], at: int, floor: int, lexicon: Lexicon) -> bool:
    if at <= floor:
        return True
    before = tokens[at - 1]
    return not before.is_word or before.low in lexicon.conjunctions or before.low in lexicon.subordinators
