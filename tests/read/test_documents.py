"""A folder read: what is kept, under which path, and what is told of the rest."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from digest.errors import ConfigError
from digest.model.article import Documents
from digest.read import READERS, documents

BODY = "The ferry ran aground off the northern pier at noon, the harbour office said."


@pytest.fixture
def seeds(tmp_path: Path) -> Callable[..., Path]:
    """Makes a folder `seeds` with the files given as path and text (or bytes)."""

    def make(**files: str | bytes) -> Path:
        folder = tmp_path / "seeds"
        folder.mkdir(exist_ok=True)
        for name, content in files.items():
            place = folder / name.replace("__", "/").replace("_", ".")
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content if isinstance(content, bytes) else content.encode())
        return folder

    return make


def codes(given: Documents) -> dict[str, str]:
    return {problem.path: problem.code for problem in given.problems}


def test_documents_come_in_the_order_of_their_paths(seeds: Callable[..., Path]) -> None:
    folder = seeds(b_txt=BODY, a__z_md=BODY, B_MARKDOWN=BODY, a_txt=BODY)
    found = documents(folder)
    assert [document.path for document in found.kept] == [
        "seeds/B.MARKDOWN",
        "seeds/a.txt",
        "seeds/a/z.md",
        "seeds/b.txt",
    ]
    assert [document.markup for document in found.kept] == ["markdown", "text", "markdown", "text"]
    assert found.problems == ()


def test_the_text_is_the_file_as_it_is(seeds: Callable[..., Path]) -> None:
    raw = f"---\r\ntitle: Ferry\r\n---\r\n{BODY}\r\n".encode()
    (document,) = documents(seeds(a_md=raw)).kept
    assert document.text.encode() == raw
    assert document.text[document.body :] == f"{BODY}\r\n"
    assert document.sha256 == hashlib.sha256(raw).hexdigest()
    assert (document.checked.title, dict(document.lines)) == ("Ferry", {"title": 2})


def test_what_the_folder_says_of_itself_and_hidden_files_are_left_alone(seeds: Callable[..., Path]) -> None:
    folder = seeds(README_md=BODY, LICENSE=BODY, a_txt=BODY, sub__README_md=BODY)
    (folder / ".hidden.txt").write_text(BODY)
    (folder / ".git").mkdir()
    (folder / ".git" / "x.txt").write_text(BODY)
    found = documents(folder)
    assert [document.path for document in found.kept] == ["seeds/a.txt", "seeds/sub/README.md"]
    assert found.problems == ()


def test_what_editors_leave_behind_is_passed_over_without_a_word(seeds: Callable[..., Path]) -> None:
    folder = seeds(a_md=BODY)
    for name in ("a.md~", "#a.md#", ".#a.md", "4913", "Thumbs.db", "desktop.ini", "~$a.docx", "a.md.bak"):
        (folder / name).write_text(BODY)
    found = documents(folder)
    assert [document.path for document in found.kept] == ["seeds/a.md"]
    assert found.problems == ()


def test_all_problems_of_a_run_are_told_together(seeds: Callable[..., Path]) -> None:
    found = documents(
        seeds(
            empty_txt="",
            blank_txt="---\ntitle: a\n---\n \n\u200b",
            broken_md="---\ntitle: [a\n---\nx",
            big_txt=b"a" * 5_000_001,
            long_txt="word " * 200_001,
            photo_jpg=b"\xff\xd8\xff",
            zip_txt=b"PK\x03\x04",
            date_md=f"---\ntitle: x\ndate: 2025-13-02\n---\n{BODY}",
            latin_txt=f"{BODY} Café.".encode("cp1252"),
            bell_txt=f"{BODY}\nBell\x07.",
            page_txt=f"<!DOCTYPE html><html><p>{BODY}",
        )
    )
    assert codes(found) == {
        "seeds/empty.txt": "E_EMPTY",
        "seeds/blank.txt": "E_EMPTY",
        "seeds/broken.md": "E_YAML",
        "seeds/big.txt": "E_TOO_BIG",
        "seeds/long.txt": "E_TOO_BIG",
        "seeds/photo.jpg": "W_SUFFIX",
        "seeds/zip.txt": "E_ENCODING",
        "seeds/date.md": "W_DATE",
        "seeds/latin.txt": "W_ENCODING",
        "seeds/bell.txt": "W_CONTROL",
        "seeds/page.txt": "W_HTML",
    }
    kept = {document.path for document in found.kept}
    assert kept == {"seeds/date.md", "seeds/latin.txt", "seeds/bell.txt", "seeds/page.txt"}
    assert 'seeds/date.md:3: date "2025-13-02" is no date; write YYYY-MM-DD.' in map(str, found.problems)


def test_a_link_out_of_the_folder_is_refused(seeds: Callable[..., Path], tmp_path: Path) -> None:
    folder = seeds(a_txt=BODY)
    (tmp_path / "secret.txt").write_text("token")
    (tmp_path / "other").mkdir()
    (folder / "b.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "c.txt").symlink_to("a.txt")
    (folder / "d.txt").symlink_to("d.txt")
    (folder / "e").symlink_to(tmp_path / "other")
    (folder / "f").symlink_to(folder)
    (folder / "g.txt").symlink_to("missing.txt")
    found = documents(folder)
    assert [document.path for document in found.kept] == ["seeds/a.txt", "seeds/c.txt"]
    assert codes(found) == {
        "seeds/b.txt": "E_LINK", "seeds/d.txt": "E_READ", "seeds/e": "E_LINK", "seeds/f": "E_LINK",
        "seeds/g.txt": "E_READ",
    }  # fmt: skip
    assert not any("token" in str(problem) for problem in found.problems)


def test_a_pipe_is_not_waited_for(seeds: Callable[..., Path]) -> None:
    folder = seeds(a_txt=BODY)
    os.mkfifo(folder / "b.txt")
    assert codes(documents(folder)) == {"seeds/b.txt": "E_READ"}


def test_a_file_name_that_tricks_the_eye_is_refused(seeds: Callable[..., Path]) -> None:
    folder = seeds(a_txt=BODY)
    for name in (b"\xff.txt", "x\u202etxt.md".encode(), b"line\nbreak.txt"):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text(BODY)
    found = documents(folder)
    assert [document.path for document in found.kept] == ["seeds/a.txt"]
    assert {problem.code for problem in found.problems} == {"E_NAME"}
    for problem in found.problems:
        assert "\n" not in str(problem).encode().decode()


def test_a_folder_that_is_not_there_is_the_users_to_mend(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no such folder"):
        documents(tmp_path / "seeds")


def test_another_reader_takes_a_suffix_of_its_own(seeds: Callable[..., Path]) -> None:
    folder = seeds(a_txt=BODY, b_note=BODY)
    found = documents(folder, readers={**READERS, ".note": READERS[".md"]})
    assert [(document.path, document.markup) for document in found.kept] == [
        ("seeds/a.txt", "text"),
        ("seeds/b.note", "markdown"),
    ]


def test_a_file_without_a_suffix_is_told_as_that(seeds: Callable[..., Path]) -> None:
    folder = seeds(a_txt=BODY)
    (folder / "notes").write_text(BODY)
    told = [str(problem).partition(";")[0] for problem in documents(folder).problems]
    assert told == ["seeds/notes: no reader for files without a suffix"]
