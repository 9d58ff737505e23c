"""Plain heads are read quickly, and exactly as the YAML library reads them."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from digest.errors import DigestError
from digest.read import frontmatter, plainhead
from digest.read.frontmatter import Head, head

SIGNS = st.text(st.sampled_from("ab Z9:#-'\"[]{},|>&*!%@`?~=./\\_é’\u2028\u00a0\u3000🙂\t"), max_size=12)
VALUES = st.one_of(
    SIGNS, SIGNS.map(lambda s: f'"{s}"'), SIGNS.map(lambda s: f"'{s}'"), SIGNS.map(lambda s: f"[{s}]")
)
KEYS = st.one_of(st.sampled_from(["title", "outlet", "tags", "null", "y", "a-b", "a b", "é"]), SIGNS)
LINES = st.one_of(
    st.tuples(KEYS, st.sampled_from([":", ": ", ":  "]), VALUES).map("".join),
    st.tuples(st.sampled_from(["- ", "  - ", " -  ", "-"]), VALUES).map("".join),
    st.sampled_from(["", " ", "---", "--- ", "...", "# a remark", "tags:", "tags: []", "  more"]),
)


def slowly(text: str) -> Head | str:
    """What the YAML library makes of `text`: the head, or why there is none."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(plainhead, "fields", lambda _: None)
        return told(text)


def told(text: str) -> Head | str:
    try:
        return head(text)
    except DigestError as refusal:
        return str(refusal)


@settings(max_examples=600, deadline=None)
@given(st.lists(LINES, max_size=6), st.sampled_from(["\nText.", "Text.", ""]))
@example(["title: a  b ", "outlet: c"], "")
@example(["tags:", "- a", "-  b", "outlet: x"], "x")
@example(["tags: ", "  - 'it''s'", '  - "a: b"', "outlet: x"], "x")
@example(["tags:", "  - a", " - b"], "x")
@example(["tags: [a, b c,d ]", "title: 'it''s'"], "x")
@example(["title: a:b#c", "title: again"], "x")
def test_a_plain_head_is_what_the_library_says(lines: list[str], body: str) -> None:
    text = "\n".join(["---", *lines, "---", body])
    assert told(text) == slowly(text)


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=30).filter(lambda value: "---" not in value))
def test_any_character_in_a_value_is_taken_or_left_to_the_library(value: str) -> None:
    for written in (value, f'"{value}"', f"'{value}'"):
        text = f"---\ntitle: {written}\n---\nText."
        assert told(text) == slowly(text)


def test_the_usual_head_needs_no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frontmatter, "_yaml", None)
    text = (
        '---\ntitle: "Ferry: what is known"\ndate: 2025-12-15T10:00:00Z\noutlet: The Post\n'
        "source: https://post.example/1#a\ntags:\n  - sea\n  - 'harbor'\nkeywords: [a, b-c]\nvia:\n---\n\nText.\n"
    )
    found = head(text)
    assert text[found.body :] == "\nText.\n"
    assert found.fields == {
        "title": "Ferry: what is known",
        "date": "2025-12-15T10:00:00Z",
        "outlet": "The Post",
        "source": "https://post.example/1#a",
        "tags": ["sea", "harbor"],
        "keywords": ["a", "b-c"],
        "via": "",
    }
    assert found.lines == {
        "title": 2, "date": 3, "outlet": 4, "source": 5, "tags": 6, "keywords": 9, "via": 10,
    }  # fmt: skip


def test_a_head_of_a_thousand_lines_is_left_to_the_library() -> None:
    assert plainhead.fields("---\n" + "a: b\n" * 5_000 + "---\n") is None
