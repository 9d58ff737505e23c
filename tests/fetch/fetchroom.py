"""A newsroom that fetches from the outlet of a test: its feed, its pages, its folders."""

from pathlib import Path

from outlet import START, Hours, Outlet, doors, visits

from digest.fetch.ledger import Ledger
from digest.fetch.report import Report
from digest.fetch.run import Run
from digest.fetch.shelf import Shelf
from digest.fetch.sources import Source
from digest.fetching import FetchSettings
from digest.text.forgotten import Forgotten

NOTHING = Forgotten()

LONG = "The bridge over the sound was closed on Monday evening because of the storm. " * 14


def item(at: int, *, link: str, day: int = 2, text: str = "The bridge over the sound is closed.") -> str:
    return (
        f"<item><title>Storm closes bridge {at}</title><link>{link}</link>"
        f"<pubDate>Mon, {day:02} Mar 2026 10:00:00 GMT</pubDate><description>{text}</description></item>"
    )


def rss(*items: str) -> bytes:
    head = "<title>The Harbor Post</title><link>https://harbor.example/</link><language>en</language>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{"".join(items)}</channel></rss>'.encode()


def page(title: str, text: str = LONG) -> bytes:
    paragraphs = "".join(f"<p>{part.strip()}.</p>" for part in text.split(". ") if part.strip())
    head = f'<title>{title}</title><meta property="og:type" content="article"><meta charset="utf-8">'
    return f'<html lang="en"><head>{head}</head><body><article><h1>{title}</h1>{paragraphs}</article></body></html>'.encode()


class Room:
    """A newsroom that fetches from one outlet with a feed of so many items."""

    def __init__(self, outlet: Outlet, folder: Path, count: int = 3) -> None:
        self.outlet, self.folder, self.hours = outlet, folder, Hours()
        self.seeds, self.cache = folder / "seeds", folder / ".digest"
        self.source = Source(folder="harbor-post", name="The Harbor Post", feeds=(outlet.at("/feed.xml"),))
        outlet.pages["/feed.xml"] = rss(*(item(at, link=outlet.at(f"/news/{at}")) for at in range(count)))
        outlet.pages |= {f"/news/{at}": page(f"Storm closes bridge {at}") for at in range(count)}

    def fetch(
        self,
        *sources: Source,
        update: bool = False,
        dry: bool = False,
        forgotten: Forgotten = NOTHING,
        **settings: object,
    ) -> Report:
        chosen = FetchSettings(**settings)  # type: ignore[arg-type]
        with visits(self.outlet, self.hours, **settings) as visit:
            return Run(
                visits=visit,
                shelf=Shelf(self.seeds),
                ledger=Ledger(self.cache / "fetch.jsonl"),
                settings=chosen,
                now=START,
                forgotten=forgotten,
                update=update,
                dry=dry,
            ).fetch(sources or (self.source,))

    @property
    def files(self) -> list[str]:
        found = (place for kind in ("*.md", "*.txt") for place in self.seeds.rglob(kind))
        return sorted(place.relative_to(self.seeds).as_posix() for place in found)

    def words(self, more: str = "") -> list[str]:
        """The options of a command that fetches here, with its settings written."""
        feed = self.outlet.at("/feed.xml")
        (self.folder / "digest.toml").write_text(
            f'[outlets.harbor-post]\nname = "The Harbor Post"\nfeeds = ["{feed}"]\n'
            f"[fetch]\ndelay_seconds = 0.0\nsince_days = 0\n{more}",
            encoding="utf-8",
        )
        opened = (word for host, port in sorted(doors(self.outlet)) for word in ("--door", f"{host}:{port}"))
        return ["--config", str(self.folder / "digest.toml"), *opened]


FILES = [f"harbor-post/2026-03-02-storm-closes-bridge-{at}.txt" for at in range(3)]
