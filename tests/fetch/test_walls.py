"""What servers show in the place of an article is not taken for it."""

import pytest
from fetchroom import LONG, Room, item, page, rss

from digest.fetch.walls import is_wall
from digest.read import documents
from digest.read.extracted import Extracted

WALLS = {
    "cookies": (
        "We value your privacy",
        "We and our 842 partners store information on a device, such as cookies. You can accept all of it. ",
    ),
    "robots": (
        "Just a moment...",
        "Checking your browser. Please enable cookies. Your browser will redirect to your content shortly. ",
    ),
    "missing": (
        "Page not found",
        "Sorry, the page you are looking for does not exist or has been moved to another address. ",
    ),
}
EXCERPT = (
    "The bridge over the sound was closed on Monday evening because of the storm, the police said. Drivers are "
    "asked to take the ferry from Tornvik until the wind calms down, which may last until Tuesday."
)


@pytest.mark.parametrize("name", WALLS)
def test_where_a_wall_is_shown_the_text_of_the_feed_is_taken_until_the_page_can_be_had(
    room: Room, name: str
) -> None:
    room.outlet.pages["/news/0"] = page(*WALLS[name])
    room.outlet.pages["/feed.xml"] = rss(item(0, link=room.outlet.at("/news/0"), text=EXCERPT))
    report = room.fetch()
    assert (len(report.written), report.failed) == (1, False)
    assert [problem.code for problem in report.problems] == ["W_WALL"]
    [kept] = documents(room.seeds).kept
    assert kept.checked.title == "Storm closes bridge 0"
    assert kept.text[kept.body :].strip() == EXCERPT
    room.outlet.pages["/news/0"] = page("Storm closes bridge 0")
    assert room.fetch(update=True).updated == report.written
    assert "Monday evening" in documents(room.seeds).kept[0].text
    before = (room.seeds / report.written[0]).read_bytes()
    room.outlet.pages["/news/0"] = page(*WALLS[name])
    again = room.fetch(update=True)
    assert (again.updated, [problem.code for problem in again.problems]) == ([], ["W_WALL"])
    assert (room.seeds / report.written[0]).read_bytes() == before


@pytest.mark.parametrize("name", WALLS)
def test_where_the_feed_has_too_little_a_wall_is_a_mistake_and_the_article_comes_later(
    room: Room, name: str
) -> None:
    room.outlet.pages["/news/0"] = page(*WALLS[name])
    report = room.fetch()
    assert (len(report.written), report.failed) == (2, True)
    assert str(report.problems[0]).startswith(f"{room.outlet.at('/news/0')}: what is shown there is not the")
    room.outlet.pages["/news/0"] = page("Storm closes bridge 0")
    assert len(room.fetch().written) == 1


def test_a_page_with_far_less_text_than_its_feed_is_a_wall() -> None:
    told = Extracted(title="Storm closes bridge", paragraphs=(EXCERPT,))
    assert is_wall(Extracted(title="Storm closes bridge", paragraphs=("Log in to read on.",)), told)
    assert not is_wall(Extracted(title="Storm closes bridge", paragraphs=(EXCERPT,)), told)


@pytest.mark.parametrize(
    ("title", "text", "wall"),
    [
        ("暴风雨关闭大桥", "周一晚上，海峡大桥因暴风雨关闭。", False),
        ("暴风雨关闭大桥", "请稍候，正在检查您的浏览器。", True),
        ("Шторм закрив міст", "Через протоку закрито рух, бо шторм не вщухає.", False),
        ("Шторм закрив новий міст", "Checking your browser before you go on.", True),
        ("Live", "We value your privacy.", False),
    ],
)
def test_headlines_alone_tell_walls_from_articles_in_any_script(title: str, text: str, *, wall: bool) -> None:
    assert is_wall(Extracted(paragraphs=(text,)), Extracted(title=title, paragraphs=())) is wall


def test_a_long_article_is_no_wall_though_its_feed_speaks_of_something_else() -> None:
    told = Extracted(title="Recipes from grandmother's kitchen", paragraphs=())
    assert not is_wall(Extracted(paragraphs=(LONG,)), told)
