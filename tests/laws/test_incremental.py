"""Whatever is edited, in whatever order: a build that remembers gives the tree that a clean build gives."""

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from digest.building import CACHE, Built, build
from digest.config import settings as chosen

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = int(os.environ.get("DIGEST_EXAMPLES", "2"))  # sequences of edits; set it to 50 for a long look
RECORDS = ("stories.lock.json", "changes.lock.json")  # what is kept beside the articles from build to build
NAMES = st.sampled_from(["north", "south", "east", "west"])
TOLD = (
    "The ferry Aurora ran aground off Port Vale on Monday with 120 people on board, the coast guard said.",
    "The Aurora, a ferry with 118 people on board, ran aground off Port Vale on Monday.",
    "Talks about the copper mine at Keldon ended on Tuesday without an agreement, both sides said.",
    "“We will not sign,” Mayor Ida Holm said of the Keldon copper mine on Tuesday.",
)
LEADS = st.sampled_from(TOLD)
ENDS = st.sampled_from(
    ["Nobody was hurt.", "Two sailors were hurt.", "The harbor stays closed until Friday."]
)
NAMED = '[[story]]\narticle = "first"\ntitle = "Given"\nslug = "given"\n'
SPLIT = '[[split]]\narticles = ["first"]\n'
JOINED = '[[join]]\narticles = ["first", "seeds/south.md"]\n'
DATES = st.sampled_from(["2025-03-03", "2025-03-04", ""])


def contents(folder: Path, but: tuple[str, ...] = ()) -> Mapping[str, bytes]:
    found = (path.relative_to(folder) for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.as_posix(): (folder / path).read_bytes() for path in found if path.parts[0] not in but}


def built(root: Path, now: datetime | None) -> Built:
    return build(chosen(root), now=now)


def apart(ours: Mapping[str, bytes], theirs: Mapping[str, bytes]) -> list[str]:
    """The files that only one of two trees has, or that have other bytes in it."""
    return sorted(path for path in ours.keys() | theirs.keys() if ours.get(path) != theirs.get(path))


@cache
def clean(
    given: frozenset[tuple[str, bytes]], now: datetime | None
) -> tuple[Mapping[str, bytes], Mapping[str, bytes]]:
    """The site of these files as a build makes it that remembers nothing, and its records; each made once only."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "a")  # where it lies is none of the input; the folder's own name is the same
        for path, data in given:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)
        built(root, now)
        return contents(root / "site"), {name: (root / name).read_bytes() for name in RECORDS}


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
        for name in (
            "first",
            "north",
        ):  # one that stays, and one that is there to be edited from the beginning
            self.write(
                f"seeds/{name}.md", "The dam at Orsk broke on Sunday, officials said.", "Nobody was hurt.", ""
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
        lines += ["[build]", "jobs = 1"]  # what several processes make is the subject of `test_workers`
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

    @rule(name=NAMES)
    def an_article_moves_to_another_folder_or_back(self, name: str) -> None:
        here, there = self.root / f"seeds/{name}.md", self.root / f"seeds/moved/{name}.md"
        if here.exists():
            there.parent.mkdir(exist_ok=True)
            here.replace(there)
        elif there.exists():
            there.replace(here)

    @rule(
        text=st.sampled_from(["ours", "theirs"]),
        part=st.sampled_from(["parts/counts", "parts/when", "outlet"]),
    )
    def a_template_changes(self, text: str, part: str) -> None:
        source = (ROOT / f"themes/plain/templates/{part}.html").read_text()
        # What stands after the end of its last part is not drawn.
        changed = re.sub(r"(?=\{%-? end(macro|block) )", f"<!-- {text} -->", source)
        assert changed != source
        (self.root / f"themes/own/templates/{part}.html").write_text(changed)

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

    @rule(text=st.sampled_from(["", NAMED, SPLIT]))
    def a_person_decides(self, text: str) -> None:
        (self.root / "stories.toml").write_text(text)

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
        given = contents(self.root, but=("site", ".digest"))
        built(self.root, self.now)
        site, records = clean(frozenset(given.items()), self.now)
        assert apart(contents(self.root / "site"), site) == []
        assert apart({name: (self.root / name).read_bytes() for name in RECORDS}, records) == []


def comes(name: str, lead: str, date: str) -> Callable[[Edits], None]:
    return lambda one: one.an_article_comes_or_changes(
        name=name, lead=lead, end="Nobody was hurt.", date=date
    )


DAMAGE: tuple[Callable[[Edits], None], ...] = (
    lambda one: one.somebody_damages_the_site(path="feed.xml"),
    lambda one: one.somebody_damages_the_site(path="stories"),
)
EACH: tuple[tuple[Callable[[Edits], None], ...], ...] = (
    (comes("north", TOLD[1], "2025-03-04"),),
    (lambda one: one.a_person_decides(text=SPLIT),),
    (comes("south", TOLD[3], "2025-03-03"), comes("north", TOLD[2], "2025-03-04")),
    (lambda one: one.a_person_decides(text=NAMED + JOINED),),
    (comes("south", TOLD[0], "2025-03-03"), lambda one: one.a_person_decides(text=JOINED)),
    (comes("north", TOLD[1], "2025-03-04"), lambda one: one.a_person_decides(text="")),
    (lambda one: one.an_article_moves_to_another_folder_or_back(name="south"),),
    (lambda one: one.an_article_moves_to_another_folder_or_back(name="south"),),
    (lambda one: one.an_article_is_renamed(name="north", to="west"),),
    (lambda one: one.a_template_changes(text="ours", part="parts/counts"),),
    (
        lambda one: one.a_template_changes(text="theirs", part="outlet"),
        lambda one: one.a_style_sheet_changes(color="red"),
    ),
    (
        lambda one: one.the_cache_is_damaged(data=b"no database"),
        lambda one: one.an_own_page_changes(text="# About us\n\nWe read."),
    ),
    (lambda one: one.a_setting_changes(title="Evening", rights="excerpt"),),
    DAMAGE,
    (lambda one: one.time_passes_or_is_told_no_more(day=3),),
    (lambda one: one.an_article_becomes_a_draft(name="south"),),
    (lambda one: one.the_templates_go(), lambda one: one.an_own_page_changes(text="")),
    (lambda one: one.an_article_goes(name="west"), lambda one: one.time_passes_or_is_told_no_more(day=None)),
)


def test_after_each_kind_of_edit_the_site_is_another_and_equals_a_clean_build() -> None:
    edited = Edits()
    try:
        comes("south", TOLD[0], "2025-03-03")(edited)
        built(edited.root, edited.now)
        for edits in EACH:
            before = contents(edited.root / "site")
            for edit in edits:
                edit(edited)
            edited.it_equals_a_clean_build()
            assert (apart(contents(edited.root / "site"), before) == []) is (edits is DAMAGE)
    finally:
        edited.teardown()


Edits.TestCase.settings = settings(
    max_examples=EXAMPLES,
    stateful_step_count=8,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
TestEdits = Edits.TestCase
