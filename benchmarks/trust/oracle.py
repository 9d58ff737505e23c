"""Attacks put into every field of articles, and every page of the sites that come of them opened in Chromium.

Run as `python -m benchmarks.trust.oracle` (needs Chromium and Playwright, like the tests); ends with 1 where
anything ran, loaded from elsewhere, led where no link may, or stood in a page that has no such element. Each
page is opened twice: with the site's Content Security Policy and without, to judge the first wall alone.
"""

import argparse
import json
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import islice, product
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.trust import browsed, rooms
from benchmarks.trust.badinput import payloads

OWN = Path(__file__).with_name("breakouts.jsonl")
COLLECTIONS = (
    "breakouts_by_context", "xss_dompurify", "xss_h5sc", "xss_miniflux_sanitizer", "xss_bleach",
    "xss_ammonia",
    "ssti_patt", "csv_injection", "urls_hostile", "markdown_cmark_regression",
)  # fmt: skip
PROGRAMS = ("chromium-headless-shell", "chromium", "google-chrome")  # the first has no windows: less work
FLAGS = (
    "--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",  # who asks elsewhere gets nothing
)  # fmt: skip
LONGEST = 20_000  # characters of a payload: a longer one is tried as a body only, by other commands
ONSETS, RIMES = (
    ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v"),
    ("an", "el", "ir", "os", "um"),
)
ENDED_WELL = {0, 1}  # done; done without some articles that were refused
PATIENCE = 1_800.0  # seconds for a build of a hundred attacks on a busy machine


def own() -> list[str]:
    """The attacks that the project brings itself, each made to leave one context of a page."""
    return [json.loads(line)["payload"] for line in OWN.read_text("utf-8").splitlines()]


def attacks(*collections: str) -> list[str]:
    """The attacks of the collections at hand, as text."""
    found = (raw.decode("utf-8", "replace") for _, raw in payloads(*collections))
    return list(dict.fromkeys(text for text in found if len(text) <= LONGEST))


def attacked(folder: Path, given: Sequence[str], *, analysis: bool, names: bool) -> Path:
    """A newsroom with each attack as a name (outlet, author, tag, own page), or as news and its file.

    Not both at once: a build refuses a page whose names are eight words of news in a row.
    """
    (folder / "seeds").mkdir(parents=True)
    (folder / "pages").mkdir()
    settings = ["[site]", 'title = "Attacked"', 'url = "https://attacked.example/"', 'rights = "full"']
    settings += ["[build]", "jobs = 1", f"analysis = {str(analysis).lower()}"]
    (folder / "digest.toml").write_text("\n".join([*settings, ""]))
    for number, payload in enumerate(given):
        for turn in range(2):
            name = "plain" if names else _name(payload)
            place = folder / "seeds" / f"{number}-{turn}-{name}.md"
            place.write_text(_article(payload, number, turn, names=names), "utf-8", "replace")
        if not names:
            continue
        page = f"# Page {number} {payload}\n\n{payload}\n\n[a link](<{payload}>) ![a picture]({payload})\n"
        (folder / "pages" / f"own-{number}.md").write_text(page, "utf-8", "replace")
    return folder


def _name(payload: str) -> str:
    """As much of the attack as a file's name can hold."""
    plain = re.sub(r"[\x00-\x1f/\ud800-\udfff]", "∕", payload)
    return plain.encode()[:120].decode("utf-8", "ignore")


def _article(payload: str, number: int, turn: int, *, names: bool) -> str:
    """One of two reports on one event, the attack wherever words from outside stand."""
    first, rest = divmod(number, len(RIMES) ** 2)
    name = (
        ONSETS[first % len(ONSETS)].upper() + RIMES[rest // 5] + ONSETS[rest % len(ONSETS)] + RIMES[rest % 5]
    )
    line = " ".join(payload.split())
    fields: dict[str, object] = {"published": f"2025-{1 + number % 12:02}-{1 + number // 12 % 28:02}"}
    if names:
        fields |= {
            "title": f"Aground at {name}",
            "outlet": f"{line} {'Post' if turn else 'Gazette'} {number}",
        }
        fields |= {"authors": [line], "tags": [line], "country": payload, "language": payload}
        line = payload = "calmly"
    else:
        fields |= {"title": f"{line} at {name}", "outlet": f"Post {2 * number + turn}", "url": payload}
    head = "\n".join(f"{key}: {json.dumps(value)}" for key, value in fields.items())
    people = f"{100 + number} people" if turn else f"{90 + number} people"
    body = [
        f"The ferry {name} with {people} on board ran aground off Port {name} on Monday, {line} said.",
        f"“The {name} {line} will not sail again,” said Mayor Ida {name}. {payload}",
        f"Nobody was hurt in Port {name}, the coast guard of {name} said {line} on Monday.",
    ]
    return "\n".join(("---", head, "---", "\n\n".join(body), ""))


def built(folder: Path, given: Sequence[str], *, analysis: bool, names: bool) -> Path:
    """The site of a newsroom under attack.

    Raises:
        AssertionError: the build ended in a way that is no refusal.
    """
    attacked(folder, given, analysis=analysis, names=names)
    with rooms.started(folder) as build:
        ended = build.end(PATIENCE)
    if ended.code not in ENDED_WELL:
        raise AssertionError(f"the build ended with {ended.code}: {ended.said[-2_000:]}")
    if not (folder / "site" / "index.html").is_file():
        raise AssertionError(f"no site: {ended.said[-2_000:]}")
    return folder / "site"


def judged(browser: Browser, given: Sequence[str], shelf: Path) -> Iterator[tuple[str, browsed.Seen]]:
    """Both kinds of site made of the attacks, each opened with its policy and without."""
    for at, (analysis, names) in enumerate(product((True, False), repeat=2)):
        site = built(shelf / str(at), given, analysis=analysis, names=names)
        kind = f"{'stories' if analysis else 'articles alone'}, attacks as {'names' if names else 'news'}"
        for bare in (False, True):
            seen = browsed.seen(browser, site, bare=bare)
            yield f"{kind}, {'first wall alone' if bare else 'as built'}", seen


def main() -> None:
    """Print what the pages did; end with 1 where they did anything."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("--collections", nargs="*", default=COLLECTIONS)
    parser.add_argument("--size", type=int, default=80, help="attacks in one site")
    parser.add_argument("--step", type=int, default=1, help="try one attack in so many")
    parser.add_argument("--start", type=int, default=0, help="the first of them: so runs share the work")
    given = parser.parse_args()
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        sys.exit("Chromium is needed: apt-get install chromium-headless-shell")
    chosen = (attacks(*given.collections) or own())[given.start :: given.step]
    print(f"{len(chosen)} attacks", flush=True)
    rooms.warm(*rooms.KINDS)
    waiting, bad, totals = iter(chosen), 0, dict[str, browsed.Seen]()
    while some := list(islice(waiting, given.size)):
        began = time.monotonic()
        with tempfile.TemporaryDirectory() as shelf, sync_playwright() as play:
            browser = play.chromium.launch(executable_path=program, args=list(FLAGS))
            for name, seen in judged(browser, some, Path(shelf)):
                total = totals.setdefault(name, browsed.Seen())
                total.pages += seen.pages
                total.ran += seen.ran
                total.remote += seen.remote
                total.odd += seen.odd
                print("".join(f"  {line}\n" for line in seen.wrong[:20]), end="")
            browser.close()
        print(f"  {len(some)} attacks in {time.monotonic() - began:.0f} s", flush=True)
    print("| site | pages | ran | asked elsewhere | odd |\n|---|---:|---:|---:|---:|")
    for name, seen in totals.items():
        print(f"| {name} | {seen.pages} | {len(seen.ran)} | {len(seen.remote)} | {len(seen.odd)} |")
        bad += len(seen.wrong)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
