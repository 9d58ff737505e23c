"""What tests of plugins ask of a newsroom: its settings, and the data of its one story."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

Package = Callable[..., Path]
Digest = Callable[..., subprocess.CompletedProcess[str]]


def told(site: Path) -> dict[str, object]:
    """The data of the one story of a site."""
    [file] = sorted(site.glob("stories/*/story.json"))
    found: dict[str, object] = json.loads(file.read_text(encoding="utf-8"))
    return found


def settings(newsroom: Path, text: str) -> None:
    """Give a newsroom these settings."""
    (newsroom / "digest.toml").write_text(text, encoding="utf-8")
