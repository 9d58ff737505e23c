"""Results as bytes, to be kept or handed to another process, and back: only our own kinds come back."""

import dataclasses
import io
import pickle
import zlib
from collections.abc import Sequence
from enum import Enum
from functools import cache
from importlib import import_module

PLAIN = frozenset(
    {
        ("builtins", "frozenset"),
        ("builtins", "set"),
        ("builtins", "complex"),
        ("collections", "Counter"),
        ("collections", "OrderedDict"),
        ("datetime", "date"),
        ("datetime", "datetime"),
        ("datetime", "time"),
        ("datetime", "timedelta"),
        ("datetime", "timezone"),
        ("pathlib", "PosixPath"),
        ("pathlib", "PurePosixPath"),
    }
)
QUICK = 1  # zlib's level: a story's digest shrinks to a quarter in two milliseconds


class ThawError(Exception):
    """The bytes hold something that no stage of ours gives; they count as not there."""


def frozen(value: object) -> bytes:
    """`value` as bytes: our records and enumerations, and what Python's own containers and dates hold."""
    return zlib.compress(pickle.dumps(value, protocol=5), QUICK)


def thawed(data: bytes) -> object:
    """What was frozen. The cache is a file that anybody may have put there: no code of it is run.

    Raises:
        ThawError: it is no frozen value, or names anything but our records, enumerations and plain values.
    """
    try:
        return _Thaw(io.BytesIO(zlib.decompress(data))).load()
    except ThawError:
        raise
    except Exception as error:  # whatever broken bytes may raise
        raise ThawError(str(error)) from error


class _Thaw(pickle.Unpickler):
    """An unpickler that knows our own kinds alone (documentation of `pickle`, "Restricting Globals")."""

    def find_class(self, module_name: str, global_name: str) -> object:
        """The class of that name, if it is one of ours or plain."""
        if (module_name, global_name) in PLAIN:
            return getattr(import_module(module_name), global_name)
        if (module_name, global_name) == ("builtins", "getattr"):
            return _member
        if module_name.startswith("digest.") and global_name.isidentifier():
            kind = getattr(import_module(module_name), global_name, None)
            if isinstance(kind, type) and dataclasses.is_dataclass(kind):
                return _quick(kind)
            if isinstance(kind, type) and issubclass(kind, Enum):
                return kind
        raise ThawError(f"{module_name}.{global_name} is none of ours")


def _member(kind: object, name: object) -> Enum:
    """The member of that name: how some Pythons (3.11.2 is one) note it, which ask `getattr` for it."""
    if (
        isinstance(kind, type)
        and issubclass(kind, Enum)
        and isinstance(name, str)
        and name in kind.__members__
    ):
        return kind[name]
    raise ThawError(f"{name!r} is no member of {kind!r}")


@cache
def _quick(kind: type) -> type:
    """A kind of record, filled from now on without asking for its fields each time, as Python's own way does.

    Asking was most of the time that reading many records took.
    """
    if "__setstate__" in vars(kind) and "__slots__" in vars(kind):
        setters = [getattr(kind, field.name).__set__ for field in dataclasses.fields(kind)]

        def filled(self: object, state: Sequence[object]) -> None:
            for setter, value in zip(setters, state, strict=True):
                setter(self, value)

        kind.__setstate__ = filled  # type: ignore[attr-defined]  # put there by dataclass(slots=True)
    return kind
