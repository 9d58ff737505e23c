"""Which words of a document are furniture (menus, adverts, "Read more"), photo captions or others' posts."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import islice
from typing import NamedTuple

MIN_SHARED = 3  # documents that share this many of their short lines come from one provenance
MOST_LOOKED_AT = 200  # sets of lines in which a line stands: else a feed of thousands costs their square
LONGEST = 2_000  # characters; no furniture is longer, and patterns stay quick
# "**Read more:** [Five things](https://…)": Markdown's emphasis and links, of which the words stay
EMPHASIS = re.compile(r"(?<!\w)(?P<mark>\*{1,3}|_{1,3})(?=\S)(?P<words>[^\n]{1,200}?)(?<=\S)(?P=mark)(?!\w)")
LINK = re.compile(r"(?<!!)\[(?P<words>[^\]\n]{1,200})\]\([^)\n]{0,2000}\)")
MOST_SET = 400  # characters of a line in which Markdown's marks are looked for
MAX_LABEL_WORDS = 12  # a shared line longer than this is news that two outlets print, not furniture


class Rule(NamedTuple):
    """A pattern with the reason it gives; `sign` are words without which it matches nowhere (or "")."""

    pattern: re.Pattern[str]
    why: str
    sign: str


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """The rules of one sort; equal only to itself, so that what it says of a line can be remembered."""

    rules: tuple[Rule, ...]


class Rules(NamedTuple):
    """Patterns for whole lines; those of `last` count at the end of a text, of `inset` in a paragraph."""

    line: Part
    last: Part
    after: Part
    caption: Part
    post: Part
    inset: Part

    def furniture(self, line: str) -> str:
        """Why this line is furniture, or an empty string."""
        return _reason(self.line, line)

    def ends(self, line: str) -> str:
        """Why only furniture follows this line, or an empty string."""
        return _reason(self.after, line)

    def closing(self, line: str) -> str:
        """Why this line is furniture where no news follows it, or an empty string."""
        return _reason(self.last, line)

    def photo(self, line: str) -> str:
        """Why this line is a photo caption, or an empty string."""
        return _reason(self.caption, line)

    def posted(self, line: str) -> str:
        """Why this line is somebody's post, shown in the article, or an empty string."""
        return _reason(self.post, line)

    def inside(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """The furniture inside a paragraph, `text[start:end]`: where it begins and ends, and why it is."""
        for rule in self.inset.rules:
            if rule.sign and text.find(rule.sign, start, end) < 0:
                continue
            for match in rule.pattern.finditer(text, start, end):
                yield *match.span("cut" if "cut" in rule.pattern.groupindex else 0), rule.why


@cache
def rules(language: str = "en") -> Rules:
    """The rules of `digest/text/data/furniture/LANGUAGE.toml`; English where a language has none."""
    folder = resources.files("digest.text") / "data" / "furniture"
    path = folder / f"{language}.toml"
    if not path.is_file():
        path = folder / "en.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return Rules(*(_compiled(table.get(part, [])) for part in Rules._fields))


def labels(text: str) -> frozenset[str]:
    """The short lines of a text, of which furniture consists."""
    return frozenset(line for line in map(str.strip, text.splitlines()) if _label(line))


def shared_lines(short: Sequence[frozenset[str]]) -> tuple[frozenset[str], ...]:
    """For each text, given by its `labels`, those that other documents of the same provenance have too.

    Two documents are of one provenance when they share at least `MIN_SHARED` short lines; one headline or
    subhead in common says nothing yet.
    """
    count = Counter(line for lines in short for line in lines)
    common = [frozenset(line for line in lines if count[line] > 1) for lines in short]
    having = Counter(common)  # documents of one provenance often share just the same lines: each set once
    holders: dict[str, list[frozenset[str]]] = {}
    for lines in having:
        for line in lines:
            holders.setdefault(line, []).append(lines)
    found = {
        lines: lines if texts > 1 and len(lines) >= MIN_SHARED else _shared(lines, holders)
        for lines, texts in having.items()
    }
    return tuple(found[lines] for lines in common)


def _shared(lines: frozenset[str], holders: Mapping[str, Sequence[frozenset[str]]]) -> frozenset[str]:
    """The lines of a text that it shares with those of its provenance; `holders` are the other such sets."""
    if len(lines) < MIN_SHARED:
        return frozenset()
    shared: set[str] = set()
    # The rarest first: they lead to the documents of one provenance, which have the common ones as well.
    for line in sorted(lines, key=lambda line: (len(holders[line]), line)):
        others = () if line in shared else islice(holders[line], MOST_LOOKED_AT)
        for other in others:
            both = lines & other
            if len(both) >= MIN_SHARED and other is not lines:
                shared |= both
                break
    return frozenset(shared)


def _compiled(entries: Iterable[dict[str, str]]) -> Part:
    return Part(
        tuple(
            Rule(re.compile(entry["match"], re.IGNORECASE), entry["why"], entry.get("sign", ""))
            for entry in entries
        )
    )


@lru_cache(maxsize=1_024)  # the lines of a document are asked about more than once while it is cut up
def _reason(part: Part, line: str) -> str:
    if len(line) > LONGEST:
        return ""
    plain = _plain(line)
    for words in (line,) if plain == line else (line, plain):
        signed = (rule for rule in part.rules if not rule.sign or rule.sign in words)
        why = next((rule.why for rule in signed if rule.pattern.fullmatch(words)), "")
        if why:
            return why
    return ""


def _plain(line: str) -> str:
    """The line without the marks of Markdown around its words: furniture is often set in them."""
    if len(line) > MOST_SET or not {"*", "_", "["}.intersection(line):
        return line
    return EMPHASIS.sub(r"\g<words>", LINK.sub(r"\g<words>", line)).strip()


def _label(line: str) -> bool:
    return 0 < len(line.split()) <= MAX_LABEL_WORDS
