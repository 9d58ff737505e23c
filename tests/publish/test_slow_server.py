"""A WebDAV server that is slow to notice a cut: what it still writes does no harm."""

import hashlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from digest.destinations import ToWebdav
from digest.publish import Outgoing
from digest.publish.target import Transient
from digest.publish.targets.webdav import WebdavTarget


def test_a_file_goes_to_another_name_after_a_cut_since_a_slow_server_may_still_write_the_first(
    tmp_path: Path,
) -> None:
    asked: list[tuple[str, str]] = []

    class Slow(BaseHTTPRequestHandler):
        def do_ask(self) -> None:
            asked.append((self.command, self.path))
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if len(asked) == 1:
                self.close_connection = True  # and no answer
                return
            self.send_response(204)
            self.end_headers()

        do_PUT = do_MOVE = do_DELETE = do_ask  # noqa: N815 - names of http.server

        def log_message(self, *_: object) -> None:
            """Nobody wants to know."""

    (tmp_path / "a.html").write_bytes(b"page")
    page = Outgoing(
        path="x/a.html", place=tmp_path / "a.html", sha256=hashlib.sha256(b"page").hexdigest(), size=4
    )
    with ThreadingHTTPServer(("127.0.0.1", 0), Slow) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        target = WebdavTarget(ToWebdav(url=f"http://127.0.0.1:{server.server_port}"), "")
        with pytest.raises(Transient):
            target.put(page)
        target.put(page)
        target.put(page)
        server.shutdown()
    first, second = "/x/.a.html.digest", "/x/.a.html.1.digest"
    once = [("PUT", first), ("MOVE", first)]
    assert asked == [("PUT", first), ("PUT", second), ("MOVE", second), ("DELETE", first), *once]
