"""The language of a page's article: what the page says, as long as its text does not belie it."""

import re
from typing import TYPE_CHECKING

from digest.read.web.jsonld import Node, texts
from digest.read.web.metas import Metas
from digest.text.language import LANGUAGES, language_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

CODE = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|[0-9]{3}))?(?:[-_.].*)?")
METAS = ("dc.language", "dcterms.language", "content-language", "language", "og:locale")
ENOUGH = 200  # characters from which the text's own language is seen surely


def language(tree: "HtmlElement", node: Node, metas: Metas, text: str) -> str:
    """The language as BCP 47; "" where the page names none, or the text is plainly in another.

    Templates name a language whatever is written in them.
    """
    body = tree.find("body")
    told = [
        *texts(node.get("inLanguage"), "alternateName", "name"),
        tree.get("lang") or tree.get("xml:lang") or "",
        (body.get("lang") or "") if body is not None else "",
        *metas.of(*METAS),
    ]
    codes = [made for one in told if (made := _code(one))]
    seen = language_of(text) if len(text) >= ENOUGH else ""
    fit = (code for code in codes if not seen or code.partition("-")[0] in {seen, *_unseen(code)})
    return next(fit, "")


def _unseen(code: str) -> set[str]:
    """The code itself, where it is of a language that texts are not told apart by."""
    main = code.partition("-")[0]
    return set() if main in LANGUAGES else {main}


def _code(text: str) -> str:
    found = CODE.fullmatch(text.strip()[:40])
    if not found:
        return ""
    language_, script, region = found.groups()
    parts = (language_.lower(), script and script.title(), region and region.upper())
    return "-".join(part for part in parts if part)
