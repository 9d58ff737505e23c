"""A site of feeds, letters and archives: built, grouped, proved, and the same when remembered as when made anew."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from digest.building import build
from digest.cli.verify import Pages
from digest.config import settings
from digest.lean import verify as lean
from digest.plugins import readers
from digest.read import documents
from digest.render.verify import verified

LEAD = "The ferry Aurora ran aground off Port Vale on Monday with {} people on board, the coast guard said."
ENDS = "Nobody was hurt, and two tugs were on their way, {} wrote. The harbor stays closed until Friday, it said."


def item(outlet: str, people: int, name: str) -> str:
    text = f"&lt;p&gt;{LEAD.format(people)}&lt;/p&gt;&lt;p&gt;{ENDS.format(outlet)}&lt;/p&gt;"
    return (
        f"<item><title>Ferry Aurora aground off Port Vale: “{name}”</title><link>https://x.example/{name}</link>"
        f'<pubDate>Mon, 03 Mar 2025 10:00:00 GMT</pubDate><source url="https://x.example/">{outlet}</source>'
        f"<description>{text}</description></item>"
    )


def feed(*items: str) -> bytes:
    return f"<rss version='2.0'><channel><title>Wire</title>{''.join(items)}</channel></rss>".encode()


def letter() -> bytes:
    head = "From: Vale Letter <l@vale.example>\nSubject: Ferry aground at Port Vale\nDate: Mon, 3 Mar 2025 12:00:00 +0000\n\n"
    return f"{head}{LEAD.format(120)}\n\n{ENDS.format('the Letter')}\n".encode()


def archive() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as opened:
        text = f"---\noutlet: Keldon Times\ndate: 2025-03-04\n---\n{LEAD.format(119)}\n\n{ENDS.format('the Times')}\n"
        opened.writestr("keldon.md", text)
    return held.getvalue()


ONE, TWO, THREE = (
    item("North Post", 120, "north-ferry"),
    item("South Post", 118, "south-ferry"),
    item("East Post", 121, "east-ferry"),
)


def site(root: Path, **build_settings: str) -> Path:
    (root / "seeds").mkdir(parents=True)
    told = "".join(f"{key} = {value}\n" for key, value in build_settings.items())
    (root / "digest.toml").write_text(f'[site]\ntitle = "Vale"\nrights = "full"\n[build]\n{told}')
    (root / "seeds/wire.xml").write_bytes(feed(ONE, TWO))
    (root / "seeds/letter.eml").write_bytes(letter())
    (root / "seeds/packed.zip").write_bytes(archive())
    return root


def contents(folder: Path) -> Mapping[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.mark.parametrize("analysis", ["true", "false"])
def test_what_is_packed_is_built_proved_and_remembered(tmp_path: Path, analysis: str) -> None:
    root = site(tmp_path / "a", analysis=analysis)
    first = build(settings(root), now=None)
    assert (first.figures["articles"], first.figures.get("stories", 1), first.problems) == (4, 1, ())
    assert build(settings(root), now=None).unchanged
    (root / "seeds/wire.xml").write_bytes(feed(THREE, ONE, TWO))
    again = build(settings(root), now=None)
    assert (again.figures["articles"], again.problems) == (5, ())
    other = site(tmp_path / "b", analysis=analysis)
    for record in root.glob("*.lock.json"):  # addresses and what was changed are kept on purpose
        (other / record.name).write_bytes(record.read_bytes())
    (other / "seeds/wire.xml").write_bytes(feed(THREE, ONE, TWO))
    build(settings(other), now=None)
    assert contents(root / "site") == contents(other / "site")
    found = {one.path: one for one in documents(root / "seeds", readers=readers()).kept}
    pages, plan = Pages(root / "site"), settings(root)
    if analysis == "false":
        proved = lean.verified(pages, found, plan.site)
    else:
        proved = verified(pages, {path: (one.sha256, one.text) for path, one in found.items()}, {})
    assert (proved.problems, proved.articles) == ((), 5)


def test_an_article_of_a_feed_that_did_not_change_is_not_drawn_again(tmp_path: Path) -> None:
    root = site(tmp_path / "a", analysis="false")
    build(settings(root), now=None)
    (root / "seeds/wire.xml").write_bytes(feed(ONE, TWO.replace("118", "117")))
    written = build(settings(root), now=None).written.written
    assert [path for path in written if path.startswith("articles/")] == ["articles/south-ferry.html"]
