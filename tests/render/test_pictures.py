"""Pictures for sharing: the headline whole and in lines that fit, right to left where it is read so."""

from pathlib import Path

import pytest
from ferry_site import STORY, THEMES, pages

pytest.importorskip("PIL", reason="Pillow is installed by `make test`")
pytest.importorskip("resvg_py", reason="resvg is installed by `make test`")

import ferry_story as ferry

from digest.errors import ConfigError
from digest.render import files
from digest.render.share import faces
from digest.render.share.picture import MARGIN, Wording, picture
from digest.settings import SiteSettings

LONG = (
    "The council of the northern districts has asked why the bridge over the river will not be opened again. "
    * 3
)
ARABIC = "وزير الخارجية يقول إن المحادثات في برلين استمرت 5 ساعات مع وفد NATO، ولم تنته إلى اتفاق."
CHINESE = "烏克蘭稱可能放棄加入北約的目標"
CJK = Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc")


def wording(headline: str, language: str = "en") -> Wording:
    return Wording(
        site="The Ellsund Digest",
        headline=headline,
        outlet="Headline: Kestrel Wire",
        behind="5 outlets",
        day="15 December 2025",
        language=language,
        leftward=language in ("ar", "he"),
        site_leftward=False,
    )


def headline(given: Wording, own: tuple[Path, ...] = ()) -> list[tuple[str, int, str, int]]:
    """The lines of the headline: words, size, anchor, x."""
    return [
        ("".join(words for words, _ in line.runs), line.size, line.anchor, line.x)
        for line in picture(given, own).lines
        if line.role == "headline"
    ]


@pytest.mark.parametrize(
    "text", ["Ferry aground", LONG, "Україна заявляє про переговори", "Straßenbahn fährt wieder"]
)
def test_a_headline_is_printed_whole_in_lines_that_fit(text: str) -> None:
    order = faces.preferred(text, faces.ours(faces.SERIF))
    lines = headline(wording(text))
    assert " ".join(words for words, *_ in lines) == " ".join(text.split())
    assert all(faces.width(words, order, size) <= 1200 - 2 * MARGIN for words, size, *_ in lines)
    bases = [line.y for line in picture(wording(text), ()).lines if line.role == "headline"]
    assert max(bases) < 480


def test_a_headline_that_is_read_from_the_right_begins_there() -> None:
    lines = headline(wording(ARABIC, "ar"))
    assert len(lines) > 1
    assert {(anchor, x) for *_, anchor, x in lines} == {("end", 1200 - MARGIN)}
    assert " ".join(words.strip("\u202b\u202c") for words, *_ in lines) == ARABIC


def test_a_headline_without_letters_at_hand_is_left_out_and_never_drawn_as_boxes() -> None:
    made = picture(wording(CHINESE, "zh"), ())
    assert {line.role for line in made.lines} == {"site", "behind", "day"}


@pytest.mark.skipif(not CJK.is_file(), reason="Noto's Chinese typeface is not installed")
def test_a_typeface_of_the_publishers_own_shows_other_scripts() -> None:
    [face] = faces.theirs([CJK], "zh")
    assert face.family.endswith(" SC")
    lines = headline(wording(CHINESE, "zh"), (CJK,))
    assert "".join(words for words, *_ in lines) == CHINESE


def test_a_file_that_is_no_typeface_is_named(tmp_path: Path) -> None:
    (tmp_path / "letters.ttf").write_bytes(b"no letters")
    with pytest.raises(ConfigError, match=r"letters\.ttf: this is no typeface"):
        picture(wording(CHINESE, "zh"), (tmp_path / "letters.ttf",))


def test_each_story_has_a_picture_the_same_each_time_and_its_page_names_it() -> None:
    site = SiteSettings(title="The Ellsund Digest", url="https://news.example/")
    first, again = (
        {
            file.path: file.data
            for file in files(ferry.edition(), theme_folders=(THEMES,), site=site, typefaces=())
        }
        for _ in range(2)
    )
    drawn = first[f"{STORY}share.png"]
    assert drawn == again[f"{STORY}share.png"]
    assert drawn.startswith(b"\x89PNG")
    assert [int.from_bytes(drawn[at : at + 4], "big") for at in (16, 20)] == [1200, 630]
    page = pages(first)[f"{STORY}index.html"]
    assert page.xpath("//meta[@property='og:image']/@content") == [f"https://news.example/{STORY}share.png"]
    assert page.xpath("//meta[@name='twitter:card']/@content") == ["summary_large_image"]
