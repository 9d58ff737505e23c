"""The files of a site without a browser: valid HTML, links that lead somewhere, every page within reach."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import unquote, urljoin, urlsplit

import lxml.html

HOST = "http://site.invalid/"


def test_the_nu_checker_finds_no_error_on_any_page(
    sites: Any, root: Path, lacking: Callable[[str], NoReturn]
) -> None:
    java = shutil.which("java")
    jar = root / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if java is None or not jar.is_file():
        lacking("Java" if java is None else "vnu-jar (npm ci)")
    folders = [str(site.folder) for site in sites]
    call = [java, "-jar", str(jar), "--skip-non-html", "--errors-only", "--format", "json", *folders]
    done = subprocess.run(call, capture_output=True, text=True, check=False, timeout=300)  # noqa: S603 - the checker
    messages = json.loads(done.stderr)["messages"]
    assert [_told(message) for message in messages] == []
    assert done.returncode == 0, done.stderr


def test_every_internal_link_leads_to_a_file_and_a_place_in_it(sites: Any) -> None:
    assert [fault for site in sites for fault in _broken(site)] == []


def test_every_page_is_reached_from_the_front_page(sites: Any) -> None:
    for site in sites:
        links = {page: {target for _, target, _ in _links(site, page)} for page in site.pages}
        reached, ahead = set(), {"index.html"}
        while ahead:
            reached |= ahead
            ahead = set().union(*(links[page] for page in ahead)) & links.keys() - reached
        assert set(site.pages) - reached - {"404.html"} == set()


def test_addresses_are_relative_or_name_the_original(sites: Any) -> None:
    rooted = []
    for site in sites:
        for page in site.pages:
            tree = lxml.html.parse(str(site.folder / page)).getroot()
            rooted += [(page, link) for _, _, link, _ in tree.iterlinks() if link.startswith("/")]
    assert rooted == [], "a site works from any folder, and from disk"


def test_each_page_says_its_language_and_title_and_has_one_main_heading(sites: Any) -> None:
    for site in sites:
        for page in site.pages:
            tree = lxml.html.parse(str(site.folder / page)).getroot()
            assert tree.get("lang"), page
            assert tree.findtext("head/title"), page
            assert len(tree.xpath("//h1")) == 1, page
            assert len(tree.xpath("//main")) == 1, page


def _links(site: Any, page: str) -> list[tuple[str, str, str]]:
    """The internal links of a page as (link, target below the site, fragment)."""
    tree = lxml.html.parse(str(site.folder / page)).getroot()
    found = []
    for _, _, link, _ in tree.iterlinks():
        parts = urlsplit(urljoin(HOST + page, link))
        if f"{parts.scheme}://{parts.netloc}/" == HOST:
            target = unquote(parts.path).lstrip("/")
            target += "index.html" if target.endswith("/") or not target else ""
            found.append((link, target, unquote(parts.fragment)))
    return found


def _broken(site: Any) -> list[tuple[str, str, str]]:
    trees = {page: lxml.html.parse(str(site.folder / page)).getroot() for page in site.pages}
    places = {page: set(tree.xpath("//@id | //a/@name")) for page, tree in trees.items()}
    broken = []
    for page in site.pages:
        for link, target, fragment in _links(site, page):
            if not (site.folder / target).is_file():
                broken.append((page, link, "no such file"))
            elif (
                fragment and not fragment.startswith(":~:") and fragment not in places.get(target, {fragment})
            ):
                broken.append((page, link, "no such place in it"))
    return broken


def _told(message: dict[str, Any]) -> str:
    return f"{Path(message['url']).name}:{message.get('lastLine')}: {message['message']}"
