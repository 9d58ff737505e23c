"""Where the towns of the world lie: the larger ones, by name, with their country and place on the globe.

From GeoNames (see NOTICE), by way of `tools/gazetteer.py`; states of the United States by their usual names.
"""

from dataclasses import dataclass
from functools import lru_cache

from digest.text.gazetteer import gazetteer, rows
from digest.text.spellings import folded


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A town: country (ISO 3166-1 alpha-2), state (United States only), degrees, thousands of people."""

    name: str
    country: str
    state: str
    lat: float
    lon: float
    thousands: int


def towns(name: str) -> tuple[Town, ...]:
    """The towns of this name, in any usual spelling, the largest first; none if not listed."""
    usual = gazetteer().same.get(name, name)
    found = _atlas()
    return found.get(folded(name)) or found.get(folded(usual)) or ()


def capital(country: str) -> Town | None:
    """The capital of a country given by its code; None where the lists have none."""
    name = next((row[2] for row in rows("countries.tsv") if row[0] == country), "")
    return next((town for town in towns(name) if town.country == country), None) if name else None


@lru_cache(maxsize=1)
def continents() -> dict[str, str]:
    """The continent of each country by its code: AF, AN, AS, EU, NA, OC or SA, as GeoNames has them."""
    return {row[0]: row[3] for row in rows("countries.tsv")}


def state(name: str) -> str:
    """The postal letters of a state of the United States, by name or abbreviation; "" for all else."""
    return _states().get(name.replace(".", "").replace(" ", "").lower(), "")


@lru_cache(maxsize=1)
def _atlas() -> dict[str, tuple[Town, ...]]:
    found: dict[str, list[Town]] = {}
    for code, part, name, lat, lon, thousands in rows("towns.tsv"):
        town = Town(
            name=name, country=code, state=part, lat=float(lat), lon=float(lon), thousands=int(thousands)
        )
        for key in dict.fromkeys((folded(name), folded(name.removesuffix(" City")))):
            found.setdefault(key, []).append(town)
    return {
        key: tuple(sorted(same, key=lambda town: (-town.thousands, town.country, town.state)))
        for key, same in found.items()
    }


@lru_cache(maxsize=1)
def _states() -> dict[str, str]:
    return {
        name.replace(" ", "").lower(): row[0]
        for row in rows("states.tsv")
        for name in (row[0], *row[1].split("|"))
    }
