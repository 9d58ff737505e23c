"""Names in lines whose capitals tell nothing: headlines in Title Case and headings in ALL CAPITALS."""

from collections.abc import Iterator, Mapping, Sequence

from digest.text.capitals import Token, known
from digest.text.gazetteer import common, gazetteer

# Of the words of four letters or more, this share has capitals in a headline, and hardly ever in a sentence.
CAPITALS = 0.6
LONG_WORD = 4
FEWEST = 3
SHOUTED = 0.9
LONGEST_NAME = 5
ENDS_SENTENCE = (".", ".”", '."', ".’", "!”", "?”")


def is_headline(line: str, words: Sequence[Token]) -> bool:
    """Whether a line is a headline or heading whose capitals do not show names."""
    if not words:
        return False
    if _shouted(words):
        return True
    if line.rstrip().endswith(ENDS_SENTENCE):
        return False
    long = [word.text for word in words if len(word.text) >= LONG_WORD]
    if len(long) < FEWEST:
        return False
    return sum(word[0].isupper() for word in long) >= CAPITALS * len(long)


def named_in_headline(
    text: str, line: Sequence[Token], kinds: Mapping[str, str]
) -> Iterator[tuple[int, int, str, str]]:
    """The names of a headline that the body or general knowledge has, as (start, end, name, kind).

    `kinds` are the names of the body with their kinds.
    """
    shouted = _shouted(line)
    by_small = {name.lower(): name for name in sorted(kinds, reverse=True)} if shouted else {}
    at = 0
    while at < len(line):
        match = (
            _longest(text, line, at, kinds, by_small if shouted else None)
            if line[at].text[0].isupper()
            else None
        )
        if match is None:
            at += 1
            continue
        last, name, kind = match
        yield line[at].start, line[last].end, name, kind
        at = last + 1


def _shouted(words: Sequence[Token]) -> bool:
    if len(words) < FEWEST - 1 or not (words[0].text.isupper() or words[1].text.isupper()):
        return False  # of two words and more, nine of ten are in capitals
    loud = [word.text.isupper() for word in words if word.text[0].isalpha()]
    return sum(loud) >= SHOUTED * len(words) and any(len(word.text) >= LONG_WORD for word in words)


def _longest(
    text: str, line: Sequence[Token], at: int, kinds: Mapping[str, str], by_small: Mapping[str, str] | None
) -> tuple[int, str, str] | None:
    shouted = by_small is not None
    for last in range(min(at + LONGEST_NAME, len(line)) - 1, at - 1, -1):
        full = None if shouted or last > at else _full_name(text, line, at)
        if full is not None:
            return full
        written = text[line[at].start : line[last].end]
        name = by_small.get(written.lower(), written) if by_small else written
        if name in kinds:
            return last, name, kinds[name]
        for form in (written, written.title()) if shouted else (written,):
            kind = _kind(form)
            if kind and not (shouted and _doubtful(written, form)):
                return last, form, kind
    return None


def _full_name(text: str, line: Sequence[Token], at: int) -> tuple[int, str, str] | None:
    """A known given name and an unknown word: a person whom the body does not name in full."""
    if at + 1 >= len(line) or line[at + 1].gap != " " or line[at].owns:
        return None
    if line[at].text not in gazetteer().given or known(line[at].text) == "never":
        return None
    last = at + 1
    while len(line[last].text) == 1:  # "Ann B. Bell"
        last += 1
        if last >= len(line) or line[last].gap != ". ":
            return None
    if not line[last].text.isalpha() or known(line[last].text) != "unknown":
        return None
    return last, text[line[at].start : line[last].end], "person"


def _kind(form: str) -> str:
    lists = gazetteer()
    if form in lists.organizations:
        return "organization"
    return "place" if form in lists.places else "other" if form in lists.things else ""


def _doubtful(written: str, form: str) -> bool:
    """Whether shouted letters may be an everyday word ("US", "WHO", "READING")."""
    return common(written) or form.lower() in gazetteer().cues["function"]
