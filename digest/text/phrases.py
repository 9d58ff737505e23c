"""Who does what in a sentence, as far as the order of words tells: noun phrases left and right of a verb."""

from collections.abc import Sequence

from digest.text.speech import Lexicon, Token, is_manner

LONGEST_PHRASE = 14  # words in a noun phrase: "the former chief corporate spokesman of …"
FAR = 60  # how many words away a verb is looked for: keeps the work linear in the length of the text
APPOSITIONS = 6  # commas passed between a name and its verb: "Ann Bell, 83, of Hill, Ohio, said"

# What ties capitalized words to one name or title: "Secretary OF State", "Friends FOR Hill".
PLACING = frozenset(
    {
        "in",
        "of",
        "amid",
        "about",
        "with",
        "by",
        "for",
        "on",
        "from",
        "after",
        "over",
        "into",
        "despite",
        "against",
    }
)
TURNS = frozenset({"while", "whereas", "but", "although", "though"})  # a clause of its own begins behind them
WHEREIN = frozenset(
    {"in", "on", "during", "at"}
)  # "Bell in a series of letters said": no subject follows them
TITLE_CHAINS = frozenset({"of", "for"})

Phrase = tuple[int, int]


def is_cue(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether the word at `at` is a verb of speech there, not the noun or adjective that looks like it."""
    token = tokens[at]
    if at + 1 < len(tokens) and (token.low, tokens[at + 1].low) in lexicon.phrasal:
        return True
    if token.low not in lexicon.cues or token.quote >= 0 or (token.text[0].isupper() and at > 0):
        return False
    before = tokens[at - 1] if at else None
    if before is None or before.quote >= 0 or not before.is_word:
        return token.low not in lexicon.base
    if before.low in lexicon.articles or before.is_possessive:
        return False
    if before.low in PLACING and token.low.endswith("s"):
        return False  # "in hopes of", "amid claims that"
    if token.low not in lexicon.base:
        return True
    helped = (
        before.low in lexicon.auxiliaries or before.low in lexicon.pronouns or before.low in {"to", "who"}
    )
    counted = before.low in lexicon.counting
    return helped or counted or (before.low.endswith("s") and before.low not in lexicon.prepositions)


def is_passive(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether the verb at `at` says what was said to or of its subject: "was told", "is called"."""
    if tokens[at].low.endswith("ing"):
        return False
    back = at - 1
    while back >= 0 and (tokens[back].low in lexicon.adverbs or is_manner(tokens[back], lexicon)):
        back -= 1
    return back >= 0 and tokens[back].low in lexicon.passive


def subject(tokens: Sequence[Token], verb: int, floor: int, lexicon: Lexicon) -> Phrase | None:
    """The noun phrase that the verb at `verb` belongs to, looked for from `floor` on.

    None if none is seen.
    """
    back = verb - 1
    while back >= floor and _between(tokens[back], lexicon):
        back -= 1
    if back < floor or tokens[back].quote >= 0:
        return phrase_right(tokens, verb + 1, lexicon)
    before = tokens[back]
    if before.low == "to" and (led := _led_to(tokens, back, floor, lexicon)):
        return led
    if before.low in lexicon.conjunctions or before.low == "to":
        return first_phrase(tokens, clause(tokens, floor, back), back, lexicon) or first_phrase(
            tokens, floor, back, lexicon
        )
    if before.low in lexicon.who:
        comma = back - 1 >= floor and tokens[back - 1].text == ","
        return phrase_left(tokens, back - 1 - comma, floor, lexicon) or (back, back + 1)
    if not before.is_word:
        return _past_apposition(tokens, verb, back, floor, lexicon)
    return _beside(tokens, verb, back, floor, lexicon)


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
        holder = phrase_left(tokens, beside[0] - 2, floor, lexicon)
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
    kinds = last.low in lexicon.roles or last.low in lexicon.persons or last.low in lexicon.voices
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
    return commas == 1 and _opens_aside(tokens[floor], lexicon)


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


def first_phrase(tokens: Sequence[Token], floor: int, stop: int, lexicon: Lexicon) -> Phrase | None:
    """The subject of the clause that begins at `floor`.

    Its first noun phrase after any opening such as "On Monday,".
    """
    at = floor
    stop = min(stop, floor + FAR)
    while at < stop:
        token = tokens[at]
        if not token.is_word or token.low in lexicon.conjunctions or _opens_lightly(token, lexicon):
            at += 1
        elif _opens_aside(token, lexicon):
            at = _after_comma(tokens, at, stop)
        else:
            phrase = phrase_right(tokens, at, lexicon, stop=stop)
            if phrase is None or not _sets_scene(tokens, phrase, stop, lexicon):
                return phrase
            at = phrase[1] + 1
    return None


def _sets_scene(tokens: Sequence[Token], phrase: Phrase, stop: int, lexicon: Lexicon) -> bool:
    """Whether a phrase is a time ("Hours later,") or a dateline ("BERLIN —"), not who does something."""
    if any(token.low in lexicon.times for token in tokens[phrase[0] : phrase[1]]):
        return True
    dash = phrase[1] < stop and tokens[phrase[1]].text in {"—", "–", "-"}
    return dash and all(token.text.isupper() for token in tokens[phrase[0] : phrase[1]])


def _opens_lightly(token: Token, lexicon: Lexicon) -> bool:
    return token.low in lexicon.adverbs or token.low in lexicon.days or is_manner(token, lexicon)


def _opens_aside(token: Token, lexicon: Lexicon) -> bool:
    if token.low in lexicon.prepositions or token.low in lexicon.subordinators:
        return token.low not in lexicon.determiners
    return token.low.endswith("ing") or (token.low.endswith("ed") and token.low in lexicon.cues)


def _after_comma(tokens: Sequence[Token], at: int, stop: int) -> int:
    while at < stop and tokens[at].text != ",":
        at += 1
    return at + 1


def phrase_right(
    tokens: Sequence[Token], at: int, lexicon: Lexicon, *, stop: int | None = None
) -> Phrase | None:
    """The noun phrase that begins at `at`, as token numbers; None where none does."""
    limit = min(len(tokens) if stop is None else stop, at + LONGEST_PHRASE)
    if at >= limit or not tokens[at].is_word:
        return None
    if tokens[at].low in lexicon.pronouns:
        return at, at + 1
    end = at
    while end < limit and tokens[end].low in lexicon.determiners:
        end += 1
    while end < limit and _in_phrase(tokens, end, lexicon):
        end += 1
    if end < limit and _chain(tokens, end, at, lexicon):
        rest = phrase_right(tokens, end + 1, lexicon, stop=stop)
        end = rest[1] if rest else end
    end = _without_verb(tokens, at, _before_act(tokens, at, end, lexicon), lexicon)
    return (at, end) if end > at else None


def _before_act(tokens: Sequence[Token], at: int, end: int, lexicon: Lexicon) -> int:
    """Where a phrase that took its verb along ends: after "lawmakers" in "the lawmakers went beyond"."""
    for last in range(at + 1, end):
        head = tokens[last - 1].low
        if tokens[last].low in lexicon.acts and (
            head in lexicon.roles or head in lexicon.persons or head in lexicon.voices
        ):
            return last
    return end


def _without_verb(tokens: Sequence[Token], at: int, end: int, lexicon: Lexicon) -> int:
    """Where a phrase that begins with a name ends: after "Bell" in "Bell went", not in "Bell aides"."""
    last = end - 1
    while last > at and not tokens[last].is_capital:
        if tokens[last].low in lexicon.roles or tokens[last].low in lexicon.no_person:
            return end
        last -= 1
    named = tokens[at].is_capital and not tokens[last].is_possessive
    return last + 1 if named and tokens[at].low not in lexicon.closed else end


def phrase_left(tokens: Sequence[Token], last: int, floor: int, lexicon: Lexicon) -> Phrase | None:
    """The noun phrase that ends with the word at `last`, as token numbers; None where none does."""
    if last < floor or not tokens[last].is_word:
        return None
    if tokens[last].low in lexicon.pronouns:
        return last, last + 1
    at = last + 1
    stop = max(floor, last - LONGEST_PHRASE)
    while at > stop and tokens[at - 1].low not in lexicon.times and _in_phrase(tokens, at - 1, lexicon):
        at -= 1
    if at > floor and tokens[at - 1].low in lexicon.leading:
        at -= 1
    if at > last:
        return None
    if at - 2 >= floor and _chain(tokens, at - 1, floor, lexicon):
        head = phrase_left(tokens, at - 2, floor, lexicon)
        at = head[0] if head else at
    return at, last + 1


def _in_phrase(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    token = tokens[at]
    if not token.is_word or token.low in lexicon.days:
        return False
    if token.text[0].isupper() and at > 0:
        return token.low not in lexicon.pronouns
    if token.low in lexicon.closed or is_manner(token, lexicon):
        return False
    return not is_cue(tokens, at, lexicon)


def _chain(tokens: Sequence[Token], at: int, floor: int, lexicon: Lexicon) -> bool:
    """Whether the word at `at` ties two nouns together: "a spokesman FOR the campaign"."""
    if tokens[at].low not in lexicon.chains or at - 1 < floor:
        return False
    head = tokens[at - 1]
    if head.low in lexicon.amounts:
        return tokens[at].low == "of"
    if tokens[at].low in TITLE_CHAINS and at + 1 < len(tokens) and tokens[at + 1].is_capital:
        return head.is_word and (head.is_capital or tokens[at].low == "of" or head.low in lexicon.roles)
    return head.is_word and not head.is_capital and (head.low in lexicon.roles or tokens[at].low == "of")
