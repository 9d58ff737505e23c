"""What installed packages offer to digest, and how it takes its place beside our own."""

import difflib
import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache, partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, cast

from digest.errors import PASSING, ConfigError, Problem

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from digest.model.article import Documents
    from digest.protocols import Reader

READER_GROUP = "digest.readers"
CLUSTERERS = "digest.clusterers"
EXTRACTORS = "digest.extractors"
COMPOSERS = "digest.composers"
TARGETS = "digest.targets"
THEMES = "digest.themes"
GROUPS = {
    READER_GROUP: "reader",
    CLUSTERERS: "clusterer",
    EXTRACTORS: "extractor",
    COMPOSERS: "composer",
    TARGETS: "target",
    THEMES: "themes",
}
OURS = {CLUSTERERS: ("average",), EXTRACTORS: (), COMPOSERS: ("selection",)}  # as pyproject.toml has them
INSTALLED = (".dist-info", ".egg-info")  # how the folders end in which packages say what they offer
NEAR = 0.6  # difflib ratio, as for settings


def readers(found: "Iterable[EntryPoint] | None" = None) -> "Mapping[str, Reader]":
    """The readers by suffix (`.txt`): ours, and those that installed packages offer as `digest.readers`.

    `found` are the entry points to use instead of the installed ones. An entry point is named for its suffix,
    without the point; a package's reader takes the place of ours. A file that a package's reader fails on is
    refused. Raises ConfigError for one that cannot be loaded, and for two packages that claim one suffix.
    """
    return _readers(_offered(tuple(sys.path)) if found is None else tuple(found))


@lru_cache(maxsize=1)
def _readers(entries: "tuple[EntryPoint, ...]") -> "Mapping[str, Reader]":
    from digest.read import READERS  # noqa: PLC0415 - not where nothing is read

    claimed: dict[str, EntryPoint] = {}
    for entry in entries:
        suffix = f".{entry.name.lower()}"
        if entry.group != READER_GROUP or entry.module.startswith("digest."):
            continue
        if suffix in claimed and claimed[suffix].value != entry.value:
            both = f"{claimed[suffix].value} and {entry.value} both read {suffix} files"
            raise ConfigError(f"{both}; uninstall one of the two.")
        claimed[suffix] = entry
    return {**READERS, **{suffix: partial(_read, entry, _loaded(entry)) for suffix, entry in claimed.items()}}


def _read(entry: "EntryPoint", reader: Callable[..., object], path: str, raw: bytes) -> "Documents":
    """What a package's reader gives; its failure is the file's refusal, and the rest is built."""
    from digest.model.article import Documents  # noqa: PLC0415 - not where nothing is read
    from digest.received import of_documents  # noqa: PLC0415 - the same

    try:
        given = reader(path, raw)
        wrong = next(of_documents(path, raw, given), "")
    except PASSING:
        raise
    except BaseException as error:  # noqa: BLE001 - another's code may fail in any way
        wrong = told(error)
    if wrong:
        said = f"{called(entry)} failed on it: {wrong}; tell its authors."
        return Documents(kept=(), problems=(Problem(path=path, code="E_PLUGIN", message=said),))
    return cast("Documents", given)


def stage(group: str, name: str) -> "tuple[str, Callable[..., object]]":
    """What messages call the stage `name` of `group`, and the stage; of installed packages only.

    Raises:
        ConfigError: no package offers it, two do, or it cannot be loaded.
    """
    found = [entry for entry in offered(group) if entry.name == name]
    if not found:
        raise ConfigError(absent(group, name))
    if len({entry.value for entry in found}) > 1:
        both = " and ".join(sorted(called(entry) for entry in found))
        raise ConfigError(f"{both} have one name; uninstall one of the two.")
    return called(found[0]), _loaded(found[0])


def offered(group: str) -> "tuple[EntryPoint, ...]":
    """The entry points of `group` that installed packages offer beside our own, by name."""
    return tuple(entry for entry in _offered(tuple(sys.path)) if entry.group == group)


def fault(entry: "EntryPoint") -> str:
    """Why what an entry point offers cannot be used; empty where it can. A stage is loaded, as a build would.

    Of a package that offers themes no code is run.
    """
    same = [one for one in offered(entry.group) if one.name.lower() == entry.name.lower()]
    rivals = sorted({called(one) for one in same if one.value != entry.value})
    if entry.group == THEMES:
        held = any(any(place.glob("*/theme.toml")) for place in _folders(entry))
        return "" if held else f"there is no theme in {entry.value}"
    if rivals:
        return f"{' and '.join(rivals)} has the same name"
    try:
        _loaded(entry)
    except ConfigError as error:
        return str(error)
    return ""


def known(group: str) -> tuple[str, ...]:
    """The names that can be chosen in `group`, ours first."""
    return (*OURS.get(group, ()), *(entry.name for entry in offered(group)))


def absent(group: str, name: str) -> str:
    """What to say of a name that nobody offers in `group`, with the one meant."""
    there = known(group)
    near = difflib.get_close_matches(name[:100], there, n=1, cutoff=NEAR)
    hint = f"Did you mean '{near[0]}'?" if near else f"Known are {', '.join(there)}." if there else ""
    said = f'no installed package offers the {GROUPS[group]} "{name[:100]}". {hint}'
    return said if hint else f"{said}Install one that does."


def theme_folders() -> tuple[Path, ...]:
    """The folders of themes that installed packages offer as `digest.themes`; none of their code is run."""
    return tuple(dict.fromkeys(folder for entry in offered(THEMES) for folder in _folders(entry)))


def _folders(entry: "EntryPoint") -> Iterator[Path]:
    top, *rest = entry.value.split(".")
    for place in _places(top):
        if place.joinpath(*rest).is_dir():
            yield place.joinpath(*rest)


@lru_cache(maxsize=1)
def stamp() -> str:
    """A hash of the packages that offer anything: their names, their versions and their code.

    Taken once, when their code is loaded: what it gives belongs to the code that was there then.
    """
    told = hashlib.sha256()
    for entry in _offered(tuple(sys.path)):
        told.update(f"{entry.group} {called(entry)} {entry.value}\n".encode())
        for place in _places(entry.value.partition(":")[0].partition(".")[0]):
            files = sorted(place.rglob("*")) if place.is_dir() else [place]
            for file in files:
                if file.is_file() and file.suffix != ".pyc":
                    told.update(file.as_posix().encode() + file.read_bytes())
    return told.hexdigest() if _offered(tuple(sys.path)) else ""


def called(entry: "EntryPoint") -> str:
    """What messages call an entry point: `clusterer "pairs" of digest-pairs 1.0`."""
    package = f"{entry.dist.name} {entry.dist.version}" if entry.dist else entry.value
    return f'{GROUPS.get(entry.group, "plugin")} "{entry.name}" of {package}'


def told(error: BaseException) -> str:
    """An error of another's code in one line, with the place where it came from."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" ({Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno})" if trace else ""
    said = " ".join(str(error).split())[:200]
    return f"{type(error).__name__}: {said}{place}" if said else f"{type(error).__name__}{place}"


@lru_cache(maxsize=1)
def _offered(path: tuple[str, ...]) -> "tuple[EntryPoint, ...]":
    """The entry points of others' packages; the list of all packages is read only where one has any."""
    here = os.path.realpath(
        "."
    )  # what lies in the folder of a site is not installed, though Python looks there
    if not any(_has_some(folder) for folder in path if os.path.realpath(folder) != here):
        return ()
    from importlib.metadata import entry_points  # noqa: PLC0415 - slow to load

    found = (entry for group in GROUPS for entry in entry_points(group=group))
    others = (
        entry
        for entry in found
        if entry.module.partition(".")[0] != "digest"
        and (entry.dist is None or os.path.realpath(str(entry.dist.locate_file(""))) != here)
    )
    return tuple(sorted(others, key=lambda entry: (entry.group, entry.name, entry.value)))


def _has_some(folder: str) -> bool:
    try:
        names = os.listdir(folder or ".")  # noqa: PTH208 - only names
    except OSError:
        return False
    return any(
        b"[digest." in text
        for name in names
        if name.endswith(INSTALLED) and not name.startswith("digest-")
        for text in _text(Path(folder, name, "entry_points.txt"))
    )


def _text(file: Path) -> Iterator[bytes]:
    with suppress(OSError):
        yield file.read_bytes()


def _places(module: str) -> tuple[Path, ...]:
    """Where the package or the module of that name lies; its code is not run."""
    spec = find_spec(module)
    if spec is None:
        return ()
    if spec.submodule_search_locations:
        return tuple(Path(place) for place in spec.submodule_search_locations)
    return (Path(spec.origin),) if spec.origin else ()


def _loaded(entry: "EntryPoint") -> Callable[..., object]:
    try:
        loaded = entry.load()
    except PASSING:
        raise
    except BaseException as error:  # importing may fail in any way; the user can mend it
        raise ConfigError(f"{called(entry)} cannot be loaded ({error}); update or uninstall it.") from error
    if not callable(loaded):
        raise ConfigError(f"{called(entry)} is no function; update or uninstall it.")
    return cast("Callable[..., object]", loaded)
