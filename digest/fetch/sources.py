"""Where articles come from: the outlets of the settings, or the feeds that another program lists."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from digest.errors import ConfigError, DiskError
from digest.model.outlets import host
from digest.outlets import OutletSettings
from digest.read.opml import Subscription, subscriptions
from digest.read.refusal import Refusal
from digest.text.slugs import slug

MOST_BYTES = 20_000_000  # of a list of feeds
LONGEST = 64  # bytes of a folder's name


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An outlet to fetch from: its folder in seeds/, its name, its feeds.

    The name is "" where only its articles know it; `language` is what these are in where they do not say.
    """

    folder: str
    name: str = ""
    feeds: tuple[str, ...] = ()
    language: str = ""


def of_settings(given: Mapping[str, OutletSettings], names: Sequence[str] = ()) -> tuple[Source, ...]:
    """The outlets of the settings that have feeds, or those of these `names`.

    Raises:
        ConfigError: an outlet is not there, or has no feed, or there is none at all.
    """
    for name in names:
        if name not in given:
            near = get_close_matches(name, given, n=1)
            hint = f"Did you mean '{near[0]}'?" if near else f"Known are {', '.join(given) or 'none'}."
            raise ConfigError(f"[outlets.{name}] is not in digest.toml. {hint}")
        if not given[name].feeds:
            raise ConfigError(f'[outlets.{name}] has no feeds; add feeds = ["https://…"] to it.')
    made = tuple(
        of_outlet(key, one) for key, one in given.items() if one.feeds and (not names or key in names)
    )
    if not made:
        raise ConfigError(
            "no outlet to fetch from; add [outlets.NAME] with its feeds to digest.toml, or name a list of "
            "feeds with --opml (see docs/fetch.md)."
        )
    return made


def of_outlet(key: str, one: OutletSettings) -> Source:
    """The outlet that the settings call `key`."""
    return Source(folder=key, name=one.name or key, feeds=one.feeds, language=one.language)


def of_list(place: Path, given: Mapping[str, OutletSettings]) -> tuple[Source, ...]:
    """The outlets of a list of feeds in OPML; one whose feed is in the settings is called as there.

    Raises:
        ConfigError: it is no such list, or an empty one.
        DiskError: it cannot be read.
    """
    try:
        with place.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
        if len(raw) > MOST_BYTES:
            raise ConfigError(f"{place}: {MOST_BYTES:,} bytes is the most for a list of feeds.")
        listed = subscriptions(raw)
    except OSError as error:
        raise DiskError(f"{place}: {(error.strerror or str(error)).lower()}; name a file to read.") from error
    except Refusal as error:
        raise ConfigError(f"{place}: {error}") from error
    if not listed:
        raise ConfigError(f"{place}: no feed in it; name a list of feeds in OPML.")
    known = {feed: (key, one) for key, one in given.items() for feed in one.feeds}
    return tuple(_of_subscriptions(listed, known))


def _of_subscriptions(
    listed: Iterable[Subscription], known: Mapping[str, tuple[str, OutletSettings]]
) -> Iterable[Source]:
    for one in listed:
        if one.feed in known:
            yield of_outlet(*known[one.feed])
            continue
        folder = slug(one.title, most=LONGEST) or slug(host(one.feed), most=LONGEST) or "feed"
        yield Source(folder=folder, name=one.title, feeds=(one.feed,), language=one.language)
