"""What a preview with analysis is told of a save is a hint: it ends as a clean build, whatever was heard."""

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from digest.building import Built
from digest.config import settings
from digest.previewing import Previewing

MANIFEST = ".digest-manifest.json"
CALM = "The rest of the day was calm in the town."
ROAD = f"The road to Orsk is closed. Mayor Ida Holm spoke to the council of Orsk on Monday. {CALM}"
TEXTS = {
    "north": (
        "Dam breaks at Orsk",
        "The dam at Orsk broke on Sunday and 120 people fled, officials said.",
        ROAD,
    ),
    "south": ("Orsk dam broken", "The dam at Orsk broke on Sunday; 118 people fled, officials said.", ROAD),
    "east": (
        "Mine talks end",
        "Talks on the copper mine at Keldon ended on Tuesday without an agreement.",
        CALM,
    ),
}


MINE = {
    "north": (
        "Orsk dam breaks",
        "The dam at Orsk broke on Sunday and 120 people fled to the hills, the mayor said.",
        "Engineers had warned of cracks in the concrete since spring.",
    ),
    "south": (
        "Dam at Orsk broken, people flee",
        "Water took the bridge when the dam at Orsk broke. The mayor spoke of 118 people who fled.",
        "A school was opened for families, and boats went out.",
    ),
    "east": (
        "Mine talks end",
        "Talks on the copper mine at Keldon ended with no deal.",
        "Miners walked home.",
    ),
}


class Desk:
    """A publisher with the preview open."""

    def __init__(self, folder: Path, texts: Mapping[str, tuple[str, str, str]] = TEXTS) -> None:
        self.root = folder / "a"
        (self.root / "seeds").mkdir(parents=True)
        (self.root / "digest.toml").write_text('[site]\ntitle = "Morning"\n')
        for name, (title, lead, end) in texts.items():
            self.write(name, title, f"{lead}\n\n{end}\n")
        self.builds = Previewing(lambda: settings(self.root))
        self.builds.build()

    def place(self, name: str) -> Path:
        return self.root / f"seeds/{name}.md"

    def write(self, name: str, title: str, text: str) -> None:
        head = f"---\ntitle: {title}\noutlet: {name.capitalize()} Post\ndate: 2025-03-03\n---\n"
        self.place(name).write_text(f"{head}{text}")

    def change(self, name: str, before: str, after: str) -> None:
        text = self.place(name).read_text()
        assert before in text
        self.place(name).write_text(text.replace(before, after, 1))

    def shown(self, root: Path) -> dict[str, bytes]:
        folder = root / ".digest/preview"
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }

    def scores(self, slug: str) -> list[float]:
        """How alike the articles of the story with this in its address are."""
        (place,) = (self.root / ".digest/preview/stories").glob(f"*{slug}*/story.json")
        return [each["score"] for each in json.loads(place.read_bytes())["why"]]

    def clean(self) -> dict[str, bytes]:
        root = self.root.parent / "b/a"
        shutil.rmtree(root.parent, ignore_errors=True)
        shutil.copytree(self.root, root, ignore=shutil.ignore_patterns(".digest"))
        Previewing(lambda: settings(root)).build()
        return self.shown(root)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("hints"))


def test_a_save_that_was_heard_of_is_shown_at_once_and_nothing_else_is_looked_at(desk: Desk) -> None:
    desk.change("north", "120 people", "121 people")
    written = desk.builds.build({str(desk.place("north"))}).written.written
    assert any(path.startswith("stories/") for path in written)
    assert not any("keldon" in path or "mine" in path for path in written)
    assert desk.shown(desk.root) == desk.clean()
    assert desk.builds.build().unchanged


EDITS: dict[str, tuple[Callable[[Desk], object], str]] = {
    "a title, heard": (lambda desk: desk.change("south", "Orsk dam broken", "Dam of Orsk gone"), "south"),
    "a text, another heard": (lambda desk: desk.change("east", "copper mine", "silver mine"), "north"),
    "a damaged page, an article heard": (
        lambda desk: (desk.root / ".digest/preview/index.html").write_text("damaged"),
        "north",
    ),
    "an article gone, another heard": (lambda desk: desk.place("east").unlink(), "south"),
    "a new article, heard": (
        lambda desk: desk.place("west").write_text(
            desk.place("north").read_text().replace("North Post", "West Post").replace("121", "125")
        ),
        "west",
    ),
}


@pytest.mark.parametrize("what", EDITS)
def test_what_a_hint_does_not_tell_is_found_at_the_next_look(desk: Desk, what: str) -> None:
    edit, heard = EDITS[what]
    edit(desk)
    desk.builds.build({str(desk.place(heard))})
    desk.builds.build()
    assert desk.shown(desk.root) == desk.clean()
    assert desk.builds.build().unchanged


def test_the_second_look_of_a_new_preview_makes_a_story_anew_and_writes_nothing(desk: Desk) -> None:
    before = desk.shown(desk.root)
    builds = Previewing(lambda: settings(desk.root))
    assert builds.build().unchanged
    rehearsed = builds.build()
    assert analyzed(rehearsed)
    assert (rehearsed.written.written, rehearsed.written.removed) == ((), ())
    assert desk.shown(desk.root) == before
    assert builds.build().unchanged


def test_an_article_more_moves_the_scores_of_other_stories_whose_analysis_stays(tmp_path: Path) -> None:
    desk = Desk(tmp_path, MINE)
    before = desk.scores("dam")
    desk.write(
        "hill", "Mine talks end at last", "Talks on the copper mine at Keldon ended, the union said.\n"
    )
    assert len(analyzed(desk.builds.build())) == 1
    assert len(desk.scores("talks")) == 1
    assert len(desk.scores("dam")) == len(before) == 1
    assert desk.scores("dam") != before
    assert desk.shown(desk.root) == desk.clean()


def analyzed(built: Built) -> list[str]:
    """The stories that a build analyzed."""
    return [stage for stage in built.seconds if stage.startswith("story/")]
