"""Makes the index of Pagefind the same for the same pages: what it lists in no order is put in order.

Pagefind keeps the values of a filter, and the filters themselves, in tables that are walked in an order of
chance, and names files by what is in them. Its files are CBOR (RFC 8949) behind a mark of twelve letters,
packed by gzip.
"""

import gzip
import hashlib
import json
from collections.abc import Mapping

MARK = b"pagefind_dcd"
ENTRY = "pagefind-entry.json"
FILTER, META = ".pf_filter", ".pf_meta"
SHORTEST = 10  # hexadecimal digits of a name
NUMBER, TEXT, LIST = 0, 3, 4  # the major types of CBOR that occur
SIZES = {24: 1, 25: 2, 26: 4, 27: 8}  # bytes of a length that does not fit into its first byte
Value = int | str | list["Value"]


class UnknownError(ValueError):
    """A file that is not made as expected: of another version of Pagefind, perhaps."""


def settled(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of an index, by their paths; what is listed in no order sorted, names as what is in them now.

    Files that are not made as expected are left as they are, all of them.
    """
    try:
        return _settled(files)
    except (ValueError, KeyError, IndexError, OSError, EOFError):
        return dict(files)


def _settled(files: Mapping[str, bytes]) -> dict[str, bytes]:
    made: dict[str, bytes] = {}
    names: dict[str, str] = {}
    for path, data in files.items():
        folder, _, name = path.rpartition("/")
        if not name.endswith(FILTER):
            made[path] = data
            continue
        what, values = _listed(_opened(data), 2)
        sorted_now = _packed([what, sorted(_lists(values), key=repr)])
        old = name.removesuffix(FILTER)
        names[old] = _name(old, sorted_now)
        made[f"{folder}/{names[old]}{FILTER}"] = sorted_now
    entry = json.loads(made[ENTRY])
    for told in entry["languages"].values():
        old = told["hash"]
        meta = _opened(made.pop(f"pagefind.{old}{META}"))
        if not isinstance(meta, list):
            raise UnknownError("meta")
        data = _packed([_renamed(part, names) for part in meta])
        told["hash"] = _name(old, data)
        made[f"pagefind.{told['hash']}{META}"] = data
    made[ENTRY] = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
    return made


def _renamed(part: Value, names: Mapping[str, str]) -> Value:
    """A part of the meta file: the list of filters, each with its new name, in order; any other as it is."""
    if not isinstance(part, list) or not part or not all(_is_filter(one, names) for one in part):
        return part
    return sorted(([one[0], names[one[1]]] for one in _lists(part)), key=repr)  # type: ignore[index] # seen by _is_filter


def _is_filter(one: Value, names: Mapping[str, str]) -> bool:
    return isinstance(one, list) and len(one) == 2 and isinstance(one[1], str) and one[1] in names  # noqa: PLR2004 - name, file


def _lists(value: Value) -> list[list[Value]]:
    if not isinstance(value, list) or not all(isinstance(one, list) for one in value):
        raise UnknownError("a list of lists")
    return value  # type: ignore[return-value] # as was seen


def _listed(value: Value, length: int) -> list[Value]:
    if not isinstance(value, list) or len(value) != length:
        raise UnknownError(f"a list of {length}")
    return value


def _name(old: str, data: bytes) -> str:
    """A file's name: the language of the old one, then what is in it."""
    return f"{old.partition('_')[0]}_{hashlib.sha256(data).hexdigest()[:SHORTEST]}"


def _opened(data: bytes) -> Value:
    raw = gzip.decompress(data)
    if not raw.startswith(MARK):
        raise UnknownError("mark")
    value, end = _read(raw, len(MARK))
    if end != len(raw):
        raise UnknownError("more than one value")
    return value


def _packed(value: Value) -> bytes:
    return gzip.compress(MARK + _written(value), mtime=0)


def _read(raw: bytes, at: int) -> tuple[Value, int]:
    """The value that begins at `at`, and where it ends."""
    kind, small = raw[at] >> 5, raw[at] & 31
    at += 1
    if small in SIZES:
        end = at + SIZES[small]
        number, at = int.from_bytes(raw[at:end], "big"), end
    elif small < min(SIZES):
        number = small
    else:
        raise UnknownError("length")
    if kind == NUMBER:
        return number, at
    if kind == TEXT:
        return raw[at : at + number].decode(), at + number
    if kind != LIST:
        raise UnknownError("type")
    found: list[Value] = []
    for _ in range(number):
        one, at = _read(raw, at)
        found.append(one)
    return found, at


def _written(value: Value) -> bytes:
    if isinstance(value, int):
        return _head(NUMBER, value)
    if isinstance(value, str):
        data = value.encode()
        return _head(TEXT, len(data)) + data
    return _head(LIST, len(value)) + b"".join(map(_written, value))


def _head(kind: int, number: int) -> bytes:
    """The first bytes of a value, as short as they can be."""
    if number < min(SIZES):
        return bytes([kind << 5 | number])
    small = next(small for small, size in SIZES.items() if number < 1 << 8 * size)
    return bytes([kind << 5 | small]) + number.to_bytes(SIZES[small], "big")
