"""No path leads out of the site, and no two outputs are one file on any system."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import DigestError
from digest.write.gate import Names, checked_segments, open_output, output_place


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/passwd",
        "..",
        "../x",
        "a/../../x",
        "a/..",
        "./a",
        "a//b",
        "a/",
        "a\\b",
        "C:/x",
        "a\0b",
        "a\nb",
        "con",
        "CON.html",
        "a/lpt1",
        "com¹.txt",
        "aux .txt",
        "x.",
        "x ",
        "what?",
        "n" * 241,
        "ü" * 121,
        "\ud800",
    ],
)
def test_a_path_that_could_harm_is_refused(path: str, tmp_path: Path) -> None:
    with pytest.raises(DigestError) as caught:
        open_output(tmp_path, path)
    str(caught.value).encode()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "path", ["index.html", "stories/a/index.html", "n" * 240, "console.css", "über/ø.html"]
)
def test_an_ordinary_path_is_opened(path: str, tmp_path: Path) -> None:
    with open_output(tmp_path, path) as out:
        out.write(b"x")
    assert (tmp_path / path).read_bytes() == b"x"


def test_a_link_on_the_way_is_refused(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (root / "out").symlink_to(tmp_path)
    (root / "dangling").symlink_to(tmp_path / "new")
    for path in ("out/x", "dangling", "dangling/x"):
        with pytest.raises(DigestError):
            output_place(root, path)
    assert [path.name for path in tmp_path.iterdir()] == ["root"]


def test_a_file_that_is_there_is_not_opened_again(tmp_path: Path) -> None:
    open_output(tmp_path, "a").close()
    with pytest.raises(FileExistsError):
        open_output(tmp_path, "a")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a/Index.html", "a/index.html"),
        ("A/x.html", "a/y.html"),
        ("a", "a/b"),
        ("a/b", "A"),
        ("x", "x"),
        ("caf\u00e9", "cafe\u0301"),
        ("straße", "STRASSE"),
        ("\ufb01n", "fin"),
    ],
)
def test_two_outputs_that_would_be_one_are_both_named(one: str, other: str) -> None:
    names = Names()
    names.take(one)
    with pytest.raises(DigestError) as caught:
        names.take(other)
    assert one.partition("/")[0] in str(caught.value)
    assert other in str(caught.value)


@given(st.text(max_size=40))
def test_what_passes_the_check_stays_below_the_root(path: str) -> None:
    try:
        segments = checked_segments(path)
    except DigestError:
        return
    place = Path("/root").joinpath(*segments)
    assert place.is_relative_to("/root")
    assert ".." not in place.parts
    assert len(place.parts) == len(segments) + 2
