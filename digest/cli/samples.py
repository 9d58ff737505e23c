"""The invented newsrooms that come along with digest, to look at and to try things on."""

import json
import re
from pathlib import Path

PACKAGE = Path(__file__).parents[1]
# Where newsrooms lie: in an installed package, and in a checkout, where they are tested.
PLACES = (PACKAGE / "samples", PACKAGE.parent / "tests" / "newsrooms")
# Each with what a reader finds in it.
SAMPLES = {
    "strike": "a strike over three days, in 24 articles of six outlets",
    "storm": "one storm, told by 40 articles",
    "town": "six stories of a town's only paper",
    "world": "one day in twelve countries and five languages, in 91 articles",
}
TITLE = re.compile(r"^title = .*$", re.MULTILINE)


def texts(name: str, title: str | None) -> list[tuple[str, str]]:
    """The files of the newsroom `name`, each as its path and its text; `title`, if any, is the site's."""
    root = next(place / name for place in PLACES if (place / name).is_dir())
    found = sorted(place for place in root.rglob("*") if place.is_file())
    named = [(place.relative_to(root).as_posix(), place.read_text(encoding="utf-8")) for place in found]
    return [(path, _titled(text, title) if path == "digest.toml" else text) for path, text in named]


def _titled(settings: str, title: str | None) -> str:
    if title is None:
        return settings
    quoted = json.dumps(title, ensure_ascii=False)  # TOML quotes as JSON does
    return TITLE.sub(lambda _: f"title = {quoted}", settings, count=1)
