"""The built sites, a server for them, and the browsers: what the tests in this folder share."""

import contextlib
import fcntl
import functools
import json
import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from typing import Any, NoReturn

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SHELL = "chromium-headless-shell"  # the same engine without windows: half the work for the same pages
FLAGS = (
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",  # this machine alone
)  # fmt: skip
# The Nu checker is done before Java's second compiler would pay; the first alone wants a larger stack.
JAVA = ("-Xss8m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
FOXES = ("firefox-esr", "firefox")
OWN = "digest"  # the project's own site, built from `seeds/`
# The newsrooms that `digest new` offers; the others have no page that these lack.
ROOMS = {name: ROOT / "tests" / "newsrooms" / name for name in ("storm", "strike", "town", "world")}
# Of sites whose other pages are as those of `world`, which has more on each: where those lie that are not.
ALIKE = {
    OWN: ("index", "about", "archive/undated", "names/", "stories/"),
    "broadsheet": ("index", "stories/"),
    **dict.fromkeys(("storm", "strike", "town"), ("stories/",)),
}
OF_A_KIND = 2  # pages of a kind that stand for all of a large site: the heaviest and the lightest
NAMES = (OWN, "broadsheet", *ROOMS)  # the project's own site in both themes, and the sample newsrooms


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A built site: its folder, its address on the loopback server, and its pages (posix paths below it)."""

    name: str
    folder: Path
    address: str
    pages: tuple[str, ...]

    def kinds(self) -> dict[str, tuple[str, ...]]:
        """The pages by kind: what is left of the path when names of stories, outlets and days are starred."""
        kinds: dict[str, tuple[str, ...]] = {}
        for page in self.pages:
            kinds[kind(page)] = (*kinds.get(kind(page), ()), page)
        return kinds

    def examples(self) -> tuple[str, ...]:
        """A page of each kind, the one that has most to show."""
        return tuple(max(pages, key=self._weight) for pages in self.kinds().values())

    def telling(self) -> tuple[str, ...]:
        """Those of the examples that differ by what is told: of most newsrooms, the pages of stories alone."""
        every = self.examples()
        if self.name not in ALIKE:
            return every
        return tuple(page for page in every if page.startswith(ALIKE[self.name]))

    def some(self) -> tuple[str, ...]:
        """Every page of the project's own site; of the others up to two of each kind."""
        if self.name == OWN:
            return self.pages
        sized = (sorted(pages, key=self._weight) for pages in self.kinds().values())
        half = OF_A_KIND // 2
        return tuple(page for pages in sized for page in dict.fromkeys((*pages[:half], *pages[-half:])))

    def _weight(self, page: str) -> int:
        return (self.folder / page).stat().st_size


def stays(page: Path) -> bool:
    """Whether a page is there to be read: one at a former address leads on at once."""
    return 'http-equiv="refresh"' not in page.read_text(encoding="utf-8")


def kind(page: str) -> str:
    """The kind of a page: `stories/some-name/index.html` is a `stories/*/index.html`."""
    *folders, leaf = PurePosixPath(page).parts
    if folders and leaf != "index.html":
        leaf = "*.html"
    return "/".join([*folders[:1], *("*" for _ in folders[1:]), leaf])


class _Quiet(SimpleHTTPRequestHandler):
    """A plain static host that logs nothing."""

    def log_message(self, *_: Any) -> None:
        """Keeps the test's output clean."""


def _dress(settings: Path, theme: str) -> None:
    told = settings.read_text(encoding="utf-8")
    settings.write_text(told.replace("[site]\n", f'[site]\ntheme = "{theme}"\n'), encoding="utf-8")


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[str, Path], Site]]:
    """Serves the site in a folder until the tests end."""
    servers = []

    def start(name: str, folder: Path) -> Site:
        handler = functools.partial(_Quiet, directory=str(folder))
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        pages = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html") if stays(path))
        address = f"http://127.0.0.1:{server.server_port}/"
        return Site(name=name, folder=folder, address=address, pages=tuple(pages))

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def named(
    tmp_path_factory: pytest.TempPathFactory,
    newsroom: Callable[[Path, Path], Path],
    build: Callable[..., Path],
    made: Callable[..., Path],
    serve: Callable[[str, Path], Site],
) -> Callable[[str], Site]:
    """One of the sites by its name, served; built once, also where several processes share the tests."""
    base = tmp_path_factory.getbasetemp()
    shelf = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "sites"
    shelf.mkdir(exist_ok=True)

    @functools.cache
    def find(name: str) -> Site:
        here, done = shelf / name, shelf / f"{name}.done"
        with _alone(shelf / f"{name}.lock"):
            if not done.is_file():
                newsroom(ROOMS.get(name, ROOT), here)
                if name == "broadsheet":
                    _dress(here / "digest.toml", name)
                if name in ROOMS:
                    made(here, future=True)  # some are set after NOW
                else:
                    build(here, "--future")
                done.touch()
        return serve(name, here / "site")

    return find


@contextlib.contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Lets one process at a time into the block."""
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def sites(named: Callable[[str], Site]) -> tuple[Site, ...]:
    """All sites, built and served."""
    return tuple(map(named, NAMES))


@pytest.fixture(scope="session")
def site(named: Callable[[str], Site]) -> Site:
    """The project's own site, built from `seeds/`."""
    return named(OWN)


@pytest.fixture(params=NAMES)
def each(request: pytest.FixtureRequest, named: Callable[[str], Site]) -> Site:
    """Each site in its turn."""
    return named(request.param)


@pytest.fixture(scope="session")
def chromium(lacking: Callable[[str], NoReturn]) -> str:
    """The program of Chromium."""
    found = os.environ.get("CHROME") or next(filter(None, map(shutil.which, PROGRAMS)), None)
    return found or lacking("Chromium")


@pytest.fixture(scope="session")
def windowless(chromium: str) -> str:
    """Chromium without windows where it is at hand, else the whole of it; one named by CHROME is used as it is."""
    return os.environ.get("CHROME") or shutil.which(SHELL) or chromium


@pytest.fixture(scope="session")
def node(root: Path, lacking: Callable[[str], NoReturn]) -> str:
    """The program of Node, beside which the checkers of package.json are installed."""
    if not (root / "node_modules" / "pa11y").is_dir():
        lacking("pa11y (npm ci)")
    return shutil.which("node") or lacking("Node")


@pytest.fixture(scope="session")
def nu(root: Path, lacking: Callable[[str], NoReturn]) -> Callable[[Sequence[Path]], list[str]]:
    """The errors that the Nu checker finds in some pages, a line each."""
    java, jar = shutil.which("java"), root / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if java is None or not jar.is_file():
        lacking("Java" if java is None else "vnu-jar (npm ci)")

    def errors(pages: Sequence[Path]) -> list[str]:
        call = [java, *JAVA, "-jar", str(jar), "--errors-only", "--format", "json", *map(str, pages)]
        done = subprocess.run(call, capture_output=True, text=True, check=False, timeout=300)  # noqa: S603 - the checker
        found = [
            f"{Path(one['url']).name}:{one.get('lastLine')}: {one['message']}"
            for one in json.loads(done.stderr)["messages"]
        ]
        assert bool(done.returncode) == bool(found), done.stderr
        return found

    return errors


@pytest.fixture(scope="session")
def axe(root: Path, lacking: Callable[[str], NoReturn]) -> str:
    """The script of axe-core."""
    script = root / "node_modules" / "axe-core" / "axe.min.js"
    if not script.is_file():
        lacking("axe-core (npm ci)")
    return script.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def browser(windowless: str) -> Iterator[Any]:
    """A headless Chromium; of a module, not of the session, so that its event loop is not in others' way."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a browser

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=windowless, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def firefox(lacking: Callable[[str], NoReturn]) -> Iterator[Any]:
    """A headless Firefox as its maker ships it, driven by WebDriver BiDi."""
    program = os.environ.get("FIREFOX") or next(filter(None, map(shutil.which, FOXES)), None)
    if program is None:
        lacking("Firefox")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a browser

    with sync_playwright() as playwright:
        opened = playwright.firefox.launch(channel="moz-firefox", executable_path=program)
        yield opened
        opened.close()


@pytest.fixture
def look(browser: Any) -> Iterator[Callable[..., Any]]:
    """Opens pages with given settings (width, color scheme, …); fails on anything amiss at the end.

    Amiss is: a console message of any kind, an uncaught error, a request that failed, one to another host.
    """
    contexts, amiss = [], []

    def open_page(width: int = 1280, **settings: Any) -> Any:
        context = browser.new_context(viewport={"width": width, "height": 900}, **settings)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: amiss.append(f"{page.url}: console: {message.text}"))
        page.on("pageerror", lambda error: amiss.append(f"{page.url}: error: {error}"))
        page.on("requestfailed", lambda request: amiss.append(f"{page.url}: failed: {request.url}"))
        page.on("response", lambda reply: amiss.extend(_refused(page.url, reply)))
        page.on("request", lambda request: amiss.extend(_remote(page.url, request)))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert amiss == []


def _refused(where: str, reply: Any) -> list[str]:
    return [f"{where}: {reply.status}: {reply.url}"] if reply.status >= 400 else []


def _remote(where: str, request: Any) -> list[str]:
    local = ("http://127.0.0.1:", "file://", "data:", "blob:")
    return [] if request.url.startswith(local) else [f"{where}: remote: {request.url}"]
