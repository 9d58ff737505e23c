"""What is struck out is not said any more, and a raised figure makes no number that nobody printed."""

import time

import pytest

from digest.read.fragment import paragraphs
from digest.read.webpage import extracted

LONG = "The harbor office said on Monday that the northern pier would stay closed until the end of the week. "
LINES = [
    ("It cost <del>5</del><ins>6</ins> million.", "It cost 6 million."),
    ("<strike>15</strike>16 people came.", "16 people came."),
    ("<s>Two</s> <b>Three</b> men.", "Three men."),
    ('The <span style="text-decoration: line-through">old</span> new pier.', "The new pier."),
    ("<del>All of this.</del>It stays.", "It stays."),
    ("About 10<sup>6</sup> fish.", "About 10⁶ fish."),
    ("Less than 10<sup>-6</sup> of it.", "Less than 10⁻⁶ of it."),
    ("In <b>1998</b><sup>2</sup> it was built.", "In 1998² it was built."),
    ("It is 40 km<sup>2</sup> large.", "It is 40 km2 large."),
    ("It is 1<sup>1</sup>/<sub>2</sub> feet.", "It is 1¹/2 feet."),
    ("Set to 10<sub>2</sub> now.", "Set to 10₂ now."),
    ("CO<sub>2</sub> and H<sub>2</sub>O.", "CO2 and H2O."),
    ("On the 21<sup>st</sup> of May.", "On the 21st of May."),
    ("Off Tornvik<sup>1</sup> it ran aground.", "Off Tornvik it ran aground."),
    ("The <b>US</b><sup>4</sup> said so.<sup>5</sup>", "The US said so."),
    ('In 1998<sup><a href="#note-3">3</a></sup> it sank.', "In 1998 it sank."),
    ('In 1998<a href="#note-3"><sup>3</sup></a> it sank.', "In 1998 it sank."),
    ("In 1998<sup>[3]</sup> it sank.", "In 1998 it sank."),
    ('In 1998<sup class="footnote">3</sup> it sank.', "In 1998 it sank."),
    ("<sup>1</sup>The harbor office.", "¹The harbor office."),
]


@pytest.mark.parametrize(("html", "said"), LINES)
def test_a_feed_says_what_the_eye_reads(html: str, said: str) -> None:
    assert paragraphs(f"<p>{html}</p>") == (said,)


@pytest.mark.parametrize(("html", "said"), LINES)
def test_a_page_says_what_the_eye_reads(html: str, said: str) -> None:
    body = f"<article><h1>Pier</h1><p>{LONG * 2}</p><p>{html} {LONG}</p><p>{LONG * 9}</p></article>"
    found = extracted(f"<html><body>{body}</body></html>".encode())
    assert found.paragraphs[-2] == f"{said} {LONG}".strip()


def test_a_struck_figure_is_not_in_the_headline_either() -> None:
    page = f"<html><body><h1><del>Five</del> <ins>Six</ins> hurt</h1><p>{LONG * 12}</p></body></html>"
    assert extracted(page.encode()).title == "Six hurt"


def test_many_raised_figures_take_no_longer_than_their_number() -> None:
    started = time.process_time()
    paragraphs("<p>" + ("word" * 20 + "10<sup>6</sup>") * 40_000)
    assert time.process_time() - started < 10  # it takes less than one
