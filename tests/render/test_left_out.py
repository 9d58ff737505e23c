"""The method page tells what was left out, so that a person can mend it, and nothing of what was taken down."""

import shutil
from pathlib import Path

import lxml.html
import pytest

from digest.building import build
from digest.cli import run
from digest.config import settings
from digest.read.document import MOST_BYTES
from digest.render.views.method import SHOWN

BROKEN = Path(__file__).parents[1] / "broken"
HELD_BACK = "Nobody outside the room knew what had been agreed that night."


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A newsroom with every mistake of `broken/` that a document can have, one too large, many odd ones."""
    room = tmp_path_factory.mktemp("broken")
    (room / "seeds").mkdir()
    for place in sorted(BROKEN.glob("*/seeds/*")):
        shutil.copy(place, room / "seeds" / f"{place.parts[-3]}-{place.name}")
    (room / "seeds" / "large.txt").write_text("Far too much. " * (MOST_BYTES // 14 + 1), encoding="utf-8")
    (room / "seeds" / "secret.md").write_text(f"---\ntitle: [\n---\n{HELD_BACK}\n", encoding="utf-8")
    (room / "seeds" / "gone.md").write_text(f"---\ncuntry: DE\n---\nAnother: {HELD_BACK}\n", encoding="utf-8")
    (room / "forgotten.toml").write_text('[[article]]\nfile = "seeds/gone.md"\nreason = "Mr Ardo"\n')
    for number in range(SHOWN + 3):
        (room / "seeds" / f"notes-{number:03}.docx").write_bytes(b"PK")
    (room / "digest.toml").touch()
    build(settings(room), now=None)
    return room


@pytest.fixture(scope="module")
def part(room: Path) -> lxml.html.HtmlElement:
    page = lxml.html.document_fromstring(
        (room / "site" / "method" / "index.html").read_text(encoding="utf-8")
    )
    [found] = page.xpath("//section[@id='refused']")
    return found


def said(element: lxml.html.HtmlElement, path: str) -> list[str]:
    return [" ".join(one.text_content().split()) for one in element.xpath(path)]


def test_each_refusal_names_file_line_reason_and_way_out(part: lxml.html.HtmlElement) -> None:
    kinds = said(part, "./div/h3")
    assert "A head that cannot be read 5" in kinds
    assert "Too large 1" in kinds
    lines = said(part, "./div/ul/li")
    assert (
        "seeds/a-head-never-closed-post.mdline 1the front matter is never closed; "
        "put a line --- below its last field." in lines
    )
    assert (
        f"seeds/large.txtmore than {MOST_BYTES:,} bytes, the most for an article; make it shorter." in lines
    )


def test_the_same_list_is_told_whole_by_check(
    room: Path, part: lxml.html.HtmlElement, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["check", "--config", str(room / "digest.toml")])
    told = capsys.readouterr().err.splitlines()
    for file in said(part, ".//ul/li/b"):
        assert any(line.startswith(f"{file}:") for line in told), file
    assert sum("no reader for" in line for line in told) >= SHOWN + 3
    [many] = [one for one in part.xpath(".//details//ul") if len(one) > SHOWN]
    assert said(many, "./li")[-1] == "and 4 more; “digest check” tells all of them"


def test_of_what_was_taken_down_nothing_is_told_but_how_much(room: Path, part: lxml.html.HtmlElement) -> None:
    assert "1 of them was taken down, and nothing more is told of it." in said(part, "./div/p")[0]
    pages = [place.read_text(encoding="utf-8") for place in (room / "site").rglob("*.html")]
    for word in ("gone.md", "Mr Ardo", "cuntry"):
        assert not any(word in page for page in pages), word


def test_no_text_of_a_refused_document_and_no_folder_of_the_machine_is_shown(
    room: Path, part: lxml.html.HtmlElement
) -> None:
    words = part.text_content()
    assert HELD_BACK[:20] not in words
    assert "Far too much" not in words
    assert str(room) not in words
    assert room.name not in words


def test_the_limits_are_those_of_the_code(part: lxml.html.HtmlElement) -> None:
    rows = {tuple(said(row, "./*")) for row in part.xpath(".//tbody/tr")}
    assert ("Bytes of a file", f"{MOST_BYTES:,}") in rows
