"""Reads the places that a finished site is sent to: each `[publish.NAME]` of `digest.toml`, checked."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, Field
from pathlib import Path
from typing import Any, NamedTuple

from digest.destinations import (
    DESTINATIONS,
    HERE,
    NAME,
    Destination,
    ToArchive,
    ToFolder,
    ToPackage,
    secret,
)
from digest.destinations import table as settings_of
from digest.mistakes import Clash, Mistake
from digest.plugins import TARGETS, known
from digest.setting import form
from digest.settings import Config

PUBLISH = "publish"
MOST_DELETES = 0.5  # as for places of our own kinds
Checked = Callable[
    [str, Mapping[str, Field[object]], Mapping[str, object], Mistake], Iterator[tuple[str, object]]
]


class _Judge(NamedTuple):
    """Who hears of mistakes, and what gives values their kinds."""

    mistake: Mistake
    checked: Checked


def places(
    given: object, root: Path, mistake: Mistake, checked: Checked
) -> Iterator[tuple[str, Destination]]:
    """The places of `[publish.NAME]` by name; what is wrong is told to `mistake`.

    `checked` gives the values of a section in the kinds of its settings.
    """
    if not isinstance(given, dict) or not all(isinstance(values, dict) for values in given.values()):
        mistake(PUBLISH, "publish holds places by name; write [publish.NAME] and its keys below.")
        return
    for name, values in given.items():
        section, kind = f"{PUBLISH}.{name}", values.get("kind")
        if not NAME.fullmatch(name):
            mistake(
                section, f"{json.dumps(name)[:100]} names no place; write small letters, digits, - and _."
            )
        elif isinstance(kind, str) and kind not in DESTINATIONS and kind in known(TARGETS):
            yield name, _to_package(section, kind, values, mistake)
        elif not isinstance(kind, str) or kind not in DESTINATIONS:
            said = f"kind = {json.dumps(kind)[:100]} cannot be" if "kind" in values else "kind is missing"
            listed = ", ".join([*DESTINATIONS, *known(TARGETS)])
            mistake(f"{section}.kind", f"[{section}] {said}; write one of {listed}.")
        elif (place := _place(section, kind, values, root, _Judge(mistake, checked))) is not None:
            yield name, place


def _place(
    section: str, kind: str, values: Mapping[str, object], root: Path, judge: _Judge
) -> Destination | None:
    wrong: list[str] = []

    def noted(name: str, message: str) -> None:
        wrong.append(name)
        judge.mistake(name, message)

    plain: dict[str, object] = {}
    for key, value in values.items():
        if said := secret(section.partition(".")[2], kind, key, value):
            noted(f"{section}.{key}", said)
        elif key != "kind":
            plain[key] = value
    made: dict[str, Any] = dict(judge.checked(section, settings_of(kind), plain, noted))
    for key, one in settings_of(kind).items():
        if one.default is MISSING and key not in values:
            noted(section, f"[{section}] lacks {key}; write {form(one)}.")
    if wrong:
        return None
    if made.get(file := HERE.get(kind, "")):
        made[file] = str(root.absolute() / Path(made[file]).expanduser())
    return DESTINATIONS[kind](**made)


def _to_package(section: str, kind: str, values: Mapping[str, object], mistake: Mistake) -> ToPackage:
    """The place of `[publish.NAME]` whose kind an installed package knows; secrets in it are mistakes."""
    for key, value in values.items():
        if said := secret(section.partition(".")[2], kind, key, value):
            mistake(f"{section}.{key}", said)
    share = values.get("most_deletes", MOST_DELETES)
    if not isinstance(share, int | float) or not 0 <= share <= 1:
        mistake(f"{section}.most_deletes", f"most_deletes = {share} cannot be; write a number, 0 to 1.")
        share = MOST_DELETES
    options = tuple((key, value) for key, value in values.items() if key not in ("kind", "most_deletes"))
    return ToPackage(kind=kind, options=options, most_deletes=float(share))


def sent_away(config: Config, taken: Mapping[str, Path]) -> Iterator[Clash]:
    """What is wrong between the places on this machine that the site is sent to and the folders `taken`."""
    for name, place in config.publish.items():
        if not isinstance(place, ToFolder | ToArchive):
            continue
        there = Path(place.path).resolve()
        for folder, held in taken.items():
            if there.is_relative_to(held) or held.is_relative_to(there):
                said = f"[publish.{name}] and {folder} lie in one another; name another place."
                yield Clash((f"publish.{name}.path", f"paths.{folder}"), said)
                break  # one that holds them all is told once
