"""What was fetched, noted at once, so that a run that was cut short goes on where it stopped."""

import json
import os
import threading
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from digest.errors import DiskError
from digest.text.forgotten import BYTES, NOT_THE_PAGE

FILE = "fetch.jsonl"
MOST_BYTES = 200_000_000
SIGNS = "".join(map(chr, range(0x21, 0x7F)))
WHOLE = "0000-00-00"  # before all days
ANY = TypeVar("ANY", "Asked", "Kept")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a server said of the version of something that it gave: headers to ask with next time.

    `since` is the first day of which the articles of a feed were taken, `WHOLE` where all of them were.
    """

    address: str
    etag: str = ""
    modified: str = ""
    since: str = ""

    @property
    def conditions(self) -> Mapping[str, str]:
        """The headers that ask for it only if it has changed."""
        told = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in told.items() if value}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An article that was written: its address (as `key` gives it), its file below seeds/, that file's hash.

    `updated` is when its feed says that it was last changed. `claimed_by` is the address of the article whose
    page goes by this one, "" where this is what was asked for. An address that is nobody's has no file.
    """

    address: str
    file: str
    sha256: str
    updated: str = ""
    claimed_by: str = ""


def key(address: str) -> str:
    """An address as it is compared: without a fragment, a `www.` and what only counts clicks.

    Escapes are compared byte by byte, whatever letters they stand for in the encoding of the host.
    """
    try:
        parts = urlsplit(address)
        given = parse_qsl(parts.query, keep_blank_values=True, errors=BYTES)
        pairs = [pair for pair in given if not pair[0].startswith(NOT_THE_PAGE)]
        query = f"?{urlencode(pairs, errors=BYTES)}" if pairs else ""
    except ValueError:
        return address
    host = parts.netloc.lower().removeprefix("www.")
    return _escaped(f"{host}{parts.path.rstrip('/')}{query}")


def _escaped(name: str) -> str:
    """What a browser escapes before it asks (blanks, letters that are not ASCII) escaped."""
    return quote(name, safe=SIGNS, errors="surrogatepass")


class Ledger:
    """The ledger in a file of JSON lines: only ever added to, each line whole or not read at all."""

    def __init__(self, place: Path) -> None:
        """Reads what is there.

        Raises:
            DiskError: it is there and cannot be read.
        """
        self._place, self._lock = place, threading.Lock()
        self.asked: dict[str, Asked] = {}
        self.kept: dict[str, Kept] = {}
        self.hashes: dict[str, str] = {}  # of files as they were written last, by whichever address
        for row in _rows(place):
            if (asked := _made(Asked, row.get("asked"))) is not None:
                self.asked[asked.address] = asked
            if (kept := _made(Kept, row.get("kept"))) is not None:
                self._keep(kept)

    def _keep(self, one: Kept) -> None:
        self.kept[_escaped(one.address)] = one  # as earlier versions noted it, perhaps not escaped
        if one.file and one.sha256:
            self.hashes[one.file] = one.sha256

    def note(self, *told: Asked | Kept) -> None:
        """Add to the ledger, on disk too when this returns.

        Raises:
            DiskError: it cannot be written.
        """
        with self._lock:
            lines = []
            for one in told:
                name = "asked" if isinstance(one, Asked) else "kept"
                lines.append(json.dumps({name: asdict(one)}, ensure_ascii=False) + "\n")
                if isinstance(one, Asked):
                    self.asked[one.address] = one
                else:
                    self._keep(one)
            _appended(self._place, "".join(lines).encode("utf-8", "surrogatepass"))


def _appended(place: Path, data: bytes) -> None:
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("ab+") as out:
            if out.tell() and not _ends_line(place):
                data = b"\n" + data  # after a line that a kill cut short
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
    except OSError as error:
        raise DiskError(f"{place}: {(error.strerror or str(error)).lower()}; allow writing it.") from error


def _ends_line(place: Path) -> bool:
    with place.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"


def _rows(place: Path) -> Iterator[Mapping[str, Any]]:
    try:
        with place.open("rb") as file:
            data = file.read(MOST_BYTES)
    except FileNotFoundError:
        return
    except OSError as error:
        raise DiskError(f"{place}: {(error.strerror or str(error)).lower()}; allow reading it.") from error
    for line in data.split(b"\n"):
        try:
            row = json.loads(line.decode("utf-8", "surrogatepass"))
        except (ValueError, RecursionError):
            continue  # cut short by a kill: what it spoke of is asked for again
        if isinstance(row, dict):
            yield row


def _made(kind: type[ANY], given: object) -> ANY | None:
    names = {one.name for one in fields(kind)}
    if not isinstance(given, dict) or not given.keys() <= names or "address" not in given:
        return None
    if not all(isinstance(value, str) for value in given.values()):
        return None
    try:
        return kind(**given)
    except TypeError:
        return None
