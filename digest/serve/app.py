"""Answers a browser's requests out of the built site, to this machine's own browser only."""

import asyncio
import contextlib
import mimetypes
from collections.abc import Collection
from html import escape
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect

from digest.serve.live import Live

SCRIPT = "/__digest/live.js"
SOCKET = "/__digest/socket"
HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}
TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".woff2": "font/woff2",
    ".webmanifest": "application/manifest+json",
}
WAITING = b"<!doctype html><html lang=en><title>digest</title><body><p>%s</p></body></html>"


def app(root: Path, live: Live, hosts: Collection[str]) -> ASGIApp:
    """The application that serves the site at `root`.

    Args:
        root: the built site; it may be missing, and may be replaced at any time.
        live: what became of the last build.
        hosts: the `Host` headers that are answered, such as `127.0.0.1:8000`.
    """

    def page(request: Request) -> Response:
        return respond(root, request, live.state.id)

    def script(_: Request) -> Response:
        source = files("digest.serve").joinpath("live.js").read_bytes()
        return Response(source, media_type=TYPES[".js"], headers=HEADERS)

    async def socket(connection: WebSocket) -> None:
        if connection.headers.get("origin") not in {f"http://{host}" for host in hosts}:
            await connection.close(code=1008)
            return
        await connection.accept()
        await _talk(connection, live)

    routes = [Route(SCRIPT, script), WebSocketRoute(SOCKET, socket), Route("/{path:path}", page)]
    return _guarded(Starlette(routes=routes), hosts)


def _guarded(inner: ASGIApp, hosts: Collection[str]) -> ASGIApp:
    """Refuse a foreign `Host`, so that no web page can reach in by a name that it points at this machine."""

    async def guard(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await inner(scope, receive, send)
        elif HTTPConnection(scope).headers.get("host") not in hosts:
            answer = PlainTextResponse("This preview answers to its own address only.\n", 421, HEADERS)
            if scope["type"] == "websocket":
                await WebSocket(scope, receive, send).close(code=1008)
            else:
                await answer(scope, receive, send)
        else:
            await inner(scope, receive, send)

    return guard


async def _talk(connection: WebSocket, live: Live) -> None:
    queue = live.listen()

    async def pump() -> None:
        while True:
            state = await queue.get()
            await connection.send_json(state.message())

    task = asyncio.create_task(pump())
    try:
        while True:
            await connection.receive_text()
    except (WebSocketDisconnect, KeyError):  # closed, or bytes where the page never sends any
        pass
    finally:
        live.leave(queue)
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError, WebSocketDisconnect, RuntimeError):
            await task


def respond(root: Path, request: Request, build: int) -> Response:
    """The answer to one request; `build` is the id of the site as it was before any file of it was read."""
    if request.method not in {"GET", "HEAD"}:
        return PlainTextResponse("GET and HEAD only\n", 405, {**HEADERS, "Allow": "GET, HEAD"})
    path = request.scope["path"].lstrip("/")
    place = _inside(root, path)
    if place is not None and place.is_dir():
        if path and not path.endswith("/"):
            query = f"?{request.url.query}" if request.url.query else ""
            return Response(status_code=308, headers={**HEADERS, "Location": f"/{quote(path)}/{query}"})
        place = _inside(root, f"{path}index.html")
    elif path.endswith("/"):
        place = None
    if place is not None and place.is_file():
        return _file(place, 200, build, place.relative_to(root.resolve()).as_posix())
    missing = _inside(root, "404.html")
    if missing is not None and missing.is_file():
        return _file(missing, 404, build)
    text = b"There is no such page." if root.is_dir() else b"The site is being built."
    return _html(WAITING % text, 404, build)


def _inside(root: Path, path: str) -> Path | None:
    """What a request's path names; None where that is nothing, hidden, or outside the site."""
    hidden = any(name.startswith(".") and name != ".well-known" for name in path.split("/"))
    if hidden or "\0" in path or "\\" in path:
        return None
    try:
        place = (root / path).resolve(strict=True)
        return place if place.is_relative_to(root.resolve()) else None
    except (OSError, RuntimeError):  # nothing there, a name too long, a loop of links
        return None


def _file(place: Path, status: int, build: int, path: str = "") -> Response:
    try:
        data = place.read_bytes()
    except OSError:  # replaced by a build at this very moment
        return _html(WAITING % b"The site is being built.", 404, build)
    kind = TYPES.get(place.suffix) or mimetypes.guess_type(place.name)[0] or "application/octet-stream"
    return _html(data, status, build, path) if kind == "text/html" else Response(data, status, HEADERS, kind)


def _html(data: bytes, status: int, build: int, path: str = "") -> Response:
    """A page with the script that hears of builds; `path` is the page's in the site, "" where it has none."""
    script = f'<script src="{SCRIPT}" data-build="{build}" data-page="{escape(path)}" defer></script>'
    tag = script.encode("utf-8", "replace")
    before, body, after = data.rpartition(b"</body>")
    page = before + tag + body + after if body else data + tag
    return Response(page, status, HEADERS, "text/html")
