"""Connections to servers: to the address that was looked at, and only for as long as was agreed."""

import ssl
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore

from digest.fetch.gate import Gate

CONNECT = 10.0  # seconds
Clock = Callable[[], float]


class Deadline:
    """When an answer must be there, in seconds on `clock`."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        """Nothing is awaited yet."""
        self._clock = clock
        self._at = float("inf")

    def start(self, seconds: float) -> None:
        """An answer may take `seconds` from now."""
        self._at = self._clock() + seconds

    def left(self, most: float | None = None) -> float:
        """The seconds that are left, of at most `most`.

        Raises:
            httpcore.ReadTimeout: there are none.
        """
        left = self._at - self._clock()
        if left <= 0:
            raise httpcore.ReadTimeout("the answer took too long")
        return left if most is None else min(left, most)


class _Timed(httpcore.NetworkStream):
    """A connection whose every step ends with the time that is left for all of them."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        made = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _Timed(made, self._deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - httpcore's signature
        return self._stream.get_extra_info(info)


class Wire(httpcore.NetworkBackend):
    """Opens connections: the name of a host is looked up once, and what was looked at is connected to.

    What stands in the address goes on to be what the server is asked for (`Host`, and the name in TLS).
    """

    def __init__(self, gate: Gate, deadline: Deadline) -> None:
        """`gate` says which machines may be asked."""
        self._gate, self._deadline = gate, deadline
        self._beneath = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """As httpcore's own, to an address that the gate lets through.

        Raises:
            NoAnswerError: as `Gate.address`.
        """
        address = self._gate.address(host, port)
        patience = self._deadline.left(min(timeout or CONNECT, CONNECT))
        made = self._beneath.connect_tcp(address, port, patience, local_address, socket_options)
        return _Timed(made, self._deadline)

    def connect_unix_socket(
        self,
        path: str,  # noqa: ARG002 - httpcore's signature
        timeout: float | None = None,  # noqa: ARG002 - the same
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,  # noqa: ARG002 - the same
    ) -> httpcore.NetworkStream:
        """Never: a socket in the file system is no server of the web."""
        raise httpcore.UnsupportedProtocol("sockets of this machine are not asked")

    def sleep(self, seconds: float) -> None:
        """As httpcore's own; nothing in use here calls it."""
        self._beneath.sleep(seconds)
