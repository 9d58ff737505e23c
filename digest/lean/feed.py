"""The newest articles as an Atom feed (RFC 4287), for readers that fetch it."""

import hashlib
from html import escape

from digest.lean.press import Press
from digest.lean.shelf import FEED, FRONT, Shelved

XML = '<?xml version="1.0" encoding="utf-8"?>\n'
VARIANT = {"0": "8", "1": "9", "2": "a", "3": "b"}  # the two highest bits of a UUID's fourth part are 1 and 0


def feed(articles: tuple[Shelved, ...], press: Press) -> bytes:
    """The feed of `articles`, newest first; those without a date are left out, since a feed must have one.

    Ids are addresses where the site's own is known, else names made of the document's path (RFC 9562,
    version 8), so that a reader knows an article again.
    """
    dated = [article for article in articles if article.face.moment]
    site = press.site
    lines = [
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{escape(press.words.language)}">',
        f"<title>{escape(site.title)}</title>",
        f"<subtitle>{escape(site.description)}</subtitle>",
        f"<id>{escape(press.address(FRONT) or named(site.title))}</id>",
        f"<updated>{dated[0].face.moment if dated else '1970-01-01T00:00'}:00Z</updated>",
        f'<link href="{escape(press.address(FRONT) or FRONT)}"/>',
    ]
    if site.url:
        lines.append(f'<link rel="self" type="application/atom+xml" href="{escape(press.address(FEED))}"/>')
    entries = (line for article in dated for line in _entry(article, press))
    return (XML + "\n".join([*lines, *entries, "</feed>"]) + "\n").encode()


def named(text: str) -> str:
    """A name that no other text has: a UUID made of its hash."""
    sha = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    fourth = VARIANT[str(int(sha[16], 16) % 4)] + sha[17:20]
    return f"urn:uuid:{sha[:8]}-{sha[8:12]}-8{sha[13:16]}-{fourth}-{sha[20:32]}"


def _entry(article: Shelved, press: Press) -> list[str]:
    face = article.face
    title = face.title or press.words("takes.no-headline")
    address = press.address(article.path)
    lines = [
        "<entry>",
        f"<title>{escape(title)}</title>",
        f"<id>{escape(address or named(article.document))}</id>",
        f"<updated>{face.moment}:00Z</updated>",
        f"<author><name>{escape(press.outlet(face.outlet))}</name></author>",
        f'<link href="{escape(address or article.path)}"/>',
        *(f'<category term="{escape(name)}"/>' for name, _ in article.tags),
    ]
    return [*lines, *([f"<summary>{escape(face.lead)}</summary>"] if face.lead else []), "</entry>"]
