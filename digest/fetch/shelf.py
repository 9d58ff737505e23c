"""Articles put into seeds/ as files: whole or not at all, never over a file that a person has changed."""

import hashlib
import os
import re
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from digest.errors import DiskError, Problem
from digest.fetch.ledger import key
from digest.model.outlets import host
from digest.read import Found, checked, found, source
from digest.read.extracted import Extracted
from digest.read.files import content
from digest.read.frontmatter import head
from digest.read.refusal import Refusal
from digest.text.slugs import slug

UNFINISHED = ".fetching"  # the suffix of files that are being written; hidden, so that no build reads them
LONGEST_NAME = 80  # bytes of a title in the name of a file
SUFFIX = ".txt"  # what was found in a page or a feed is text: no star in it is Markdown
DAY = re.compile(r"\d{4}-\d\d-\d\d")
HEAD_BYTES = 65_536  # where the address of an article is looked for
READ = (".md", ".markdown", ".txt")


class Shelf:
    """The folder of articles. May be used by several threads at once, by one process at a time."""

    def __init__(self, seeds: Path) -> None:
        """`seeds` need not be there yet."""
        self.root = seeds
        self._lock = threading.Lock()
        self._swept: set[Path] = set()

    def addresses(self) -> dict[str, str]:
        """The addresses that articles name (as `key` gives them), each with its file.

        Articles inside of other files (feeds, letters, archives, saved pages) are read for that.
        """
        if not self.root.is_dir():
            return {}
        return dict(reversed(list(self._addresses())))

    def _addresses(self) -> Iterator[tuple[str, str]]:
        for file in found(self.root):
            if file.problem:
                continue
            if not file.path.lower().endswith(READ):
                yield from _inside(file)
                continue
            raw = content(file, HEAD_BYTES)
            if isinstance(raw, Problem) or not raw.lstrip(b"\xef\xbb\xbf").startswith((b"---", b"+++")):
                continue
            with suppress(Refusal):
                told = head(raw.decode("utf-8", "replace"))
                address = checked(file.path, told.fields, told.lines, told.doubled).fields.url
                if address:
                    yield key(address), file.path.partition("/")[2]

    def data(self, file: str) -> bytes:
        """The bytes of a file as it is now, none where it is gone."""
        try:
            return (self.root / file).read_bytes()
        except OSError:
            return b""

    def sha256(self, file: str) -> str:
        """The hash of a file as it is now, "" where it is gone."""
        try:
            return hashlib.sha256((self.root / file).read_bytes()).hexdigest()
        except OSError:
            return ""

    def put(self, folder: str, name: str, data: bytes, apart: str) -> str:
        """Write a new file in `folder` and give its path from seeds/.

        It is called `name` or, where there is one already, that with a part of the hash of `apart`.

        Raises:
            DiskError: it cannot be written.
        """
        mark = hashlib.sha256(apart.encode("utf-8", "surrogatepass")).hexdigest()
        stem, suffix = Path(name).stem, Path(name).suffix
        with self._lock:
            for called in (name, f"{stem}-{mark[:8]}{suffix}", f"{stem}-{mark}{suffix}"):
                place = self.root / folder / called
                if not os.path.lexists(place):
                    self._written(place, data, new=True)
                    return f"{folder}/{called}"
        raise DiskError(f"{self.root / folder / name}: there already; rename it.")

    def replace(self, file: str, data: bytes, before: str) -> bool:
        """Put `data` in the place of a file whose hash is `before`; False where it is another by now.

        Raises:
            DiskError: it cannot be written.
        """
        with self._lock:
            if self.sha256(file) != before:
                return False
            self._written(self.root / file, data, new=False)
            return True

    def _written(self, place: Path, data: bytes, *, new: bool) -> None:
        fresh = place.with_name(f".{place.name}{UNFINISHED}")
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            self._sweep(place.parent)
            with fresh.open("xb") as out:
                out.write(data)
                out.flush()
                os.fsync(out.fileno())
            if new:
                _linked(fresh, place)
            else:
                fresh.replace(place)
        except OSError as error:
            with suppress(OSError):
                fresh.unlink()
            said = (error.strerror or str(error)).lower()
            raise DiskError(f"{place}: {said}; allow writing it, or make room.") from error

    def _sweep(self, folder: Path) -> None:
        """Take away what a run that was killed left unfinished in `folder`."""
        if folder not in self._swept:
            self._swept.add(folder)
            for left in folder.glob(f".*{UNFINISHED}"):
                left.unlink()


def _inside(file: Found) -> Iterator[tuple[str, str]]:
    """The addresses of the articles that a file of another kind holds, each with its name in that file."""
    for document in source(file)[1].kept:
        if document.checked.url:
            yield key(document.checked.url), document.path.partition("/")[2]


def _linked(fresh: Path, place: Path) -> None:
    """Give a file its name, unless somebody has taken it meanwhile."""
    try:
        os.link(fresh, place)
    except FileExistsError:
        raise
    except OSError:  # a disk without links
        fresh.rename(place)
        return
    fresh.unlink()


def name_of(title: str, published: str, address: str, suffix: str = SUFFIX) -> str:
    """What the file of an article is called: its day and its title, as far as they are known."""
    day = published[:10] if DAY.match(published) else "undated"
    last = address.rstrip("/").rpartition("/")[2]
    words = slug(title, most=LONGEST_NAME) or slug(last, most=LONGEST_NAME) or "article"
    return f"{day}-{words}{suffix}"


def folder_of(found: Extracted) -> str:
    """The folder for an article of which the settings know nothing: its outlet's name, else its host's."""
    return slug(found.outlet, most=64) or slug(host(found.address), most=64) or "added"
