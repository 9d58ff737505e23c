"""What every reader knows: countries, cities, peoples, well-known bodies, given names, titles.

The lists lie in `data/names/` (see NOTICE for GeoNames, SCOWL, Moby); they are read once, when first asked.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

DATA = "data/names"
# Endings of English word forms and what their base may end in, for looking up everyday words.
# fmt: off
FORMS = (
    ("'s", ("",)), ("’s", ("",)), ("ies", ("y",)), ("ied", ("y",)), ("ily", ("y",)), ("ier", ("y",)),
    ("iest", ("y",)), ("ings", ("", "e")), ("ing", ("", "e")), ("ers", ("", "e")), ("ness", ("",)),
    ("est", ("", "e")), ("es", ("",)), ("ed", ("", "e")), ("er", ("", "e")), ("ly", ("",)), ("s", ("",)),
)
# fmt: on
SHORTEST_BASE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """The lists, by name in the case in which they are written.

    `places` gives the country code of a place ("" where it is in many); `same` the usual spelling of a
    name that has several; `organizations` the usual short name of a body. The sets hold single words,
    `titles` in lower case. `things` gives the usual name of a law, program, prize or event; `figures`
    are surnames that alone mean one person of public life or history, with the given name or "". `cues` are
    the words whose neighborhood tells what a name is, by what they tell;
    `nicknames` are rows of given names and their short forms; `he` and `she` the given names that one pronoun
    nearly always takes up.
    """

    countries: dict[str, str]
    places: dict[str, str]
    peoples: frozenset[str]
    organizations: dict[str, str]
    things: dict[str, str]
    figures: dict[str, str]
    same: dict[str, str]
    titles: frozenset[str]
    given: frozenset[str]
    he: frozenset[str]
    she: frozenset[str]
    words: frozenset[str]
    cues: dict[str, frozenset[str]]
    nicknames: tuple[frozenset[str], ...]


def country(name: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of a country by any of its usual English names; None for all else."""
    known = gazetteer().countries
    plain = name.strip()
    return known.get(plain) or known.get(plain.removeprefix("the ").removeprefix("The "))


@lru_cache(maxsize=1)
def codes() -> frozenset[str]:
    """The ISO 3166-1 alpha-2 codes of all countries; no other list is read for them."""
    return frozenset(_countries()[0].values())


def pronoun(given: str) -> str:
    """The pronoun, "he" or "she", that takes up a person of this given name; "" where it may be either."""
    lists = gazetteer()
    return "he" if given in lists.he else "she" if given in lists.she else ""


def common(word: str) -> bool:
    """Whether a word, whatever its case, is an everyday English word or a form of one."""
    words = gazetteer().words
    return any(base in words for base in bases(word.lower()))


def bases(word: str) -> Iterator[str]:
    """The word itself and what it may be a form of: "studies" gives "studies", "study", "studi", "studie"."""
    yield word
    for ending, instead in FORMS:
        if not word.endswith(ending) or len(word) - len(ending) < SHORTEST_BASE:
            continue
        stem = word[: -len(ending)]
        for tail in instead:
            yield stem + tail
        if len(stem) > SHORTEST_BASE and stem[-1] == stem[-2]:
            yield stem[:-1]


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """All lists, read from the package the first time."""
    countries, peoples = _countries()
    same = {variant: row[0] for row in _bars("exonyms.txt") for variant in row}
    given, he, she = _given()
    return Gazetteer(
        countries=countries,
        places=_places(countries),
        peoples=frozenset(peoples),
        organizations={variant: row[0] for row in _bars("organizations.txt") for variant in row},
        things={variant: row[0] for row in _bars("things.txt") for variant in row},
        figures={
            surname: given
            for line in _lines("figures.txt")
            for surname, _, given in (word.partition(".") for word in line.split())
        },
        same=same,
        titles=frozenset(word for line in _lines("titles.txt") for word in line.split()),
        given=given,
        he=he,
        she=she,
        words=frozenset(_lines("words.txt")),
        nicknames=tuple(frozenset(line.split()) for line in _lines("nicknames.txt")),
        cues={row[0]: frozenset(row[1].split()) for row in rows("cues.tsv")},
    )


def _countries() -> tuple[dict[str, str], set[str]]:
    codes: dict[str, str] = {}
    peoples: set[str] = set()
    for row in rows("countries.tsv"):
        codes[row[1]] = row[0]
    for code, names, adjectives in rows("demonyms.tsv"):
        codes.update({name.removeprefix("the "): code for name in names.split("|") if name})
        peoples.update(form for word in adjectives.split("|") if word for form in (word, word + "s"))
    return codes, peoples


def _given() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """All given names, and those of men and of women; what was written by hand outdoes the long list."""
    listed = [(row[0], row[1] if len(row) > 1 else "") for row in rows("given_en.txt")]
    by_hand = {word: row[0] for row in rows("sexes.tsv") for word in row[1].split()}
    he = {word for word, sex in listed if sex == "m" and word not in by_hand}
    she = {word for word, sex in listed if sex == "f" and word not in by_hand}
    he |= {word for word, sex in by_hand.items() if sex == "he"}
    she |= {word for word, sex in by_hand.items() if sex == "she"}
    written = {word for line in _lines("given.txt") for word in line.split()}
    return frozenset(word for word, _ in listed) | written, frozenset(he), frozenset(she)


def _places(countries: dict[str, str]) -> dict[str, str]:
    places: dict[str, str] = {}
    for code, names in [*rows("cities.tsv"), *rows("regions.tsv")]:
        places = dict.fromkeys(names.split("|"), code.strip("-")) | places
    for code, _, capital, _ in rows("countries.tsv"):
        if capital:
            places[capital] = code
    for row in _bars("exonyms.txt"):
        known = [places[name] for name in row if name in places]
        if known:
            places.update({name: places.get(name, known[0]) for name in row})
    return places | countries


def rows(name: str) -> list[list[str]]:
    """The rows of a list in `data/names/`, cells parted by tabs, without comments."""
    return [line.split("\t") for line in _lines(name)]


def _bars(name: str) -> list[list[str]]:
    return [line.split("|") for line in _lines(name)]


def _lines(name: str) -> list[str]:
    text = files("digest.text").joinpath(DATA, name).read_text("utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]
