"""A small site of articles alone, for the tests of this room: how it is written, built and read."""

from dataclasses import replace
from pathlib import Path

from digest.building import Built, build
from digest.settings import BuildSettings, Config, PathSettings, SiteSettings

ROOT = Path(__file__).resolve().parents[2]


def article(title: str, day: int, outlet: str = "The Post", tags: str = "sea") -> str:
    head = f"title: {title}\ndate: 2025-12-{day:02}T10:00:00Z\noutlet: {outlet}\ntags: [{tags}]\n"
    return f"---\n{head}---\n\nThe ferry *left* on time & came back.\n\n- one\n- two\n\nSee <https://a.example/x>.\n"


def ferries(tmp_path: Path) -> Config:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for day in range(1, 24):
        name = "The Post" if day % 2 else "Harbor Times"
        (seeds / f"ferry-{day}.md").write_text(article(f"Ferry on day {day}", day, name), "utf-8")
    (seeds / "plain.txt").write_text("A <b>plain</b> line.\nAnother one.\n", "utf-8")
    paths = PathSettings(
        seeds=seeds,
        site=tmp_path / "site",
        pages=tmp_path / "pages",
        themes=ROOT / "themes",
        cache=tmp_path / ".digest",
        overrides=tmp_path / "stories.toml",
        record=tmp_path / "stories.lock.json",
    )
    site = SiteSettings(title="Sea & Land", rights="full", url="https://news.example/")
    return Config(root=tmp_path, site=site, paths=paths, build=BuildSettings(analysis=False))


def made(config: Config) -> Built:
    return build(config, now=None)


def files(config: Config) -> dict[str, bytes]:
    site = config.paths.site
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


def clean(config: Config) -> dict[str, bytes]:
    """The files of the same site, built from nothing."""
    elsewhere = config.root / "elsewhere"
    paths = replace(config.paths, site=elsewhere / "site", cache=elsewhere / ".digest")
    other = replace(config, paths=paths)
    made(other)
    found = files(other)
    for name in sorted(elsewhere.rglob("*"), reverse=True):
        name.rmdir() if name.is_dir() else name.unlink()
    return found
