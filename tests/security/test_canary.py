"""A secret that lies around a newsroom is on no page of its site, nor in any other file of it."""

import gzip
from collections.abc import Callable
from pathlib import Path

SECRET = "canary-7d41c9e2b0"  # noqa: S105 - no secret, but found as easily
TOKEN = "DIGEST_PASSWORD"  # noqa: S105 - its name alone
SETTINGS = f"""
[site]
url = "https://vale.example/"
precompress = ["gzip"]

[publish.live]
kind = "webdav"
url = "https://dav.example/{SECRET}/"
user = "{SECRET}"
"""
ARTICLE = "---\noutlet: Harbor Post\ndate: 2025-03-03\n{more}---\n{lead}\n\nNobody was hurt in Port Vale, and the harbor stays closed until Friday, the coast guard said on Monday.\n"


def test_no_secret_of_the_newsroom_is_in_the_site(tmp_path: Path, build: Callable[..., Path]) -> None:
    room = tmp_path / SECRET  # the folder's own path is nobody's business either
    (room / "seeds").mkdir(parents=True)
    (room / "pages").mkdir()
    (room / "digest.toml").write_text(SETTINGS)
    (room / "seeds/ferry.md").write_text(
        ARTICLE.format(
            more=f"internal_note: {SECRET}\n",
            lead="The ferry Aurora ran aground off Port Vale on Monday with 120 people on board.",
        )
    )
    (room / "seeds/draft.md").write_text(ARTICLE.format(more="draft: true\n", lead=f"Not yet: {SECRET}."))
    for hidden in ("seeds/.env", ".env", "pages/.env", "seeds/notes.bak", "seeds/.git"):
        (room / hidden).write_text(f"TOKEN={SECRET}\n")
    (room / "pages/about.md").write_text("# About us\n\nWe read.\n")
    site = build(room, env={TOKEN: SECRET, "HOME": str(room), "AWS_SECRET_ACCESS_KEY": SECRET})
    files = [place for place in site.rglob("*") if place.is_file()]
    assert (site / "index.html") in files
    for place in files:
        data = place.read_bytes()
        plain = gzip.decompress(data) if place.suffix == ".gz" else data
        assert SECRET.encode() not in plain, place.relative_to(site)
        assert SECRET not in place.relative_to(site).as_posix()
