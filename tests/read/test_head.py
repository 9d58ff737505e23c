"""The head of a document: where it ends, what it says, and the lines it says it on."""

import pytest

from digest.read.frontmatter import head
from digest.read.refusal import Refusal


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_body_begins_after_the_head_whichever_way_lines_end(end: str) -> None:
    text = end.join(("---", "title: Ferry", "country: NO", "---", "Body.", ""))
    found = head(text)
    assert text[found.body :] == f"Body.{end}"
    assert found.fields == {"title": "Ferry", "country": "NO"}
    assert found.lines == {"title": 2, "country": 3}


def test_values_stay_the_words_that_stand_there() -> None:
    inside = "date: 2025-13-02\nid: 007\ndraft: yes\ntitle: ~\ntags: [a, 1.0]\nauthor: {name: Ada}"
    assert head(f"---\n{inside}\n---\n").fields == {
        "date": "2025-13-02", "id": "007", "draft": "yes", "title": "~", "tags": ["a", "1.0"],
        "author": {"name": "Ada"},
    }  # fmt: skip


def test_toml_between_plus_signs_is_read_the_same_way() -> None:
    found = head('+++\ntitle = "Ferry"\ndate = 2025-12-15\ntags = ["a", "b"]\ndraft = true\n+++\nBody')
    assert found.fields == {"title": "Ferry", "date": "2025-12-15", "tags": ["a", "b"], "draft": "true"}
    assert found.lines["tags"] == 4


def test_a_fence_in_the_body_is_body() -> None:
    text = "---\ntitle: a\n---\nx\n---\ny\n"
    assert text[head(text).body :] == "x\n---\ny\n"


@pytest.mark.parametrize(
    "text", ["", "Body", "---", "---\n", "----\na: b\n----\n", "---\nA ferry sank.\n", "- - -\n"]
)
def test_a_text_without_a_head_is_all_body(text: str) -> None:
    assert head(text).body == 0


def test_a_key_twice_counts_once_and_is_told() -> None:
    found = head("---\ntitle: one\nurl: u\ntitle: two\n---\n")
    assert (found.fields["title"], dict(found.doubled)) == ("one", {"title": 4})


@pytest.mark.parametrize(
    ("inside", "line", "said"),
    [
        ("a: &x [1]\nb: *x", 2, "YAML alias"),
        ("a: 1\nb: !!python/object/apply:os.system [id]", 3, "YAML tag"),
        ("a: !x y", 2, "YAML tag"),
        ("a: 1\nb: [1, 2", 4, "no YAML"),
        ('a: "x', 3, "no YAML"),
        ("- a\n- b", 2, "no fields"),
        ("only words", 2, "no fields"),
        ("? [a, b]\n: c", 2, "no word"),
        ("a: " + "[" * 9 + "]" * 9, 2, "deeper than 8"),
        ("a: 1\n\tb: 2", 3, "no YAML"),
    ],
)
def test_yaml_that_cannot_be_used_is_refused_with_its_line(inside: str, line: int, said: str) -> None:
    with pytest.raises(Refusal, match=said) as refused:
        head(f"---\n{inside}\n---\nBody")
    assert (refused.value.code, refused.value.line) == ("E_YAML", line)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("---\ntitle: a\nBody", "E_YAML"),
        ('+++\ntitle = "a"\nBody', "E_TOML"),
        ("+++\na = b\n+++\n", "E_TOML"),
        ("+++\na = " + "9" * 5_000 + "\n+++\n", "E_TOML"),
        ("---\na: " + "x" * 70_000 + "\n---\n", "E_TOO_BIG"),
    ],
)
def test_a_head_that_cannot_be_used_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        head(text)
    assert refused.value.code == code
