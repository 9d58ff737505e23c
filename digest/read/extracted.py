"""What a page, a feed or a letter tells of an article, and the text in which it is kept from then on."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from digest.text.addresses import safe_url
from digest.text.unicode import plain

LONGEST_CREDIT = 200  # characters
ESCAPED = re.compile(r"[\"\\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The main picture of an article as its page names it: an address, who made it, what it shows."""

    address: str
    credit: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """An article as it was found in something else; empty where nothing tells.

    `paragraphs` are the main text, in order, each without line breaks. `published` is as `digest.read.dates`
    takes it: ISO 8601, a day or a moment with its zone. `language` is BCP 47, `address` the canonical one.
    `basis` is `inferred` where the date was gathered from the look of the page and not told by its data.
    `firm` is true where the head of a page tells the date, or an item of a feed as that of its publication:
    where two tell of one article, such a date stands against others.
    """

    paragraphs: tuple[str, ...]
    title: str = ""
    outlet: str = ""
    published: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""
    address: str = ""
    tags: tuple[str, ...] = ()
    picture: Picture | None = None
    basis: str = ""
    firm: bool = False


def canonical(found: Extracted) -> str:
    """The canonical text of `found`: its fields as a YAML head that a person can edit, then its paragraphs.

    All spans count in this text. Values are written as JSON strings, which every YAML reader takes; one with
    quotation marks or backslashes in it stands on a line of its own, so that it is there in one piece.
    """
    image = (safe_url(found.picture.address) or "") if found.picture else ""
    rows = [
        ("title", plain(found.title)),
        ("outlet", plain(found.outlet)),
        ("published", found.published),
        ("published_basis", found.basis if found.published else ""),
        ("authors", [plain(name) for name in found.authors]),
        ("language", found.language),
        ("url", found.address),
        ("image", image),
        (
            "image_credit",
            plain(found.picture.credit)[:LONGEST_CREDIT].strip() if found.picture and image else "",
        ),
        ("tags", [plain(tag) for tag in found.tags]),
    ]
    lines = [f"{key}: {_written(value)}" for key, value in rows if value]
    # Without a head, a first paragraph of dashes would be taken for the beginning of one.
    bare = not lines and not (found.paragraphs and found.paragraphs[0].startswith(("---", "+++")))
    head = "" if bare else "\n".join(("---", *lines, "---")) + "\n\n"
    return head + "\n\n".join(found.paragraphs) + "\n"


def _written(value: Sequence[str]) -> str:
    if isinstance(value, str) and ESCAPED.search(value):
        return f"|-\n  {value}"
    return json.dumps(value, ensure_ascii=False)
