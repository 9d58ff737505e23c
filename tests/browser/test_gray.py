"""Without colors: what the pages say by color they say by a word, a sign or a pattern, too."""

from typing import Any

import pytest

pytestmark = pytest.mark.browser


def _page(look: Any, site: Any, kind: str) -> Any:
    page = look()
    [path] = (page for page in site.examples() if page in site.kinds()[kind])
    page.goto(site.address + path)
    return page


def test_each_stance_in_the_table_has_a_word_of_its_own(site: Any, look: Any) -> None:
    page = _page(look, site, "stories/*/index.html")
    told: dict[str, set[str]] = page.evaluate(_STANCES)
    words = [word for said in told.values() for word in said]
    assert len(told) >= 3
    assert "" not in words
    assert len(words) == len({*words}), told


def test_a_tellings_sentences_say_in_words_and_signs_who_else_tells_them(site: Any, look: Any) -> None:
    page = _page(look, site, "stories/*/*/index.html")
    tags = page.evaluate(_TAGS)
    assert {kind for kind, _, _ in tags} >= {"all", "only"}
    assert [tag for tag in tags if not tag[1]] == [], "each has words"
    signs = {kind: {sign for other, _, sign in tags if other == kind} for kind, _, _ in tags}
    assert len({*map(frozenset, signs.values())}) == len(signs), "each kind has a sign of its own"


def test_shades_of_the_map_are_patterns_and_their_legend_says_numbers(named: Any, look: Any) -> None:
    page = _page(look, named("world"), "map/index.html")
    fills = page.evaluate(
        "[...document.querySelectorAll('.world a path')].map(one => one.getAttribute('fill'))"
    )
    assert all(fill.startswith("url(#h") for fill in fills)
    drawn = page.evaluate("[...document.querySelectorAll('.world pattern')].map(one => one.innerHTML)")
    assert len({*drawn}) == len(drawn) == page.locator(".key [class^='s']").count(), (
        "no two have the same lines"
    )
    assert all(line.strip() for line in page.locator(".key li").all_inner_texts())


def test_what_differs_is_underlined_and_links_are_too(site: Any, look: Any) -> None:
    page = _page(look, site, "stories/*/index.html")
    assert (
        page.locator("mark").first.evaluate("one => parseFloat(getComputedStyle(one).borderBottomWidth)") > 0
    )
    assert (
        page.locator("ins").first.evaluate("one => parseFloat(getComputedStyle(one).borderBottomWidth)") > 0
    )
    link = page.locator("#summary .side a").first
    assert link.evaluate("one => getComputedStyle(one).textDecorationLine") == "underline"


_STANCES = """() => {
    const told = {};
    for (const cell of document.querySelectorAll('.matrix td [class]')) {
        const kind = [...cell.classList].find(name => ['says', 'in-part', 'differs'].includes(name));
        const word = cell.textContent.replace(/^.*:/s, '').replace('—', '').trim();
        if (kind) (told[kind] ??= new Set()).add(word);
    }
    return Object.fromEntries(Object.entries(told).map(([kind, words]) => [kind, [...words]]));
}"""
_TAGS = """() => [...document.querySelectorAll('main .tag')].map(tag => [
    ['all', 'some', 'only'].find(kind => tag.classList.contains(kind)) ?? '', tag.innerText.trim(),
    tag.querySelector('use')?.getAttribute('href') ?? ''])"""
