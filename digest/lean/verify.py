"""Compares a site without analysis with its documents: each text is drawn again and must be the same."""

from collections.abc import Iterator, Mapping
from html import escape

from digest.errors import Problem
from digest.lean.region import Region, regions
from digest.lean.text import drawn
from digest.model.article import Document
from digest.render.site import Site
from digest.render.verify import Verified

FOLDER = "articles/"


def made(paths: Mapping[str, object]) -> bool:
    """Whether a site with these files was made without analysis."""
    return "index.json" not in paths and any(path.startswith(FOLDER) for path in paths)


def verified(pages: Mapping[str, bytes], documents: Mapping[str, Document], site: Site) -> Verified:
    """All that is wrong between the article pages of a site and its documents, read afresh.

    Codes: `V_SPAN` (a headline or text that is not what its document gives), `V_DOCUMENT` (changed or gone),
    `V_PAGE` (a page that cannot be read, or holds no text or several).
    """
    articles = [path for path in sorted(pages) if path.startswith(FOLDER)]
    problems = (wrong for path in articles for wrong in _page(path, pages[path], documents, site))
    count = len(articles)
    return Verified(pages=len(pages), spans=2 * count, articles=count, problems=tuple(problems))


def _page(path: str, data: bytes, documents: Mapping[str, Document], site: Site) -> Iterator[Problem]:
    found = regions(data.decode("utf-8", "replace"))
    if len(found) != 1:
        yield Problem(path=path, code="V_PAGE", message="holds not one text of a document; build again")
        return
    document = documents.get(found[0].document)
    if document is None or document.sha256 != found[0].sha256:
        message = f"{found[0].document} has changed or gone since the site was built; build again"
        yield Problem(path=path, code="V_DOCUMENT", message=message)
        return
    yield from _compared(path, found[0], document, site)


def _compared(path: str, found: Region, document: Document, site: Site) -> Iterator[Problem]:
    title, html, _ = drawn(document, site)
    if html != found.html:
        message = f"the text is not that of {document.path}; build again"
        yield Problem(path=path, code="V_SPAN", message=message)
    if title and escape(title) != found.headline.replace("&#34;", "&quot;").replace("&#39;", "&#x27;"):
        message = f"the headline is not that of {document.path}; build again"
        yield Problem(path=path, code="V_SPAN", message=message)
