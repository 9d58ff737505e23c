"""The bench of generators: its articles are always the same, and its table tells shares."""

from pathlib import Path

import pytest

from benchmarks.ssg import sites
from benchmarks.ssg.__main__ import installed
from benchmarks.ssg.corpus import articles
from benchmarks.ssg.measure import KINDS, Run, Size, floor, middle, size
from benchmarks.ssg.table import table
from benchmarks.ssg.tools import TOOLS
from digest.read import documents


def run(cpu: float) -> Run:
    return Run(cpu=cpu, wall=cpu, memory=10.0)


def test_the_same_number_gives_the_same_articles() -> None:
    one, other = list(articles(5)), list(articles(5))
    assert one == other
    assert all(600 <= len(article.body.split()) <= 900 for article in one)
    assert len({article.slug for article in one}) == 5


def test_the_site_of_digest_is_read_without_a_remark(tmp_path: Path) -> None:
    sites.digest(tmp_path, articles(3))
    found = documents(tmp_path / "seeds")
    assert (len(found.kept), found.problems) == (3, ())


def test_the_table_tells_which_part_of_the_time_of_others_digest_takes() -> None:
    figures = {"digest": dict.fromkeys(KINDS, run(1)), "other": dict.fromkeys(KINDS, run(4))}
    sizes = dict.fromkeys(figures, Size(files=3, megabytes=1.0))
    told = table(1_000, figures, sizes, run(0.5))
    assert "| other | 4.00 | 4.00 | 0.250 |" in told
    assert "building it takes 2.0 times that" in told


def test_the_floor_writes_the_very_same_files(tmp_path: Path) -> None:
    (tmp_path / "site/below").mkdir(parents=True)
    (tmp_path / "site/below/a.html").write_bytes(b"a" * 100)
    floor(tmp_path / "site", tmp_path / "copy")
    assert (tmp_path / "copy/below/a.html").read_bytes() == b"a" * 100
    assert size(tmp_path / "copy").files == 1


def test_the_middle_of_three_builds_is_their_median() -> None:
    assert middle([run(3), run(1), run(2)]).cpu == 2


@pytest.mark.parametrize("name", TOOLS)
def test_the_site_of_each_generator_has_an_article_to_edit_for_each_article(
    name: str, tmp_path: Path
) -> None:
    TOOLS[name].site(tmp_path, articles(3))
    found = sorted((tmp_path / TOOLS[name].seeds).glob(TOOLS[name].pattern))
    assert len(found) == 3
    texts = [file.read_text(encoding="utf-8") for file in found]
    for one in articles(3):
        assert [one.title in text for text in texts if text.endswith(one.body)] == [True]


def test_a_generator_that_cannot_be_had_is_left_out_with_a_word(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    assert [name for name, _ in installed(["digest", "jekyll", "digest"])] == ["digest"]
    assert "jekyll is left out: apt-get install jekyll " in capsys.readouterr().err
