import json
import time
from pathlib import Path

import pytest

from digest.read.pages import MOST_BYTES, MOST_LINES, MOST_MARKS, OwnPages, own_pages
from digest.render.notes import prose

HOSTILE = Path(__file__).parents[3] / "shared" / "badinput" / "markdown_pathological.jsonl"
ENDLESS = (
    60  # seconds: a guard against work that never ends; benchmarks.trust.corpora measures the two allowed
)


def read(folder: Path, **files: str | bytes) -> OwnPages:
    for name, text in files.items():
        (folder / f"{name}.md").write_bytes(text if isinstance(text, bytes) else text.encode())
    return own_pages(folder)


def codes(found: OwnPages) -> list[str]:
    return [problem.code for problem in found.problems]


def test_a_site_without_a_folder_of_pages_has_none(tmp_path: Path) -> None:
    assert own_pages(tmp_path / "pages") == OwnPages()


def test_pages_come_in_the_order_of_their_file_names(tmp_path: Path) -> None:
    found = read(tmp_path, **{"20-thanks": "b", "10-about us": "a"})
    assert [page.slug for page in found.kept] == ["10-about-us", "20-thanks"]
    assert found.problems == ()


@pytest.mark.parametrize(
    ("text", "title", "rest"),
    [
        ("---\ntitle: Who we are\n---\n# Other\ntext", "Who we are", "# Other\ntext"),
        ("---\ntitle: Who we are\n---\n# Who we are\ntext", "Who we are", "\ntext"),
        ("\n# Who *we* are ##\ntext", "Who we are", "\ntext"),
        ("Who we are\n==\ntext", "Who we are", "\ntext"),
        ("First.\n\n## Who we are\ntext", "Who we are", "First.\n\n## Who we are\ntext"),
        ("## Who we are\ntext", "Who we are", "## Who we are\ntext"),
        ("text\r\nmore", "Some name", "text\nmore"),
    ],
)
def test_the_title_is_the_heads_or_the_first_heading_or_the_files_name(
    tmp_path: Path, text: str, title: str, rest: str
) -> None:
    page = read(tmp_path, **{"some-name": text}).kept[0]
    assert (page.title, page.text) == (title, rest)


@pytest.mark.parametrize("name", ["stories", "Outlets", "method", "assets", "schemas", "index"])
def test_a_page_cannot_take_a_place_of_the_site_itself(tmp_path: Path, name: str) -> None:
    found = read(tmp_path, **{name: "text", "about": "text"})
    assert [page.slug for page in found.kept] == ["about"]
    assert codes(found) == ["E_NAME"]
    assert f'has a place called "{name.lower()}"' in found.problems[0].message


def test_two_pages_of_one_address_are_told_and_the_first_stays(tmp_path: Path) -> None:
    found = read(tmp_path, **{"A b": "one", "a-b": "two"})
    assert [page.text for page in found.kept] == ["one"]
    assert codes(found) == ["E_NAME"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"caf\xe9", "E_ENCODING"),
        (b"", "E_EMPTY"),
        ("---\ntitle: x\n---\n", "E_EMPTY"),
        ("---\ntitle: x\n", "E_YAML"),
        ("a" * (MOST_BYTES + 1), "E_TOO_BIG"),
        ("a\n" * MOST_LINES, "E_TOO_BIG"),
        ("*" * MOST_MARKS + "a*", "E_TOO_BIG"),
        ("> " * 30 + "a", "E_TOO_BIG"),
        ("a|" * 41, "E_TOO_BIG"),
        ("---\nauthor: x\n---\na", "W_FIELD"),
    ],
)
def test_what_cannot_be_a_page_is_refused_with_the_reason(
    tmp_path: Path, text: str | bytes, code: str
) -> None:
    found = read(tmp_path, page=text)
    assert codes(found) == [code]
    assert bool(found.kept) is not code.startswith("E_")


def test_other_files_and_folders_are_told_and_links_out_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "a.md").write_text("a")
    (folder / "photo.png").write_bytes(b"a")
    (tmp_path / "secret.md").write_text("secret")
    (folder / "z.md").symlink_to(tmp_path / "secret.md")
    found = own_pages(folder)
    assert found.kept == ()
    assert codes(found) == ["W_SUFFIX", "W_SUFFIX", "E_LINK"]


def hostile() -> list[str]:
    own = ["".join(f"*[a{at}]: b\n" for at in range(500)) + "a1 a2 " * 4_000, "[a" * 750, "a\n: b\n" * 499]
    if not HOSTILE.exists():
        return own
    rows = [json.loads(line) for line in HOSTILE.read_text("utf-8").splitlines()]
    return own + ["".join(part * times for part, times in row["parts"]) for row in rows if "parts" in row]


def test_hostile_markdown_is_refused_or_drawn_in_the_end(tmp_path: Path) -> None:
    for text in hostile():
        for most in (len(text), 20_000, 4_000, 1_200):
            began = time.process_time()
            for page in read(tmp_path, page=text[:most].encode("utf-8", "replace")).kept:
                prose(page.text)
            assert time.process_time() - began < ENDLESS, text[:40]
