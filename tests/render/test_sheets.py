"""Assets of a theme: files of folders come along, sheets name them in any writing, and load nothing else."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from digest.errors import ConfigError
from digest.render.assets import SHEET, assets
from digest.render.theme import theme


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The assets of a theme that extends another: the child's mark goes over its parent's."""
    for name, told in (("base", ""), ("night", 'extends = "base"\n')):
        (tmp_path / "themes" / name / "assets" / "css").mkdir(parents=True)
        (tmp_path / "themes" / name / "theme.toml").write_text(told, "utf-8")
        (tmp_path / "themes" / name / "assets" / "mark.svg").write_text(name, "utf-8")
    found = tmp_path / "themes" / "night" / "assets"
    (found / "img.d").mkdir()
    (found / "img.d" / "moon.png").write_bytes(b"moon")
    (found / "img.d" / "notes").write_bytes(b"notes")
    for name in (".DS_Store", "Thumbs.db", "mark.svg~", "css/50.css.bak"):
        (found / name).write_bytes(b"leavings")
    return found


def made(place: Path, sheet: str = "", *, plainly: bool = False) -> Mapping[str, bytes]:
    (place / "css" / "50.css").write_text(sheet, "utf-8")
    files = assets(theme("night", [place.parents[1]]), plainly=plainly).files
    return {file.path: file.data for file in files}


def sheet(place: Path, text: str, *, plainly: bool = False) -> str:
    found = made(place, text, plainly=plainly)
    return next(data.decode() for path, data in found.items() if re.search(r"/site\.(\w{10}\.)?css$", path))


def test_files_in_folders_come_along_and_hidden_ones_and_leavings_do_not(place: Path) -> None:
    found = made(place)
    names = sorted(re.sub(r"\.[0-9a-f]{10}", "", path) for path in found)
    assert names == ["assets/img.d/moon.png", "assets/img.d/notes", "assets/mark.svg", f"assets/{SHEET}"]
    assert b"night" in found.values()
    assert b"base" not in found.values()


@pytest.mark.parametrize(
    "written",
    [
        'url("img.d/moon.png")',
        "url('img.d/moon.png')",
        "url(img.d/moon.png)",
        'URL( "./img.d/moon.png" )',
        "url(../img.d/moon.png)",
    ],
)
def test_a_file_is_found_in_whatever_way_its_address_is_written(place: Path, written: str) -> None:
    text = f"a{{background:{written}}}"
    assert sheet(place, text, plainly=True) == 'a{background:url("img.d/moon.png")}'
    [name] = re.findall(r'url\("(.*?)"\)', sheet(place, text))
    assert made(place)[f"assets/{name}"] == b"moon"


def test_what_follows_a_name_and_what_stands_in_the_sheet_itself_stays(place: Path) -> None:
    for same in ("url(data:image/gif;base64,R0lGOD)", 'url("#shape")', 'content:"url(nowhere.png)"'):
        assert same in sheet(place, f"a{{mask:none;x:{same}}}")
    assert 'url("mark.svg?v=1#part")' in sheet(place, "a{mask:url(mark.svg?v=1#part)}", plainly=True)
    assert sheet(place, "/* url(nowhere.png) */a{b:c}") == "a{b:c}"


def test_all_that_a_sheet_loads_and_nobody_has_is_told_at_once_with_its_lines(place: Path) -> None:
    text = (
        '@import "more.css";\n/* one\ntwo */ a { b: url("tide.jpg") }\n'
        "c { d: url(https://x.example/e.png), url(//x.example/f) }\ng { h: url(img.d/mon.png) }\n"
    )
    (place / "css" / "60.css").write_bytes(b"a { content: '\xe9' }")
    with pytest.raises(ConfigError) as told:
        made(place, text)
    assert str(told.value).splitlines() == [
        "themes/night/assets/css/60.css: this is not UTF-8; save the file as UTF-8.",
        (
            "themes/night/assets/css/50.css:1: @import: all sheets in assets/css/ are one already; "
            "put the other beside this one."
        ),
        'themes/night/assets/css/50.css:3: no "tide.jpg" in assets/. Put the file into assets/.',
        (
            'themes/night/assets/css/50.css:4: "https://x.example/e.png" is elsewhere; '
            "put the file into assets/ and name it here."
        ),
        (
            'themes/night/assets/css/50.css:4: "//x.example/f" is elsewhere; '
            "put the file into assets/ and name it here."
        ),
        "themes/night/assets/css/50.css:5: no \"img.d/mon.png\" in assets/. Did you mean 'img.d/moon.png'?",
    ]


def test_a_mark_at_the_beginning_of_a_sheet_is_no_part_of_it(place: Path) -> None:
    assert sheet(place, "\ufeffa{b:c}") == "a{b:c}"


def test_a_link_out_of_the_theme_is_told_and_not_followed(place: Path) -> None:
    (place.parents[2] / "secret.txt").write_text("secret", "utf-8")
    (place / "notes.txt").symlink_to(place.parents[2] / "secret.txt")
    (place / "also.svg").symlink_to(place / "mark.svg")
    with pytest.raises(ConfigError, match=r"^themes/night/assets/notes.txt: this links to a file outside"):
        made(place)
    (place / "notes.txt").unlink()
    assert list(made(place).values()).count(b"night") == 2
