"""Noun phrases of a sentence and its verbs of speech, as far as the order of words tells."""

from collections.abc import Sequence

from digest.text.speech import Lexicon, Token, is_manner

LONGEST_PHRASE = 14  # words in a noun phrase: "the former chief corporate spokesman of …"
FAR = 60  # how many words away a verb is looked for: keeps the work linear in the length of the text

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
COUNTED = frozenset({"those", "these", "all", "no", "any", "some", "such"})  # "all calls to step down"
SINGLE = frozenset(
    {"this", "that", "no", "any", "each", "every", "one", "another"}
)  # "this tweet" does nothing
NOUNS = frozenset({"terms"})  # verbs only behind somebody: "in no uncertain terms"
GOING_ON = frozenset({"continue", "continues", "continued", "continuing"})  # "will continue to impose"
TITLE_CHAINS = frozenset({"of", "for"})

Phrase = tuple[int, int]


def is_cue(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether the word at `at` is a verb of speech there, not the noun or adjective that looks like it."""
    token = tokens[at]
    if token.low not in lexicon.may_cue:  # all but a few words are done with here
        return False
    if at + 1 < len(tokens) and (token.low, tokens[at + 1].low) in lexicon.phrasal:
        return True
    goes_on = token.low in GOING_ON and at + 1 < len(tokens) and tokens[at + 1].low in {"to", "with"}
    if token.low not in lexicon.cues or token.quote >= 0 or (token.text[0].isupper() and at > 0) or goes_on:
        return False
    before = tokens[at - 1] if at else None
    if before is None or before.quote >= 0 or not before.is_word:
        return token.low not in lexicon.base
    noun = token.low.endswith("s") and (before.low in PLACING or before.low in COUNTED)
    noun = noun or (token.low in NOUNS and before.text[0].islower() and not _names_people(before, lexicon))
    owned = before.low in lexicon.articles or before.is_possessive
    if noun or owned or token.low not in lexicon.base:
        return not (noun or owned)
    helped = (
        before.low in lexicon.auxiliaries or before.low in lexicon.pronouns or before.low in {"to", "who"}
    )
    counted = before.low in lexicon.counting and before.low not in SINGLE
    return helped or counted or (before.low.endswith("s") and before.low not in lexicon.prepositions)


def _names_people(token: Token, lexicon: Lexicon) -> bool:
    return token.low in lexicon.pronouns or token.low in lexicon.speaking or token.low in lexicon.adverbs


def is_passive(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether the verb at `at` says what was said to or of its subject: "was told", "is called"."""
    if tokens[at].low.endswith("ing"):
        return False
    back = at - 1
    while back >= 0 and (tokens[back].low in lexicon.adverbs or is_manner(tokens[back], lexicon)):
        back -= 1
    return back >= 0 and tokens[back].low in lexicon.passive


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
        elif at + 2 < stop and tokens[at + 1].low in lexicon.days and tokens[at + 2].is_capital:
            at += 2  # "On Tuesday Ann Bell said"
        elif opens_aside(token, lexicon):
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
        return not (
            tokens[phrase[0]].is_capital and tokens[phrase[0]].is_possessive
        )  # "Bell’s years in office"
    dash = phrase[1] < stop and tokens[phrase[1]].text in {"—", "―", "–", "-"}
    return dash and all(token.text.isupper() for token in tokens[phrase[0] : phrase[1]])


def _opens_lightly(token: Token, lexicon: Lexicon) -> bool:
    return token.low in lexicon.adverbs or token.low in lexicon.days or is_manner(token, lexicon)


def opens_aside(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word begins an opening that ends with a comma: "After the vote, Bell said"."""
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
        kinds = {head, head.removesuffix("s")}
        if tokens[last].low in lexicon.acts and kinds & lexicon.speaking:
            return last
    return end


def _without_verb(tokens: Sequence[Token], at: int, end: int, lexicon: Lexicon) -> int:
    """Where a phrase that begins with a name ends: after "Bell" in "Bell went", not in "Bell aides"."""
    last = end - 1
    while last > at and not tokens[last].is_capital:
        if tokens[last].low in lexicon.roles or tokens[last].low in lexicon.no_person:
            return end
        last -= 1
    named = tokens[at].is_capital and not tokens[last].is_possessive and tokens[at].low not in lexicon.amounts
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


def _capital_ahead(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name begins at `at`, behind "the" too: "chief executive of the Hill Agency"."""
    the = tokens[at].low == "the" and at + 1 < len(tokens)
    return tokens[at + the].is_capital


def _chain(tokens: Sequence[Token], at: int, floor: int, lexicon: Lexicon) -> bool:
    """Whether the word at `at` ties two nouns together: "a spokesman FOR the campaign"."""
    if tokens[at].low not in lexicon.chains or at - 1 < floor:
        return False
    head = tokens[at - 1]
    if head.low in lexicon.amounts:
        return tokens[at].low == "of"
    if tokens[at].low in TITLE_CHAINS and at + 1 < len(tokens) and _capital_ahead(tokens, at + 1):
        return head.is_word and (head.is_capital or tokens[at].low == "of" or head.low in lexicon.roles)
    return head.is_word and not head.is_capital and (head.low in lexicon.roles or tokens[at].low == "of")
