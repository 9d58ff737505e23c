"""A planted mistake of each kind is found; an honest site passes."""

import hashlib
import html
import json
from html.parser import HTMLParser

import pytest

from digest.render.marks import marks
from digest.render.ownwords import sentences
from digest.render.verify import bare, verified, verify

NORTH = (
    "---\nby: N\n---\nThe mill at Ardo burned down on Monday, and 40 people were led out by the back door\n"
)
SOUTH = (
    "Nobody was hurt when “the old mill” in Ardo caught fire & fell, the mayor of the town told reporters.\n"
)
PATHS = {"n": ("seeds/north.md", NORTH), "s": ("seeds/south.txt", SOUTH)}


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def documents() -> dict[str, tuple[str, str]]:
    return {path: (sha(text), text) for path, text in PATHS.values()}


def marked(article: str, words: str, inside: str = "") -> str:
    start = PATHS[article][1].index(words)
    shown = inside or html.escape(words)
    return f'<q data-span="{article}:{start}:{start + len(words)}">{shown}</q>'


def span(article: str, words: str) -> dict[str, object]:
    start = PATHS[article][1].index(words)
    return {"article": article, "start": start, "end": start + len(words), "text": words}


def pages(body: str, **more: object) -> dict[str, bytes]:
    story = {
        "schema": "digest.story/1",
        "id": "st-1",
        "slug": "mill",
        "articles": [{"id": id_, "path": path, "sha256": sha(text)} for id_, (path, text) in PATHS.items()],
        "summary": [{"claim": "c1", "span": span("n", "burned down on Monday")}],
        **more,
    }
    page = f"<!doctype html><html><head><title>x</title></head><body>\n{body}\n</body></html>"
    index = {"schema": "digest.index/1", "stories": [{"id": "st-1", "slug": "mill"}]}
    return {
        "index.json": json.dumps(index).encode(),
        "stories/mill/index.html": page.encode(),
        "stories/mill/story.json": json.dumps(story).encode(),
    }


def found(site: dict[str, bytes], given: dict[str, tuple[str, str]] | None = None) -> list[str]:
    return [f"{problem.code} {problem}" for problem in verify(site, given or documents())]


def test_an_honest_site_passes_and_is_counted() -> None:
    body = (
        "<p>Two outlets say:</p>"
        + marked("n", "The mill at Ardo burned down")
        + marked("s", "“the old mill” in")
    )
    result = verified(pages(body), documents())
    assert result.problems == ()
    assert (result.pages, result.spans, result.articles) == (3, 3, 2)


def test_inline_marks_and_our_own_words_may_stand_inside() -> None:
    inside = (
        'The <mark>mill</mark> at <bdi><a href="#x">Ardo</a></bdi><sup data-ours>see <b>1</b></sup> burned'
    )
    nested = f'<b data-span="n:{NORTH.index("Ardo")}:{NORTH.index("Ardo") + 4}">Ardo</b>'
    body = marked("n", "The mill at Ardo burned", inside) + marked(
        "n", "at Ardo burned", f"at {nested} burned"
    )
    assert found(pages(body)) == []


def test_a_changed_word_is_caught() -> None:
    [message] = found(pages(marked("n", "40 people were led", "400 people were led")))
    assert message.startswith('V_SPAN stories/mill/index.html:2: says "400 people were led"')
    assert "seeds/north.md" in message
    assert '"40 people were led"' in message


def test_a_dropped_not_inside_an_inline_mark_is_caught() -> None:
    assert len(found(pages(marked("s", "Nobody was hurt", "<del>Somebody</del> was hurt")))) == 1


def test_a_shifted_offset_is_caught_and_the_right_place_told() -> None:
    start = NORTH.index("burned")
    [message] = found(pages(f'<p data-span="n:{start + 1}:{start + 7}">burned</p>'))
    assert f"they stand at {start}" in message


def test_an_offset_beyond_the_end_is_caught() -> None:
    [message] = found(pages('<p data-span="n:5000:5004">mill</p>'))
    assert f"ends at {len(NORTH)}" in message


def test_a_changed_space_is_caught() -> None:
    assert len(found(pages(marked("n", "The mill", "The  mill")))) == 1


def test_a_changed_span_of_the_data_is_caught() -> None:
    wrong = {**span("n", "burned down"), "text": "burned dawn"}
    [message] = found(pages("", quotes=[{"variants": [{"spans": [wrong]}]}]))
    assert message.startswith("V_SPAN stories/mill/story.json: ")


def test_an_article_that_quotes_the_words_of_the_site_stops_no_build() -> None:
    own = "Every sentence of news here is quoted word for word from the outlet named beside it."
    assert own.split()[:8] in [one.split()[:8] for one in sentences()]
    quoting = {"seeds/north.md": ("", f"The site says: {own}\n")}
    also = "Nothing is rewritten, and nothing is called true or false. Serif is what outlets wrote"
    quoting["seeds/also.md"] = ("", f"{own} {also}\n")
    footer = {"index.html": f"<p>{own} {also}; sans serif is what this site says.</p>".encode()}
    assert bare(footer) == frozenset()
    assert [one for one in verify(footer, quoting) if one.code == "V_RECEIPT"] == []
    news = {"index.html": b"<p>Forty people were led out by the back door on Monday</p>"}
    assert bare(news)


def test_news_without_a_receipt_is_caught() -> None:
    [message] = found(pages("<p>40 people <b>were led out</b> by the\nback door</p>"))
    assert message.startswith("V_RECEIPT stories/mill/index.html: words of seeds/north.md without a receipt")


@pytest.mark.parametrize(
    "body",
    [
        "<p>40 people were led out by the old mayor of the town</p>",
        "<p data-ours>40 people were led out by the back door</p>",
        "<nav>40 people were led out by the back door</nav>",
        "<script>'40 people were led out by the back door' < 1</script>",
        "<p>40 people were led <span data-ours>1</span> out by the back door</p>",
    ],
)
def test_short_runs_and_our_own_words_need_no_receipt(body: str) -> None:
    assert found(pages(body)) == []


def test_an_edited_document_is_told_once() -> None:
    edited = documents() | {"seeds/north.md": (sha("x"), NORTH.replace("Monday", "Sunday"))}
    [message] = found(pages(marked("n", "burned down on Monday")), edited)
    assert message == (
        "V_DOCUMENT stories/mill/story.json: seeds/north.md has changed since the site was built; build again"
    )


def test_a_document_that_is_gone_is_told() -> None:
    gone = {"seeds/north.md": documents()["seeds/north.md"]}
    [message] = found(pages(""), gone)
    assert "seeds/south.txt is gone" in message


def test_an_unknown_article_is_caught() -> None:
    [message] = found(pages('<p data-span="zz:1:3">he</p>'))
    assert "article 'zz' is in no data file" in message


def test_one_id_for_two_documents_is_caught() -> None:
    other = {"articles": [{"id": "n", "path": "seeds/south.txt", "sha256": sha(SOUTH)}]}
    site = pages("") | {"z.json": json.dumps(other).encode()}
    assert any("article n is seeds/south.txt here" in message for message in found(site))


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<p data-span='n:1'>x</p>", "is not ARTICLE:START:END"),
        ("<p data-span='n:20:25'>The m", "is never closed"),
        (marked("n", "The mill", "The <div>mill</div>"), "<div> inside words of an article"),
        (marked("n", "The mill", "The <b hidden>mill</b>"), "may not be hidden"),
        (marked("n", "The mill", '<b style="color:#fff">The</b> mill'), "may not be hidden"),
        ("<p>1 < 2</p>", "begins no tag"),
    ],
)
def test_a_mark_that_cannot_be_trusted_is_caught(body: str, words: str) -> None:
    page = f"<body>{body}".encode()
    site = pages("") | {"stories/mill/index.html": page}
    assert any(words in message for message in found(site))


def test_a_story_of_the_index_without_its_page_is_caught() -> None:
    site = pages("")
    del site["stories/mill/index.html"]
    assert found(site) == ["V_PAGE index.json: story mill has no page"]


def test_a_story_with_another_id_than_the_index_says_is_caught() -> None:
    [message] = found(pages("", id="st-2"))
    assert "story mill has no story.json with the id st-1" in message


@pytest.mark.parametrize("data", [b"{", b"[" * 100_000, b"\xff"])
def test_a_data_file_that_cannot_be_read_is_told(data: bytes) -> None:
    assert any(message.startswith("V_PAGE x.json") for message in found(pages("") | {"x.json": data}))


def test_a_page_that_is_not_utf8_is_told() -> None:
    assert any("not UTF-8" in message for message in found(pages("") | {"x.html": b"\xff"}))


class _Plain(HTMLParser):
    """What Python's own reader finds inside elements with `data-span`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.depth = 0
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - its signature
        if self.depth or "data-span" in dict(attrs):
            self.depth += 1
            if self.depth == 1:
                self.texts.append("")

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - its signature
        self.depth = max(0, self.depth - 1)

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.texts[-1] += data


def test_the_reader_agrees_with_that_of_the_standard_library() -> None:
    page = (
        "<!doctype html><!-- <q data-span='n:1:2'>no</q> --><style>q > a { }</style>"
        "<P Class='a>b' DATA-SPAN=\"n:1:2\">Fire &amp; &#8220;smoke&#x201d; <A HREF=x>in "
        "<B>Ardo</B></A>&hellip;</P>\n"
        "<script>if (a < b) '<q data-span=\"n:1:2\">'</script><br/><q data-span=n:3:4>two\nlines</q>"
        "<svg><path d='M0'/></svg>"
    )
    plain = _Plain()
    plain.feed(page)
    plain.close()
    assert (
        [mark.text for mark in marks(page).marks] == plain.texts == ["Fire & “smoke” in Ardo…", "two\nlines"]
    )
    assert marks(page).faults == ()
