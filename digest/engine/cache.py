"""Keeps what was worked out, by a name made from all that it was worked out from, in one file.

A row never says what lies on the disk, only what a pure function gave: a lost cache costs time, nothing else.
"""

import contextlib
import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

LARGEST = 512 * 1024 * 1024  # bytes of file from which the oldest half is dropped
SCHEMA = 1  # stands in the file's user_version; another number means another table
TABLE = "CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, sha BLOB NOT NULL, data BLOB NOT NULL)"


class Cache:
    """The open cache; `remember` takes effect for other processes when the cache is closed."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Made by `opened`."""
        self._connection = connection
        self.broken = False  # seen on the way: a row or page of the file that cannot be read
        self.failed = (
            False  # something could not be kept: then nothing of this time is, for rows belong together
        )

    def remembered(self, key: str) -> bytes | None:
        """What was kept under `key`, or None; a row whose bytes went bad counts as none."""
        try:
            row = self._connection.execute("SELECT sha, data FROM kept WHERE key = ?", (key,)).fetchone()
        except sqlite3.DatabaseError as error:
            self._look(error)
            return None
        if row is None or hashlib.sha256(row[1]).digest() != row[0]:
            return None
        return bytes(row[1])

    def holds(self, key: str) -> bool:
        """Whether anything was kept under `key`, good or bad."""
        try:
            found = self._connection.execute("SELECT 1 FROM kept WHERE key = ?", (key,)).fetchone()
        except sqlite3.DatabaseError as error:
            self._look(error)
            return False
        return found is not None

    def remember(self, key: str, data: bytes) -> None:
        """Keep `data` under `key`; where that fails it is simply not kept."""
        sha = hashlib.sha256(data).digest()
        try:
            self._connection.execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", (key, sha, data))
        except sqlite3.DatabaseError as error:
            self.failed = True
            self._look(error)

    def _look(self, error: sqlite3.DatabaseError) -> None:
        self.broken = self.broken or not isinstance(error, sqlite3.OperationalError)


def key(*parts: str | bytes) -> str:
    """A name for what follows from `parts`: different parts never make one name."""
    raws = [part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part for part in parts]
    return hashlib.sha256(b"".join([len(raw).to_bytes(8, "big") + raw for raw in raws])).hexdigest()


@contextlib.contextmanager
def opened(place: Path | None, say: Callable[[str], None]) -> Iterator[Cache]:
    """The cache in the file `place`, made if need be; one that is broken is set aside and `say` told.

    With None it is kept in memory alone.

    Where none can be had (a read-only folder, a full disk), a cache in memory serves, and `say` is told too.
    """
    connection = _connected(place, say) if place else _sound(None)
    cache = Cache(connection)
    try:
        yield cache
    finally:
        with contextlib.suppress(sqlite3.Error):
            if cache.failed:
                connection.rollback()
            connection.commit()
        connection.close()
        if cache.broken and place:
            _set_aside(place, say)


def _connected(place: Path, say: Callable[[str], None]) -> sqlite3.Connection:
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        return _sound(place)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            say(f"{place}: not to be used ({error}); nothing is remembered this time.")
            return _sound(None)
    except OSError as error:
        say(f"{place}: not to be used ({error.strerror}); nothing is remembered this time.")
        return _sound(None)
    _set_aside(place, say)
    try:
        return _sound(place)
    except sqlite3.Error:
        return _sound(None)


def _set_aside(place: Path, say: Callable[[str], None]) -> None:
    aside = place.with_name(f"{place.name}.broken")
    say(f"{place}: broken; set aside as {aside.name} and begun anew.")
    with contextlib.suppress(OSError):
        place.replace(aside)
        for ending in ("-wal", "-shm", "-journal"):
            place.with_name(place.name + ending).unlink(missing_ok=True)


def _sound(place: Path | None) -> sqlite3.Connection:
    """An open cache with its table; sqlite3.DatabaseError where the file is none."""
    connection = sqlite3.connect(place or ":memory:", timeout=5)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        if connection.execute("PRAGMA user_version").fetchone() != (SCHEMA,):
            connection.execute("DROP TABLE IF EXISTS kept")
            connection.execute(f"PRAGMA user_version = {SCHEMA}")
        connection.execute(TABLE)
        _tidy(connection)
        connection.commit()
    except BaseException:
        connection.close()
        raise
    return connection


def _tidy(connection: sqlite3.Connection) -> None:
    (pages,), (size,) = (
        connection.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "page_size")
    )
    if pages * size > LARGEST:
        middle = "(SELECT (min(rowid) + max(rowid)) / 2 FROM kept)"
        connection.execute(f"DELETE FROM kept WHERE rowid < {middle}")  # noqa: S608 - our own words
        connection.commit()
        connection.execute("VACUUM")
