"""A new site builds at once; a new article has its fields; nothing that is there is written over."""

import json
import os
import tomllib
from pathlib import Path

import pytest

from digest.cli import run
from digest.cli.new import FIELDS
from digest.cli.samples import SAMPLES
from digest.read import documents


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that the commands are typed in."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_new_site_builds_and_verifies_at_once_without_a_remark(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["new", "harbor-news"]) == 0
    assert "cd harbor-news" in capsys.readouterr().out
    monkeypatch.chdir(here / "harbor-news")
    assert run(["build", "--strict"]) == 0
    captured = capsys.readouterr()
    assert captured.out.startswith("3 articles, 1 story; site: ")
    assert captured.err == ""
    assert run(["verify"]) == 0
    assert "every one verbatim" in capsys.readouterr().out
    story = json.loads(next(Path("site/stories").glob("*/story.json")).read_text(encoding="utf-8"))
    assert len(story["articles"]) == 3
    assert story["differences"], "a first site shows what digest is for"
    assert "Harbor news" in Path("site/index.html").read_text(encoding="utf-8")
    assert Path("site/about/index.html").is_file()


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_new_site_may_begin_as_one_of_the_newsrooms_that_are_tested(
    sample: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["new", "demo", "--sample", sample]) == 0
    assert SAMPLES[sample] in capsys.readouterr().out
    room = Path(__file__).parents[1] / "newsrooms" / sample
    tested = {place.relative_to(room).as_posix() for place in room.rglob("*") if place.is_file()}
    demo = here / "demo"
    made = {place.relative_to(demo).as_posix() for place in demo.rglob("*") if place.is_file()}
    assert made == {*tested, ".gitignore"}
    told = [int(word) for word in SAMPLES[sample].split() if word.isdigit()]
    assert not told or len(list((demo / "seeds").iterdir())) in told


def test_a_sample_takes_the_title_that_is_given_and_builds_without_a_remark(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["new", "demo", "--sample", "town", "--title", 'The "Mill"']) == 0
    monkeypatch.chdir(here / "demo")
    capsys.readouterr()
    assert run(["build", "--strict"]) == 0
    captured = capsys.readouterr()
    assert captured.out.startswith("6 articles, 6 stories; site: ")
    assert captured.err == ""
    assert tomllib.loads(Path("digest.toml").read_text(encoding="utf-8"))["site"]["title"] == 'The "Mill"'


def test_the_wheel_carries_each_sample() -> None:
    root = Path(__file__).parents[2]
    packed = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
    carried = packed["targets"]["wheel"]["force-include"]
    assert {name: carried.get(f"tests/newsrooms/{name}") for name in SAMPLES} == {
        name: f"digest/samples/{name}" for name in SAMPLES
    }


def test_git_leaves_out_what_is_built_and_keeps_the_addresses_of_stories(here: Path) -> None:
    assert run(["new", "harbor"]) == 0
    ignored = (here / "harbor" / ".gitignore").read_text(encoding="utf-8").split()
    assert {"/site/", "/.digest/"} <= {*ignored}
    assert not any("lock" in line for line in ignored if line.startswith("/"))


def test_a_long_address_of_an_article_is_not_taken_for_its_news(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["new", "."]) == 0
    for file in (here / "seeds").iterdir():
        text = file.read_text(encoding="utf-8").replace(
            "example.org/", "example.org/world/2026/03/09/what-happened-on-the-mountain-yesterday/"
        )
        file.write_text(text, encoding="utf-8")
    assert run(["build"]) == 0, capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "title", "given"),
    [
        ("harbor-news", [], "Harbor news"),
        ("x", ["--title", 'The "Harbor" \\ Post'], 'The "Harbor" \\ Post'),
        ("Ärger", [], "Ärger"),
        ("---", [], "Digest"),
    ],
)
def test_a_site_is_called_by_its_title_or_by_its_folder(
    name: str, title: list[str], given: str, here: Path
) -> None:
    assert run(["new", *title, "--", name]) == 0
    settings = tomllib.loads((here / name / "digest.toml").read_text(encoding="utf-8"))
    assert settings["site"]["title"] == given


def test_a_site_may_be_begun_where_only_hidden_files_are_and_nowhere_else(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / ".git").mkdir()
    (here / ".git" / "config").write_text("x")
    assert run(["new", "."]) == 0
    assert "this folder: a site" in capsys.readouterr().out
    before = {path: path.read_bytes() for path in here.rglob("*") if path.is_file()}
    assert run(["new", "."]) == 2
    assert "there is something already" in capsys.readouterr().err
    assert run(["new", "seeds"]) == 2
    (here / "file").write_text("x")
    assert run(["new", "file"]) == 2
    (here / "file").unlink()
    assert {path: path.read_bytes() for path in here.rglob("*") if path.is_file()} == before


def test_a_site_that_cannot_be_begun_leaves_nothing(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "mine").mkdir()
    (here / "mine" / ".gitignore").write_text("mine\n")
    assert run(["new", "mine"]) == 2
    assert "there is a .gitignore already" in capsys.readouterr().err
    assert [path.name for path in (here / "mine").iterdir()] == [".gitignore"]
    assert (here / "mine" / ".gitignore").read_text() == "mine\n"
    assert run(["new", "x" * 300]) == 4
    (here / "file").write_text("x")
    assert run(["new", "file/harbor"]) == 4
    if Path("/proc").is_dir():
        assert run(["new", "/proc/harbor"]) == 4
        assert "allow writing it" in capsys.readouterr().err


def test_a_new_article_has_every_field_and_is_a_draft(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["new", "article", "Ferry talks: what next?", "--outlet", 'The "Harbor" Post']
    assert run([*words, "--published", "2026-03-02", "--url", "https://example.org/ferry"]) == 0
    assert capsys.readouterr().out.startswith("seeds/ferry-talks-what-next.md: paste the article")
    text = (here / "seeds" / "ferry-talks-what-next.md").read_text(encoding="utf-8")
    assert [name for name in FIELDS if f"\n{name}:" not in text] == []
    found = documents(here / "seeds")
    assert found.problems == ()
    fields = found.kept[0].checked
    assert (fields.title, fields.outlet) == ("Ferry talks: what next?", 'The "Harbor" Post')
    assert (fields.published, fields.url) == ("2026-03-02", "https://example.org/ferry")
    assert (fields.country, fields.language, fields.draft) == (None, None, True)


@pytest.mark.parametrize(
    "value", ["It's", '"x"', "a: b", "a #b", "- a", "x:", "a'\"\\", "[x", "no", "Über é"]
)
def test_whatever_a_title_holds_is_read_again_as_it_was_said(value: str, here: Path) -> None:
    assert run(["new", "article", "a.md", "--title", value]) == 0
    assert documents(here / "seeds").kept[0].checked.title == value


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("ferry.md", "seeds/ferry.md"),
        ("seeds/ferry.txt", "seeds/ferry.txt"),
        ("2026/ferry.md", "seeds/2026/ferry.md"),
        ("./seeds/a b.markdown", "seeds/a b.markdown"),
        ("seeds/../seeds/c.md", "seeds/c.md"),
        ("Ferry v2.0 sails", "seeds/ferry-v2-0-sails.md"),
    ],
)
def test_an_article_is_named_by_its_path_or_by_its_title(name: str, place: str, here: Path) -> None:
    assert run(["new", "article", name]) == 0
    assert (here / place).is_file()


@pytest.mark.parametrize("name", ["a.html", "seeds/b.eml", "c.zip", "d.XML"])
def test_an_article_is_not_begun_as_a_file_that_has_no_fields(
    name: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["new", "article", name]) == 2
    other = Path(name).with_suffix(".md")
    assert (
        capsys.readouterr().err == f"{name}: a file of this kind has no fields to fill in; call it {other}.\n"
    )
    assert not list(here.rglob("*.*"))


@pytest.mark.usefixtures("here")
def test_two_articles_that_were_just_begun_are_no_copies_of_each_other() -> None:
    for name in ("one.md", "two.md"):
        assert run(["new", "article", name]) == 0
    assert run(["check", "--drafts"]) == 0


def test_words_of_a_title_need_no_quotation_marks(here: Path) -> None:
    assert run(["new", "article", "Ferry", "talks", "resume"]) == 0
    assert documents(here / "seeds").kept[0].checked.title == "Ferry talks resume"


def test_an_article_that_is_there_is_left_as_it_is(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "article", "ferry.md"]) == 0
    (here / "seeds" / "ferry.md").write_text("mine")
    assert run(["new", "article", "Ferry"]) == 2
    assert "seeds/ferry.md: there already, and left as it is" in capsys.readouterr().err
    assert (here / "seeds" / "ferry.md").read_text() == "mine"


def test_all_that_is_wrong_with_a_new_article_is_told_at_once_and_nothing_is_written(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["new", "article", "a.md", "--published", "yesterday", "--url", "ftp:x"]) == 2
    err = capsys.readouterr().err
    assert '--published "yesterday" is no date; write YYYY-MM-DD.' in err
    assert '--url "ftp:x" is no address' in err
    assert run(["new", "article", "../a.md"]) == 2
    assert run(["new", "article", str(here / "a.md")]) == 2
    assert run(["new", "article", "…"]) == 2
    assert "no file name can be made of this" in capsys.readouterr().err
    assert os.listdir(here) == []  # noqa: PTH208 - names are all that is asked


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["new"], "SITE"),
        (["new", "article"], "./article"),
        (["new", "a", "b"], "quotation marks"),
        (["new", "a", "--outlet", "b"], "digest new article"),
        (["new", "a", "--sample", "nowhere"], "'strike'"),
        (["new", "article", "a", "--sample", "town"], "digest new SITE --sample"),
        (["new", "a", "--title", " "], "--title"),
        (["new", "a", "--title", "x" * 101], "--title"),
    ],
)
def test_a_mistyped_new_is_2_and_makes_nothing(
    words: list[str], hint: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(words) == 2
    assert hint in capsys.readouterr().err
    assert os.listdir(here) == []  # noqa: PTH208 - names are all that is asked
