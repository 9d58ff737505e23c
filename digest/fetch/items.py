"""Feeds asked for what is new, and their items made articles, with their pages where those say more."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from digest.fetch.answer import UNCHANGED, Answer, NoAnswerError
from digest.fetch.ledger import WHOLE, Asked, key
from digest.fetch.sources import Source
from digest.fetch.visits import Visits
from digest.fetch.walls import is_wall
from digest.fetching import FetchSettings
from digest.model.outlets import host
from digest.read.extracted import Extracted
from digest.read.feed import Feed, FeedItem, article, feed
from digest.read.refusal import Refusal
from digest.text.addresses import whole

FEED = re.compile(rb"(?:(?:<\?xml[^>]*>|<!--[^>]*-->)\s*)*<(?:rss|feed|rdf:RDF)[\s>]")
BEFORE = b"\xef\xbb\xbf \t\r\n"
MOST_LOOK = 2_000  # bytes in which a feed shows itself, whatever the server calls it
ALWAYS, NEVER = "always", "never"
NOTHING = "the server says that nothing has changed, and nothing is here"
FEEDS = ("rss", "atom", "xml", "json")  # in the type that a server names


class FeedError(Exception):
    """Where a page was looked for is a feed, in this `answer`."""

    def __init__(self, answer: Answer) -> None:
        """`answer` holds it, so that nobody need ask again."""
        super().__init__(answer.address)
        self.answer = answer


class WallError(Exception):
    """A page is not the article that its feed tells of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of a feed: whose it is, and what the feed has of it."""

    source: Source
    address: str
    updated: str
    told: Extracted


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """What asking one feed gave: its items and how to ask next time, or why nothing came."""

    address: str
    items: tuple[Item, ...] = ()
    asked: Asked | None = None
    failed: NoAnswerError | None = None
    unchanged: bool = False


def asked(source: Source, address: str, visits: Visits, most: int, before: Asked | None) -> Came:
    """The items of the feed at `address`, unless it is as it was when `before` was noted."""
    try:
        answer = visits.get(address, most, before.conditions if before else None)
    except NoAnswerError as error:
        return Came(address=address, failed=error)
    if answer.status == UNCHANGED and before is None:
        return Came(address=address, failed=NoAnswerError(NOTHING, passing=True))
    if answer.status == UNCHANGED:
        return Came(address=address, unchanged=True)
    return answered(source, address, answer)


def answered(source: Source, address: str, answer: Answer) -> Came:
    """The items of the feed in an `answer` that came from `address`."""
    try:
        told = feed(answer.body, address=answer.address, charset=answer.charset)
    except Refusal as error:
        return Came(address=address, failed=NoAnswerError(str(error).rstrip(".")))
    return Came(address=address, items=tuple(_items(source, told)), asked=noted(address, answer))


def noted(address: str, answer: Answer) -> Asked:
    """How to ask for something again, once it has been dealt with."""
    headers = answer.headers
    return Asked(
        address=address,
        etag=headers.get("etag", "")[:1_000],
        modified=headers.get("last-modified", "")[:100],
    )


def _items(source: Source, told: Feed) -> Iterator[Item]:
    for item in told.items:
        address, found = whole(item.link or item.id), _told(item, told)
        if is_web(address) or (address and found.paragraphs):
            yield Item(source=source, address=address, updated=item.updated or "", told=found)


def _told(item: FeedItem, of: Feed) -> Extracted:
    try:
        return article(item, of)
    except Refusal:  # a text that nobody can read; its page may be better
        return article(replace(item, content="", summary=""), of)


def is_recent(item: Item, now: datetime, days: int) -> bool:
    """Whether an item was published or changed within `days`; one without a date is. 0 days: whenever."""
    latest = max(item.told.published, item.updated)
    return not latest or latest[:10] >= first_day(now, days)


def first_day(now: datetime, days: int) -> str:
    """The first of the last `days`; of 0 days a day before all others."""
    return (now - timedelta(days=days)).date().isoformat() if days else WHOLE


def is_web(address: str) -> bool:
    """Whether there can be a page at an address."""
    return address.lower().startswith(("http://", "https://"))


def wants_page(item: Item, settings: FetchSettings) -> bool:
    """Whether the page of an item is to be asked for: as the settings say, or where the feed has little."""
    if not is_web(item.address):
        return False  # named by something else, such as a tag: its feed is all that there is
    if settings.pages in (ALWAYS, NEVER):
        return settings.pages == ALWAYS
    return sum(len(one.split()) for one in item.told.paragraphs) < settings.least_words


def of_page(answer: Answer, item: Item | None, name: str, language: str = "") -> Extracted:
    """The article in a page; what it does not tell, or not surely, is as the `item` of its feed has it.

    `name` is what the outlet is called, "" where its articles know it best. An address that the page gives
    itself counts where it is on the same host.

    Raises:
        Refusal: there is no article in it.
        FeedError: it is a feed.
        WallError: it is something else than the feed tells of.
    """
    from digest.read.webpage import extracted  # noqa: PLC0415 - heavy, and feeds may have all

    kind = answer.headers.get("content-type", "").lower()
    named = "html" not in kind and any(one in kind for one in FEEDS)
    if named or FEED.match(answer.body[:MOST_LOOK].lstrip(BEFORE)):
        raise FeedError(answer)
    found = extracted(answer.body, address=answer.address, charset=answer.charset)
    told = item.told if item else Extracted(paragraphs=())
    if is_wall(found, told):
        raise WallError(answer.address)
    dated = _dated(found, told)
    own = found.address if host(found.address) == host(answer.address) else ""
    return replace(
        found,
        title=found.title or told.title,
        outlet=name or found.outlet or told.outlet,
        published=dated.published,
        basis=dated.basis,
        authors=found.authors or told.authors,
        language=found.language or told.language or language,
        address=own or answer.address,
        tags=found.tags or told.tags,
    )


def _dated(page: Extracted, told: Extracted) -> Extracted:
    """Whose date counts: that of the page's head, the feed's, that of the page's text.

    Where both name the same day, the one with a time counts. When an item was changed, which is all that some
    feeds tell, counts before no date but one that was inferred.
    """
    if not (page.published and told.published):
        return page if page.published else told
    if page.firm:
        return told if told.firm and told.published.startswith(f"{page.published}T") else page
    return told if told.firm or page.basis else page


def of_feed(item: Item) -> Extracted:
    """The article that the feed itself has, under the name of its outlet."""
    source, told = item.source, item.told
    return replace(
        told,
        outlet=source.name or told.outlet,
        language=told.language or source.language,
        address=item.address,
    )


def same(one: str, other: str) -> bool:
    """Whether two addresses lead to one article."""
    return key(one) == key(other)
