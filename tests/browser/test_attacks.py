"""Attacks in every field of articles: a browser runs none of them, with the site's policy and without it."""

from pathlib import Path
from typing import Any

import pytest

from benchmarks.trust import browsed, oracle

pytestmark = [pytest.mark.browser, pytest.mark.slow]
MANY, FEW = 4, 25  # one attack in so many, in a site of articles and in one of stories


@pytest.mark.parametrize(("analysis", "step", "names"), [(False, MANY, False), (True, FEW, True)])
def test_no_attack_runs_on_any_page(
    analysis: bool,  # noqa: FBT001 - a case of the test
    step: int,
    names: bool,  # noqa: FBT001 - the same
    tmp_path: Path,
    browser: Any,
) -> None:
    site = oracle.built(tmp_path / "room", oracle.own()[::step], analysis=analysis, names=names)
    for bare in (False, True):
        seen = browsed.seen(browser, site, bare=bare)
        assert seen.pages > len(oracle.own()) // step
        assert seen.wrong == []


def test_the_browser_tells_what_runs(tmp_path: Path, browser: Any) -> None:
    page = "<!doctype html><title>x</title><img src=x onerror=alert(1)><a href=javascript:alert(2)>x</a>"
    page += "<img src=http://elsewhere.example/x.png>"
    (tmp_path / "index.html").write_text(page)
    seen = browsed.seen(browser, tmp_path)
    assert seen.remote == ["http://elsewhere.example/x.png"]
    assert len(seen.ran) == 1
    assert len(seen.odd) == 2
