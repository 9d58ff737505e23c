"""Visits to hosts: one request at a time to each, at its pace, as it allows, tried again with patience."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from types import TracebackType
from typing import Self
from urllib.parse import urljoin

from digest.fetch.answer import BUSY, SHAKY, UNCHANGED, Answer, NoAnswerError
from digest.fetch.client import SCHEMES, Client, Terms, origin, sent_on
from digest.fetch.gate import Gate
from digest.fetch.pace import Time, asked_for, backoff
from digest.fetch.robots import MOST as ROBOTS_BYTES
from digest.fetch.robots import Rules, rules
from digest.fetching import FetchSettings

MOST_REDIRECTS = 3
FAILURE = 400  # statuses from here on are no answer
USUAL = frozenset(SCHEMES.values())


@dataclass(slots=True)
class _Lane:
    """One host: when it may be asked next, how often it was, and why it is left alone from here on."""

    client: Client
    lock: threading.Lock = field(default_factory=threading.Lock)
    next_at: float = 0.0
    asked: int = 0
    closed: str = ""
    delay: float = 0.0
    robots: dict[tuple[str, str, int], Rules] = field(default_factory=dict)


class Visits:
    """All that one run asks of the web. May be used by several threads at once."""

    def __init__(self, settings: FetchSettings, agent: str, gate: Gate, clock: Time) -> None:
        """`agent` is what servers are told of us; `gate` says which machines may be asked."""
        self._settings, self._agent, self._gate, self._time = settings, agent, gate, clock
        self._lanes: dict[str, _Lane] = {}
        self._lock = threading.Lock()
        self._asked = 0
        self._halt = threading.Event()

    def stop(self) -> None:
        """Ask for nothing more from here on; whoever waits for a host's turn wakes up."""
        self._halt.set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for lane in self._lanes.values():
            lane.client.__exit__(kind, error, trace)

    @property
    def asked(self) -> int:
        """How many requests were made."""
        return self._asked

    def get(self, address: str, most: int, conditions: Mapping[str, str] | None = None) -> Answer:
        """What is at `address`, or where it sends us, three times at the most; at most `most` bytes.

        With `conditions` (headers such as `If-None-Match`) the answer may be that nothing has changed (304).

        Raises:
            NoAnswerError: there is nothing that can be used, or the host or the run have had enough.
        """
        seen = [address]
        while True:
            answer = self._polite(seen[-1], most, conditions)
            to = sent_on(answer)
            if not to:
                break
            if to in seen or len(seen) > MOST_REDIRECTS:
                how = "in a circle" if to in seen else f"more than {MOST_REDIRECTS} times"
                raise NoAnswerError(f"it sends us on {how}")
            seen.append(to)
        if answer.status >= FAILURE:
            raise NoAnswerError(f"the server says {_said(answer.status)}")
        if answer.status not in (HTTPStatus.OK, UNCHANGED):
            raise NoAnswerError(f"the server says {_said(answer.status)}, which is no article")
        return answer

    def _polite(self, address: str, most: int, conditions: Mapping[str, str] | None) -> Answer:
        """One answer from a host that allows the request."""
        of, lane = origin(address), self._lane(address)
        found = lane.robots.get(of)
        if found is None:
            found = lane.robots[of] = self._robots(address)
            lane.delay = max(lane.delay, found.delay)
        if found.away:
            raise NoAnswerError(found.away, passing=True)
        if not found.allow(address):
            raise NoAnswerError("robots.txt asks not to read it")
        return self._patient(lane, address, most, conditions)

    def _robots(self, address: str) -> Rules:
        """The rules of the host that `address` stands on; what it sends us on to counts as its own."""
        at = urljoin(address, "/robots.txt")
        try:
            for _ in range(MOST_REDIRECTS + 1):
                answer = self._patient(self._lane(at), at, ROBOTS_BYTES, None)
                at = sent_on(answer)
                if not at:
                    return rules(answer.status, answer.body)
        except NoAnswerError as error:
            return Rules(away=f"robots.txt cannot be had now ({error})")
        return Rules()  # sent on and on: as if there were none (RFC 9309, 2.3.1.2)

    def _lane(self, address: str) -> _Lane:
        _, host, port = origin(address)
        name = host if port in USUAL else f"{host}:{port}"
        with self._lock:
            if name not in self._lanes:
                client = Client(self._gate, self._agent)
                self._lanes[name] = _Lane(client=client, delay=self._settings.delay_seconds)
            return self._lanes[name]

    def _patient(self, lane: _Lane, address: str, most: int, conditions: Mapping[str, str] | None) -> Answer:
        """One answer, tried for as often as the settings say; nobody else asks the host meanwhile."""
        terms = Terms(most=most, seconds=self._settings.seconds)
        with lane.lock:
            for attempt in range(1, self._settings.tries + 1):
                self._paced(lane)
                wait: float | None = None
                try:
                    answer = lane.client.asked(address, terms, conditions)
                except NoAnswerError as error:
                    failed = error
                else:
                    if answer.status not in BUSY | SHAKY:
                        return answer
                    wait = asked_for(answer.headers, self._time.now())
                    failed = _overtaxed(answer.status)
                finally:
                    lane.next_at = self._time.seconds() + lane.delay
                self._again(lane, failed, attempt, wait)
        raise AssertionError("the last try returns or raises")

    def _again(self, lane: _Lane, failed: NoAnswerError, attempt: int, wait: float | None) -> None:
        """Wait until the next try.

        Raises:
            NoAnswerError: there is none.
        """
        pause = max(backoff(attempt), wait or 0.0)
        last = attempt == self._settings.tries or not failed.passing
        patience = self._settings.most_wait
        if wait is not None and pause > patience:
            lane.closed = f"the host asks to be left alone for {wait:,.0f} seconds"
            raise NoAnswerError(lane.closed, later=True)
        if last:
            lane.closed = str(failed) if failed.whole else lane.closed
            raise failed
        lane.next_at = max(lane.next_at, self._time.seconds() + pause)

    def _paced(self, lane: _Lane) -> None:
        """Wait until the host may be asked, and count the request.

        Raises:
            NoAnswerError: it may not in this run.
        """
        settings = self._settings
        if self._halt.is_set():
            raise NoAnswerError("left for the next run: this one was stopped", later=True)
        if lane.closed:
            raise NoAnswerError(f"not asked: {lane.closed}", later=True)
        if lane.asked >= settings.most_per_host:
            raise NoAnswerError(f"left for the next run: {lane.asked:,} requests to this host", later=True)
        wait = lane.next_at - self._time.seconds() if lane.asked else 0.0
        if wait > settings.most_wait:
            lane.closed = f"its robots.txt asks for {lane.delay:,.0f} seconds between requests"
            raise NoAnswerError(f"left for the next run: {lane.closed}", later=True)
        with self._lock:
            if self._asked >= settings.most_per_run:
                raise NoAnswerError(f"left for the next run: {self._asked:,} requests", later=True)
            self._asked += 1
        lane.asked += 1
        if wait > 0:
            (self._time.sleep or self._halt.wait)(wait)


def _overtaxed(status: int) -> NoAnswerError:
    return NoAnswerError(f"the server says {_said(status)}", passing=True, whole=status in BUSY)


def _said(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
