"""Pictures of each page kind for the README: taken only when asked for with `--pictures FOLDER`."""

from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

NAMES = {
    "index.html": "front",
    "stories/*/index.html": "story",
    "stories/*/*/index.html": "telling",
    "outlets/*/index.html": "outlet",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_each_page_kind_sits_for_its_picture(
    site: Any, look: Any, request: pytest.FixtureRequest, width: int, scheme: str
) -> None:
    folder = request.config.getoption("--pictures")
    if not folder:
        pytest.skip("pictures are taken with --pictures FOLDER")
    page = look(width, color_scheme=scheme)
    for kind, pages in site.kinds().items():
        page.goto(site.address + pages[0])
        mark = "" if scheme == "light" else "-dark"
        picture = Path(folder) / f"{_name(kind)}-{width}{mark}.png"
        page.screenshot(path=picture, animations="disabled")
        assert picture.stat().st_size > 0


def _name(kind: str) -> str:
    """A short name for a page kind: `method/index.html` is `method`."""
    plain = kind.removesuffix("/index.html").removesuffix(".html").replace("*", "").split("/")
    return NAMES.get(kind) or "-".join(filter(None, plain))
