"""A newsroom from day to day: the site tells what is new since the build before, and proves the words that went."""

import json
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import lxml.html
import pytest
from lxml import etree

from digest.building import build
from digest.cli import run
from digest.config import settings
from digest.errors import DigestError

STRIKE = Path(__file__).parent / "strike"
RECORD = "changes.lock.json"
ATOM = "{http://www.w3.org/2005/Atom}"
LATE = ("signal-monday.md", "chronicle-monday.md")
SETTINGS = '[site]\nrights = "full"\nurl = "https://lake.example/"\n[search]\nenabled = false\n[cards]\nenabled = false\n'
CORRECTED = "chronicle-wednesday.md"


@pytest.fixture(scope="module")
def morning(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The strike on its first morning: two of Monday's outlets have not told it yet."""
    folder = tmp_path_factory.mktemp("morning")
    (folder / "seeds").mkdir()
    (folder / "later").mkdir()
    for place in sorted((STRIKE / "seeds").iterdir()):
        if re.search(r"-(monday|wednesday|boats)\.md$", place.name):
            early = place.name not in LATE and not place.name.endswith("-wednesday.md")
            shutil.copy(place, folder / ("seeds" if early else "later"))
    (folder / "digest.toml").write_text(SETTINGS, encoding="utf-8")
    build(settings(folder), now=None)
    return folder


@pytest.fixture
def room(tmp_path: Path, morning: Path) -> Path:
    """That morning, to go on with."""
    shutil.copytree(morning, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory, morning: Path) -> Path:
    """All has come in, and then the Chronicle corrected its words."""
    folder = tmp_path_factory.mktemp("evening")
    shutil.copytree(morning, folder, dirs_exist_ok=True)
    comes(folder, *LATE, "wednesday")
    corrected(folder)
    return folder


@pytest.fixture
def mended(tmp_path: Path, evening: Path) -> Path:
    """That evening, to go on with."""
    shutil.copytree(evening, tmp_path, dirs_exist_ok=True)
    return tmp_path


def comes(room: Path, *names: str) -> None:
    for place in sorted((room / "later").iterdir()):
        if place.name in names or any(place.name.endswith(f"-{name}.md") for name in names):
            shutil.move(place, room / "seeds" / place.name)
    build(settings(room), now=None)


def corrected(room: Path) -> None:
    shutil.copy(STRIKE / "corrected" / CORRECTED, room / "seeds")
    build(settings(room), now=None)


def holding(room: Path, article: str) -> Path:
    """The folder of the story that holds an article."""
    for place in sorted((room / "site" / "stories").glob("*/story.json")):
        if article in {each["id"] for each in json.loads(place.read_text(encoding="utf-8"))["articles"]}:
            return place.parent
    raise AssertionError(article)


def page(place: Path) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring((place / "index.html").read_text(encoding="utf-8"))


def said(element: lxml.html.HtmlElement, path: str) -> list[str]:
    return [" ".join(one.text_content().split()) for one in element.xpath(path)]


def proved(room: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """What `digest verify` answers: its exit code, and all that it says."""
    code = run(["verify", "--config", str(room / "digest.toml")])
    told = capsys.readouterr()
    return code, told.out + told.err


def test_nothing_is_new_where_nothing_was_on_record(room: Path) -> None:
    for place in (room / "site").rglob("index.html"):
        tree = lxml.html.document_fromstring(place.read_text(encoding="utf-8"))
        assert not tree.xpath("//*[@id='changes' or @id='corrections']"), place
        assert not tree.xpath("//*[contains(@class, 'updated')]"), place
    comes(room, "wednesday")
    assert not page(holding(room, "signal-wednesday")).xpath("//*[@id='changes']"), "a story that began"


def test_new_outlets_claims_and_numbers_are_told_and_proved(
    room: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    comes(room, *LATE)
    story = holding(room, "signal-monday")
    [changes] = page(story).xpath("//*[@id='changes']")
    assert said(changes, ".//h3") == ["With accounts up to 9 March 2026"]
    assert said(changes, ".//dd") == ["Kressau Chronicle, The Signal"]
    [before, now] = changes.xpath(".//*[contains(@class, 'position')]")
    assert {"112 trains"} == {*said(before, ".//mark")}
    assert said(now, ".//mark") == ["Ninety-six trains"]
    assert said(now, ".//p[@class='who']") == ["Kressau Chronicle"]
    claims = " ".join(said(changes, ".//ul[@class='passages']//*[@data-span]"))
    assert "The strike at the Lakeline is solid." in claims
    assert "stranding thousands of commuters" not in claims, "others told that before"
    [line] = page(story).xpath("//header//*[@class='updated']")
    assert re.match(r"Updated: 2 new outlets, \d+ new claims, 1 number told otherwise", said(line, ".")[0])
    assert line.xpath(".//@href") == ["#changes"]
    front = lxml.html.document_fromstring((room / "site" / "index.html").read_text(encoding="utf-8"))
    assert front.xpath("//*[@class='updated']//@href") == [f"stories/{story.name}/index.html#changes"]
    data = json.loads((story / "story.json").read_text(encoding="utf-8"))
    schema = json.loads((room / "site" / "schemas" / "story.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(data, schema)
    [new] = data["changes"]
    assert new["outlets"] == ["chronicle-monday", "signal-monday"]
    assert (len(new["numbers"]), new["corrected"], new["made"]) == (1, [], None)
    assert f"{new['claims']} new claims" in said(line, ".")[0]
    assert proved(room, capsys)[0] == 0


def test_a_correction_shows_the_words_that_went_and_came_and_both_are_proved(
    mended: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = holding(mended, "chronicle-wednesday")
    for place, section in ((story, "changes"), (story / "kressau-chronicle", "corrections")):
        [told] = page(place).xpath(f"//*[@id='{section}']")
        assert said(told, ".//del") == ["840", "326"]
        assert said(told, ".//ins")[:2] == ["860", "334"]
        assert said(told, ".//ins")[2].startswith("Correction: An earlier version")
        for word in told.xpath(".//del"):
            assert re.fullmatch(
                r"chronicle-wednesday@[0-9a-f]{12}:\d+:\d+", word.getparent().get("data-span")
            )
    assert said(page(story), "//header//*[@class='updated']") == [
        "Updated: 1 number told otherwise, 1 article changed by its outlet"
    ]
    assert proved(mended, capsys)[0] == 0


def test_former_words_that_nobody_wrote_are_found_out(
    mended: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = mended / RECORD
    honest = record.read_text(encoding="utf-8")
    record.write_text(honest.replace("payment of 840 francs", "payment of 990 francs", 1), encoding="utf-8")
    code, told = proved(mended, capsys)
    assert code == 1
    assert "the former words of chronicle-wednesday@" in told
    with pytest.raises(DigestError, match="not those that were recorded"):
        build(settings(mended), now=None)
    record.unlink()
    code, told = proved(mended, capsys)
    assert code == 1
    assert "is on no record of changes" in told
    record.write_text(honest, encoding="utf-8")
    story = holding(mended, "chronicle-wednesday") / "kressau-chronicle" / "index.html"
    story.write_text(
        story.read_text(encoding="utf-8").replace("<del>840</del>", "<del>990</del>"), encoding="utf-8"
    )
    code, told = proved(mended, capsys)
    assert code == 1
    assert re.search(
        r'says "Employees will receive.*but chronicle-wednesday@[0-9a-f]{12}, \d+ to \d+, reads', told
    )


def test_former_words_are_forgotten_with_their_line_of_the_record(
    mended: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = (mended / RECORD).read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if "payment of 840 francs" not in line]
    assert len(kept) == len(lines) - 1
    (mended / RECORD).write_text("\n".join(kept) + "\n", encoding="utf-8")
    build(settings(mended), now=None)
    story = holding(mended, "chronicle-wednesday")
    assert not page(story).xpath("//*[@id='changes']//del")
    assert not page(story / "kressau-chronicle").xpath("//*[@id='corrections']")
    assert proved(mended, capsys)[0] == 0


def test_building_again_changes_neither_the_site_nor_the_record(mended: Path) -> None:
    kept = (mended / RECORD).read_bytes()
    assert build(settings(mended), now=None).written.written == (), "in another folder"
    assert build(settings(mended), now=None).unchanged
    shutil.rmtree(mended / ".digest")
    again = build(settings(mended), now=None)
    assert again.written.written == ()
    assert again.written.removed == ()
    assert (mended / RECORD).read_bytes() == kept


def test_a_preview_shows_what_is_new_and_puts_nothing_on_record(room: Path) -> None:
    kept = (room / RECORD).read_bytes()
    for place in (room / "later").glob("signal-monday.md"):
        shutil.move(place, room / "seeds" / place.name)
    build(settings(room), now=None, preview=True)
    assert (room / RECORD).read_bytes() == kept
    shown = [
        place.read_text(encoding="utf-8")
        for place in (room / ".digest" / "preview").glob("stories/*/index.html")
    ]
    assert any('id="changes"' in text for text in shown)


def test_without_the_record_nothing_is_known_to_have_changed(room: Path) -> None:
    (room / RECORD).unlink()
    comes(room, *LATE, "wednesday")
    assert not any(
        'id="changes"' in place.read_text(encoding="utf-8")
        for place in (room / "site").glob("stories/*/index.html")
    )


def test_an_edit_that_changes_no_word_is_none_and_a_renamed_file_is_the_same_account(room: Path) -> None:
    place = room / "seeds" / "lake-radio-monday.md"
    place.write_text(place.read_text(encoding="utf-8") + "\n\n\n", encoding="utf-8")
    place.rename(room / "seeds" / "radio-on-monday.md")
    build(settings(room), now=None)
    assert not page(holding(room, "radio-on-monday")).xpath("//*[@id='changes']")


def test_the_feed_of_changes_names_each_change_once_and_leads_to_it(room: Path) -> None:
    comes(room, *LATE)
    first = entries(room)
    comes(room, "wednesday")
    corrected(room)
    second = entries(room)
    assert first.keys() < second.keys(), "what was told stays under its name"
    story = holding(room, "signal-monday").name
    [grown] = [one for one in second.values() if f"/stories/{story}/" in one[0]]
    assert grown[0].endswith("#changes")
    assert "2 new outlets" in grown[1]
    [mended] = [text for _, text in second.values() if "<del>" in text]
    assert "<del>840</del>" in mended
    assert "<ins>860</ins>" in mended


def entries(room: Path) -> dict[str, tuple[str, str]]:
    """The entries of the feed of changes: by name, where they lead and what they say."""
    tree = etree.parse(room / "site" / "changes.xml")
    return {
        one.findtext(f"{ATOM}id") or "": (
            one.find(f"{ATOM}link").get("href"),
            one.findtext(f"{ATOM}content") or "",
        )
        for one in tree.iter(f"{ATOM}entry")
    }


def test_the_time_that_a_build_calls_now_dates_what_is_new(room: Path) -> None:
    shutil.move(room / "later" / "signal-monday.md", room / "seeds")
    build(settings(room), now=datetime(2026, 3, 9, 20, 30, tzinfo=UTC))
    story = page(holding(room, "signal-monday"))
    assert said(story, "//*[@id='changes']//h3") == ["Built 9 March 2026, 20:30 UTC"]
    assert said(story, "//header//*[@class='updated']")[0].startswith(
        "Updated 9 March 2026, 20:30 UTC: 1 new outlet"
    )
    assert "2026-03-09T20:30:00+00:00" in (room / "site" / "changes.xml").read_text(encoding="utf-8")


def test_accounts_that_go_or_are_told_elsewhere_are_named(room: Path) -> None:
    (room / "stories.toml").write_text(
        '[[join]]\narticles = ["morning-post-monday", "lake-radio-boats"]\n', encoding="utf-8"
    )
    (room / "seeds" / "northern-ledger-monday.md").unlink()
    build(settings(room), now=None)
    story = holding(room, "lake-radio-boats")
    [changes] = page(story).xpath("//*[@id='changes']")
    assert said(changes, ".//dl/div/dt") == ["Told as another story before", "No longer among the articles"]
    assert said(changes, ".//dl/div/dd") == ["Lake Radio (2), Altbrunn Morning Post (2)", "Northern Ledger"]
    assert not changes.xpath(".//*[@class='passages']"), "who reads the site knew all of it"
    (room / "stories.toml").unlink()
    build(settings(room), now=None)
    [changes] = page(holding(room, "morning-post-monday")).xpath("//*[@id='changes']")
    assert "Told as another story now" in said(changes, "(.//article)[1]//dt")[0]
