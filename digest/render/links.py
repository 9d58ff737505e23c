"""Where pages lie, and how one points to another, to a sentence, or to the original."""

import posixpath
from functools import lru_cache
from urllib.parse import quote

from digest.text.addresses import safe_url
from digest.text.slugs import slug

FRONT = "index.html"
METHOD = "method/index.html"
OUTLETS = "outlets/index.html"
NAMES = "names/index.html"
ARCHIVE = "archive/index.html"
UNDATED = "archive/undated/index.html"
SEARCH = "search/index.html"
# A page two folders down, of any name: from there an address leads to a story in the same words.
DEEP = "any/page/index.html"
MAP = "map/index.html"
OVERLOOKED = "overlooked/index.html"
TABLE, LIKENESS = "claims", "likeness"  # pages that a large story has beside those of its outlets
BESIDE = frozenset({TABLE, LIKENESS})  # what no outlet's page may be called
UNKNOWN = "unknown"  # in the place of a code, for outlets whose country nothing tells
FRAGMENT_WORDS = 4  # a text fragment names this many words at each end: enough to be found once in a page


def story_path(story: str) -> str:
    """The path of a story's page, from its slug."""
    return f"stories/{story}/index.html"


def telling_path(story: str, telling: str) -> str:
    """The path of one outlet's telling of a story."""
    return f"stories/{story}/{telling}/index.html"


def table_path(story: str) -> str:
    """The path of the page that holds the whole table of a story of many claims."""
    return telling_path(story, TABLE)


def likeness_path(story: str) -> str:
    """The path of the page that tells how like the articles of a large story are, two by two."""
    return telling_path(story, LIKENESS)


def data_path(story: str, name: str) -> str:
    """The path of a file of data beside a story's page."""
    return f"stories/{story}/{name}"


def outlet_path(outlet: str, number: int = 1) -> str:
    """The path of the page of an outlet across stories, and of those that follow it, in the same folder."""
    return f"outlets/{outlet}/index.html" if number == 1 else f"outlets/{outlet}/page-{number}.html"


def name_path(name: str) -> str:
    """The path of the page of a name, from its slug."""
    return f"names/{name}/index.html"


def day_path(day: str) -> str:
    """The path of the archive's page of a day (`2026-07-04`), of the accounts without a date for ""."""
    return f"archive/{day}/index.html" if day else UNDATED


def country_path(code: str, number: int = 1) -> str:
    """The path of the page of a country by its code ("" where it is not known); of those that follow, too."""
    follows = f"{number}/" if number > 1 else ""
    return f"countries/{code or UNKNOWN}/{follows}index.html"


def own_path(slug: str) -> str:
    """The path of one of the publisher's own pages."""
    return f"{slug}/index.html"


def canonical(url: str | None, path: str) -> str:
    """The full address of the page at `path`, "" where the site's own, `url`, is not known."""
    return full(url, path) if url else ""


def full(url: str, path: str) -> str:
    """The full address of a file of the site that stands at `url`; a page's without its `index.html`."""
    target, mark, fragment = path.partition("#")
    return f"{url.rstrip('/')}/{target.removesuffix(FRONT)}{mark}{fragment}"


def relative(here: str, there: str) -> str:
    """The address of the page `there` (which may end in a fragment) as written on the page `here`.

    Both are paths below the site; the result works from any folder, and from disk.
    """
    target, mark, fragment = there.partition("#")
    if target == here and mark:
        return f"#{fragment}"
    return _between(here.rpartition("/")[0], target) + mark + fragment


@lru_cache(maxsize=32_768)  # a page names few others, each many times; all countries' pages name each other
def _between(folder: str, target: str) -> str:
    first, _, rest = folder.partition("/")
    if first != target.partition("/")[0]:  # most lie in another folder, and relpath is slow
        return f"{'../' * (rest.count('/') + bool(rest) + bool(first))}{target}"
    return posixpath.relpath(target, folder or ".")


def segment(text: str, taken: frozenset[str] = frozenset()) -> str:
    """`text` as one part of a path; numbered where `taken` has it already."""
    plain = slug(text) or "article"
    number, made = 1, plain
    while made in taken:
        number += 1
        made = f"{plain}-{number}"
    return made


def original(url: str | None, passage: str) -> str | None:
    """The address of the original with `passage` to be found there, None where there is no safe address.

    The text fragment follows the WICG draft: `#:~:text=first words,last words`.
    """
    address = safe_url(url)
    if address is None or not address.startswith("http"):
        return None
    parts = passage.split()
    if len(parts) <= 2 * FRAGMENT_WORDS:
        found = _encoded(parts)
    else:
        found = f"{_encoded(parts[:FRAGMENT_WORDS])},{_encoded(parts[-FRAGMENT_WORDS:])}"
    return f"{address}{'' if '#' in address else '#'}:~:text={found}"


def _encoded(parts: list[str]) -> str:
    # A hyphen has a meaning of its own in a text fragment, and quote() leaves it as it is.
    return quote(" ".join(parts), safe="").replace("-", "%2D")
