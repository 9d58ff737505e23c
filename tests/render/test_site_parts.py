import pytest

from digest.model.span import Span
from digest.render.dates import when
from digest.render.environment import passage
from digest.render.links import original, relative, segment
from digest.render.scripts import runs
from digest.render.views.passage import Passage, Piece, pieces
from digest.render.wording import apart, same
from digest.render.words import Words, direction

WORDS = Words(
    language="en",
    table={
        "dates.minute": ("{day}, {clock}",),
        "dates.zoned": ("{day}, {clock} {zone}",),
        "n": ("{n} thing", "{n} things"),
    },
)


def span(text: str, start: int = 0, article: str = "a") -> Span:
    return Span(article=article, start=start, end=start + len(text), text=text)


@pytest.mark.parametrize(
    ("iso", "shown"),
    [
        ("2026", "2026"),
        ("2026-07", "July 2026"),
        ("2026-07-04", "4 July 2026"),
        ("2026-07-04T03:40", "4 July 2026, 03:40"),
        ("2026-07-04T03:40:00Z", "4 July 2026, 03:40 UTC"),
        ("2026-07-04T03:40+02:00", "4 July 2026, 03:40 UTC+2"),
        ("2026-07-04T03:40-03:30", "4 July 2026, 03:40 UTC−3:30"),
    ],
)
def test_a_date_is_given_in_words(iso: str, shown: str) -> None:
    assert when(iso, WORDS).words == shown
    assert when(iso, WORDS).iso == iso


def test_what_is_no_date_is_shown_as_it_is_and_not_told_to_machines() -> None:
    found = when("2026-W27", WORDS)
    assert (found.iso, found.words) == (None, "2026-W27")


def test_a_count_picks_singular_or_plural() -> None:
    assert [WORDS("n", n=n) for n in (0, 1, 2, 1200)] == ["0 things", "1 thing", "2 things", "1,200 things"]


def test_languages_know_their_direction() -> None:
    assert (direction("ar-EG"), direction("en"), direction("he")) == ("rtl", "ltr", "rtl")


def test_links_work_from_any_folder() -> None:
    assert relative("stories/a/index.html", "index.html") == "../../index.html"
    assert relative("index.html", "stories/a/index.html#s1") == "stories/a/index.html#s1"
    assert relative("stories/a/index.html", "stories/a/index.html#s1") == "#s1"


def test_a_part_of_a_path_is_plain_and_numbered_where_it_is_taken() -> None:
    assert segment("../The Harbour Post!") == "the-harbour-post"
    assert segment("post", frozenset({"post", "post-2"})) == "post-3"
    assert segment("¿?") == "article"


def test_the_original_is_linked_with_the_passage_to_be_found() -> None:
    found = original("https://news.example/a", "one-two, three four")
    assert found == "https://news.example/a#:~:text=one%2Dtwo%2C%20three%20four"
    long = original("https://news.example/a#top", " ".join(f"w{number}" for number in range(20)))
    assert long == "https://news.example/a#top:~:text=w0%20w1%20w2%20w3,w16%20w17%20w18%20w19"


@pytest.mark.parametrize(
    "url", [None, "", "javascript:alert(1)", "mailto:a@b.example", "/here", "https://u:p@x.example"]
)
def test_an_address_that_is_not_of_the_web_is_not_linked(url: str | None) -> None:
    assert original(url, "words") is None


def test_pieces_read_together_exactly_as_the_passage() -> None:
    whole = span("one two three four", 10)
    marks = [
        span("two three", 14),
        span("three four", 18),
        span("far", 90),
        span("one", 10, "b"),
        span("xx one", 7),
    ]
    cut = pieces(whole, marks)
    assert "".join(piece.text for piece in cut) == whole.text
    assert [(piece.text, piece.marked) for piece in cut] == [
        ("one", True),
        (" ", False),
        ("two three four", True),
    ]


def test_a_passage_without_marks_is_one_piece() -> None:
    assert [piece.marked for piece in pieces(span("word"))] == [False]


def test_wordings_are_the_same_whatever_their_capitals_and_quotation_marks() -> None:
    assert same([span("“We won’t go,”")], [span('"we won\'t go."')])
    assert not same([span("We will go")], [span("We will not go")])


def test_only_words_that_differ_are_told_apart() -> None:
    base, variant = span("We will never go there."), span("We will go over there now.", 5, "b")
    added, lacking = apart([base], [variant])
    assert [one.text for one in added] == ["over", "now"]
    assert [one.text for one in lacking] == ["never"]
    assert all(variant.covers(one) for one in added)
    assert all(base.covers(one) for one in lacking)


def test_words_that_differ_across_two_passages_stay_in_their_own() -> None:
    added, _ = apart([span("a b")], [span("x y", 0, "b"), span("z", 9, "b")])
    assert [one.text for one in added] == ["x y", "z"]


def test_news_is_escaped_and_otherwise_printed_as_it_stands() -> None:
    cut = (Piece(text="<b>a\r\n", marked=False), Piece(text='"& b', marked=True))
    shown = passage(Passage(key='a":0:1', pieces=cut, language="ar", direction="rtl"), "ins", "q")
    assert shown.startswith('<span class="q" data-span="a&#34;:0:1" lang="ar" dir="rtl">')
    assert shown.endswith(">&lt;b&gt;a&#13;\n<ins>&#34;&amp; b</ins></span>")


def test_a_theme_cannot_mark_words_with_any_element() -> None:
    with pytest.raises(ValueError, match="not 'script'"):
        passage(Passage(key="a:0:1", pieces=(Piece(text="a", marked=True),)), "script")


@pytest.mark.parametrize(
    ("text", "language", "source", "found"),
    [
        ("plain words", "en", None, [("plain words", None)]),
        ("港口, 渡輪 (photo)", "en", None, [("港口, 渡輪", "zh"), (" (photo)", None)]),
        ("at 東京で", "en", None, [("at ", None), ("東京で", "ja")]),
        ("at 東京", "en", "ja", [("at ", None), ("東京", "ja")]),
        ("東京", "ja", None, [("東京", None)]),
        ("서통 quay", "en", None, [("서통", "ko"), (" quay", None)]),
        ("порт Ell", "en", None, [("порт Ell", None)]),
        ("порт Ell", "en", "uk", [("порт", "uk"), (" Ell", None)]),
        ("مرفأ, נמל", "en", None, [("مرفأ", "ar"), (", ", None), ("נמל", "he")]),
    ],
)
def test_words_in_another_script_are_told_apart_with_their_language(
    text: str, language: str, source: str | None, found: list[tuple[str, str | None]]
) -> None:
    assert list(runs(text, language, source)) == found


def test_marked_words_of_two_scripts_stay_one_mark() -> None:
    cut = (
        Piece(text="a", marked=False),
        Piece(text="b", marked=True),
        Piece(text="港", marked=True, language="zh"),
    )
    shown = passage(Passage(key="a:0:3", pieces=cut))
    assert shown == '<span data-span="a:0:3">a<mark>b<span lang="zh">港</span></mark></span>'
