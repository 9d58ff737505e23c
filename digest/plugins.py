"""Stages that installed packages offer, and how they take their place beside our own."""

from collections.abc import Callable, Iterable, Mapping
from importlib.metadata import EntryPoint, entry_points
from typing import cast

from digest.errors import ConfigError
from digest.protocols import Reader
from digest.read import READERS

READER_GROUP = "digest.readers"


def readers(found: Iterable[EntryPoint] | None = None) -> Mapping[str, Reader]:
    """The readers by suffix (`.txt`): ours, and those that installed packages offer as `digest.readers`.

    `found` are the entry points to use instead of the installed ones. An entry point is named for its suffix,
    without the point; a package's reader takes the place of ours. Raises ConfigError for one that cannot be
    loaded, and for two packages that claim one suffix.
    """
    claimed: dict[str, EntryPoint] = {}
    for entry in entry_points(group=READER_GROUP) if found is None else found:
        suffix = f".{entry.name.lower()}"
        if entry.module.startswith("digest."):
            continue
        if suffix in claimed and claimed[suffix].value != entry.value:
            both = f"{claimed[suffix].value} and {entry.value} both read {suffix} files"
            raise ConfigError(f"{both}; uninstall one of the two.")
        claimed[suffix] = entry
    return {**READERS, **{suffix: cast("Reader", _loaded(entry)) for suffix, entry in claimed.items()}}


def _loaded(entry: EntryPoint) -> Callable[..., object]:
    try:
        loaded = entry.load()
    except Exception as error:  # importing a package may fail in any way; the user can mend it
        raise ConfigError(
            f"plugin {entry.value} cannot be loaded ({error}); update or uninstall it."
        ) from error
    if not callable(loaded):
        raise ConfigError(f"plugin {entry.value} is no function; update or uninstall it.")
    return cast("Callable[..., object]", loaded)
