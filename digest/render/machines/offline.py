"""The program that keeps pages for reading without a network, and the one that puts an end to it.

One of the two always lies at `worker.js`: a browser that has the first asks for it again at each visit, and
so learns that it is switched off, however long ago that was. Pages name it only where it is switched on.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from digest.render.links import FRONT
from digest.render.machines.output import Output, ready

WORKER = "worker.js"
SCRIPT = "offline.js"  # the asset with which pages ask for the worker
PAGE = "offline.html"  # shown for what was not read and cannot be fetched
VERSION_LENGTH = 16
PLACE = Path(__file__).parent / "workers"


def worker(listed: Mapping[str, str], assets: Mapping[str, str], *, offline: bool) -> Output:
    """The worker of a site; `listed` are its files with their SHA-256: another site, another version.

    What every page needs is fetched at once: the front page, the style sheet, the page for what was not read.
    """
    if not offline:
        return ready(WORKER, (PLACE / "gone.js").read_text("utf-8"))
    told = json.dumps(sorted(listed.items()), ensure_ascii=False)
    version = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:VERSION_LENGTH]
    wanted = ("site.css", "icon.svg", SCRIPT)
    start = ["./" if FRONT in listed else "", PAGE, *(assets[name] for name in wanted if name in assets)]
    start += [path for name, path in assets.items() if name.endswith(".woff2")]
    text = (PLACE / "reading.js").read_text("utf-8").replace("VERSION", version)
    return ready(
        WORKER, text.replace("START", json.dumps([path for path in start if path], ensure_ascii=False))
    )
