"""A preview is built by one process: its server runs threads, and a fork would copy their locks."""

import subprocess
import sys
from pathlib import Path

SEED = "---\noutlet: {0} Post\ntitle: {0} reports\npublished: 2025-12-{1:02}\n---\n{2}\n"
TEXTS = (
    "The old mill at Ardo burned down on Tuesday night, the fire brigade said.",
    "Talks about the copper mine at Keldon ended without an agreement, both sides said.",
    "The ferry Aurora ran aground off Port Vale with 120 people on board.",
    "A heavy storm tore the roof off the school of Lund, its head said.",
    "The bakers of Tirn will strike from Friday, their union said.",
    "A comet was seen above the hills of Osk, the observatory said.",
    "Voters of Brale chose a new mayor, the first woman in that office.",
    "The bridge of Wend stays closed until spring, engineers said.",
)
SCRIPT = """
import sys
from dataclasses import replace
from pathlib import Path
forks = []
sys.addaudithook(lambda event, _: forks.append(event) if event == "os.fork" else None)
from digest.building import build
from digest.config import settings
config = settings(Path(sys.argv[1]))
config = replace(config, build=replace(config.build, jobs=2))
stories = build(config, now=None, preview=True).figures["stories"]
preview = len(forks)
build(config, now=None)
print(stories, preview, len(forks) > 0)
"""


def test_a_preview_forks_nothing_where_a_build_does(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    for number, text in enumerate(TEXTS, 1):
        seed = SEED.format(text.split()[1].title(), number, text)
        (tmp_path / "seeds" / f"s{number}.md").write_text(seed, "utf-8")
    (tmp_path / "digest.toml").write_text("", "utf-8")
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", SCRIPT, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    stories, preview, parallel = done.stdout.split()
    assert int(stories) >= 6
    assert (preview, parallel) == ("0", "True")
