"""Who speaks a quotation in a language that sets no blanks between words: whoever stands right at the cue."""

import re
from functools import cache

from digest.text.quotemarks import Quoted
from digest.text.speech import lexicon

UNPARTED = frozenset({"zh", "ja"})
WHO = r"(?P<who>[^\W\d_](?:[^\W_]|[·‧・]){1,11}?)"
ENDS = "。！？；\n"
Bounds = tuple[int, int]


def beside(text: str, mark: Quoted, language: str) -> tuple[Bounds, Bounds] | None:
    """The cue and the speaker beside a quotation: "张伟说：“…”", "“…”，张伟表示"; else None."""
    before, after = _patterns(language)
    start = max(text.rfind(end, 0, mark.start) for end in "。！？；\n”」』") + 1
    found = before.search(text, start, mark.start) or after.match(text, mark.end)
    return (found.span("cue"), found.span("who")) if found else None


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = lexicon(language)
    cue = "(?P<cue>" + "|".join(sorted(words.verbs, key=lambda verb: (-len(verb), verb))) + ")"
    light = "(?:" + "|".join(sorted(words.adverbs, key=lambda word: (-len(word), word))) + ")*"
    before = re.compile(rf"(?:^|(?<=[，、,\s])|(?<![^\W_])){WHO}{light}{cue}[了道]?[：:，,]?\s*$")
    return before, re.compile(rf"[，,]?\s*{WHO}{light}{cue}")
