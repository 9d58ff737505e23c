"""What a person says of outlets in the settings: name, country, language, owner, each with its source."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

WWW = "www."


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """What is said of one outlet; "" where nothing is.

    `key` is its name in the settings, `aliases` are other names under which its articles go, `hosts` the
    hosts that its articles stand on. `sources` are pairs (what, where that is from), such as
    ("country", "https://example.org/imprint"). `rights` and `excerpt_words` (0: as the site) say how much of
    its articles may be shown, `images` (none or link; "": as the site) what of their pictures, `noindex` that
    search engines are asked to leave its pages out.
    """

    key: str
    name: str
    aliases: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    country: str = ""
    language: str = ""
    owner: str = ""
    sources: tuple[tuple[str, str], ...] = ()
    rights: str = ""
    excerpt_words: int = 0
    images: str = ""
    noindex: bool = False

    def said(self, what: str) -> str:
        """Where a fact is from, in words for a person: `country from https://example.org/imprint`."""
        source = dict(self.sources).get(what)
        return f"{what} from {source}" if source else f"{what} from the settings, which name no source"


@dataclass(frozen=True, slots=True)
class Publishers:
    """All outlets that the settings speak of."""

    listed: tuple[Publisher, ...] = ()
    _names: dict[str, Publisher] = field(init=False, repr=False, compare=False, default_factory=dict)
    _hosts: dict[str, Publisher] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        for one in reversed(self.listed):  # of two that claim a name, the first has it
            self._names.update(dict.fromkeys(map(_folded, (one.name, *one.aliases)), one))
            self._hosts.update(dict.fromkeys(one.hosts, one))

    def named(self, name: str) -> Publisher | None:
        """The outlet that goes by `name`, whatever its capitals."""
        return self._names.get(_folded(name)) if self._names else None

    def at(self, address: str | None) -> Publisher | None:
        """The outlet whose articles stand where `address` does; None where that is nobody's."""
        return self._hosts.get(host(address)) if address and self._hosts else None


def host(address: str) -> str:
    """The host of a web address in small letters, without a `www.` before it; "" where there is none."""
    try:
        return (urlsplit(address).hostname or "").lower().removeprefix(WWW)
    except ValueError:
        return ""


def hosts(addresses: Iterable[str]) -> tuple[str, ...]:
    """The hosts of web addresses, each once, in order."""
    return tuple(dict.fromkeys(found for found in map(host, addresses) if found))


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


NOBODY = Publishers()
