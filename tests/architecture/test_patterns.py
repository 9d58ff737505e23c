"""Patterns mean the same to every Python that digest supports."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Python before 3.11.5 goes on from the wrong place behind one (issue 106052 of CPython).
POSSESSIVE_GROUP = re.compile(r"\)(?:[*+?]|\{[0-9,]+\})\+|\(\?>")


def test_no_group_is_possessive() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sorted((ROOT / "digest").rglob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if POSSESSIVE_GROUP.search(line)
    ]
    assert found == []
