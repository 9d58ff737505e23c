"""Who acts in a clause, by its form: the noun before its verb, the verb, and the name after "by"."""

import re
from collections.abc import Sequence
from functools import lru_cache

from digest.analyze.features import Mentions
from digest.model.span import Span
from digest.text.clauses import FINITE
from digest.text.predicates import main_verb
from digest.text.senses import synonyms
from digest.text.words import Word, stem, stop_words

IRREGULAR = (
    "upheld|struck|beat|shot|hit|fought|bought|sold|brought|caught|became|broke|drove|ran|spoke|wrote|chose|grew|"
    "threw|drew|flew|found|paid|sank|shook|stole|swore"
)
FINITE_VERB = re.compile(rf"\b(?:{FINITE}|{IRREGULAR}|\w{{2,}}ed)\b")
BY = re.compile(r"\bby (?:the )?$")
SAID_FIRST = re.compile(r"[^,“”\"]{2,60}(?:, [^,“”\"]{2,60},)? (?:said|says|stated|reported|announced)\b")


def head_noun(span: Span, tokens: Sequence[Word], language: str) -> str:
    """What stands before the first verb: the noun that does it, as a key; empty where none is seen.

    Also empty where the clause begins with who said it: "Police said the captain …" is about the captain.
    """
    verb = _finite(span.text)
    if not verb or SAID_FIRST.match(span.text):
        return ""
    subject = span.text[: verb.start()].split(" of ")[0]
    before = [word for word in tokens if word.end <= len(subject) and word.low not in stop_words(language)]
    return synonyms(language).get(before[-1].stem, before[-1].stem) if before else ""


def agent(span: Span, mentions: Mentions) -> str:
    """The person or body by whom a thing was done, as the clause says with "by"; "" where it does not."""
    return next(
        (
            who.entity
            for start, (_, who) in sorted(mentions.items())
            if who.kind != "place" and BY.search(span.text[: start - span.start])
        ),
        "",
    )


def first_verb(text: str) -> str:
    """The stem of the first finite verb of a clause, by its form; empty where none is seen."""
    verb = _finite(text)
    return stem(verb[0]) if verb else ""


def before_verb(span: Span, mentions: Mentions, language: str) -> frozenset[str]:
    """Whom a clause names before its main verb, as keys; no places, which are where it was done."""
    verb = main_verb(span.text, language=language)
    if verb is None:
        return frozenset()
    return frozenset(
        f"@{(who.kind != 'person' and who.side) or who.entity}"
        for start, (_, who) in mentions.items()
        if start < span.start + verb.start and (who.kind != "place" or who.side)
    )


@lru_cache(maxsize=16)  # asked for twice in a row
def _finite(text: str) -> re.Match[str] | None:
    return FINITE_VERB.search(text)
