"""Runs Pagefind, the program that makes the index of a site's search."""

import importlib.util
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

from digest.engine.settled import settled
from digest.errors import ConfigError

# Of what Pagefind writes, what a search page of our own needs: not its ready-made boxes.
WANTED = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "*.pf_meta", "wasm.*", "*/*")
MISSING = (
    "digest.toml: [search] enabled needs Pagefind; install it with `pip install 'digest[search]'`, or write "
    "`enabled = false`."
)


def checked() -> str:
    """The version of Pagefind.

    Raises:
        ConfigError: it is not installed.
    """
    if importlib.util.find_spec("pagefind") is None:
        raise ConfigError(MISSING)
    return version("pagefind")


def indexed(pages: Iterable[tuple[str, str]], language: str, workspace: Path) -> Iterator[tuple[str, bytes]]:
    """The files of an index over `pages` (path below the site and HTML), paths below `pagefind/`.

    All are read as `language`, since an index of its own for each would be found from pages of that
    language alone. Pagefind reads and writes below `workspace` meanwhile. The same pages give the same
    bytes.

    Raises:
        ConfigError: Pagefind failed, with what it says.
    """
    with tempfile.TemporaryDirectory(prefix="search-", dir=workspace) as name:
        folder, out = Path(name, "slips"), Path(name, "index")
        folder.mkdir()
        for path, html in pages:
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(html, encoding="utf-8")
        _run(folder, out, language.partition("-")[0].lower())
        found = {place for pattern in WANTED for place in out.glob(pattern) if place.is_file()}
        files = {place.relative_to(out).as_posix(): place.read_bytes() for place in found}
        yield from sorted(settled(files).items())


def _run(folder: Path, out: Path, language: str) -> None:
    call = [sys.executable, "-m", "pagefind", "--silent", "--keep-index-url", "--force-language", language]
    call += ["--site", str(folder), "--output-path", str(out)]
    done = subprocess.run(  # noqa: S603 - the program of an installed package, with arguments of our own
        call, cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines() or [f"exit {done.returncode}"]
        raise ConfigError(f"search: Pagefind failed: {said[-1]}; write `enabled = false` under [search].")
