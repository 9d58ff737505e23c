"""Words by which an article says whose report it tells: "according to Reuters", "(dpa)", "Источник: ТАСС"."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from digest.text.agencies import agencies
from digest.text.agencies import pattern as agency
from digest.text.words import word_set, words

MOST_BETWEEN = 6  # words between a cue and a name: "according to the Russian state news agency TASS"
LONGEST_LINE = 120  # characters; a longer line is no credit line
CALLED_AGENCY = re.compile(
    r"\bthe (?:news |press |wire )?(?:agency|service) (?P<name>[A-Z][\w’'-]+)"
    r"(?= (?:said|says|reports?|reported|wrote|writes|has reported|citing)\b|[.,])"
)
OPENING, CLOSING = ("(", "（"), (")", "）")
SPACELESS = frozenset({"zh", "ja"})  # languages that set no blanks between words
NAMES = r"(?P<{key}>{names})"
# What may part the names of two agencies: "Reuters/AFP", "dpa, AFP", "AP and AFP".
PARTING = r"(?: ?[/,+&] ?| and | und | y | et | и | та | і |、|和)"
PLACE = r"(?P<place>[^\W\d_][^()\n“”\"]{0,60}?)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A credit: the usual name of whom it credits, where the words stand, and what sort it is.

    `sort` is `sentence` (that report is the other's), `interview` (words spoken to the other), `backward`
    (what stands before is the other's), `article` (all of it is the other's) or `help` (parts of it are).
    """

    name: str
    start: int
    end: int
    sort: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The patterns of one language; `own` are templates with {name} for the outlet itself.

    They are long, and each is compiled when the first text asks for it: most newsrooms need few of them.
    """

    sentence: str
    interview: str
    backward: str
    again: str
    line: str
    help: str
    wire: str
    end: str
    own: tuple[str, ...]


_compiled = lru_cache(maxsize=512)(re.compile)


def in_sentence(text: str, language: str, also: tuple[str, ...] = ()) -> Iterator[Found]:
    """The credits in one sentence, in order; a name alone is none, it must stand with a word of reporting.

    `also` are names of agencies that are not on our list.
    """
    unlisted = any(name in text for name in also)
    if not unlisted and language not in SPACELESS and _signs().isdisjoint(word_set(text)):
        return
    known = rules(language, also if unlisted else ())
    back = _compiled(known.backward).match(text)
    taken: list[tuple[int, int]] = []
    for match in _compiled(known.interview).finditer(text):
        taken.append(match.span())
        yield Found(name=_usual(match), start=match.start(), end=match.end(), sort="interview")
    for match in _compiled(known.sentence).finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            sort = "backward" if back else "sentence"
            yield Found(name=_usual(match), start=match.start(), end=match.end(), sort=sort)


@cache
def _signs() -> frozenset[str]:
    """A word of each name that is credited, in lower case: a sentence without any of them credits nobody."""
    return frozenset(words(name.removeprefix("The "))[0].low for name in agencies())


def _names_any(text: str) -> bool:
    """Whether the name of an agency stands anywhere in a text: without one it has no credit line."""
    return any(name in text for name in agencies())


def introduced(text: str, language: str) -> Iterator[str]:
    """The names that a sentence gives to an agency by calling it one: "the agency Nordwire reported"."""
    for match in CALLED_AGENCY.finditer(text) if language == "en" else ():
        yield match["name"]


def named_again(text: str, language: str) -> bool:
    """Whether a sentence reports what "the agency" or "the outlet" credited before says."""
    return _compiled(rules(language).again).search(text) is not None


def in_line(text: str, language: str) -> Iterator[Found]:
    """The credits of a line of its own: "By Reuters", "dpa/AFP", "The Associated Press contributed …"."""
    if len(text) > LONGEST_LINE or not _names_any(text):
        return
    known = rules(language)
    for sort, pattern in (("help", known.help), ("article", known.line)):
        match = _compiled(pattern).fullmatch(text)
        if match:
            yield from _each(match, "names", sort)
            return


def at_start(text: str, language: str) -> Iterator[Found]:
    """The agency in the place and date line that opens a text: "KYIV, Dec 15 (Reuters) -", "/ТАСС/."."""
    match = _compiled(rules(language).wire).match(text) if _names_any(text) else None
    if match:
        yield from _each(match, str(match.lastgroup), "article")


def at_end(text: str, language: str) -> Iterator[Found]:
    """The agency that closes a text: "… in Berlin. (Reuters)", "… — AFP"; or one that helped."""
    match = _compiled(rules(language).end).search(text) if _may_close(text) else None
    if match:
        yield from _each(match, str(match.lastgroup), "help" if match["helping"] else "article")


def _may_close(text: str) -> bool:
    """Whether a name of an agency stands where a text ends, alone or between brackets.

    The pattern that tells is the longest of all: 0.15 s, which few newsrooms need.
    """
    whole = text.rstrip().removesuffix(".")
    if not whole.endswith(CLOSING):
        return whole.endswith(tuple(agencies()))
    return _names_any(whole[max(map(whole.rfind, OPENING)) + 1 :])


def own_report(text: str, language: str, outlet: Sequence[str]) -> bool:
    """Whether a sentence shows that the outlet (by any of its names) reports by itself: "told the Post"."""
    low = text.lower()
    return any(
        (name in text if name else form.lower() in low) and re.search(_own(form, name, language), text)
        for form in rules(language).own
        for name in (outlet if "{name}" in form else ("",))
    )


def _own(form: str, name: str, language: str) -> str:
    cue = re.escape(form).replace(r"\{name\}", f"(?:the )?(?-i:{re.escape(name)})")
    return _bounded(f"(?i:{cue})", language)


@lru_cache(maxsize=64)
def rules(language: str, also: tuple[str, ...] = ()) -> Rules:
    """The rules of `data/credits/LANGUAGE.toml`; English where a language has none. `also`: further names."""
    folder = resources.files("digest.text") / "data" / "credits"
    path = folder / f"{language}.toml"
    path = path if path.is_file() else folder / "en.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    listed = sorted({*agencies(), *also}, key=lambda name: (-len(name), name))
    names = "|".join(re.escape(name) for name in listed)
    several = rf"(?:{names})(?:{PARTING}(?:{names}))*"
    between = rf"(?:(?i:{_any(table['between'])})[ ’']?\s*){{0,{MOST_BETWEEN}}}"
    gap = r"\s*" if language in SPACELESS else r"[ ’']\s*"
    tail = rf"(?:{gap}(?i:{_any(table['tail'])})){{0,3}}"
    after = rf"(?P<before>{names}){tail}{gap}(?i:{_any(table['after'])})"
    before = rf"(?i:{_any(table['before'])}):?{gap}{between}(?P<after>{names})(?!’s|'s)"
    told = rf"(?i:{_any(table['interview'])}){gap}{between}(?P<after>{names})(?!’s|'s)"
    line = "|".join(
        [_form(form, several) for form in table["line"]] + [rf"\(?{several}\)?", rf"[-–—/] ?{several}/?"]
    )
    helped = "|".join(_form(form, several) for form in table["help"])
    return Rules(
        sentence=f"{_bounded(before, language)}|{_bounded(after, language)}",
        interview=_bounded(told, language),
        backward=table["backward"],
        again=_bounded(rf"(?i:{_any(table['again'])}){tail}{gap}(?i:{_any(table['after'])})", language),
        line=rf"(?P<names>{line})(?: staff| correspondents?)?[.]?",
        help=rf"[(*]?(?P<names>{helped})[)*]?[.]?",
        wire=(
            rf"(?:{PLACE})?(?:[(（]\s*(?P<names>{several})\s*[)）][ .,]*[-–—:]|/(?P<slashed>{several})/)"
            rf"|[(（](?P<alone>{several})[)）]|(?P<bare>{several})(?:\s[-–—]{{1,2}}\s|[^\n]{{0,20}}?电)"
        ),
        end=(
            rf"(?:[.!?…。”\"»][ )]*(?:[(（](?P<names>{several})[)）]|[(（](?P<helping>{helped})[)）])"
            rf"|[—–] ?(?P<dashed>{several}))[.]?\s*$"
        ),
        own=tuple(table["own"]),
    )


def _any(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _form(form: str, names: str) -> str:
    return re.escape(form).replace(r"\{name\}", f"(?:the |The )?(?:{names})")


def _bounded(pattern: str, language: str) -> str:
    if language in SPACELESS:
        return f"(?:{pattern})"
    return rf"(?<!\w)(?:{pattern})(?!\w)"


def _usual(match: re.Match[str]) -> str:
    groups: Mapping[str, str | None] = match.groupdict()
    name = groups.get("after") or groups.get("before") or ""
    return agencies().get(name, name)


def _each(match: re.Match[str], group: str, sort: str) -> Iterator[Found]:
    """Every agency that stands in a group of a match, in order."""
    for part in agency().finditer(match[group]):
        start = match.start(group) + part.start()
        yield Found(name=agencies()[part[0]], start=start, end=start + len(part[0]), sort=sort)
