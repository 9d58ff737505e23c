"""Whether quoted words were never said: what somebody might say, or looks as if to say."""

from collections.abc import Sequence

from digest.text.speech import Token

SUPPOSED = 6  # words before a verb of speech that may say that nobody spoke: "might as well have said"
SPEAKING = {"say", "said", "saying", "think", "thinking", "thought", "ask", "asked"}
SUPPOSING = {("as", "if"), ("as", "though"), ("going", "to"), ("well", "have")}
LED_BY = {"that"}


def imagined(tokens: Sequence[Token], at: int) -> bool:
    """Whether the words of quotation `at` are but thought up: "as if to say", "they might be thinking"."""
    verb = at - 1
    while verb > 0 and (tokens[verb].text in {",", ":"} or tokens[verb].low in LED_BY):
        verb -= 1
    if verb <= 0 or tokens[verb].low not in SPEAKING:
        return False
    for back in range(verb - 1, max(-1, verb - SUPPOSED), -1):
        word, before = tokens[back], tokens[back - 1].low if back else ""
        if not word.is_word:
            return False
        if word.low in {"might", "could"} or (before, word.low) in SUPPOSING:
            return True
    return False
