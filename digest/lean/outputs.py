"""Every file of the site, each with a key of all that it is made from and the way to make it."""

import hashlib
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from typing import NamedTuple

from digest.lean import pages
from digest.lean.feed import feed
from digest.lean.press import Press
from digest.lean.reading import Desk
from digest.lean.shelf import FEED, OUTLETS, TAGS, Group, Shelf, Shelved, front_path, list_path
from digest.lean.sitemap import sitemaps
from digest.model.page import OwnPage
from digest.render.links import own_path

KEY = 32  # hexadecimal digits


class Output(NamedTuple):
    """A file to be: the same path and key as in the last build mean the same bytes."""

    path: str
    key: str
    make: Callable[[], bytes]


def outputs(shelf: Shelf, desk: Desk, press: Press, own: tuple[OwnPage, ...]) -> Iterator[Output]:
    """All files but those of the theme."""
    yield from (article(shelf, at, desk, press) for at in range(len(shelf.articles)))
    yield from others(shelf, press, own)


def others(shelf: Shelf, press: Press, own: tuple[OwnPage, ...]) -> Iterator[Output]:
    """All files but the articles' pages and those of the theme."""
    binder = pages.Binder(press)
    yield from _front(shelf, press, binder)
    yield from _lists(shelf, press, binder)
    for one in own:
        yield Output(own_path(one.slug), _key(one.title, one.text), partial(pages.own, one, press))
    yield Output("404.html", "", partial(pages.missing, press))
    yield _feed(shelf.articles[: pages.PER_FEED], press)
    for path, data in () if press.site.noindex else sitemaps(shelf, press.address, press.unlisted):
        yield Output(path, hashlib.sha256(data).hexdigest()[:KEY], partial(_as_it_is, data))


def retold_lists(shelf: Shelf, before: Shelf, press: Press) -> Iterator[Output]:
    """The files, but the articles' pages, that show an article which is told otherwise than in `before`.

    All stand where they stood there: `shelf` is made by `lean.shelf.retold`.
    """
    binder = pages.Binder(press)
    yield from _front(shelf, press, binder, before)
    was = {group.path: group for group in (*before.outlets, *before.tags)}
    for kind, groups in (("outlets", shelf.outlets), ("tags", shelf.tags)):
        for group in groups:
            if group is not was[group.path]:
                yield from _pages_of(group, kind, press, binder, was[group.path])
    newest = shelf.articles[: pages.PER_FEED]
    if newest != before.articles[: pages.PER_FEED]:
        yield _feed(newest, press)


def article(shelf: Shelf, at: int, desk: Desk, press: Press) -> Output:
    """The page of the article at the place `at` of the shelf."""
    shelved = shelf.articles[at]
    newer = shelf.articles[at - 1] if at else None
    older = shelf.articles[at + 1] if at < len(shelf.articles) - 1 else None
    beside = [f"{one.path} {one.face.title}" if one else "" for one in (newer, older)]
    lists = (shelved.outlet, *chain.from_iterable(shelved.tags))
    sha256 = desk.documents[shelved.document].sha256
    key = _key(shelved.document, sha256, shelved.face.mark, *beside, *lists)
    return Output(shelved.path, key, partial(pages.article, shelved, newer, older, desk, press))


def _front(shelf: Shelf, press: Press, binder: pages.Binder, before: Shelf | None = None) -> Iterator[Output]:
    """The pages of the front; where there is a shelf `before`, those that are others than its."""
    held, was = shelf.pages, before.pages if before else ()
    for number, articles in enumerate(held, 1):
        if was and articles == was[number - 1]:
            continue
        count = len(shelf.articles) if number == 1 else 0
        key = _key(str(number), str(len(held)), str(count), *map(_shown, articles))
        make = partial(pages.front, articles, number, len(held), count, press, binder)
        yield Output(front_path(number), key, make)


def _lists(shelf: Shelf, press: Press, binder: pages.Binder) -> Iterator[Output]:
    for kind, above, groups in (("outlets", OUTLETS, shelf.outlets), ("tags", TAGS, shelf.tags)):
        for group in groups:
            yield from _pages_of(group, kind, press, binder)
        if groups or kind == "outlets":
            key = _key(*map(_counted, groups))
            yield Output(above, key, partial(pages.names, groups, above, kind, press))


def _pages_of(
    group: Group, kind: str, press: Press, binder: pages.Binder, before: Group | None = None
) -> Iterator[Output]:
    """The pages of a list; where there is a list `before`, those that are others than its."""
    held, was = group.pages, before.pages if before else ()
    for number, articles in enumerate(held, 1):
        if was and articles == was[number - 1]:
            continue
        count = len(group.articles) if number == 1 else 0
        key = _key(group.name, str(number), str(len(held)), str(count), *map(_shown, articles))
        make = partial(pages.listed, group, articles, number, len(held), kind, press, binder)
        yield Output(list_path(group.path, number), key, make)


def _feed(newest: tuple[Shelved, ...], press: Press) -> Output:
    return Output(FEED, _key(*chain.from_iterable(map(_entered, newest))), partial(feed, newest, press))


def _entered(article: Shelved) -> tuple[str, ...]:
    """What an entry of the feed is made from: its id is of the path, its tags as all spell them."""
    return (_shown(article), article.document, *(f"#{name}" for name, _ in article.tags))


def _shown(article: Shelved) -> str:
    return f"{article.path} {article.face.mark}"


def _counted(group: Group) -> str:
    return f"{group.path} {len(group.articles)} {group.name}"


def _key(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:KEY]


def _as_it_is(data: bytes) -> bytes:
    return data
