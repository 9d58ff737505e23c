"""The weights of pages: each kind once, with all that it loads, raw and compressed."""

from pathlib import Path

from benchmarks.weights import kind_of, table, weights

PAGE = '<html><head><link rel="stylesheet" href="{up}a/s.css"><script src="{up}a/k.js"></script></head>{text}</html>'


def _site(folder: Path) -> Path:
    files = {
        "a/s.css": "p { color: red }" * 50,
        "a/k.js": "void 0",
        "index.html": PAGE.format(up="", text="front"),
        "stories/one/index.html": PAGE.format(up="../../", text="short"),
        "stories/two/index.html": PAGE.format(up="../../", text="long" * 100),
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "a" / "f.woff2").write_bytes(b"font" * 25)
    return folder


def test_the_heaviest_page_of_each_kind_is_weighed_with_all_that_it_loads(tmp_path: Path) -> None:
    front, story = weights(_site(tmp_path))
    assert (front.kind, story.kind, story.path) == (
        "index.html",
        "stories/*/index.html",
        "stories/two/index.html",
    )
    assert {part: raw for part, (raw, _) in story.parts.items()} == {
        "page": (tmp_path / "stories/two/index.html").stat().st_size,
        "style": 800,
        "script": 6,
        "font": 100,
        "image": 0,
    }
    assert story.parts["style"][1] < 100, "text is compressed"
    assert story.parts["font"] == (100, 100), "a typeface is compressed by its nature"
    assert story.total[0] == sum(raw for raw, _ in story.parts.values())


def test_the_table_has_a_line_for_each_kind(tmp_path: Path) -> None:
    told = table("ours", weights(_site(tmp_path))).splitlines()
    assert [line.split("|")[1].strip() for line in told[4:]] == ["`index.html`", "`stories/*/index.html`"]


def test_names_of_stories_do_not_make_kinds() -> None:
    assert kind_of("stories/a-storm/kyivpost/index.html") == "stories/*/*/index.html"
    assert kind_of("map/index.html") == "map/index.html"
