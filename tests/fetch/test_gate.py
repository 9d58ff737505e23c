"""No machine but those of the open internet is asked, however its address is spelled."""

import ipaddress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.fetch.answer import NoAnswerError
from digest.fetch.client import origin
from digest.fetch.gate import Gate, is_open

HOUSE = [
    *("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "100.64.0.0/10"),
    *("0.0.0.0/8", "224.0.0.0/4", "240.0.0.0/4", "192.0.0.0/24", "198.18.0.0/15", "192.88.99.0/24"),
    *("::/128", "::1/128", "fe80::/10", "fc00::/7", "fec0::/10", "ff00::/8", "2001:db8::/32", "3fff::/20"),
    *("::/96", "::ffff:0:0/96", "::ffff:0:0:0/96", "2002::/16", "2001::/32", "64:ff9b:1::/48", "100::/64"),
]
# One machine, spelled in ways that the system's resolver takes for 127.0.0.1.
LOOPBACK = ["127.1", "0x7f000001", "①②⑦.⓪.⓪.①", "2130706433", "017700000001", "localhost", "127.0.0.1", "0"]


@pytest.mark.parametrize("net", HOUSE)
@settings(max_examples=25)
@given(data=st.data())
def test_no_address_of_a_house_is_open(net: str, data: st.DataObject) -> None:
    family = ipaddress.ip_network(net)
    address = data.draw(st.ip_addresses(network=net))
    assert not is_open(str(address))
    if family.version == 4:
        assert not is_open(f"::ffff:{address}"), "written as IPv6"
        assert not is_open(f"64:ff9b::{address}"), "behind a translator"
        assert not is_open(f"::{address}")
        assert not is_open(str(ipaddress.IPv6Address((0x2002 << 112) | (int(address) << 80)))), "through 6to4"


@given(st.ip_addresses(v=4))
def test_behind_a_translator_an_address_is_what_it_is_without(address: ipaddress.IPv4Address) -> None:
    assert is_open(f"64:ff9b::{address}") == is_open(str(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "193.0.6.139", "2001:4860:4860::8888", "2a00:1450::1"])
def test_servers_of_the_internet_are_open(address: str) -> None:
    assert is_open(address)


@pytest.mark.parametrize("words", ["", "x", "fe80::1%eth0", "2a00:1450::1%1", "8.8.8.8/32", "1.2.3"])
def test_what_is_no_address_is_not_open(words: str) -> None:
    assert not is_open(words)


@pytest.mark.parametrize("host", LOOPBACK)
def test_every_spelling_of_this_machine_is_refused(host: str) -> None:
    with pytest.raises(NoAnswerError):
        Gate().address(host, 80)
    with pytest.raises(NoAnswerError):
        Gate().address(origin(f"http://{host}/")[1], 80)


def test_one_address_of_a_house_among_open_ones_is_enough_to_refuse() -> None:
    gate = Gate(resolve=lambda _host, _port: ("93.184.216.34", "10.0.0.1"))
    with pytest.raises(NoAnswerError, match="private network"):
        gate.address("news.example", 443)
    assert (
        Gate(resolve=lambda _host, _port: ("93.184.216.34",)).address("news.example", 443) == "93.184.216.34"
    )


def test_a_host_without_any_address_is_refused() -> None:
    with pytest.raises(NoAnswerError):
        Gate(resolve=lambda _host, _port: ()).address("news.example", 443)


@pytest.mark.parametrize("port", [22, 25, 6379, 8080, 0])
def test_other_ports_are_not_asked(port: int) -> None:
    with pytest.raises(NoAnswerError, match="only 80 and 443"):
        Gate(resolve=lambda _host, _port: ("93.184.216.34",)).address("news.example", port)


def test_a_door_opens_to_its_host_and_port_on_this_machine_and_to_nothing_else() -> None:
    gate = Gate(
        doors=frozenset({("127.0.0.1", 8123), ("news.example", 8123)}), resolve=lambda host, _port: (host,)
    )
    assert gate.address("127.0.0.1", 8123) == "127.0.0.1"
    for host, port in (("127.0.0.1", 8124), ("127.0.0.2", 8123), ("127.0.0.1", 80)):
        with pytest.raises(NoAnswerError):
            gate.address(host, port)
    elsewhere = Gate(doors=frozenset({("news.example", 8123)}), resolve=lambda _host, _port: ("10.0.0.1",))
    with pytest.raises(NoAnswerError):
        elsewhere.address("news.example", 8123)


@pytest.mark.parametrize(
    "address",
    [
        *(
            "ftp://news.example/",
            "file:///etc/passwd",
            "//news.example/",
            "http://",
            "http://me@news.example/",
        ),
        *("http://news.example:99999/", "http://[::1/", "javascript:x", "http://news.example/" + "a" * 2048),
    ],
)
def test_what_is_no_plain_address_of_the_web_is_refused(address: str) -> None:
    with pytest.raises(NoAnswerError):
        origin(address)
