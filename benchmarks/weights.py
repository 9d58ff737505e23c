"""What pages weigh: bytes, raw and compressed, of a page of each kind and of all that it loads."""

import argparse
import gzip
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

import lxml.html
from lxml.html import HtmlElement

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("seeds", "storm", "world")
PARTS = ("page", "style", "script", "font", "image")
LEVEL = 9  # of gzip, as a host packs files beforehand
HOST = "http://site.invalid/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """A page and what it loads: (raw, compressed) bytes by part, one of `PARTS`."""

    kind: str
    path: str
    parts: dict[str, tuple[int, int]]

    @property
    def total(self) -> tuple[int, int]:
        """All parts together."""
        return sum(raw for raw, _ in self.parts.values()), sum(packed for _, packed in self.parts.values())


def main() -> None:
    """Builds each site, weighs the heaviest page of each kind, and prints a table of Markdown a site."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "rooms", nargs="*", default=ROOMS, help=f"sample newsrooms (default: {', '.join(ROOMS)})"
    )
    parser.add_argument("--site", type=Path, help="a site that is built, instead of newsrooms")
    chosen = parser.parse_args()
    if chosen.site:
        print(table(str(chosen.site), weights(chosen.site)))
        return
    for room in chosen.rooms:
        with tempfile.TemporaryDirectory() as folder:
            print(table(room, weights(built(room, Path(folder)))))


def built(room: str, folder: Path) -> Path:
    """The site of a newsroom, built in `folder`; `seeds` is the project's own."""
    source = ROOT if room == "seeds" else ROOT / "tests" / "newsrooms" / room
    for name in ("seeds", "pages"):
        if (source / name).is_dir():
            shutil.copytree(source / name, folder / name)
    for settings in source.glob("*.toml"):
        if settings.name != "pyproject.toml":
            shutil.copy(settings, folder)
    call = [sys.executable, "-m", "digest", "build", "--future"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run(call, cwd=folder, env=env, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command
    return folder / "site"


def weights(site: Path) -> list[Weight]:
    """The heaviest page of each kind of a site, by name of the kind."""
    heaviest: dict[str, Path] = {}
    for page in sorted(site.rglob("*.html")):
        kind = kind_of(page.relative_to(site).as_posix())
        if kind not in heaviest or page.stat().st_size > heaviest[kind].stat().st_size:
            heaviest[kind] = page
    return [weight(site, page, kind) for kind, page in sorted(heaviest.items())]


def kind_of(path: str) -> str:
    """The kind of a page: its path with the names of stories, outlets, days starred."""
    *folders, leaf = PurePosixPath(path).parts
    return "/".join([*folders[:1], *("*" for _ in folders[1:]), leaf])


def weight(site: Path, page: Path, kind: str) -> Weight:
    """What one page weighs with all that a browser fetches to show it; the sheet asks for the typeface."""
    path = page.relative_to(site).as_posix()
    tree = lxml.html.parse(str(page)).getroot()
    loads = {"page": [page]} | {
        part: [_file(site, path, link) for link in found] for part, found in _loads(tree)
    }
    if loads["style"]:
        loads["font"] = sorted(site.rglob("*.woff2"))
    return Weight(kind=kind, path=path, parts={part: _sizes(loads.get(part, [])) for part in PARTS})


def _loads(tree: HtmlElement) -> list[tuple[str, list[str]]]:
    return [
        ("style", list(dict.fromkeys(tree.xpath("//link[@rel='stylesheet']/@href")))),
        ("script", list(tree.xpath("//script/@src"))),
        ("image", [*tree.xpath("//img/@src"), *tree.xpath("//link[@rel='icon']/@href")]),
    ]


def _file(site: Path, page: str, link: str) -> Path:
    return site / unquote(urlsplit(urljoin(HOST + page, link)).path).lstrip("/")


def _sizes(files: list[Path]) -> tuple[int, int]:
    """Bytes raw and as they are sent; what is compressed by its own nature is sent as it is."""
    raw = packed = 0
    for file in sorted({file for file in files if file.is_file()}):
        data = file.read_bytes()
        raw += len(data)
        packed += (
            len(data)
            if file.suffix in {".woff2", ".png", ".jpg", ".webp"}
            else len(gzip.compress(data, LEVEL))
        )
    return raw, packed


def table(name: str, found: list[Weight]) -> str:
    """The weights of a site as a table of Markdown, in kB (1,000 bytes) raw / gzip."""
    lines = [
        f"### {name}\n",
        f"| the heaviest of its kind | {' | '.join(PARTS)} | all | all, gzip |",
        f"|---|{'---:|' * (len(PARTS) + 2)}",
    ]
    for one in found:
        cells = [
            f"{raw / 1000:.1f} / {packed / 1000:.1f}" if raw else "" for raw, packed in one.parts.values()
        ]
        raw, packed = one.total
        lines.append(f"| `{one.kind}` | {' | '.join(cells)} | {raw / 1000:.1f} | {packed / 1000:.1f} |")
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    main()
