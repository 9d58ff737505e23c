"""A built site opened in a browser that tells whatever runs, leads or loads there and should not."""

import contextlib
import functools
import re
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from pathlib import Path

from playwright.sync_api import Browser, Frame

FRAMES = 12  # pages looked at together
OPENED = (".html", ".xml", ".svg")  # what a browser draws, and might run
PATIENCE = 60_000  # milliseconds that a page may take on a busy machine
META = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
HARNESS = "/~frames~"
RAN = "RAN:"
ELSEWHERE = re.compile(r"^(?!http://127\.0\.0\.1:|about:)")
# What shows messages tells us instead, whichever frame it is in.
TELLING = """
for (const name of ["alert", "confirm", "prompt", "print"])
  window[name] = () => { console.log("RAN: " + name + " at " + location.href); return null }
"""
FRAMED = """
async (pages) => {
  document.body.replaceChildren();
  await Promise.all(pages.map((page) => new Promise((done) => {
    const frame = document.createElement("iframe");
    frame.onload = frame.onerror = done;
    frame.src = page;
    document.body.append(frame);
  })));
}
"""
LOOK = """
() => {
  const bad = [];
  const letter = location.pathname.endsWith("/email.html"); // programs for mail know no style sheets
  const say = (element, what) => bad.push(`${element.tagName}: ${what}`.slice(0, 200));
  for (const element of document.querySelectorAll("*")) {
    const tag = element.tagName;
    if (/^(iframe|frame|object|embed|applet|base|math|foreignobject)$/i.test(tag)) say(element, "is there");
    if (/^script$/i.test(tag) && !element.src && !/json/.test(element.type)) say(element, "inline");
    for (const { name, value } of element.attributes) {
      if (name === "style" && letter) continue;
      if (/^on|^(style|srcdoc|formaction|ping|background)$/i.test(name)) say(element, `${name}=${value}`);
      if (!/^(href|src|action|data|poster|xlink:href)$/i.test(name)) continue;
      try {
        const { protocol, username } = new URL(value, document.baseURI);
        if (!/^(https?|mailto):$/.test(protocol) || username) say(element, `${name}=${value}`);
      } catch {
        say(element, `${name}=${value}`);
      }
    }
  }
  return [location.href, bad];
}
"""


@dataclass(slots=True)
class Seen:
    """What a browser met: pages opened, what ran, what led or loaded elsewhere, elements that no page has."""

    pages: int = 0
    ran: list[str] = field(default_factory=list)
    remote: list[str] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)

    @property
    def wrong(self) -> list[str]:
        """All of it, a line each."""
        return [*self.ran, *(f"asked for {url}" for url in self.remote), *self.odd]


class _Handler(SimpleHTTPRequestHandler):
    """Gives out a site, with its Content Security Policy or without."""

    protocol_version = "HTTP/1.1"  # one connection for many files

    def __init__(self, *told: object, bare: bool, directory: str) -> None:
        self.bare = bare
        super().__init__(*told, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """A file of the site, or the empty page that frames others."""
        place = Path(self.translate_path(self.path))
        if place.is_dir():
            place /= "index.html"
        if self.path == HARNESS:
            data, kind = b"<!doctype html><title>frames</title><body>", "text/html"
        elif place.is_file():
            data, kind = place.read_bytes(), self.guess_type(str(place))
        else:
            self.send_error(404)
            return
        self.send_response(200)
        body = META.sub(b"", data) if self.bare and kind == "text/html" else data
        self.send_header("Content-Type", kind + ("; charset=utf-8" if kind.startswith("text/") else ""))
        self.send_header("Content-Length", str(len(body)))
        if kind != "text/html":
            self.send_header("Cache-Control", "max-age=31536000, immutable")  # the site stays as it is
        self.end_headers()
        with contextlib.suppress(OSError):  # the browser went on before it had all
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def served(site: Path, *, bare: bool) -> Iterator[str]:
    """The address at which `site` is given out on this machine; `bare`: without its policy."""
    handler = functools.partial(_Handler, bare=bare, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def seen(browser: Browser, site: Path, *, bare: bool = False, pages: Sequence[str] = ()) -> Seen:
    """What the pages of `site` do in `browser` (all that a browser draws, or those named)."""
    found = Seen()
    chosen = pages or sorted(
        place.relative_to(site).as_posix() for place in site.rglob("*") if place.suffix in OPENED
    )
    context = browser.new_context(service_workers="block")
    context.add_init_script(TELLING)
    # Watched, not stopped: a browser that asks before each request forgets what it has loaded already.
    context.on("request", lambda asked: _asked(asked.url, found))
    page = context.new_page()
    page.on("console", lambda told: found.ran.append(told.text) if told.text.startswith(RAN) else None)
    page.on("dialog", lambda dialog: (found.ran.append(f"{RAN} {dialog.message}"), dialog.dismiss()))
    page.set_default_timeout(PATIENCE)
    with served(site, bare=bare) as address:
        page.goto(address + HARNESS)
        waiting = iter(chosen)
        while some := list(islice(waiting, FRAMES)):
            page.evaluate(FRAMED, [f"{address}/{path}" for path in some])
            for frame in page.frames[1:]:
                if frame.parent_frame is page.main_frame:
                    _look(frame, found)
            if page.url != address + HARNESS:
                found.ran.append(f"{RAN} a page led the window to {page.url}")
                page.goto(address + HARNESS)
    context.close()
    return found


def _asked(url: str, found: Seen) -> None:
    if ELSEWHERE.match(url):
        found.remote.append(url)


def _look(frame: Frame, found: Seen) -> None:
    where, bad = frame.evaluate(LOOK)
    found.pages += 1
    found.odd.extend(f"{where}: {line}" for line in bad)
