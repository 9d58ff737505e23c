"""What others' checkers say of the pages: pa11y of one page of each kind, Lighthouse as a phone meets the main ones."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from servers import program
from webstand import readable, served

pytestmark = pytest.mark.browser

LEAST = 98  # of 100, by Lighthouse
# Its fourth category, performance, counts seconds of the machine: benchmarks/lighthouse.py measures it.
CATEGORIES = ("accessibility", "best-practices", "seo")
HERE = Path(__file__).parent
# False alarms of HTML_CodeSniffer, each with its reason.
FALSE_ALARMS = {
    "WCAG2AA.Principle1.Guideline1_3.1_3_1.H43.HeadersRequired": (
        "wants `headers` where a table has headings of groups of rows; `scope` says the same (technique H63)"
    )
}


def told_by(script: str, node: str, *arguments: str) -> Any:
    """What a checker prints as JSON."""
    call = [node, str(HERE / script), *arguments]
    done = subprocess.run(call, capture_output=True, text=True, check=False, timeout=400)  # noqa: S603 - our own script
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_pa11y_finds_no_error_on_any_page_kind(site: Any, node: str, chromium: str) -> None:
    addresses = [site.address + path for path in site.examples()]
    found = told_by("pa11y.mjs", node, chromium, *addresses)
    assert sorted(found) == sorted(addresses)
    faults = [(page, issue) for page, issues in found.items() for issue in issues]
    assert [fault for fault in faults if fault[1]["code"] not in FALSE_ALARMS] == []
    assert {issue["code"] for _, issue in faults} == {*FALSE_ALARMS}, (
        "a false alarm that is gone is struck off"
    )


def test_pa11y_sees_a_fault_where_there_is_one(tmp_path: Path, node: str, chromium: str) -> None:
    page = tmp_path / "page.html"
    page.write_text('<html lang="en"><title>t</title><img src="x.png"><p>No word on the picture</p>')
    [issues] = told_by("pa11y.mjs", node, chromium, page.as_uri()).values()
    assert "H37" in {issue["code"].rpartition(".")[2] for issue in issues}


@pytest.fixture
def web(site: Any, tmp_path: Path, lacking: Any) -> Iterator[str]:
    """The project's own site, served by a real web server as docs/web-servers.md says; its address."""
    server = next(filter(program, ("caddy", "nginx")), None)  # the first reads as who runs the tests
    if server is None:
        lacking("Caddy or nginx")
    folder = tmp_path / "site"
    shutil.copytree(site.folder, folder)
    readable(folder)
    with served(server, folder, tmp_path) as address:
        yield address


@pytest.mark.slow
def test_lighthouse_gives_the_main_pages_98_of_100_or_more(
    web: str, site: Any, node: str, chromium: str
) -> None:
    [story] = site.kinds()["stories/*/index.html"]
    addresses = [web, web + story.removesuffix("index.html"), f"{web}map/"]
    told = told_by("lighthouse.mjs", node, chromium, "1", ",".join(CATEGORIES), *addresses)
    for address in addresses:
        [run] = told[address]
        assert {*run["scores"]} == {*CATEGORIES}
        assert {name: score for name, score in run["scores"].items() if score < LEAST} == {}, (address, run)
