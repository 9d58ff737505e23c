"""Tables, letters, the manifest, the worker and what hosts are told."""

import csv
import io
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import ferry_story as ferry
import pytest
from ferry_site import STORY, built, pages
from hypothesis import given
from hypothesis import strategies as st

from digest.model.record import Moved
from digest.render.machines import hosting
from digest.render.machines.offline import worker
from digest.render.proof import bare, guarded
from digest.text.wrapped import columns, wrapped

URL = "https://news.example/daily/"


@pytest.fixture(scope="module")
def site() -> dict[str, bytes]:
    return built(url=URL)


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def test_quotes_and_timeline_stand_in_tables_with_their_places(site: dict[str, bytes]) -> None:
    digest = ferry.edition().digests[0]
    quotes = rows(site[f"{STORY}quotes.csv"])
    wordings = [span for quote in digest.analysis.quotes for one in quote.variants for span in one.spans]
    assert [bare(row["text"]) for row in quotes] == [span.text for span in wordings]
    events = rows(site[f"{STORY}timeline.csv"])
    assert [row["date"] for row in events] == [event.date for event in digest.timeline for _ in event.spans]
    for row in (*quotes, *events):
        text = digest.article(row["article"]).text
        assert text[int(row["start"]) : int(row["end"])] == bare(row["text"])


@pytest.mark.parametrize(
    "cell",
    [
        *("=1+1", "+49 30", "-5", "@home", "\t=1", "＝1", "'=1", "''=1", " - a", "' =1"),
        *("\x1c\x1c-1", "\u200b=1", "\ufeff@a", "\u2003+1", "\x00=1", "\u202e＝1"),
    ],
)
def test_no_cell_begins_with_what_a_spreadsheet_would_run(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"
    assert bare(guarded(cell)) == cell


@given(st.text(alphabet="'=+-@\tab“ \x1c\u200b", max_size=6))
def test_what_is_guarded_is_found_again(cell: str) -> None:
    assert bare(guarded(cell)) == cell


@given(st.text(max_size=200), st.integers(min_value=2, max_value=40))
def test_a_wrapped_text_says_the_same_and_fits(text: str, width: int) -> None:
    lines = list(wrapped(text, lambda line: columns(line) <= width))
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(columns(line) <= width for line in lines)


def test_chinese_is_broken_between_letters_and_no_line_begins_with_a_stop() -> None:
    lines = list(wrapped("澤倫斯基在柏林與美國代表會談。談判持續。", lambda line: columns(line) <= 28))
    assert len(lines) == 2
    assert not [line for line in lines if line[0] in "。，"]


def test_the_letter_names_outlet_and_address_of_each_sentence(site: dict[str, bytes]) -> None:
    text = site["edition/index.txt"].decode()
    digest = ferry.edition().digests[0]
    assert max(columns(line) for line in text.splitlines() if "://" not in line) <= 72
    flat = " ".join(text.split())
    for said in digest.summary[:5]:
        rest = flat.partition(" ".join(said.span.text.split()))[2]
        assert re.match(r" [^:]{3,60}, (?:¶\d+|\w+) https://news\.example/daily/stories/\S+/#s\d+", rest)
    told = json.loads(site["edition/receipts.json"])
    assert told["spans"][0]["text"] == digest.title_text


def test_the_letter_needs_no_style_sheet_no_picture_and_leads_by_full_addresses(
    site: dict[str, bytes],
) -> None:
    page = pages(site)["edition/email.html"]
    assert not page.xpath("//link|//style|//script|//img|//@class|//table")
    assert all(href.startswith(URL) for href in page.xpath("//@href"))
    assert "max-width:600px" in site["edition/email.html"].decode()


def test_the_manifest_names_the_site_and_icons_that_are_there(site: dict[str, bytes]) -> None:
    told = json.loads(site["manifest.webmanifest"])
    assert told["name"] == "The Ellsund Digest"
    assert {icon["sizes"] for icon in told["icons"]} == {"any", "192x192", "512x512"}
    assert all(icon["src"] in site for icon in told["icons"])
    sizes = {path: data[16:24] for path, data in site.items() if path.endswith(".png")}
    assert {int.from_bytes(data[:4], "big") for data in sizes.values()} == {192, 512}


def test_the_worker_is_another_for_another_site_and_switched_off_it_forgets() -> None:
    one, other = ({"index.html": "a"}, {"index.html": "b"})
    assert worker(one, {}, offline=True).key != worker(other, {}, offline=True).key
    [off] = worker(one, {}, offline=False).make()
    assert b"unregister" in off.data
    assert b"fetch" not in off.data
    assert worker(one, {}, offline=False).key == worker(other, {}, offline=False).key


def test_pages_ask_for_the_worker_only_where_it_is_switched_on(site: dict[str, bytes]) -> None:
    kept = built(url=URL, offline=True)
    for path, page in pages(kept).items():
        asked = page.xpath("//script/@data-worker")
        assert asked == ([] if path.startswith("edition/") else [f"{'../' * path.count('/')}worker.js"]), path
    assert b"offline.html" in kept["worker.js"]
    assert "offline.html" in kept
    assert "offline.html" not in site
    assert b"data-worker" not in site["index.html"]


def moved(*unlisted: str) -> dict[str, str]:
    made = hosting.outputs(
        hosting_all(), [Moved(slug="old", to="new")], URL, noindex=False, unlisted=unlisted
    )
    return {file.path: file.data.decode() for one in made for file in one.make()}


def hosting_all() -> tuple[str, ...]:
    return ("apache", "cloudflare", "github", "nginx")


def test_hosts_are_told_the_same_of_redirects_and_of_what_may_be_kept() -> None:
    files = moved()
    assert files["_redirects"] == "/daily/stories/old/ /daily/stories/new/ 301\n"
    assert "Redirect 301 /daily/stories/old/ /daily/stories/new/" in files[".htaccess"]
    assert "location = /daily/stories/old/ { return 301 /daily/stories/new/; }" in files["hosting/nginx.conf"]
    for path in ("_headers", ".htaccess", "hosting/nginx.conf"):
        assert "immutable" in files[path]
        assert "frame-ancestors 'none'" in files[path]
    assert files[".nojekyll"] == ""


def test_hosts_are_told_to_leave_out_the_data_only_where_an_outlet_wants_so() -> None:
    for path in ("_headers", ".htaccess", "hosting/nginx.conf"):
        assert "X-Robots-Tag" not in moved()[path], path
    told = moved("shy-post")["_headers"].splitlines()
    named = {told[at - 1] for at, line in enumerate(told) if "X-Robots-Tag: noindex" in line}
    data = {"/daily/*.json", "/daily/*.csv", "/daily/*.xml", "/daily/*.txt", "/daily/stories/*/share.png"}
    assert named == {"/daily/outlets/shy-post/*", *data}
    whole = hosting.outputs(["cloudflare"], [], URL, noindex=True, unlisted=["shy-post"])
    [headers, _] = [file.data.decode() for one in whole for file in one.make()]
    assert headers.count("X-Robots-Tag") == 1, "all of it says so already"


def test_only_the_hosts_asked_for_are_served() -> None:
    chosen = built(url=URL, hosting=("github",))
    assert ".nojekyll" in chosen
    assert not {"_headers", "_redirects", ".htaccess", "hosting/nginx.conf"} & chosen.keys()


def test_nginx_takes_what_it_is_told(tmp_path: Path, lacking: Callable[[str], NoReturn]) -> None:
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if nginx is None:
        lacking("nginx")
    (tmp_path / "site.conf").write_text(moved("shy-post")["hosting/nginx.conf"], encoding="utf-8")
    whole = f"events {{}} pid {tmp_path}/pid; error_log {tmp_path}/log; http {{ access_log off; server {{ listen 127.0.0.1:8; root {tmp_path}; include {tmp_path}/site.conf; }} }}"
    (tmp_path / "nginx.conf").write_text(whole, encoding="utf-8")
    done = subprocess.run(  # noqa: S603 - the server that is there
        [nginx, "-t", "-c", str(tmp_path / "nginx.conf")], capture_output=True, text=True, check=False
    )
    assert "syntax is ok" in done.stderr, done.stderr
