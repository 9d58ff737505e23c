"""Articles drawn as HTML: what Markdown means stays, what could run or reach out goes."""

import re

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.render.news import REL, news

TAG = re.compile(r"<[^>]*>")
ALLOWED = re.compile(
    r"</?[a-z][a-z0-9]*(?: (?:href=\"(?:https?:|mailto:)[^\"]*\"|title=\"[^\"]*\"|start=\"\d+\"|colspan=\"[^\"]*\""
    rf"|rel=\"{REL}\"))*(?: /)?>"
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# One\n\nTwo *three* **four**.", "<h2>One</h2>\n<p>Two <em>three</em> <strong>four</strong>.</p>"),
        ("[a](https://x.example/?a=1&b)", f'<p><a href="https://x.example/?a=1&amp;b" rel="{REL}">a</a></p>'),
        ("[a](javascript:alert)", "<p><a>a</a></p>"),
        ("[a](/inside) and ![b](https://x.example/i.png)", "<p><a>a</a> and </p>"),
        ("a <b onclick=x>b</b><script>c</script>", "<p>a <b>b</b></p>"),
        ("a &#xFFFE; b &#13; c &#8; d &amp; e", "<p>a \ufffd b \n c \ufffd d &amp; e</p>"),
        ("a <i>&#xFFFF;</i> b", "<p>a <i>\ufffd</i> b</p>"),
    ],
)
def test_markdown_is_drawn_through_the_gate(text: str, shown: str) -> None:
    assert news(text, "markdown") == shown


@given(st.text(st.sampled_from("ab \n<>/\"'=#*_[]()!`~|-:&;1.hrefscriptjav")))
def test_no_text_makes_a_tag_or_address_that_is_not_allowed(text: str) -> None:
    drawn = news(text, "markdown")
    assert [tag for tag in TAG.findall(drawn) if not ALLOWED.fullmatch(tag)] == []
    assert "<!--" not in drawn


@given(st.text(st.sampled_from("ab \n>#*_[](:/)`~|-1.https")))
def test_what_passes_the_quick_gate_passes_the_full_one(text: str) -> None:
    drawn = news(text, "markdown")
    assert nh3.clean(drawn, link_rel=REL, url_schemes={"http", "https", "mailto"}).count("<") == drawn.count(
        "<"
    )


def test_a_bomb_is_shown_as_it_was_written() -> None:
    drawn = news("<b>" * 4_000, "markdown")
    assert drawn.startswith("<p>&lt;b&gt;")
