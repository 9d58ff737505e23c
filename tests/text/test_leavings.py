"""What editors and systems leave beside articles is told from what people write by its name."""

import pytest

from digest.text.leavings import left_behind


@pytest.mark.parametrize(
    "name",
    [
        "a.md~",
        ".a.md.swp",
        "#a.md#",
        ".#a.md",
        "4913",
        ".DS_Store",
        "Thumbs.db",
        "desktop.ini",
        "Desktop.ini",
        "~$a.docx",
        "a.md.bak",
        "a.md.tmp",
        "a.md.part",
    ],
)
def test_what_is_left_behind(name: str) -> None:
    assert left_behind(name)


@pytest.mark.parametrize(
    "name", ["a.md", "~a.md", "#a.md", "a#", "#", "4913.md", "49130", "swp.md", "thumbs.db.md", "$x.txt"]
)
def test_what_somebody_wrote(name: str) -> None:
    assert not left_behind(name)
