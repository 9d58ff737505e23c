"""A newsroom from day to day: what a person says of its stories counts, and their addresses stay."""

import json
from pathlib import Path

import lxml.html
import pytest

from digest.building import build
from digest.cli.explain import membership
from digest.config import settings
from digest.errors import DigestError
from digest.pipeline import edition, files, kept_beside
from digest.read import documents
from digest.render.verify import verify

FERRY = "The ferry Solveig ran aground off Larvik on Monday with forty people on board, the coast guard said."
TUGS = "Two tugs pulled the ferry Solveig free at noon, and the harbor of Larvik was opened again."
STRIKE = "Dockers voted to extend their strike over night wages on Tuesday; the union rejected an offer."
PAY = "The dockers' union of Bergen wants nine per cent more for night wages, its chairman Tor Vik said."


def write(room: Path, name: str, outlet: str, title: str, *paragraphs: str, day: str = "2026-03-02") -> None:
    head = f"---\noutlet: {outlet}\npublished: {day}\n---\n"
    (room / "seeds" / f"{name}.md").write_text(
        f"{head}{title}\n\n" + "\n\n".join(paragraphs) + "\n", encoding="utf-8"
    )


@pytest.fixture
def room(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    write(tmp_path, "post", "Harbor Post", "Ferry aground off Larvik", FERRY, TUGS)
    write(tmp_path, "kurier", "Nordkurier", "Forty on board as ferry runs aground", FERRY, TUGS)
    write(tmp_path, "dock", "Dock News", "Dockers extend their strike", STRIKE, PAY, day="2026-03-03")
    return tmp_path


def stories(room: Path) -> dict[str, tuple[str, int]]:
    index = json.loads((room / "site" / "index.json").read_text(encoding="utf-8"))
    return {story["slug"]: (story["id"], story["articles"]) for story in index["stories"]}


def made(room: Path) -> dict[str, tuple[str, int]]:
    build(settings(room), now=None)
    return stories(room)


def test_addresses_stay_while_a_story_grows_and_lead_on_when_two_become_one(room: Path) -> None:
    first = made(room)
    assert sorted(count for _, count in first.values()) == [1, 2]
    [ferry] = [slug for slug, (_, count) in first.items() if count == 2]
    [strike] = set(first) - {ferry}
    write(room, "alarm", "Alarm", "Solveig", FERRY, TUGS, "The captain of the ferry was alone on the bridge.")
    assert made(room)[ferry] == (first[ferry][0], 3)

    (room / "stories.toml").write_text('[[join]]\narticles = ["post", "dock"]\n', encoding="utf-8")
    assert made(room) == {ferry: (first[ferry][0], 4)}
    page = (room / "site" / "stories" / strike / "index.html").read_text(encoding="utf-8")
    tree = lxml.html.document_fromstring(page)
    assert tree.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url=../{ferry}/index.html"]
    assert tree.xpath("//link[@rel='canonical']/@href") == [f"../{ferry}/index.html"]
    assert tree.xpath("//main//a/@href") == [f"../{ferry}/index.html"]

    (room / "stories.toml").unlink()
    assert set(made(room)) == {ferry, strike}


def test_with_the_record_of_a_build_the_next_one_changes_nothing(room: Path) -> None:
    made(room)
    kept = (room / "stories.lock.json").read_bytes()
    again = build(settings(room), now=None)
    assert again.unchanged
    (room / ".digest" / "build.json").unlink()
    full = build(settings(room), now=None)
    assert not full.unchanged
    assert full.written.written == ()
    assert (room / "stories.lock.json").read_bytes() == kept


def test_a_preview_puts_nothing_on_record_and_the_build_after_it_does(room: Path) -> None:
    build(settings(room), now=None, preview=True)
    assert not (room / "stories.lock.json").exists()
    assert not build(settings(room), now=None).unchanged
    assert (room / "stories.lock.json").exists()


def test_without_the_record_the_same_articles_give_the_same_addresses(room: Path) -> None:
    first = made(room)
    (room / "stories.lock.json").unlink()
    assert made(room) == first


def test_a_story_that_is_renamed_keeps_its_address_or_leads_on_from_each_that_it_had(room: Path) -> None:
    first = made(room)
    [ferry] = [slug for slug, (_, count) in first.items() if count == 2]
    for name, outlet in (("a", "Alpha"), ("b", "Beta"), ("c", "Gamma")):
        write(room, name, outlet, "Tugs free the Solveig", FERRY, TUGS)
    assert made(room)[ferry] == (first[ferry][0], 5), "more articles, the same address"
    assert "Tugs free the Solveig" in (room / "site" / "stories" / ferry / "index.html").read_text(
        encoding="utf-8"
    )
    for slug in ("solveig", "solveig-afloat"):
        (room / "stories.toml").write_text(
            f'[[story]]\narticle = "post"\nslug = "{slug}"\n', encoding="utf-8"
        )
        assert made(room)[slug] == (first[ferry][0], 5)
    for old in (ferry, "solveig"):
        page = (room / "site" / "stories" / old / "index.html").read_text(encoding="utf-8")
        tree = lxml.html.document_fromstring(page)
        assert tree.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=../solveig-afloat/index.html"]


def test_a_story_that_parts_in_two_is_told_on_at_its_address(room: Path) -> None:
    (room / "stories.toml").write_text('[[join]]\narticles = ["post", "dock"]\n', encoding="utf-8")
    [(slug, (id_, count))] = made(room).items()
    assert count == 3
    (room / "stories.toml").unlink()
    parted = made(room)
    assert parted[slug] == (id_, 2), "the larger part stays"
    assert len(parted) == 2


def test_a_title_by_a_person_is_the_sites_own_words(room: Path) -> None:
    (room / "stories.toml").write_text(
        '[[story]]\narticle = "post"\ntitle = "The ferry & the fog"\nslug = "ferry"\n', encoding="utf-8"
    )
    made(room)
    page = (room / "site" / "stories" / "ferry" / "index.html").read_text(encoding="utf-8")
    (heading,) = lxml.html.document_fromstring(page).xpath("//h1")
    assert heading.text_content() == "The ferry & the fog"
    assert not heading.xpath(".//*[@data-span]")
    data = json.loads((room / "site" / "stories" / "ferry" / "story.json").read_text(encoding="utf-8"))
    assert data["title"] == "The ferry & the fog"


def test_the_page_and_explain_say_what_a_person_decided(room: Path) -> None:
    (room / "stories.toml").write_text(
        '[[join]]\narticles = ["post", "dock"]\n[[story]]\narticle = "dock"\ntitle = "Larvik"\n',
        encoding="utf-8",
    )
    config = settings(room)
    found = documents(config.paths.seeds)
    told = edition(found, config, None, kept=kept_beside(config))
    lines = membership(told, "dock")
    assert "  joined with others by a person: stories.toml:1" in lines
    assert "  the story is named by a person: stories.toml:3" in lines
    assert "  put by a person (stories.toml:1) beside seeds/post.md (Harbor Post)" in lines
    pages = {file.path: file.data for file in files(told, config)}
    [story] = [
        page
        for path, page in pages.items()
        if path.count("/") == 2 and path.startswith("stories/") and path.endswith(".html")
    ]
    assert "put together by a person, stories.toml:1" in story.decode()
    sums = {document.path: (document.sha256, document.text) for document in found.kept}
    assert verify(pages, sums) == ()


def test_a_mistake_in_the_overrides_leaves_the_site_as_it_was(room: Path) -> None:
    before = made(room)
    (room / "stories.toml").write_text('[[join]]\narticles = ["post", "dokc"]\n', encoding="utf-8")
    with pytest.raises(DigestError, match=r"stories.toml:2: \"dokc\" is no article. Did you mean 'dock'\?"):
        build(settings(room), now=None)
    assert stories(room) == before
