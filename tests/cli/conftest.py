"""A folder with two invented articles, and a pipeline that is small enough to see through."""

import html
import json
import os
import sys
import time
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest

from digest.errors import Problem
from digest.model.analysis import Analysis, Claim, Origin, Says, Sentence, Stance
from digest.model.article import Article, Block, Documents, Outlet, Role
from digest.model.digest import Digest, Edition
from digest.model.page import File
from digest.model.story import Story, Why
from digest.read import documents
from digest.settings import Config
from digest.write import Written, site

NORTH = "The mill at Ardo burned down on Monday.\n\nNobody was hurt, “the mayor” said.\n"
SOUTH = "A fire destroyed the mill at Ardo.\n\nNobody was hurt.\n"


@dataclass(frozen=True)
class Built:
    """What the real pipeline's `build` gives, as far as the commands look at it."""

    edition: Edition
    written: Written
    figures: dict[str, int]
    problems: tuple[Problem, ...]
    unchanged: bool = False
    seconds: dict[str, float] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def kept_beside(config: Config) -> None:
    """Nothing beside the articles is kept in these tests."""


def edition(found: Documents, config: Config, now: datetime | None, kept: None = None) -> Edition:
    assert config.root.is_dir()
    assert kept is None
    articles = []
    for number, document in enumerate(found.kept, 1):
        stem = Path(document.path).stem
        end = document.text.index("\n")
        blocks = (
            Block(start=0, end=end, role=Role.PARAGRAPH),
            Block(start=end + 2, end=len(document.text) - 1, role=Role.PARAGRAPH),
        )
        outlet = Outlet(id=stem, name=stem.title())
        articles.append(
            Article(
                id=f"a{number}",
                path=document.path,
                sha256=document.sha256,
                text=document.text,
                outlet=outlet,
                blocks=blocks,
            )
        )
    one, other = articles
    spans = [article.span(block.start, block.end) for article in articles for block in article.blocks]
    claim = Claim(
        id="c1",
        text=spans[0],
        category="action",
        outlets=2,
        origins=1,
        stances=(
            Stance(article=one.id, stance=Says.SAYS, spans=(spans[0],)),
            Stance(article=other.id, stance=Says.SAYS, spans=(spans[2],)),
        ),
    )
    why = Why(articles=(one.id, other.id), score=0.613, shared_names=("Ardo",), shared_terms=("mill", "hurt"))
    analysis = Analysis(
        story=Story(articles=(one, other), why=(why,)),
        sentences=tuple(Sentence(span=span, shown=span, paragraph=1) for span in spans),
        times=(),
        quotes=(),
        entities=(),
        claims=(claim,),
        differences=(),
        credits=(),
        origins=(Origin(name="Wire", articles=("a1", "a2"), why="both credit it"),),
        firmness=(),
    )
    made = Digest(
        id="st-1",
        slug="mill",
        title=spans[0],
        title_text="The mill at Ardo",
        language="en",
        first_published=None,
        last_published=None,
        analysis=analysis,
        summary=(),
        timeline=(),
        takes=(),
        topics=(),
    )
    return Edition(digests=(made,), problems=found.problems, now=now.isoformat() if now else "")


def files(made: Edition, config: Config) -> tuple[File, ...]:
    [digest] = made.digests
    text = digest.analysis.claims[0].text
    articles = [
        {"id": one.id, "path": one.path, "sha256": one.sha256} for one in digest.analysis.story.articles
    ]
    story = {"id": "st-1", "slug": "mill", "articles": articles}
    words = html.escape(text.text)
    ours = f"<p data-ours>{config.site.title} {made.now}</p>"
    page = f'<p data-span="{text.article}:{text.start}:{text.end}">{words}</p>{ours}'
    index = {"stories": [{"id": "st-1", "slug": "mill"}]}
    return (
        File(path="index.json", data=json.dumps(index).encode()),
        File(path="stories/mill/index.html", data=page.encode()),
        File(path="stories/mill/story.json", data=json.dumps(story).encode()),
    )


def slowly(made: tuple[File, ...]) -> Iterator[File]:
    """The files, with a sign and a long wait in the middle where a test asks for it."""
    for file in made:
        yield file
        if "SLOW" in os.environ:
            sys.stdout.write("half-way\n")
            sys.stdout.flush()
            time.sleep(30)


def build(
    config: Config,
    *,
    now: datetime | None,
    progress: Callable[[str, int, int], None] = print,
    preview: bool = False,
    **left: object,
) -> Built:
    del left  # nothing is kept in memory for the next build, and none is hinted at
    progress("read", 1, 1)
    found = documents(config.paths.seeds)
    made = edition(found, config, now)
    written = site(slowly(files(made, config)), previewed(config) if preview else config.paths.site)
    refused = sum(problem.refused for problem in found.problems)
    figures = {"articles": len(found.kept), "stories": 1, "refused": refused}
    return Built(
        edition=made, written=written, figures=figures, problems=found.problems, seconds={"read": 0.5}
    )


def previewed(config: Config) -> Path:
    return config.paths.cache / "preview"


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the commands are typed in."""
    fake = types.ModuleType("digest.pipeline")
    for name, value in {
        "edition": edition,
        "kept_beside": kept_beside,
        "files": files,
        "build": build,
        "previewed": previewed,
        "Built": Built,
    }.items():
        setattr(fake, name, value)
    monkeypatch.setitem(sys.modules, "digest.pipeline", fake)
    monkeypatch.setitem(sys.modules, "digest.building", fake)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "north.txt").write_text(NORTH)
    (tmp_path / "seeds" / "south.txt").write_text(SOUTH)
    monkeypatch.chdir(tmp_path)
    return tmp_path
