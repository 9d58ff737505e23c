"""The quick way of a preview: what a saved file shows in is drawn, nothing else is looked at."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from digest.building import Built, previewed
from digest.config import settings
from digest.errors import DigestError
from digest.previewing import Previewing
from digest.write import MANIFEST

SETTINGS = """[site]
rights = "full"
theme = "own"
[build]
analysis = false
[theme]
accent = "#123456"
"""


def text(title: str, outlet: str = "The Post", day: int = 1) -> str:
    head = f"title: {title}\noutlet: {outlet}\ndate: 2025-12-{day:02}\ntags: [sea]\n"
    return f"---\n{head}---\n\nThe ferry left on time.\n\nIt came back late.\n"


class Room:
    """A folder of articles with a preview built."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        for place, given in {
            "digest.toml": SETTINGS,
            "themes/own/theme.toml": 'extends = "plain"\n[settings]\naccent = "#ffffff"\n',
            "themes/own/assets/css/90.css": "h1 { color: red }\n",
            "themes/own/templates/lean/foot.html": "{# given: nothing. #}\n<footer>Ours</footer>\n",
            "pages/about.md": "# About\n\nWe read.\n",
            **{f"seeds/day-{day}.md": text(f"Day {day}", day=day) for day in range(1, 8)},
            "seeds/alone.md": text("Alone", "Harbor Times", 9),
        }.items():
            (self.root / place).parent.mkdir(parents=True, exist_ok=True)
            (self.root / place).write_text(given, "utf-8")
        self.builds = Previewing(lambda: settings(self.root))
        self.builds.build()
        self.site = previewed(settings(self.root))

    def save(self, place: str, change: Callable[[str], str]) -> Built:
        """One file saved, and heard of."""
        file = self.root / place
        file.write_text(change(file.read_text("utf-8")), "utf-8")
        return self.builds.build({str(file)})

    def record(self) -> int:
        """When the record of whole builds was written: the quick way leaves it alone."""
        return (self.root / ".digest/preview.json").stat().st_mtime_ns


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


def test_another_text_is_one_page(room: Room) -> None:
    before = room.record()
    built = room.save("seeds/day-3.md", lambda old: f"{old}\nNobody was hurt.\n")
    assert built.written.written == ("articles/day-3.html",)
    assert "Nobody was hurt." in (room.site / "articles/day-3.html").read_text("utf-8")
    assert room.record() == before


def test_another_headline_goes_to_lists_and_neighbors(room: Room) -> None:
    before = room.record()
    built = room.save("seeds/day-3.md", lambda old: old.replace("Day 3", "Third day"))
    assert built.written.written == (
        "articles/day-2.html",
        "articles/day-3.html",
        "articles/day-4.html",
        "feed.xml",
        "index.html",
        "outlets/the-post.html",
        "tags/sea.html",
    )
    assert room.record() == before
    for path in built.written.written:
        assert "Third day" in (room.site / path).read_text("utf-8")


# What is saved, one after the other: words of lists, then what moves articles from list to list.
SAVES: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("many-45", lambda old: old.replace("title: Many", "title: The newest")),
    ("many-35", lambda old: old.replace("title: Many", "title: Last of a page")),
    ("many-34", lambda old: old.replace("title: Many", "title: First of a page")),
    ("many-01", lambda old: old.replace("The ferry left on time.", "It did not leave.")),
    ("many-30", lambda old: old.replace("tags:", "language: de\ntags:")),
    ("many-45", lambda old: old.replace("title: The newest", "title: The newest & <last>")),
    ("many-29", lambda old: old.replace("tags: [sea]", "tags: [Sea, land]")),
    ("many-31", lambda old: old.replace("2025-11-02", "2025-10-30")),
    ("many-31", lambda old: old.replace("outlet: Other", "outlet: The Post")),
    ("many-31", lambda old: old.replace("title: Many", "title: Moved")),
)


def test_what_is_saved_one_after_the_other_gives_the_site_that_is_built_anew(room: Room) -> None:
    for number in range(1, 46):
        given = text(f"Many {number}", "Other" if number % 3 == 1 else "The Post", 1)
        day = f"2025-{10 + number // 30}-{1 + number % 30:02}"
        place = room.root / f"seeds/many-{number:02}.md"
        place.write_text(
            given.replace("2025-12-01", day).replace("[sea]", "[sea]" if number % 2 else "[land]")
        )
    # The last lists stay where articles go from them.
    (room.root / "seeds/land.md").write_text(text("Land", "Other").replace("[sea]", "[land]"), "utf-8")
    room.builds.build()
    for number, (name, change) in enumerate(SAVES):
        before = room.record()
        assert room.save(f"seeds/{name}.md", change).written.written
        assert room.record() == before, name
        anew = room.root.with_name(f"anew-{number}")
        shutil.copytree(room.root, anew, ignore=shutil.ignore_patterns(".*"))
        Previewing(lambda place=anew: settings(place)).build()
        assert pages_of(room.site) == pages_of(previewed(settings(anew))), name


def pages_of(site: Path) -> dict[str, bytes]:
    """All files but the manifest, which the quick way leaves to the next look at everything."""
    found = (place for place in sorted(site.rglob("*")) if place.is_file() and place.name != MANIFEST)
    return {place.relative_to(site).as_posix(): place.read_bytes() for place in found}


def test_a_style_sheet_is_one_file_and_no_page(room: Room) -> None:
    before = room.record()
    built = room.save("themes/own/assets/css/90.css", lambda _: "h1 { color: blue }\n")
    assert built.written.written == ("assets/site.css",)
    sheet = (room.site / "assets/site.css").read_text("utf-8")
    assert "blue" in sheet
    assert "#123456" in sheet
    assert room.record() == before
    pages = {path: path.stat().st_ino for path in room.site.rglob("*.html")}
    assert room.builds.build().written.written == ()
    assert {path: path.stat().st_ino for path in room.site.rglob("*.html")} == pages


def test_a_save_without_a_change_writes_nothing(room: Room) -> None:
    assert room.save("seeds/day-3.md", lambda old: old).written.written == ()


def test_the_last_article_of_an_outlet_takes_its_list_along(room: Room) -> None:
    built = room.save("seeds/alone.md", lambda old: old.replace("Harbor Times", "The Post"))
    assert built.written.removed == ("outlets/harbor-times.html",)


@pytest.mark.parametrize(
    "place", ["digest.toml", "pages/about.md", "themes/own/templates/lean/foot.html", "seeds/new.md"]
)
def test_what_is_no_known_article_is_a_whole_build(room: Room, place: str) -> None:
    (room.root / "seeds/new.md").write_text(text("New", day=10), "utf-8")
    before = room.record()
    room.save(place, lambda old: old.replace("We read", "We write").replace("Ours", "Theirs"))
    assert room.record() != before
    assert (room.site / "articles/new.html").exists()


@pytest.mark.parametrize(
    "change",
    [
        lambda old: old.replace("---\n", "---\ndraft: true\n", 1),
        lambda old: old.replace("tags: [sea]", "tags: [sea, land]"),
        lambda old: old.replace("date: 2025-12-03", "date: 2025-12-03\nodd: 1"),
        lambda _: "",
    ],
    ids=["a draft", "a new tag", "an odd field", "empty"],
)
def test_what_adds_or_takes_pages_or_is_odd_is_a_whole_build(
    room: Room, change: Callable[[str], str]
) -> None:
    before = room.record()
    room.save("seeds/day-3.md", change)
    assert room.record() != before


def test_pages_taken_away_come_back(room: Room) -> None:
    (room.site / "articles/day-3.html").unlink()
    room.save("seeds/day-3.md", lambda old: f"{old}\nMore.\n")
    assert "More." in (room.site / "articles/day-3.html").read_text("utf-8")


def test_after_a_mistake_everything_is_looked_at(room: Room) -> None:
    good = (room.root / "digest.toml").read_text("utf-8")
    with pytest.raises(DigestError):
        room.save("digest.toml", lambda _: "[nonsense]\n")
    (room.root / "digest.toml").write_text(good.replace("[site]", '[site]\ntitle = "Anew"'), "utf-8")
    room.save("seeds/day-3.md", lambda old: f"{old}\nMore.\n")
    assert "Anew" in (room.site / "articles/day-1.html").read_text("utf-8")


def test_a_link_to_an_article_follows_when_all_is_looked_at(room: Room) -> None:
    (room.root / "seeds/linked.md").symlink_to(room.root / "seeds/day-3.md")
    room.builds.build()
    room.save("seeds/day-3.md", lambda old: f"{old}\nMore.\n")
    room.builds.build()
    assert "More." in (room.site / "articles/linked.html").read_text("utf-8")
