"""An article ready for its page: its text drawn, and what only its own page shows."""

from typing import NamedTuple

from digest.lean.excerpt import shown, titled
from digest.lean.face import Face, face
from digest.model.article import Document
from digest.render.news import news
from digest.render.site import Site


class Text(NamedTuple):
    """What the page of an article shows beside its face; `html` is safe to print, `cut`: it is an excerpt."""

    html: str
    cut: bool
    sha256: str
    country: str
    authors: tuple[str, ...]
    original: str
    translated_from: str
    via: str
    picture: str
    picture_credit: str


def drawn(document: Document, site: Site) -> tuple[str, str, bool]:
    """The headline of a document, what may be shown of its text as HTML, and whether some is left out."""
    title, text = titled(document)
    part, cut = shown(document, text, site)
    return title, news(part, document.markup), cut


def text(document: Document, site: Site) -> tuple[Face, Text]:
    """The face of a document and what stands on its page."""
    title, html, cut = drawn(document, site)
    given = document.checked
    made = Text(
        html=html,
        cut=cut,
        sha256=document.sha256,
        country=given.country or "",
        authors=given.authors,
        original=given.url or "",
        translated_from=given.translated_from or "",
        via=given.via or "",
        picture=(given.image or "") if (given.images or site.images) == "link" else "",
        picture_credit=given.image_credit or "",
    )
    return face(document, title, html), made
