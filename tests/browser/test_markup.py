"""The files of a site without a browser: valid HTML, links that lead somewhere, every page within reach."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import lxml.html
import pytest

HOST = "http://site.invalid/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """What one page says: its language and title, how many main headings and parts, its places and links.

    A link is (as it is written, target below the site, fragment); `elsewhere` are those to other hosts.
    """

    language: str | None
    title: str | None
    headings: int
    mains: int
    places: frozenset[str]
    links: tuple[tuple[str, str, str], ...]
    rooted: tuple[str, ...]


@pytest.fixture(scope="module")
def read(sites: Any) -> dict[str, dict[str, Markup]]:
    """Every page of every site, read once: by the site's name and the page's path."""
    return {site.name: {page: _markup(site.folder, page) for page in site.pages} for site in sites}


def _markup(folder: Path, page: str) -> Markup:
    tree = lxml.html.parse(str(folder / page)).getroot()
    written = [link for _, _, link, _ in tree.iterlinks()]
    return Markup(
        language=tree.get("lang"),
        title=tree.findtext("head/title"),
        headings=len(tree.xpath("//h1")),
        mains=len(tree.xpath("//main")),
        places=frozenset(map(str, tree.xpath("//@id | //a/@name"))),
        links=tuple(_links(HOST + page, dict.fromkeys(written))),
        rooted=tuple(link for link in written if link.startswith("/")),
    )


def _links(page: str, written: dict[str, None]) -> Iterator[tuple[str, str, str]]:
    """The internal ones of the links of a page."""
    for link in written:
        address, _, fragment = link.partition("#")
        target = _target(page, address)
        if target is not None:
            yield link, target, unquote(fragment)


@cache
def _target(page: str, address: str) -> str | None:
    """The file below the site that an address on a page leads to; None for one elsewhere."""
    parts = urlsplit(urljoin(page, address))
    if f"{parts.scheme}://{parts.netloc}/" != HOST:
        return None
    target = unquote(parts.path).lstrip("/")
    return target + ("index.html" if target.endswith("/") or not target else "")


def test_the_nu_checker_finds_no_error(sites: Any, nu: Callable[[list[Path]], list[str]]) -> None:
    assert nu([site.folder / page for site in sites for page in site.some()]) == []


def test_the_nu_checker_sees_a_fault_where_there_is_one(
    tmp_path: Path, nu: Callable[[list[Path]], list[str]]
) -> None:
    (tmp_path / "page.html").write_text("<!doctype html><html lang=en><title>t</title><p><img>")
    assert any("missing" in line for line in nu([tmp_path / "page.html"]))


def test_every_internal_link_leads_to_a_file_and_a_place_in_it(sites: Any, read: Any) -> None:
    assert [fault for site in sites for fault in _broken(site, read[site.name])] == []


def test_every_page_is_reached_from_the_front_page(read: Any) -> None:
    for pages in read.values():
        links = {page: {target for _, target, _ in found.links} for page, found in pages.items()}
        reached, ahead = set(), {"index.html"}
        while ahead:
            reached |= ahead
            ahead = set().union(*(links[page] for page in ahead)) & links.keys() - reached
        assert pages.keys() - reached - {"404.html"} == set()


def test_addresses_are_relative_or_name_the_original(read: Any) -> None:
    rooted = [
        (page, link) for pages in read.values() for page, found in pages.items() for link in found.rooted
    ]
    assert rooted == [], "a site works from any folder, and from disk"


def test_each_page_says_its_language_and_title_and_has_one_main_heading(read: Any) -> None:
    for pages in read.values():
        for page, found in pages.items():
            assert found.language, page
            assert found.title, page
            assert (found.headings, found.mains) == (1, 1), page


def _broken(site: Any, pages: dict[str, Markup]) -> Iterator[tuple[str, str, str]]:
    files = {path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*") if path.is_file()}
    for page, found in pages.items():
        for link, target, fragment in found.links:
            if target not in files:
                yield page, link, "no such file"
            elif _lost(fragment, pages.get(target)):
                yield page, link, "no such place in it"


def _lost(fragment: str, page: Markup | None) -> bool:
    """Whether a link names a place that its page does not have."""
    named = bool(fragment) and not fragment.startswith(":~:")
    return named and page is not None and fragment not in page.places
