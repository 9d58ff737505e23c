"""A feed as JSON Feed 1.1, for readers and programs that would rather not read XML."""

import json

from digest.render.machines.entries import Entry, Whole

VERSION = "https://jsonfeed.org/version/1.1"
TYPE = "application/feed+json"


def feed(whole: Whole) -> bytes:
    """The file of the feed; `_digest` in an entry says where its headline stands, and what is behind it."""
    told = {
        "version": VERSION,
        "title": whole.title,
        "home_page_url": whole.home,
        "feed_url": whole.address,
        **({"description": whole.tagline} if whole.tagline else {}),
        "language": whole.language,
        "authors": [{"name": whole.site}],
        "items": [_item(entry) for entry in whole.entries],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _item(entry: Entry) -> dict[str, object]:
    brief, behind = entry.brief, entry.brief.counts
    return {
        "id": entry.id,
        "url": entry.url,
        "title": brief.title_text,
        "content_html": entry.html,
        "date_published": entry.published,
        "date_modified": entry.updated,
        "_digest": {
            "about": "https://jsonfeed.org/version/1.1#extensions",
            "story": brief.id,
            "title": _span(entry),
            "articles": behind.articles,
            "outlets": behind.outlets,
            "origins": behind.origins,
            "countries": list(behind.countries),
        },
    }


def _span(entry: Entry) -> dict[str, object] | None:
    title = entry.brief.title
    if title is None:
        return None
    article, start, end, text = title.told
    return {"article": article, "start": start, "end": end, "text": text}
