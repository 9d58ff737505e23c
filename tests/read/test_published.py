"""The date of a page is the one of its own article's publication, or none."""

import pytest
from test_webpage import BODY, data, page

from digest.read.webpage import extracted

LATEST = "".join(
    f'<li><a href="/{day}">The mayor of Tornvik resigns after the vote</a> <time datetime="2026-01-{day}">…</time></li>'
    for day in (14, 15)
)
CHANGED = '<meta property="article:modified_time" content="2026-03-03T08:00:00Z">'


def dated(body: str = "", head: str = "", *, around: str = "", below: str = "") -> tuple[str, str]:
    found = extracted(
        page(f"{around}<main><article><h1>Ferry</h1>{body}{BODY}</article></main>{below}", head)
    )
    return found.published, found.basis


@pytest.mark.parametrize(
    "others",
    [
        f"<aside><h2>Latest</h2><ul>{LATEST}</ul></aside>",
        '<aside><time datetime="2025-01-01">1 Jan 2025</time> An older story.</aside>',
        f'<div class="sidebar"><ul>{LATEST}</ul></div>',
        f'<div class="related-stories"><ul>{LATEST}</ul></div>',
        f"<ul>{LATEST}</ul>",
        '<div id="comments"><article>Well said. <time datetime="2026-03-05" pubdate>5 March</time></article></div>',
        '<article class="card"><h2>Mayor resigns</h2><time class="published" datetime="2026-01-15">…</time></article>',
    ],
)
def test_dates_of_others_are_not_the_articles(others: str) -> None:
    assert dated(below=others) == ("", "")
    assert dated(around=others) == ("", "")
    assert dated('<p>By Ann Lee, <time datetime="2026-03-04T10:00Z">4 March</time></p>', below=others) == (
        "2026-03-04T10:00+00:00",
        "",
    )


@pytest.mark.parametrize(
    ("body", "head"),
    [
        ("", CHANGED),
        ('<p>Updated <time datetime="2026-03-05T10:00Z">5 March</time></p>', ""),
        ('<time class="updated" datetime="2026-03-05T10:00Z">5 March</time>', ""),
        ('<span itemprop="dateModified"><time datetime="2026-03-05">5 March 2026</time></span>', ""),
        (f'<p>{"The pier was " * 12} closed on <time datetime="2026-03-01">Sunday</time>.</p>', ""),
    ],
)
def test_when_a_page_was_changed_or_a_thing_happened_is_not_when_it_was_published(
    body: str, head: str
) -> None:
    assert dated(body, head) == ("", "")


def test_the_date_of_publication_is_told_from_that_of_a_change() -> None:
    changed = '<p>Updated <time datetime="2026-03-05T10:00Z">5 March</time></p>'
    told = '<p>Published <time datetime="2026-03-04T18:40Z">4 March</time></p>'
    assert dated(changed + told) == ("2026-03-04T18:40+00:00", "")


@pytest.mark.parametrize("told", ["04/05/2026", "4/5/2026", "04-05-2026", "04/05/26"])
def test_what_could_be_day_or_month_is_no_date_wherever_it_stands(told: str) -> None:
    assert dated(head=f'<meta property="article:published_time" content="{told}">') == ("", "")
    assert dated(head=f'<meta name="date" content="{told}">') == ("", "")
    assert dated(f'<p class="date">{told}</p>') == ("", "")
    assert dated(f'<span class="date">{told}</span>') == ("", "")


@pytest.mark.parametrize(
    ("told", "day"),
    [("15/05/2026", "2026-05-15"), ("05/15/2026 10:30", "2026-05-15"), ("05/05/2026", "2026-05-05")],
)
def test_where_only_one_number_can_be_the_month_the_date_is_plain(told: str, day: str) -> None:
    assert dated(head=data(datePublished=told)) == (day, "")


def test_a_date_that_is_spelled_out_too_could_be_no_other() -> None:
    byline = '<p class="date">6 August 2009</p>'
    assert dated(f'<abbr class="published" title="06-08-2009T14:12">{byline}</abbr>')[0] == "2009-08-06"
