"""A feed as Atom (RFC 4287): what readers of feeds have understood since 2005."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from digest.render.machines.entries import Entry, Whole

XML = '<?xml version="1.0" encoding="utf-8"?>\n'
SPAN = "urn:x-digest:span"  # the namespace of the mark that says where a headline stands
TYPE = "application/atom+xml"


def feed(whole: Whole) -> bytes:
    """The file of the feed."""
    lines = [
        f'<feed xmlns="http://www.w3.org/2005/Atom" xmlns:d="{SPAN}" xml:lang={quoteattr(whole.language)}>',
        f"<title>{_text(whole.title)}</title>",
        *([f"<subtitle>{_text(whole.tagline)}</subtitle>"] if whole.tagline else []),
        f"<id>{whole.id}</id>",
        f"<updated>{whole.updated}</updated>",
        f"<author><name>{_text(whole.site)}</name></author>",
        f"<link href={quoteattr(whole.home)}/>",
        f'<link rel="self" type="{TYPE}" href={quoteattr(whole.address)}/>',
    ]
    entries = (line for entry in whole.entries for line in _entry(entry))
    return (XML + "\n".join([*lines, *entries, "</feed>"]) + "\n").encode()


def _entry(entry: Entry) -> Iterator[str]:
    brief = entry.brief
    span = f" d:span={quoteattr(brief.title.key)}" if brief.title else ""
    language = f" xml:lang={quoteattr(brief.language)}" if brief.title else ""
    yield "<entry>"
    yield f"<title{language}{span}>{_text(brief.title_text)}</title>"
    yield f"<id>{entry.id}</id>"
    yield f"<published>{entry.published}</published>"
    yield f"<updated>{entry.updated}</updated>"
    yield f"<link href={quoteattr(entry.url)}/>"
    yield f'<content type="html">{_text(entry.html)}</content>'
    yield "</entry>"


def _text(text: str) -> str:
    # A carriage return would come back as a line feed.
    return escape(text, {"\r": "&#13;"})
