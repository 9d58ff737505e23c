"""TOML that people write: the line of every name, however it is spelled, and what is said of a name twice."""

import pytest

from digest.text.toml import NoToml, key_lines, parsed

SPELLED = '''# title = "no"
[paths] # [no]
cache = "a # = [b]"
text = """
no = 1
[no]
"""
list = [
  "a", # no = 1
  {x = 1, y.z = 2}]
[profile."b c".build]
drafts = true
'x.y' . "\\u0041" = 2026-01-01
inline = {a = 1.5, b = {c = 2}}
'''


def test_each_name_has_its_line_however_it_is_spelled() -> None:
    assert key_lines(SPELLED) == {
        "paths": 2,
        "paths.cache": 3,
        "paths.text": 4,
        "paths.list": 8,
        "paths.list.x": 10,
        "paths.list.y": 10,
        "paths.list.y.z": 10,
        "profile": 11,
        "profile.b c": 11,
        "profile.b c.build": 11,
        "profile.b c.build.drafts": 12,
        "profile.b c.build.x.y": 13,
        "profile.b c.build.x.y.A": 13,
        "profile.b c.build.inline": 14,
        "profile.b c.build.inline.a": 14,
        "profile.b c.build.inline.b": 14,
        "profile.b c.build.inline.b.c": 14,
    }


def test_a_name_that_stands_often_has_its_first_line() -> None:
    assert key_lines("[[join]]\r\na = 1\r\n[[join]]\r\na = 2\r\n") == {"join": 1, "join.a": 2}


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("[site]\ntitle = 1\n\ntitle = 2\n", 4, '"site.title" stands here and in line 2'),
        ("[site]\r\ntitle = 1\r\ntitle = 2\r\n", 3, '"site.title" stands here and in line 2'),
        ("[site]\na = 1\n[site]\nb = 1\n", 3, '"site" stands here and in line 1'),
        ("[site]\ntitle = 1\n[site.title]\n", 3, '"site.title" stands here and in line 2'),
        ("a = {x = 1, x = 2}\n", 1, '"a.x" is said twice'),
        ("a.b = 1\na = 2\n", 2, '"a" is said twice'),
    ],
)
def test_a_name_that_is_said_twice_is_told_with_both_lines(text: str, line: int, said: str) -> None:
    with pytest.raises(NoToml) as told:
        parsed(text)
    assert (str(told.value), told.value.line, told.value.way) == (said, line, "keep one of the two")
