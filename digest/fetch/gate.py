"""Which machines may be asked: those of the open internet, never one of the house that digest runs in."""

import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from digest.fetch.answer import NoAnswerError

PORTS = frozenset({80, 443})
# Global by Python's tables and yet no address of one server: relays, and what routes to a house by a detour.
NOT_V4 = (IPv4Network("192.0.0.0/24"), IPv4Network("192.88.99.0/24"))
UNICAST = IPv6Network("2000::/3")  # all that is given out as of today
NOT_V6 = (
    IPv6Network("2001::/23"),  # Teredo and other protocols' own
    IPv6Network("2001:db8::/32"),  # documentation
    IPv6Network("2002::/16"),  # 6to4: leads to the IPv4 address inside
    IPv6Network("3fff::/20"),  # documentation
)
NAT64 = IPv6Network("64:ff9b::/96")  # how machines without IPv4 see those that have nothing else
Resolve = Callable[[str, int], Iterable[str]]


def is_open(address: str) -> bool:
    """Whether an IP address, spelled in numbers, is one of a server of the open internet."""
    try:
        given = ip_address(address)
    except ValueError:
        return False
    if isinstance(given, IPv6Address) and given in NAT64:
        given = IPv4Address(int(given) & 0xFFFFFFFF)
    if not given.is_global or given.is_multicast:
        return False
    if isinstance(given, IPv4Address):
        return not given.is_reserved and not any(given in net for net in NOT_V4)
    return given.scope_id is None and given in UNICAST and not any(given in net for net in NOT_V6)


def resolved(host: str, port: int) -> tuple[str, ...]:
    """The IP addresses of `host` as the system finds them, the preferred first.

    Raises:
        OSError: there are none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(one[4][0]) for one in found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """Lets through to open addresses at the usual ports, and to nothing else.

    `doors` are (host, port) of servers on this very machine that may be asked all the same: for tests, given
    as an argument by a program, never by a setting or by the environment.
    """

    doors: frozenset[tuple[str, int]] = frozenset()
    resolve: Resolve = resolved

    def address(self, host: str, port: int) -> str:
        """The one IP address to connect to for `host`; all that it has must be open.

        Raises:
            NoAnswerError: it has none, or one that is not open, or the port is another than 80 and 443.
        """
        door = (host, port) in self.doors
        if port not in PORTS and not door:
            raise NoAnswerError(f"port {port} is not asked; only 80 and 443 are")
        try:
            found = tuple(self.resolve(host, port))
        except (OSError, UnicodeError) as error:
            raise NoAnswerError(f"no machine is called {host}", passing=True, whole=True) from error
        fine = _is_loopback if door else is_open
        if not found or not all(map(fine, found)):
            raise NoAnswerError(f"{host} is a machine of a private network; only the open internet is asked")
        return found[0]


def _is_loopback(address: str) -> bool:
    return ip_address(address).is_loopback
