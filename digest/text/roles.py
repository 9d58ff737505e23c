"""Who a person is said to be, before or after the name: "Kremlin spokesman", "the president’s envoy"."""

from collections.abc import Sequence

from digest.text.capitals import Token, capital, known
from digest.text.gazetteer import gazetteer

LONGEST_TITLE = 8
OPENERS = frozenset({"the", "a", "an", "his", "her", "their", "its", "former", "ex", "who", "our", "my"})


def title_before(line: Sequence[Token], first: int) -> tuple[int, int] | None:
    """Where the title before token `first` stands ("Kremlin spokesman" before Peskov), or None.

    Before a comma, only a title that says whose or which it is ("the president’s adviser, …") counts.
    """
    if not first or line[first].gap not in (" ", ", ") or not _is_title(line[first - 1]):
        return None
    begin = first - 1
    lowest = max(0, first - LONGEST_TITLE)
    while begin > lowest and _continues(line, begin):
        begin -= 1
    owned = begin < first - 1 or (begin > 0 and line[begin - 1].text in OPENERS)
    if line[first].gap == ", " and not owned:
        return None
    return line[begin].start, line[first - 1].end


def title_after(line: Sequence[Token], last: int) -> tuple[int, int] | None:
    """Where the title after token `last` stands ("spokesman" in "Peskov, the spokesman"), or None."""
    begin = last + 1
    if begin >= len(line) or line[begin].gap != ", " or line[last].owns:
        return None
    if line[begin].text in ("a", "an", "the", "his", "her", "their", "who") and begin + 1 < len(line):
        begin += 1
    end = None
    for number in range(begin, min(begin + LONGEST_TITLE, len(line))):
        token = line[number]
        if number > begin and token.gap not in (" ", "-"):
            break
        if _is_title(token) and not capital(token.text):
            end = number
        elif not _part_of_title(token) and not (capital(token.text) and number > begin):
            break
    return None if end is None else (line[begin].start, line[end].end)


def _is_title(token: Token) -> bool:
    return token.text.lower() in gazetteer().titles and not token.owns


def _part_of_title(token: Token) -> bool:
    if token.owns:
        return True
    if token.text.lower() in gazetteer().cues["modifier"] or token.text.lower() in gazetteer().titles:
        return True
    return known(token.text) in ("people", "place", "organization", "acronym") and capital(token.text)


def _continues(line: Sequence[Token], begin: int) -> bool:
    """Whether the token before `begin` belongs to the title, too."""
    before = line[begin - 1]
    if line[begin].gap not in (" ", "-"):
        return False
    if before.owns or _part_of_title(before):
        return True
    # the given name of a possessor: "Donald Trump’s envoy"
    return line[begin].owns and capital(before.text) and known(before.text) in ("given", "unknown", "title")
