"""Finds what is wrong between settings that are right each by itself."""

from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path

from digest.beside import of_others
from digest.mistakes import Clash
from digest.settings import TABLE, Config, SummarySettings

READ = {"seeds": "articles", "pages": "your pages", "themes": "themes"}  # and what is read there
FOLDERS = ("site", "cache", *READ)
APART = [("site", name) for name in (*READ, "cache")] + [("cache", name) for name in READ]
FILES = ("overrides", "record", "changes", "forgotten")  # the settings of [paths] that name a file
WHY = {name: f"{name}, where {what} are read" for name, what in READ.items()} | {
    "site": "the site, which is made anew",
    "cache": "the place of the cache",
}
OWN = "name a folder of its own"


def clashes(config: Config, file: Path, there: Mapping[str, str]) -> Iterator[Clash]:
    """All that is wrong in this way; `file` holds the settings.

    `there` says of the settings of [paths] for which something else lies in its place what that is.
    """
    yield from _summary(config.summary)
    yield from of_others(config)
    places = {name: getattr(config.paths, name).resolve() for name in TABLE["paths"]}
    above = [name for name in FOLDERS if config.root.resolve().is_relative_to(places[name])]
    for name in above:
        holds = f"where digest keeps its records beside {file.name}" if name in READ else ""
        said = f"{_called(config, name)}, {holds or 'which holds your own files'}; {OWN}."
        yield Clash((f"paths.{name}",), said)
    folders = {name: places[name] for name in FOLDERS if name not in above}
    yield from _folders(folders)
    if config.publish:
        from digest.places import sent_away  # noqa: PLC0415 - many kinds of places, and a build sends nothing

        yield from sent_away(config, {name: place for name, place in folders.items() if name != "cache"})
    misplaced = [clash for name in FILES for clash in _misplaced(name, places[name], file, folders)]
    yield from misplaced
    for name, other in combinations(FILES, 2):
        if places[name] == places[other]:
            said = f"{name} and {other} are one file; name a file of its own for each."
            yield Clash((f"paths.{other}", f"paths.{name}"), said)
    told = {clash.names[0] for clash in misplaced}
    for name, what in there.items():
        if (key := f"paths.{name}") not in told:
            way = "name a folder" if name in READ else "name a file"
            yield Clash((key,), f"{_called(config, name)}, which is {what}; {way}.")


def _summary(summary: SummarySettings) -> Iterator[Clash]:
    least, most, usual = summary.sentences_min, summary.sentences_max, SummarySettings()
    if least > most:
        low = f"{least} by default" if least == usual.sentences_min else f"{least}"
        high = f"{most} by default" if most == usual.sentences_max else f"{most}"
        said = f"sentences_min is {low}, more than sentences_max, {high}; lower the one or raise the other."
        yield Clash(("summary.sentences_min", "summary.sentences_max"), said)


def _folders(places: Mapping[str, Path]) -> Iterator[Clash]:
    """Which of these folders lie in one another and must not: one of each two is written by digest."""
    for one, other in APART:
        if one in places and other in places and _overlap(places[one], places[other]):
            said = f"{one} and {other} lie in one another; {OWN} for each."
            yield Clash((f"paths.{one}", f"paths.{other}"), said)


def _misplaced(name: str, place: Path, settings: Path, folders: Mapping[str, Path]) -> Iterator[Clash]:
    """What is wrong with the place of the file that the setting `name` names; `folders` are for others."""
    if place == settings.resolve():
        said = f"{name} is {settings.name} itself; name a file of its own."
        yield Clash((f"paths.{name}",), said)
        return
    for folder, held in folders.items():
        # Beside what is remembered a record may lie, but not in its place.
        if place == held if folder == "cache" else place.is_relative_to(held):
            said = f"{name} lies in {WHY[folder]}; put it beside {settings.name}."
            yield Clash((f"paths.{name}", f"paths.{folder}"), said)
            return


def _called(config: Config, name: str) -> str:
    return f'{name} is "{config.called(getattr(config.paths, name))}"'


def _overlap(one: Path, other: Path) -> bool:
    return one.is_relative_to(other) or other.is_relative_to(one)
