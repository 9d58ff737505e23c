"""Starts the preview: a server, a watcher, and the builds between them."""

import contextlib
import errno
import socket
import webbrowser
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from digest.errors import ConfigError
from digest.serve.app import app
from digest.serve.live import Build, Live, Outcome
from digest.serve.single import single
from digest.serve.watch import Roots, Watcher

FIRST_PORT = 8000
LAST_PORT = 65_535
HTTP = 80  # the port that an address of http leaves out
TRIES = 50  # ports tried when none is asked for
LARGEST_MESSAGE = 1024  # bytes: a page sends nothing but a close


@dataclass(frozen=True, slots=True)
class Preview:
    """A preview ready to run; `url` is where it answers."""

    url: str
    live: Live
    watcher: Watcher
    server: uvicorn.Server
    listening: socket.socket

    def run(self) -> None:
        """Serve until `stop` or Ctrl-C; the first build begins at once, in its own thread."""
        self.watcher.start(at_once=True)
        try:
            with contextlib.suppress(KeyboardInterrupt):  # uvicorn raises Ctrl-C anew when it is done
                self.server.run(sockets=[self.listening])
        finally:
            self.watcher.stop()
            self.listening.close()

    def stop(self) -> None:
        """End `run`, from any thread."""
        self.server.should_exit = True


def serve(  # noqa: PLR0913 - each is a switch of the command
    build: Build,
    site: Path,
    watch: Roots,
    mark: Path,
    *,
    host: str = "127.0.0.1",
    port: int | None = None,
    open_browser: bool = False,
    poll: bool = False,
    say: Callable[[str], None] = print,
) -> None:
    """Build and show `site`, and do so again whenever something under `watch` changes, until Ctrl-C.

    Args:
        build: makes the site and tells what changed in it; runs in one worker thread, never twice at a time,
            and is given the files that alone were saved, as a hint, or None. Its errors are shown on the open
            pages, and the last good site goes on being served.
        site: the folder to serve.
        watch: gives the folders and files to watch, present or not; asked again after each build.
        mark: the file that says where this preview is to be seen: a site has one preview at a time.
        host: a loopback address or name, as a rule.
        port: None for 8000 or the next free one.
        open_browser: show the site at once.
        poll: look instead of being told, for disks that tell nothing (network, some containers).
        say: takes lines for the terminal.

    Raises:
        ConfigError: the address or port cannot be used.
        LockedError: a preview of this site runs already.
        DiskError: the file `mark` cannot be written.
    """
    with single(mark) as one:

        def alone(saved: Collection[str] | None) -> Outcome:
            one.keep()
            return build(saved)

        shown = preview(alone, site, watch, host=host, port=port, poll=poll, say=say)
        one.tell(shown.url)
        say(f"{shown.url}  (Ctrl-C ends)")
        if open_browser:
            webbrowser.open(shown.url)  # the socket listens already: the browser waits until the server runs
        shown.run()


def preview(
    build: Build,
    site: Path,
    watch: Roots,
    *,
    host: str = "127.0.0.1",
    port: int | None = None,
    poll: bool = False,
    say: Callable[[str], None] = print,
) -> Preview:
    """The parts of `serve`, put together and listening, but not running."""
    listening = _listening(host, port)
    number = listening.getsockname()[1]
    name = f"[{host}]" if ":" in host else host
    live = Live(build=build, say=say)
    beside = site.parent / f".{site.name}.digest"
    watcher = Watcher(watch, live.rebuild, out=[site, beside], made=site, poll=poll)
    config = uvicorn.Config(
        app(site, live, own_hosts(name, number)),
        log_level="error",
        access_log=False,
        server_header=False,
        lifespan="off",
        ws="websockets-sansio",
        ws_max_size=LARGEST_MESSAGE,
        timeout_graceful_shutdown=1,
    )
    url = f"http://{name}:{number}/"
    return Preview(url=url, live=live, watcher=watcher, server=uvicorn.Server(config), listening=listening)


def own_hosts(name: str, port: int) -> frozenset[str]:
    """What browsers call a preview that answers to `name`: with its port, or without where that is http's."""
    names = ("127.0.0.1", "localhost", "[::1]", name)
    plain = names if port == HTTP else ()
    return frozenset((*plain, *(f"{each}:{port}" for each in names)))


def _listening(host: str, port: int | None) -> socket.socket:
    ports = [port] if port is not None else range(FIRST_PORT, FIRST_PORT + TRIES)
    if port is not None and not 0 <= port <= LAST_PORT:
        raise ConfigError(f"--host {host} --port {port}: ports go from 0 to {LAST_PORT}")
    if not host.strip():
        raise ConfigError("--host: no address is given; name one, such as 127.0.0.1, or leave it out")
    for number in ports:
        try:
            return _bound(host, number)
        except (PermissionError, socket.gaierror) as error:
            raise ConfigError(f"--host {host} --port {number}: {error.args[-1]}; choose others") from error
        except OSError as error:
            if error.errno == errno.EADDRNOTAVAIL:
                said = (
                    f"--host {host}: this machine has no such address; name one of its own, or leave it out"
                )
                raise ConfigError(said) from error
    taken = f"port {port} is" if port is not None else f"ports {FIRST_PORT} to {FIRST_PORT + TRIES - 1} are"
    raise ConfigError(f"--host {host}: {taken} in use or not to be had; choose another with --port")


def _bound(host: str, port: int) -> socket.socket:
    family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    found = socket.socket(family, kind)
    try:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind(address)
        found.listen()
    except BaseException:
        found.close()
        raise
    return found
