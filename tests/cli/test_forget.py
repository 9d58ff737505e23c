"""`digest forget`: what was taken down is refused at the door, and no byte that digest keeps holds a sentence of it."""

import errno
import gzip
import json
import os
import re
import shutil
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from digest.building import build
from digest.cli import run
from digest.config import settings
from digest.read.forgotten import understood
from digest.text.forgotten import plainly, trace

STRIKE = Path(__file__).parents[1] / "newsrooms" / "strike"
GONE = "chronicle-wednesday"
NEW = "seeds/brand-new-name.md"
SETTINGS = """\
[site]
rights = "full"
url = "https://lake.example/"
precompress = ["gzip"]
[search]
enabled = true
"""


def everything(room: Path) -> Iterator[tuple[str, bytes]]:
    """Every byte that digest has made in a newsroom, packed or not: site, preview, cache, records, leftovers."""
    for place in sorted(room.rglob("*")):
        if not place.is_file() or place.is_relative_to(room / "seeds") or place.name == "forgotten.toml":
            continue
        data = place.read_bytes()
        yield str(place), data
        if place.suffix == ".gz" or data[:2] == b"\x1f\x8b":
            yield f"{place} unpacked", gzip.decompress(data)
    for place in room.rglob("*.sqlite"):
        with closing(sqlite3.connect(place)) as opened:
            for key, data in opened.execute("SELECT key, data FROM kept"):
                yield f"{place} {key}", data
                with suppress(zlib.error):  # a few rows are kept as they are
                    yield f"{place} {key} unpacked", zlib.decompress(data)


def sentences(text: str) -> set[str]:
    """Runs of words of a text, each long enough to be its own."""
    body = text.partition("\n---\n")[2]
    lines = [line.strip() for line in body.splitlines() if len(line.split()) > 5]
    return {one for line in lines for one in re.split(r"(?<=[.!?”])\s+", line) if len(one) > 30}


def holding(room: Path, words: set[str]) -> list[str]:
    """Where any of these words stand: as they are, as JSON escapes them, as HTML does, or as an address."""
    forms = [
        form.encode()
        for one in words
        for form in {
            one,
            json.dumps(one)[1:-1],
            one.replace("'", "&#39;").replace('"', "&#34;").replace("&", "&amp;"),
            "-".join(re.findall(r"[a-z0-9]+", one.lower()))[:50],
        }
    ]
    return [name for name, data in everything(room) if any(form in data for form in forms)]


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A newsroom with a past: built, an article corrected, built again, and previewed."""
    room = tmp_path_factory.mktemp("before")
    (room / "seeds").mkdir()
    for place in (STRIKE / "seeds").glob("*-wednesday.md"):
        shutil.copy(place, room / "seeds")
    (room / "digest.toml").write_text(SETTINGS, encoding="utf-8")
    build(settings(room), now=None)
    shutil.copy(STRIKE / "corrected" / f"{GONE}.md", room / "seeds")
    build(settings(room), now=None)
    build(settings(room), now=None, preview=True)
    return room


@pytest.fixture
def room(tmp_path: Path, before: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """That newsroom, to go on with."""
    shutil.copytree(before, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def texts() -> set[str]:
    """The sentences of the article as it was at first and as it was corrected, that no other article has."""
    own = [STRIKE / "seeds" / f"{GONE}.md", STRIKE / "corrected" / f"{GONE}.md"]
    others = " ".join(
        " ".join(place.read_text(encoding="utf-8").split())
        for place in (STRIKE / "seeds").iterdir()
        if place.name != f"{GONE}.md"
    )
    found = set().union(*(sentences(place.read_text(encoding="utf-8")) for place in own))
    return {one for one in found if one not in others}


def test_after_the_next_build_no_byte_holds_a_sentence_of_it(
    room: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = texts()
    assert len(words) > 10
    held = holding(room, words)
    assert {part for part in ("site/", ".digest/preview", "cache.sqlite", "changes.lock.json") for one in held if part in one} == {
        "site/", ".digest/preview", "cache.sqlite", "changes.lock.json",
    }  # fmt: skip
    assert run(["forget", GONE, "--reason", "asked by a lawyer", "--now", "2026-03-12T09:00:00Z"]) == 0
    said = capsys.readouterr().out
    assert f"seeds/{GONE}.md: forgotten; listed in forgotten.toml\n" in said
    listed = (room / "forgotten.toml").read_text(encoding="utf-8")
    assert not any(one in listed for one in words)
    assert "day = 2026-03-12\n" in listed
    assert run(["build"]) == 0, "what was taken down is no mistake"
    told = capsys.readouterr()
    assert f"seeds/{GONE}.md: forgotten on 2026-03-12 (asked by a lawyer); " in told.err
    assert ", 1 refused" in told.out
    assert holding(room, words) == []
    assert run(["verify"]) == 0
    assert "lawyer" not in "".join(
        place.read_text(encoding="utf-8") for place in (room / "site").rglob("*.html")
    )
    assert run(["check", "--json"]) == 0
    [problem] = [
        one for one in json.loads(capsys.readouterr().out.splitlines()[-1])["problems"] if one["code"] == "E_FORGOTTEN"
    ]  # fmt: skip
    assert problem["path"] == f"seeds/{GONE}.md"


def test_a_site_with_a_past_is_then_as_one_built_without_it(room: Path) -> None:
    assert run(["forget", f"seeds/{GONE}.md", "--delete"]) == 0
    assert not (room / "seeds" / f"{GONE}.md").exists()
    assert run(["build"]) == 0
    stories = [json.loads(place.read_bytes()) for place in (room / "site" / "stories").glob("*/story.json")]
    assert GONE not in {article["id"] for story in stories for article in story["articles"]}
    made = pages(room)
    shutil.rmtree(room / ".digest")
    shutil.rmtree(room / "site")
    assert run(["build"]) == 0
    again = pages(room)
    assert sorted(path for path in made.keys() | again.keys() if made.get(path) != again.get(path)) == []


def pages(room: Path) -> dict[str, bytes]:
    """The files of the site but the index of the search, which has other bytes each time, and their list."""
    return {
        str(place): place.read_bytes()
        for place in (room / "site").rglob("*")
        if place.is_file() and "pagefind" not in place.parts and place.name != ".digest-manifest.json"
    }


def test_it_does_not_come_back_under_another_name_or_address(
    room: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (room / "seeds" / f"{GONE}.md").read_text(encoding="utf-8")
    assert run(["forget", GONE, "--delete"]) == 0
    (room / NEW).write_text(
        text.replace("“", '"').replace("outlet: ", "id: another\noutlet: "), encoding="utf-8"
    )
    capsys.readouterr()
    run(["check"])
    assert f"{NEW}: forgotten; to have it again, delete its entry in forgotten.toml, line 4." in (
        capsys.readouterr().err
    )
    assert run(["forget", "https://www.lake.example/a-page/?utm_source=letter#top"]) == 0
    capsys.readouterr()
    (room / NEW).write_text("---\nurl: http://lake.example/a-page\n---\nThe ferry is late again today.\n")
    run(["check"])
    assert f"{NEW}: forgotten" in capsys.readouterr().err


def test_an_address_made_of_its_words_goes_and_nothing_leads_on(room: Path) -> None:
    record = json.loads((room / "stories.lock.json").read_bytes())
    titled = {}
    for place in (room / "site" / "stories").glob("*/story.json"):
        story = json.loads(place.read_bytes())
        if isinstance(story["title"], dict) and len(story["articles"]) > 1:
            titled[story["slug"]] = story["title"]["article"]
    slug, article = min(titled.items())
    assert slug in {entry["slug"] for entry in record["stories"]}
    assert run(["forget", article]) == 0
    assert run(["build"]) == 0
    assert slug not in (room / "stories.lock.json").read_text(encoding="utf-8")
    assert not (room / "site" / "stories" / slug).exists()
    [now] = [
        json.loads(place.read_bytes())
        for place in (room / "site" / "stories").glob("*/story.json")
        if json.loads(place.read_bytes())["id"]
        == next(entry["id"] for entry in record["stories"] if entry["slug"] == slug)
    ]
    assert article not in {each["id"] for each in now["articles"]}


def test_what_was_taken_down_by_hand_is_purged_as_well(room: Path) -> None:
    (room / "forgotten.toml").write_text(f'[[article]]\nfile = "seeds/{GONE}.md"\n', encoding="utf-8")
    build(settings(room), now=None, preview=True)
    assert not [one for one in holding(room, texts()) if ".digest/" in one]
    build(settings(room), now=None)
    assert not [one for one in holding(room, texts()) if "/site/" in one or "changes.lock" in one]


def test_without_analysis_it_is_refused_as_well(room: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "--no-analysis"]) == 0
    assert run(["forget", GONE]) == 0
    assert run(["build", "--no-analysis"]) == 0
    assert f"seeds/{GONE}.md: forgotten; " in capsys.readouterr().err
    assert not [one for one in holding(room, texts()) if "lock.json" not in one]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["seeds/nothing.md"], "seeds/nothing.md: no such article"),
        ([f"{GONE}s"], f"{GONE}s: no such article. Did you mean '{GONE}'?"),
    ],
)
def test_a_word_that_means_nothing_changes_nothing(
    room: Path, capsys: pytest.CaptureFixture[str], words: list[str], told: str
) -> None:
    assert run(["forget", GONE, *words]) == 2
    assert told in capsys.readouterr().err
    assert not (room / "forgotten.toml").exists()


def test_mistakes_in_the_list_stop_a_build_for_what_was_taken_down_could_come_back(
    room: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (room / "forgotten.toml").write_text('[[article]]\nfil = "seeds/one.md"\n', encoding="utf-8")
    assert run(["build"]) == 1
    assert 'forgotten.toml:1: "fil" is no key of [[article]]' in capsys.readouterr().err


def test_a_full_disk_is_told_with_the_place(
    room: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("digest.write.lock.os.write", full)
    assert run(["forget", GONE]) == 4
    assert capsys.readouterr().err == f"{room / '.site.digest'}: no space left on device; make room.\n"


def test_an_address_is_known_again_however_it_is_written() -> None:
    listed = understood('[[article]]\naddress = "https://www.post.example/news/Ferry/?b=2&a=1"\n', "f.toml")
    for same in (
        "http://post.example/news/Ferry?a=1&b=2",
        "https://POST.example/news/Ferry/?a=1&b=2&utm_medium=x#top",
    ):
        assert listed.line(address=same) == 1, same
    for other in (
        "https://post.example/news/ferry?a=1&b=2",
        "https://post.example/news/Ferry",
        "not an address",
    ):
        assert listed.line(address=other) is None, other
    assert plainly("https://[half") == "https://[half"


def test_the_same_words_make_the_same_trace_and_no_other_do() -> None:
    assert trace("“The ferry”, he\nsaid.") == trace('"The Ferry," he said')
    assert trace("The ferry was late.") != trace("The ferry was later.")
    assert trace(" … ") == ""
