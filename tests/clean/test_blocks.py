"""What each line of a document is: headline, subhead, paragraph, caption, furniture."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsdesk import cleaned, document, lines, only

from digest.model.article import Role

NEWS = "The ferry ran aground off the northern pier on Sunday with forty people on board, the port said."
MORE = "All of them were brought ashore by noon, and two were taken to the hospital with light injuries."


def test_a_first_line_without_a_full_stop_is_the_headline() -> None:
    article = only(document(f"Ferry Runs Aground Off Northern Pier\n\n{NEWS}\n"))
    assert article.title is not None
    assert article.title.text == "Ferry Runs Aground Off Northern Pier"
    assert lines(article, Role.PARAGRAPH) == [NEWS]


def test_a_headline_may_stand_below_a_label_and_the_date() -> None:
    article = only(document(f"Kveldsbladet\n\n3 March 2026\n\nThe ferry that was called too old\n\n{NEWS}\n"))
    assert article.title is not None
    assert article.title.text == "The ferry that was called too old"
    assert lines(article, Role.PARAGRAPH) == [NEWS]


def test_a_document_that_begins_with_its_text_has_no_headline() -> None:
    article = only(document(f"{NEWS}\n{MORE}\n"))
    assert article.title is None
    assert "no headline" in article.title_note


@pytest.mark.parametrize(
    "furniture",
    [
        "COMMENTS 0",
        "12 comments",
        "For more visit The Harbor Post",
        "For breaking news, like us on Facebook or follow us on Twitter.",
        "Get the full experience in the app",
        "Apple App Store Badge",
        "Read more on World News on harborpost.example.com.",
        "© 2025 The Harbor Post",
        "Ann Bell, a former captain, is a columnist and author of two books.",
        "This is a developing story. Check back for updates.",
        "Updated: 4:17 p.m.",
        "--This report was updated at 10:44 a.m.",
        "Click here for reprint permission.",
        "Sign up for Daily Newsletters Manage Newsletters",
        "Contributing: Ann Bell, Tom Hill",
        "Harbor Post's Ann Bell and Tom Hill contributed to this report.",
        "Send tips to desk@harborpost.example.",
        "Read more",
        "Harbor strike enters its third week, and the captain stays silent Read more",
        "More: Five things to know about the old ferry",
        "Harbor The Ferry That Would Not Sink The Ferry That Would Not Sink Listen · 3:51 3:51",
        "Editor's note: An earlier headline named the wrong pier.",
        "Write to Ann Bell at ann.bell@harborpost.example and Tom Hill at tom.hill@harborpost.example",
    ],
)
def test_what_stands_around_news_is_furniture(furniture: str) -> None:
    article = only(document(f"Ferry Runs Aground\n{NEWS}\n{furniture}\n"))
    assert furniture in lines(article, Role.FURNITURE)
    assert lines(article, Role.PARAGRAPH) == [NEWS]


def test_after_read_more_nothing_is_news() -> None:
    tail = "Read more:\nHarbor strike goes on\nThe mayor resigned on Monday after a long night of talks in the town hall."
    article = only(document(f"Ferry Runs Aground\n{NEWS}\n{tail}\n"))
    assert lines(article, Role.FURNITURE) == tail.split("\n")


def test_read_more_above_the_news_ends_nothing() -> None:
    article = only(document(f"Ferry Runs Aground\nRead more:\n{NEWS}\n{MORE}\n"))
    assert lines(article, Role.PARAGRAPH) == [NEWS, MORE]


def test_a_short_line_between_paragraphs_is_a_subhead() -> None:
    article = only(
        document(
            f"Ferry Runs Aground\n{NEWS}\nA LONG NIGHT ASHORE\n{MORE}\nNo Injuries At First\n{NEWS[:-1]} again.\n"
        )
    )
    assert lines(article, Role.HEADING) == ["A LONG NIGHT ASHORE", "No Injuries At First"]


def test_a_subhead_may_end_with_a_full_stop_where_the_headline_does() -> None:
    with_stop = only(
        document(f"Ferry runs aground off the pier.\n\n{NEWS}\n\nCaptain blames the fog.\n\n{MORE}\n")
    )
    without = only(
        document(f"Ferry runs aground off the pier\n\n{NEWS}\n\nCaptain blames the fog.\n\n{MORE}\n")
    )
    assert lines(with_stop, Role.HEADING) == ["Captain blames the fog."]
    assert lines(without, Role.HEADING) == []


def test_a_photo_caption_is_kept_apart() -> None:
    caption = "The ferry at the northern pier on Sunday morning, seen from the lighthouse. (Reuters)"
    article = only(document(f"Ferry Runs Aground\n{caption}\n{NEWS}\n"))
    assert lines(article, Role.CAPTION) == [caption]


@pytest.mark.parametrize(
    "caption",
    [
        "Media playback is unsupported on your device Media caption The ferry is pulled free by two tugs",
        "Facebook Twitter Pinterest The ferry is pulled free by two tugs. Photograph: Tom Hill",
        "Image copyright Kveldsbladet Image caption The captain had sailed for forty years",
        "FILE - In this May 3, 2031, file photo, the ferry leaves the pier. (Kveldsbladet/Tom Hill)",
        "The ferry at the northern pier on Sunday morning in Oslo, Norway, May 3, 2031. REUTERS/Tom Hill",
    ],
)
def test_captions_are_known_by_their_credit_or_their_opening(caption: str) -> None:
    article = only(document(f"Ferry Runs Aground\n{NEWS}\n{caption}\n{MORE}\n"))
    assert lines(article, Role.CAPTION) == [caption]


@pytest.mark.parametrize(
    "line",
    [
        "SALT SPRINGS, Ohio (Reuters) -",
        "BERGEN, Norway —",
        "OSLO –",
        "OSLO/NEW BERGEN, Ore. (AP) —",
        "(Reuters) -",
        "DEVELOPING:",
        "OSLO—",
        "SALT SPRINGS, Ohio–",
        "Salt Springs, Ohio (CNN)",
    ],
)
def test_a_place_line_goes_however_it_is_written(line: str) -> None:
    parted = "" if re.search(r"\w[–—]$", line) else " "
    article = only(document(f"Ferry Runs Aground\n{line}{parted}{NEWS}\n"))
    assert lines(article, Role.FURNITURE) == [line]
    assert lines(article, Role.PARAGRAPH) == [NEWS]


@pytest.mark.parametrize(
    "start",
    [
        "The Office of Harbors (OOH) Director Ann Bell said",
        "MODERN FERRIES AT LAST: The port said",
        "NATO–Russia talks, says Bell,",
    ],
)
def test_what_only_looks_like_a_place_line_stays(start: str) -> None:
    tail = " which has forty members and no ferry of its own, met in the old town hall on Monday."
    article = only(document(f"Ferry Runs Aground\n{start}{tail}\n"))
    assert lines(article, Role.PARAGRAPH) == [f"{start}{tail}"]


def test_a_lone_lead_without_a_full_stop_is_kept() -> None:
    lead = "The ferry ran aground off the northern pier on Sunday with forty people on board as fog came in from the sea and"
    article = only(document(f"Ferry Runs Aground Off Northern Pier\n\n{lead}\n"))
    assert article.title is not None
    assert article.title.text == "Ferry Runs Aground Off Northern Pier"
    assert lines(article, Role.PARAGRAPH) == [lead]
    assert lines(only(document(f"{lead}\n")), Role.PARAGRAPH) == [lead]


def test_a_place_and_date_line_goes_and_its_sentence_stays() -> None:
    article = only(document(f"Ferry Runs Aground\nOSLO, Dec 15 (Reuters) - {NEWS}\n"))
    assert lines(article, Role.PARAGRAPH) == [NEWS]
    assert lines(article, Role.FURNITURE) == ["OSLO, Dec 15 (Reuters) -"]


def test_short_lines_that_documents_of_one_provenance_share_are_furniture() -> None:
    around = ("Harbor App", "Swipe up for more", "Rate this telling", "Made with care")
    texts = [
        "\n".join([around[0], headline, paragraph, *around[1:]])
        for headline, paragraph in (("Ferry Runs Aground", NEWS), ("All Brought Ashore by Noon", MORE))
    ]
    first, second = cleaned(document(texts[0]), document(texts[1], "seeds/b.txt")).kept
    for article in (first, second):
        assert set(around) <= set(lines(article, Role.FURNITURE))


def test_a_sentence_that_two_outlets_print_alike_is_news_in_both() -> None:
    first, second = cleaned(
        document(f"Ferry Runs Aground\n{NEWS}\n{MORE}\n"),
        document(
            f"Ferry Hits Ground\n{NEWS}\nOne more line of news stands here, long enough to be a paragraph of its own.\n",
            "seeds/b.txt",
        ),
    ).kept
    assert NEWS in lines(first, Role.PARAGRAPH)
    assert NEWS in lines(second, Role.PARAGRAPH)


def test_a_text_wrapped_at_a_fixed_width_has_its_paragraphs_whole() -> None:
    wrapped = "The ferry ran aground off the northern pier on Sunday with\nforty people on board, the port said, and was pulled free at\nnoon by two tugs."
    article = only(document(f"Ferry Runs Aground\n\n{wrapped}\n\n{MORE}\n"))
    assert lines(article, Role.PARAGRAPH) == [wrapped, MORE]


def test_markdown_headings_lose_their_marks_only() -> None:
    article = only(
        document(
            f"# Ferry Runs Aground\n\n{NEWS}\n\n## The night\n\n{MORE}\n", "seeds/a.md", markup="markdown"
        )
    )
    assert article.title is not None
    assert article.title.text == "Ferry Runs Aground"
    assert lines(article, Role.HEADING) == ["The night"]


@given(
    st.lists(
        st.sampled_from([NEWS, MORE, "COMMENTS 3", "A Title Here", "", "Read more:", "x", "火车停了。"]),
        max_size=12,
    )
)
def test_every_line_has_exactly_one_role_and_nothing_is_lost(parts: list[str]) -> None:
    text = "\n".join([NEWS, *parts])
    article = only(document(text))
    covered = "".join(article.text[block.start : block.end] for block in article.blocks)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(one.end <= other.start for one, other in zip(article.blocks, article.blocks[1:], strict=False))
