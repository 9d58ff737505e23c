"""Small folders of pages: made of words, and read back."""

from pathlib import Path

from digest.model.page import File
from digest.write import MANIFEST


def files(**texts: str) -> list[File]:
    """A page for each name, two low lines in it for a slash."""
    return [File(path=name.replace("__", "/") + ".html", data=text.encode()) for name, text in texts.items()]


def contents(folder: Path) -> dict[str, str]:
    """What the files of a folder hold, by path; without the list of all files."""
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


def left_beside(folder: Path) -> list[str]:
    """What lies beside a folder."""
    return [path.name for path in folder.parent.iterdir() if path.name != folder.name]
