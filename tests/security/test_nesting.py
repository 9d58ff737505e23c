"""However markup is written, elements lie no deeper in one another than was told before it was parsed."""

import re

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.render.nesting import UNCOUNTED, depth

NAMES = ("div", "ul", "li", "p", "table", "tr", "td", "section", "dl", "dd", "object", "button", "h2", "span")
PIECES = (
    *(f"<{name}>" for name in NAMES),
    *(f"</{name}>" for name in NAMES),
    "<!-- a note -->", "<!-- </div> -->", "<!-- ", " -->", "<!-->", '<div title="', '">', "<div a='>'></div>",
    '<div "></div>', "<script></div></script>", "<textarea></div>", "<svg>", "</svg>", "<select>", "<br>",
    "<DIV/>", "</ div>", "<3", "text", "<",
)  # fmt: skip
MOST_UNCOUNTED = 5  # in one another, in an element that counts: a table's body, row, cell, item, paragraph
TAG = re.compile(r"<(/?)(\w+)[^<>]*>")


def deepest(clean: str) -> int:
    """How deep the elements lie in HTML that a serializer wrote."""
    now = most = 0
    for tag in TAG.finditer(clean):
        if tag[2] != "br":
            now += -1 if tag[1] else 1
        most = max(most, now)
    return most


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_no_parser_nests_deeper_than_was_told(pieces: list[str]) -> None:
    html = "".join(pieces)
    clean = nh3.clean(html, tags={*NAMES, "br"}, clean_content_tags=set(), strip_comments=True)
    assert deepest(clean) <= (depth(html) + 1) * MOST_UNCOUNTED


@pytest.mark.parametrize("tag", ["div", "section", "span", "ul", "blockquote", "x-y"])
def test_what_is_left_open_counts(tag: str) -> None:
    assert depth(f"<{tag}>" * 50) == 50
    assert depth(f"<{tag}></{tag}>" * 50) == 1
    assert depth(f"<{tag}><!-- </{tag}> > -->" * 50) == 50
    assert depth(f"<{tag}><object></{tag}></object>" * 50) >= 50


def test_items_rows_and_paragraphs_do_not_count() -> None:
    assert depth("".join(f"<{name}>" for name in sorted(UNCOUNTED)) * 9) == 0
    assert depth("<ul>" + "<li><a href='x'>a</a>" * 9 + "</ul>") == 2
