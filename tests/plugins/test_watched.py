"""A preview watches the themes of installed packages, too."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0
THEME = {
    "broad/__init__.py": "raise SystemExit('this code was run')\n",
    "broad/themes/ferryman/theme.toml": 'name = "ferryman"\nextends = "plain"\n',
    "broad/themes/ferryman/templates/lean/foot.html": "{# given: nothing. #}\n<footer>first</footer>\n",
}


def wait(ready: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not ready():
        assert time.monotonic() < end, "nothing happened"
        time.sleep(0.05)


def test_an_edit_in_the_theme_of_an_installed_package_is_shown(
    newsroom: Path, package: Callable[..., Path], start: Callable[..., "subprocess.Popen[str]"]
) -> None:
    place = package("digest-broad", {"digest.themes": ["broad = broad.themes"]}, THEME)
    (newsroom / "digest.toml").write_text('[site]\ntheme = "ferryman"\n[build]\nanalysis = false\n')
    path = os.pathsep.join((str(ROOT), str(place)))
    server = start(
        [sys.executable, "-B", "-m", "digest", "serve", "--port", "0"],
        cwd=newsroom,
        env={**os.environ, "PYTHONPATH": path},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert server.stderr is not None
    address = re.search(r"http://\S+", server.stderr.readline())
    assert address is not None
    shown = newsroom / ".digest/preview/index.html"
    wait(lambda: shown.exists() and b"first" in urlopen(address[0], timeout=20).read())  # noqa: S310 - our own
    foot = place / "broad/themes/ferryman/templates/lean/foot.html"
    foot.write_text("{# given: nothing. #}\n<footer>second</footer>\n")
    wait(lambda: b"second" in urlopen(address[0], timeout=20).read())  # noqa: S310 - our own
