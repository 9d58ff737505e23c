"""The sitemap of a site of articles alone is valid by the schema of its protocol."""

from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import lxml.etree
import pytest

from digest.building import build
from digest.config import settings
from digest.lean import sitemap

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """Five articles, one of them without a date, and an address with characters that XML must hide."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "digest.toml").write_text(
        '[site]\ntitle = "Sea & Land"\nurl = "https://news.example/a&b/"\n[build]\nanalysis = false\n',
        "utf-8",
    )
    for day in range(1, 6):
        date = f"date: 2025-12-0{day}T23:30:00+02:00\n" if day > 1 else ""
        head = f"---\ntitle: Fähre <{day}> & Höfe\noutlet: The “Post” & Co\ntags: [sea & land, ферри]\n{date}---\n"
        text = f"{head}\nThe ferry left on time.\n"
        (tmp_path / "seeds" / f"fähre {day}.md").write_text(text, "utf-8")
    return tmp_path


@pytest.fixture
def schema(root: Path, lacking: Callable[[str], NoReturn]) -> lxml.etree.XMLSchema:
    """The schema of sitemaps.org, as the test tools have it."""
    file = root / "node_modules" / "sitemap" / "schema" / "sitemap.xsd"
    if not file.is_file():
        lacking("the schema of sitemaps (npm ci)")
    return lxml.etree.XMLSchema(lxml.etree.parse(str(file)))


def test_the_sitemap_keeps_the_schema_of_its_protocol(room: Path, schema: lxml.etree.XMLSchema) -> None:
    build(settings(room), now=None)
    tree = lxml.etree.parse(str(room / "site" / "sitemap.xml"))
    schema.assertValid(tree)
    assert len(tree.findall(f"{MAP}url")) > 5
    assert len(tree.findall(f"{MAP}url/{MAP}lastmod")) == 4
    tree.find(f"{MAP}url/{MAP}lastmod").text = "2025-13-02"
    assert not schema.validate(tree)  # it would tell


def test_a_sitemap_in_parts_keeps_it_in_each(
    room: Path, schema: lxml.etree.XMLSchema, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemap, "MOST", 4)
    build(settings(room), now=None)
    site = room / "site"
    index = lxml.etree.parse(str(site / "sitemap.xml")).getroot()
    assert index.tag == f"{MAP}sitemapindex"
    parts = [one.text.rpartition("/")[2] for one in index.iterfind(f"{MAP}sitemap/{MAP}loc")]
    assert len(parts) > 1
    assert sorted(parts) == sorted(path.name for path in site.glob("sitemap-*.xml"))
    for part in parts:
        schema.assertValid(lxml.etree.parse(str(site / part)))
