"""What is new in each story since the build before: accounts, claims, numbers and corrections."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from digest.compose.revisions import Elsewhere, revision
from digest.model.digest import Head, Order
from digest.model.history import Account, Changes, History, Known, Standing, Version

MOST_REVISIONS = 20  # of a story; older ones are forgotten


def brought_up(
    order: Order, heads: Sequence[Head], before: Changes, standing: Callable[[int], Standing], now: str
) -> tuple[Order, Changes]:
    """The order with the history of each story in its place, and the record for the next build.

    A story that is not on record begins there, and nothing is new in it. `standing` is asked for the stories
    of which an account came, went or changed, by their number; `now` is ISO 8601 or empty.
    """
    known = {one.id: one for one in before.stories}
    pairs = list(zip(order.places, heads, strict=True))
    elsewhere = Elsewhere(
        before={account.article: one.id for one in before.stories for account in one.accounts},
        now={account.article: place.id for place, head in pairs for account in head.accounts},
        versions=before.versions,
    )
    stories: list[Known] = []
    versions: dict[str, Version] = {}
    places = []
    for at, (place, head) in enumerate(pairs):
        story, fresh = known.get(place.id), dict[str, Version]()
        needed = _needed(story) if story else set[str]()
        if (
            story is None
            or _texts(story.accounts) != _texts(head.accounts)
            or not before.versions.keys() >= needed
        ):
            found = standing(at)
            fresh = {one.key: one for one in found.versions}
            story = _grown(story or Known(id=place.id), found, elsewhere, (now, head.last_published or ""))
            needed = _needed(story)
        held = {key: fresh.get(key) or before.versions[key] for key in needed}
        versions |= held
        stories.append(story)
        places.append(replace(place, history=_history(story, held)) if story.revisions else place)
    made = Changes(
        stories=tuple(sorted(stories, key=lambda one: one.id)),
        versions={key: versions[key] for key in sorted(versions)},
    )
    return replace(order, places=tuple(places)), made


def _grown(known: Known, found: Standing, elsewhere: Elsewhere, when: tuple[str, str]) -> Known:
    """A story as it is on record from now on."""
    alike = not known.accounts or _texts(known.accounts) == _texts(found.accounts)
    fresh = None if alike else revision(known, found, elsewhere, when)
    revisions = (*known.revisions, fresh) if fresh else known.revisions
    return Known(
        id=known.id, title=found.title, accounts=found.accounts, revisions=revisions[-MOST_REVISIONS:]
    )


def _texts(accounts: Sequence[Account]) -> set[tuple[str, str]]:
    return {(account.article, account.text) for account in accounts}


def _needed(story: Known) -> set[str]:
    """The keys of the versions that the record must keep for a story."""
    return {f"{account.article}@{account.version}" for account in story.accounts} | _shown(story)


def _history(story: Known, versions: Mapping[str, Version]) -> History:
    return History(
        revisions=tuple(reversed(story.revisions)),
        versions=tuple(versions[key] for key in sorted(_shown(story))),
    )


def _shown(story: Known) -> set[str]:
    """The keys of the versions that its revisions show."""
    return {key for one in story.revisions for key in one.versions}
