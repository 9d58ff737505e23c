"""Whatever is edited, in whatever order, and whatever is heard of it: a preview ends as a clean build."""

import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from digest.config import settings as chosen
from digest.previewing import Previewing

ROOT = Path(__file__).resolve().parents[2]
NAMES = st.sampled_from(["north", "south", "east", "west", "first"])
HEARD = st.sampled_from(["the file", "nothing", "another"])
MANIFEST = ".digest-manifest.json"


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


class Saves(RuleBasedStateMachine):
    """A publisher at work with the preview open; each edit is heard of, or not, or only another one is."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.root = Path(self.folder.name, "a").resolve()
        for name in ("seeds", "pages", "themes/own/templates/lean", "themes/own/assets/css"):
            (self.root / name).mkdir(parents=True)
        (self.root / "themes/own/theme.toml").write_text('extends = "plain"\n')
        self.settle("Morning")
        for name in ("first", "north", "east"):
            self.write(name, "Nobody was hurt.", "A dam breaks", "Post", "sea", "2025-03-02")
        self.builds = Previewing(lambda: chosen(self.root))
        self.builds.build()

    def teardown(self) -> None:
        self.folder.cleanup()

    def settle(self, title: str) -> None:
        lines = ["[site]", 'theme = "own"', f'title = "{title}"', "[build]", "analysis = false", ""]
        (self.root / "digest.toml").write_text("\n".join(lines))

    def article(self, name: str) -> Path:
        """Where it lies: in the folder itself unless it was moved."""
        moved = self.root / f"seeds/moved/{name}.md"
        return moved if moved.exists() else self.root / f"seeds/{name}.md"

    def write(self, name: str, end: str, title: str, outlet: str, tags: str, date: str) -> None:
        head = f"---\ntitle: {title}\noutlet: {outlet}\ntags: [{tags}]\ndate: {date}\n---\n"
        self.article(name).write_text(f"{head}The dam at Orsk broke on Sunday.\n\n{end}\n")

    def change(self, name: str, before: str, after: str) -> None:
        if self.article(name).exists():
            self.article(name).write_text(re.sub(before, after, self.article(name).read_text()))

    def saved(self, edit: Callable[[], None], place: Path, heard: str) -> None:
        """Edit, build from what was heard, and compare; then look at everything, and compare all."""
        edit()
        hints = {"the file": {str(place)}, "nothing": set[str](), "another": {str(self.article("first"))}}
        self.builds.build(hints[heard])
        if heard == "the file":
            self.it_is_a_clean_build(but={MANIFEST})
        self.builds.build()
        self.it_is_a_clean_build()
        assert self.builds.build().unchanged

    def it_is_a_clean_build(self, but: frozenset[str] | set[str] = frozenset()) -> None:
        clean = Path(self.folder.name, "b", "a")
        shutil.copytree(self.root, clean, ignore=shutil.ignore_patterns(".digest"))
        Previewing(lambda: chosen(clean)).build()
        ours, theirs = (contents(root / ".digest/preview") for root in (self.root, clean))
        shutil.rmtree(clean.parent)
        assert {path: ours[path] for path in ours if path not in but} == {
            path: theirs[path] for path in theirs if path not in but
        }

    @rule(name=NAMES, end=st.sampled_from(["Two were hurt.", "The road stays closed."]), heard=HEARD)
    def a_text_changes(self, name: str, end: str, heard: str) -> None:
        self.saved(lambda: self.change(name, r"\n[^\n]+\n$", f"\n{end}\n"), self.article(name), heard)

    @rule(
        name=NAMES,
        field=st.sampled_from(["title", "outlet", "tags", "date", "draft"]),
        value=st.sampled_from(["Post", "Gazette", "2025-03-03", "2025-03-01", "[sea, land]", "true"]),
        heard=HEARD,
    )
    def a_field_changes(self, name: str, field: str, value: str, heard: str) -> None:
        def edit() -> None:
            self.change(name, rf"\n{field}:[^\n]*", "")
            self.change(name, r"^---", f"---\n{field}: {value}")

        self.saved(edit, self.article(name), heard)

    @rule(name=NAMES, heard=HEARD)
    def an_article_comes(self, name: str, heard: str) -> None:
        def edit() -> None:
            self.write(name, "Nobody knows why.", "A bridge closes", "Gazette", "land", "2025-03-04")

        self.saved(edit, self.article(name), heard)

    @rule(name=st.sampled_from(["north", "south", "east"]), heard=HEARD)
    def an_article_goes(self, name: str, heard: str) -> None:
        self.saved(lambda: self.article(name).unlink(missing_ok=True), self.article(name), heard)

    @rule(name=NAMES, heard=HEARD)
    def an_article_moves_to_another_folder_or_back(self, name: str, heard: str) -> None:
        to = self.root / ("seeds" if "moved" in self.article(name).parts else "seeds/moved") / f"{name}.md"

        def edit() -> None:
            if self.article(name).exists():
                to.parent.mkdir(exist_ok=True)
                self.article(name).replace(to)

        self.saved(edit, to, heard)

    @rule(color=st.sampled_from(["red", "blue"]), heard=HEARD)
    def a_style_sheet_changes(self, color: str, heard: str) -> None:
        place = self.root / "themes/own/assets/css/90.css"
        self.saved(lambda: void(place.write_text(f"h1 {{ color: {color} }}\n")), place, heard)

    @rule(text=st.sampled_from(["ours", "theirs"]), heard=HEARD)
    def a_template_changes(self, text: str, heard: str) -> None:
        source = (ROOT / "themes/plain/templates/lean/foot.html").read_text()
        place = self.root / "themes/own/templates/lean/foot.html"
        self.saved(lambda: void(place.write_text(f"{source}<!-- {text} -->")), place, heard)

    @rule(title=st.sampled_from(["Morning", "Evening"]), heard=HEARD)
    def a_setting_changes(self, title: str, heard: str) -> None:
        self.saved(lambda: self.settle(title), self.root / "digest.toml", heard)

    @rule(text=st.sampled_from(["# About us\n\nWe read.", "# About\n\nWe compare."]), heard=HEARD)
    def an_own_page_changes(self, text: str, heard: str) -> None:
        place = self.root / "pages/about.md"
        self.saved(lambda: void(place.write_text(text)), place, heard)

    @rule(path=st.sampled_from(["index.html", "articles/first.html", "articles"]))
    def somebody_damages_the_preview(self, path: str) -> None:
        place = self.root / ".digest/preview" / path

        def edit() -> None:
            if place.is_dir():
                shutil.rmtree(place)
            elif place.is_file():
                place.write_text("damaged")

        edit()
        self.saved(lambda: self.change("first", r"\n$", " More.\n"), self.article("first"), "nothing")


def void(_: object) -> None:
    """Nothing, whatever was given."""


def test_an_article_goes_to_another_folder_and_comes_back() -> None:
    saves = Saves()
    try:
        for name, heard in (("north", "nothing"), ("first", "the file"), ("north", "another")):
            saves.an_article_moves_to_another_folder_or_back(name=name, heard=heard)
    finally:
        saves.teardown()


Saves.TestCase.settings = settings(
    max_examples=4,
    stateful_step_count=8,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
TestSaves = Saves.TestCase
