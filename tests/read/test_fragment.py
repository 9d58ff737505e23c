"""Paragraphs of HTML fragments: blocks apart, nothing of scripts, nothing lost of sentences."""

import pytest

from digest.read.fragment import paragraphs
from digest.read.refusal import Refusal


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ("One.\n\nTwo\nlines &amp; more.", ("One.", "Two lines & more.")),
        ("<p>One <b>bold</b>.<p>Two.", ("One bold.", "Two.")),
        ("One.<br>Two.<br><br>Three.", ("One. Two.", "Three.")),
        ("<table><tr><td>One.</td><td>Two.</td></tr></table>", ("One.", "Two.")),
        ("<ul><li>One</li><li>Two</li></ul>", ("One", "Two")),
        ("<script>a()</script><style>b{}</style><p>One.</p>", ("One.",)),
        ('<div style="display: none">Preview.</div><p hidden>No.</p><p>One.</p>', ("One.",)),
        ("<figure><img src=a><figcaption>A pier.</figcaption></figure>One.", ("One.",)),
        ("<p>&nbsp;</p><p>***</p><p>a\x00\x07b</p>", ("a��b",)),
        ("1 &lt; 2", ("1 < 2",)),
        ("", ()),
    ],
)
def test_blocks_are_paragraphs(html: str, made: tuple[str, ...]) -> None:
    assert paragraphs(html) == made


@pytest.mark.parametrize("html", ["<i></i>" * 100_001, "<div>" * 5_000 + "One."])
def test_too_many_tags_or_too_deep_is_refused(html: str) -> None:
    with pytest.raises(Refusal) as refused:
        paragraphs(html)
    assert refused.value.code == "E_TOO_BIG"
