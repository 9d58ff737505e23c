"""What holds for every kind of place, each on its real server."""

import newsstand
import pytest
from newsstand import Newsroom, Stand

from digest.errors import PublishError

GONE = "stories/story 3 é/index.html"
THEIRS = {"CNAME": b"news.example.org", "stories/theirs.txt": b"theirs"}


def test_all_is_sent_once_then_only_what_changed_and_files_of_others_stay(
    newsroom_: Newsroom, stand: Stand
) -> None:
    sent = newsroom_.send(stand.place, password=stand.password)
    assert len(sent.plan.put) == len(newsstand.pages())
    assert stand.holds() == newsstand.pages()
    assert newsroom_.send(stand.place, password=stand.password).plan.empty, "the second time nothing"
    for path, data in THEIRS.items():
        stand.leave(path, data)
    files = newsstand.pages()
    del files[GONE]
    files["index.html"] = b"<h1>More news</h1>"
    files["stories/new/index.html"] = b"new"
    newsroom_.write(files)
    sent = newsroom_.send(stand.place, password=stand.password)
    assert {file.path for file in sent.plan.put} == {"index.html", "stories/new/index.html"}
    assert sent.plan.delete == (GONE,)
    assert stand.holds() == {**files, **THEIRS}
    assert newsroom_.pauses == []


def test_what_would_be_lost_is_refused_until_a_person_says_so(newsroom_: Newsroom, stand: Stand) -> None:
    newsroom_.send(stand.place, password=stand.password)
    newsroom_.write(newsstand.pages(2))
    sent = newsroom_.send(stand.place, password=stand.password, dry=True)
    assert len(sent.plan.delete) == 10
    assert "would be deleted" in sent.objection
    assert stand.holds() == newsstand.pages(), "a dry run tells and does nothing"
    with pytest.raises(PublishError, match=r"10 of 15 published files would be deleted .* and 5 more"):
        newsroom_.send(stand.place, password=stand.password)
    assert stand.holds() == newsstand.pages()
    newsroom_.send(stand.place, password=stand.password, yes=True)
    assert stand.holds() == newsstand.pages(2)


def test_a_file_of_somebody_else_is_replaced_only_when_a_person_says_so_and_so_is_a_damaged_one(
    newsroom_: Newsroom, stand: Stand
) -> None:
    newsroom_.send(stand.place, password=stand.password)
    stand.leave("stories/extra/index.html", b"theirs")
    files = {**newsstand.pages(), "stories/extra/index.html": b"ours"}
    newsroom_.write(files)
    before = stand.holds()
    with pytest.raises(PublishError, match=r"stories/extra/index\.html: on the target, but not put there"):
        newsroom_.send(stand.place, password=stand.password)
    assert stand.holds() == before
    newsroom_.send(stand.place, password=stand.password, yes=True)
    assert stand.holds() == files
    stand.leave("index.html", b"damaged")
    assert newsroom_.send(stand.place, password=stand.password).plan.empty
    newsroom_.send(stand.place, password=stand.password, everything=True)
    assert stand.holds() == files
