"""Whatever is edited, in whatever order: a build that remembers gives the tree that a clean build gives."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from digest.building import CACHE, Built, build
from digest.config import settings as chosen

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = int(os.environ.get("DIGEST_EXAMPLES", "3"))  # sequences of edits; set it to 50 for a long look
RECORDS = ("stories.lock.json", "changes.lock.json")  # what is kept beside the articles from build to build
NAMES = st.sampled_from(["north", "south", "east", "west"])
LEADS = st.sampled_from(
    [
        "The ferry Aurora ran aground off Port Vale on Monday with 120 people on board, the coast guard said.",
        "The Aurora, a ferry with 118 people on board, ran aground off Port Vale on Monday.",
        "Talks about the copper mine at Keldon ended on Tuesday without an agreement, both sides said.",
        "“We will not sign,” Mayor Ida Holm said of the Keldon copper mine on Tuesday.",
    ]
)
ENDS = st.sampled_from(
    ["Nobody was hurt.", "Two sailors were hurt.", "The harbor stays closed until Friday."]
)
DATES = st.sampled_from(["2025-03-03", "2025-03-04", ""])


def contents(folder: Path) -> Mapping[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def built(root: Path, now: datetime | None) -> Built:
    return build(chosen(root), now=now)


class Edits(RuleBasedStateMachine):
    """A publisher at work: articles come, change, are held back, renamed and go; theme, settings and pages change."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.root = Path(self.folder.name, "a")
        for name in ("seeds", "pages", "themes/own/templates/parts", "themes/own/assets/css"):
            (self.root / name).mkdir(parents=True)
        (self.root / "themes/own/theme.toml").write_text('extends = "plain"\n')
        self.settle({})
        self.now: datetime | None = None
        self.write(
            "seeds/first.md",
            "The dam at Orsk broke on Sunday, officials said.",
            "Nobody was hurt.",
            "2025-03-02",
        )

    def teardown(self) -> None:
        self.folder.cleanup()

    def write(self, path: str, lead: str, end: str, date: str) -> None:
        head = f"---\noutlet: {Path(path).stem} Post\n{f'date: {date}' if date else 'country: NO'}\n---\n"
        (self.root / path).write_text(f"{head}{lead}\n\n{end} The rest of the day was calm in the town.\n")

    def settle(self, site: Mapping[str, str]) -> None:
        lines = [f'{name} = "{value}"' for name, value in {"theme": "own", **site}.items()]
        # With an address there are feeds and letters, too; packed files and the worker depend on all others.
        lines += ['url = "https://news.example/"', 'precompress = ["gzip"]', "offline = true"]
        (self.root / "digest.toml").write_text("\n".join(["[site]", *lines, ""]))

    @rule(name=NAMES, lead=LEADS, end=ENDS, date=DATES)
    def an_article_comes_or_changes(self, name: str, lead: str, end: str, date: str) -> None:
        self.write(f"seeds/{name}.md", lead, end, date)

    @rule(name=NAMES)
    def an_article_becomes_a_draft(self, name: str) -> None:
        place = self.root / f"seeds/{name}.md"
        if place.exists():
            place.write_text(place.read_text().replace("---\n", "---\ndraft: true\n", 1))

    @rule(day=st.sampled_from([3, 4, None]))
    def time_passes_or_is_told_no_more(self, day: int | None) -> None:
        self.now = datetime(2025, 3, day, 12, tzinfo=UTC) if day else None

    @rule(name=NAMES)
    def an_article_goes(self, name: str) -> None:
        (self.root / f"seeds/{name}.md").unlink(missing_ok=True)

    @rule(name=NAMES, to=NAMES)
    def an_article_is_renamed(self, name: str, to: str) -> None:
        if (self.root / f"seeds/{name}.md").exists():
            (self.root / f"seeds/{name}.md").replace(self.root / f"seeds/{to}.md")

    @rule(
        text=st.sampled_from(["ours", "theirs"]),
        part=st.sampled_from(["parts/counts", "parts/when", "outlet"]),
    )
    def a_template_changes(self, text: str, part: str) -> None:
        source = (ROOT / f"themes/plain/templates/{part}.html").read_text()
        (self.root / f"themes/own/templates/{part}.html").write_text(f"{source}{{# {text} #}}<!-- {text} -->")

    @rule()
    def the_templates_go(self) -> None:
        shutil.rmtree(self.root / "themes/own/templates")
        (self.root / "themes/own/templates/parts").mkdir(parents=True)

    @rule(color=st.sampled_from(["red", "blue"]))
    def a_style_sheet_changes(self, color: str) -> None:
        (self.root / "themes/own/assets/css/90.css").write_text(f"h1 {{ color: {color} }}\n")

    @rule(title=st.sampled_from(["Morning", "Evening"]), rights=st.sampled_from(["full", "excerpt"]))
    def a_setting_changes(self, title: str, rights: str) -> None:
        self.settle({"title": title, "rights": rights})

    @rule(text=st.sampled_from(["# About us\n\nWe read.", "# About\n\nWe compare.", ""]))
    def an_own_page_changes(self, text: str) -> None:
        if text:
            (self.root / "pages/about.md").write_text(text)
        else:
            (self.root / "pages/about.md").unlink(missing_ok=True)

    @rule(path=st.sampled_from(["index.html", "stories", "outlets/index.html", "feed.xml", "index.html.gz"]))
    def somebody_damages_the_site(self, path: str) -> None:
        place = self.root / "site" / path
        if place.is_file():
            place.write_text("damaged")
        elif place.is_dir():
            shutil.rmtree(place)

    @rule(data=st.sampled_from([b"", b"no database", b"SQLite format 3\x00 and then nothing"]))
    def the_cache_is_damaged(self, data: bytes) -> None:
        place = self.root / ".digest" / CACHE
        if place.exists():
            place.write_bytes(data)

    @invariant()
    def it_equals_a_clean_build(self) -> None:
        before = {name: (self.root / name).read_bytes() for name in RECORDS if (self.root / name).exists()}
        built(self.root, self.now)
        clean = Path(
            self.folder.name, "b", "a"
        )  # the folder's name is none of the input; its own is the same
        shutil.copytree(self.root, clean, ignore=shutil.ignore_patterns("site", ".digest", *RECORDS))
        for name, data in before.items():
            (clean / name).write_bytes(data)
        built(clean, self.now)
        assert contents(clean / "site") == contents(self.root / "site")
        for name in RECORDS:
            assert (clean / name).read_bytes() == (self.root / name).read_bytes()
        shutil.rmtree(clean.parent)


Edits.TestCase.settings = settings(
    max_examples=EXAMPLES,
    stateful_step_count=8,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
TestEdits = Edits.TestCase
