"""What stands inside a paragraph and is no news is masked there, and the paragraph stays one."""

import pytest
from newsdesk import document, lines, only

from digest.model.article import Article, Role

LINKS = "Ann Mary BellHarbor strike enters third week Five things to know about the old ferry MORE"
GLUED = f"Mayor Ann Bell {LINKS} (R-Ore.) said on Monday that the ferry was too old to sail in winter."
NEWS = "The ferry ran aground off the northern pier on Sunday with forty people on board, the port said."


def masked(article: Article) -> list[str]:
    return [article.text[inset.start : inset.end] for inset in article.insets]


def read(article: Article) -> str:
    return " ".join(article.masked().split())


def test_links_glued_to_a_name_are_masked_and_the_sentence_around_is_read() -> None:
    article = only(document(f"Ferry Too Old for Winter\n{GLUED}\n{NEWS}\n"))
    assert masked(article) == [LINKS]
    assert read(article).startswith("Mayor Ann Bell (R-Ore.) said on Monday that the ferry")


def test_a_paragraph_with_links_in_it_stays_one_paragraph() -> None:
    article = only(document(f"Ferry Too Old for Winter\n{GLUED}\n{NEWS}\n"))
    assert lines(article, Role.PARAGRAPH) == [GLUED, NEWS]
    assert article.paragraph(article.text.index(NEWS)) == 2


def test_the_masked_text_is_as_long_as_the_text() -> None:
    article = only(document(f"Ferry Too Old for Winter\n{GLUED}\n{NEWS}\n"))
    assert len(article.masked()) == len(article.legible) == len(article.text)


@pytest.mark.parametrize(
    "full",
    [
        "Ann (Annie) Mary Bell'Too late': harbor workers speak out Captain returns MORE",
        "Ann Mary Bell The harbor strike enters its third week Captain returns MORE",
        "Ann Bell2030 plans for the harbor unveiled Captain returns MORE",
    ],
)
def test_the_headlines_glued_on_may_begin_in_several_ways(full: str) -> None:
    article = only(document(f"Ferry Too Old\nMayor Ann Bell {full} said on Monday that the ferry was old.\n"))
    assert masked(article) == [full]


@pytest.mark.parametrize(
    "news",
    [
        "Mayor Ann Bell met Tom Bell on Monday, and the two asked for MORE money for the harbor.",
        "Ann McBell and the DeBell family said on Monday that MORE of the old ferries must go.",
        "The mayor wants to read more about the ferry, and this story will be told in town for years.",
        "People can sign up for the new ferry card from Monday on, the harbor office said in a note.",
        "A second ferry was later stopped in the fog (pictured, the crew on the deck of the old boat).",
        "Updated numbers from the harbor office show that 52 people were on board when the ferry sank.",
        "Ann Bell was a professor at the town college before the council named her to the harbor board.",
        "Published in 2015, the study found 12 faults in the hull of the ferry and 3 more in its engine.",
    ],
)
def test_news_that_looks_like_furniture_is_kept(news: str) -> None:
    article = only(document(f"Ferry Runs Aground\n{NEWS}\n{news}\n{NEWS[:-1]} again.\n"))
    assert news in lines(article, Role.PARAGRAPH)
    assert masked(article) == []


def test_a_closing_notice_at_the_end_of_the_only_paragraph_is_masked() -> None:
    notice = "This is a developing story. Check back for updates."
    article = only(document(f"Ferry Runs Aground\n{NEWS} {notice}\n"))
    assert masked(article) == [notice]
    assert read(article) == NEWS


def test_the_link_and_signature_of_a_post_inside_a_paragraph_are_masked() -> None:
    sign = "— Ann Bell (@annbell) June 30, 2031"
    article = only(document(f"Ferry Runs Aground\n{NEWS} It will sail! pic.twitter.com/aB3 {sign} {NEWS}\n"))
    assert masked(article) == ["pic.twitter.com/aB3", sign]


@pytest.mark.parametrize(
    "post",
    [
        "The ferry will sail again by noon! https://t.co/aB3 — Ann Bell (@annbell) June 30, 2031",
        "Ann Bell (@annbell) The ferry will sail again by noon, whatever the harbor office says!",
    ],
)
def test_a_post_on_a_line_of_its_own_is_kept_apart(post: str) -> None:
    article = only(document(f"Ferry Runs Aground\n{NEWS}\n{post}\n{NEWS[:-1]} again.\n"))
    assert lines(article, Role.POST) == [post]
    assert "sail again by noon" not in read(article)
