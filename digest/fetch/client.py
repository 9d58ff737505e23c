"""Asks one server for one thing and trusts nothing of the answer; where it sends us on, others decide."""

import ssl
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import TracebackType
from typing import Self
from urllib.parse import SplitResult, urljoin, urlsplit

import httpcore
import httpx

from digest.fetch.answer import MOVED, Answer, NoAnswerError
from digest.fetch.gate import Gate
from digest.fetch.unpack import too_big, unpacked
from digest.fetch.wire import Clock, Deadline, Wire
from digest.text.addresses import LONGEST, whole

SCHEMES = {"http": 80, "https": 443}
PASSING = (
    httpcore.ConnectError,
    httpcore.ConnectTimeout,
    httpcore.ReadError,
    httpcore.WriteError,
    httpcore.TimeoutException,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How an answer may be: at most `most` bytes, before and after unpacking, within `seconds`."""

    most: int
    seconds: float = 30.0


class Client:
    """The web for one host: no cookies, no passwords, no proxies, nothing from the environment."""

    def __init__(
        self,
        gate: Gate,
        agent: str,
        clock: Clock = time.monotonic,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        """`agent` is what servers are told of us; `trust` are others to vouch for them than browsers have."""
        self._agent = agent
        self._deadline = Deadline(clock)
        self._pool = httpcore.ConnectionPool(
            ssl_context=trust or _trust(),
            max_connections=4,
            keepalive_expiry=30.0,
            retries=0,
            network_backend=Wire(gate, self._deadline),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.close()

    def asked(self, address: str, terms: Terms, headers: Mapping[str, str] | None = None) -> Answer:
        """The answer to a GET of `address`, as it is: being sent elsewhere is an answer too, its body unread.

        Raises:
            NoAnswerError: there is none that can be used.
        """
        target = _target(address)
        given = [
            ("Host", target.netloc.decode("ascii")),
            ("User-Agent", self._agent),
            ("Accept", "*/*"),
            ("Accept-Encoding", "gzip"),
            *(headers or {}).items(),
        ]
        self._deadline.start(terms.seconds)
        patience = dict.fromkeys(("connect", "read", "write", "pool"), terms.seconds)
        try:
            with self._pool.stream(
                "GET", _wired(target), headers=given, extensions={"timeout": patience}
            ) as answer:
                return _read(address, answer, terms.most)
        except PASSING as error:
            away = isinstance(error, httpcore.ConnectError | httpcore.TimeoutException)
            raise NoAnswerError(_reason(error, terms.seconds), passing=True, whole=away) from error
        except httpcore.RemoteProtocolError as error:
            cut = "without sending complete" in str(error) or "disconnected" in str(error)
            reason = "the answer was cut short" if cut else "the answer is no HTTP that can be read"
            raise NoAnswerError(reason, passing=cut) from error
        except (httpcore.ProtocolError, httpcore.UnsupportedProtocol) as error:
            raise NoAnswerError("the answer is no HTTP that can be read") from error


@cache
def _trust() -> ssl.SSLContext:
    return httpx.create_ssl_context(trust_env=False)


def _read(address: str, answer: httpcore.Response, most: int) -> Answer:
    headers: dict[str, str] = {}
    for name, value in answer.headers:
        headers.setdefault(name.decode("latin-1").lower(), value.decode("latin-1"))
    if answer.status in MOVED:
        return Answer(address=address, status=answer.status, headers=headers)
    said = headers.get("content-length", "")
    if said.isdigit() and len(said) < 20 and int(said) > most:  # noqa: PLR2004 - digits that any machine counts in
        raise too_big(most)
    coding = headers.get("content-encoding", "").strip().lower()
    body = unpacked(_pieces(answer), coding, most)
    return Answer(address=address, status=answer.status, headers=headers, body=body)


def _pieces(answer: httpcore.Response) -> Iterator[bytes]:
    yield from answer.iter_stream()


def _reason(error: Exception, seconds: float) -> str:
    if isinstance(error, httpcore.ConnectTimeout | httpcore.ConnectError):
        refused = isinstance(error.__cause__, ssl.SSLError) or isinstance(error.__context__, ssl.SSLError)
        return "its certificate does not hold" if refused else "the server cannot be reached"
    if isinstance(error, httpcore.TimeoutException):
        return f"the answer took longer than {seconds:g} seconds"
    return "the connection broke"


def _target(address: str) -> httpx.URL:
    """The address in the form in which it is asked for: its host in the letters of the wire, no fragment."""
    parts = split(address)
    try:
        made = httpx.URL(parts._replace(fragment="").geturl())
        if not made.raw_host or made.userinfo:
            raise NoAnswerError("an address without a host, or with a user before it, is not asked for")
    except (httpx.InvalidURL, UnicodeError) as error:
        raise NoAnswerError("this is no address of the web") from error
    return made


def _wired(target: httpx.URL) -> httpcore.URL:
    """`target` in its parts: of one in one piece, httpcore loses what is after a `;`."""
    return httpcore.URL(
        scheme=target.raw_scheme, host=target.raw_host, port=target.port, target=target.raw_path
    )


def split(address: str) -> SplitResult:
    """The parts of an address that may be asked for.

    Raises:
        NoAnswerError: it is no http or https address with a host.
    """
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise NoAnswerError("this is no address of the web") from error
    if parts.scheme not in SCHEMES or not host or "@" in parts.netloc or len(address) > LONGEST:
        raise NoAnswerError("only http and https addresses with a host and without a user are asked for")
    return parts


def origin(address: str) -> tuple[str, str, int]:
    """Scheme, host and port of an address, as its server is told from others.

    Raises:
        NoAnswerError: as `split`.
    """
    parts = split(address)
    made = _target(address)
    return parts.scheme, made.raw_host.decode("ascii").rstrip("."), parts.port or SCHEMES[parts.scheme]


def sent_on(answer: Answer) -> str:
    """Where an answer sends us on to; "" where it is the thing itself.

    Raises:
        NoAnswerError: to nowhere, or from a safe connection to an open one.
    """
    if answer.status not in MOVED:
        return ""
    to = answer.headers.get("location", "").strip()
    try:
        target = whole(urljoin(answer.address, to))
    except ValueError as error:
        raise NoAnswerError("it sends us on to what is no address") from error
    if not to:
        raise NoAnswerError("it sends us on and does not say where to")
    if answer.address.startswith("https:") and split(target).scheme != "https":
        raise NoAnswerError("it sends us from a safe connection to an open one")
    return target
