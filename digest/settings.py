"""Every setting of a site, declared once: its key, its kind, its default and its line in the docs."""

from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from digest.extras import CardSettings, SearchSettings
from digest.fetching import FetchSettings
from digest.profiles import OF_THEMES, PROFILES
from digest.setting import Names, about, between, country_code, country_meant, like, rows, some, web_base

if TYPE_CHECKING:
    from digest.destinations import Destination
    from digest.outlets import OutletSettings

MOST_JOBS = 256
HOSTS = ("apache", "cloudflare", "github", "nginx")
NAME = r"[\w.-]{1,64}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSettings:
    """[site]: what the pages say about themselves."""

    title: str = field(
        default="Digest",
        metadata=about("The name of the site.", form="1 to 100 characters", check=like(r"\S(?:.{0,98}\S)?")),
    )
    description: str = field(
        default="One story, several outlets, every sentence a receipt.",
        metadata=about(
            "One line below the name, and for search engines.", form="one line", check=like(r".{0,500}")
        ),
    )
    language: str = field(
        default="en",
        metadata=about(
            "The language of the pages' own words; English where the theme has no others.",
            form="a language code such as en or pt-BR",
            check=like(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?"),
        ),
    )
    url: str = field(
        default="",
        metadata=about(
            "Where the site will stand; pages then name their full address.",
            form="an address such as https://example.org/news/, or empty",
            check=web_base,
        ),
    )
    theme: str = field(
        default="plain",
        metadata=about(
            "The theme that draws the pages.",
            form="the name of a theme",
            check=like(r"[a-z0-9][a-z0-9_-]{0,63}"),
        ),
    )
    home: str = field(
        default="",
        metadata=about(
            "The reader's country: stories that none of its outlets tells are named first.",
            form="a two-letter country code such as DE, or empty",
            check=country_code,
            meant=country_meant,
        ),
    )
    rights: str = field(
        default="excerpt",
        metadata=about(
            "How much of an article its page shows: the full text only where you have the right to.",
            form="full or excerpt",
            check=like("full|excerpt"),
        ),
    )
    excerpt_words: int = field(
        default=120,
        metadata=about("The length of an excerpt, in words.", form="10 to 1000", check=between(10, 1_000)),
    )
    most_share: int = field(
        default=100,
        metadata=about(
            "The most of an article's words, in percent, that may stand on the whole site unless it may be "
            "shown in full; `digest check` and `digest verify` refuse more. See privacy.md.",
            form="1 to 100",
            check=between(1, 100),
        ),
    )
    images: str = field(
        default="none",
        metadata=about("What is shown of articles' pictures.", form="none or link", check=like("none|link")),
    )
    noindex: bool = field(
        default=False, metadata=about("Whether search engines are asked to leave the site out.")
    )
    offline: bool = field(
        default=False,
        metadata=about("Whether pages once read can be read again without a network; see feeds.md."),
    )
    precompress: Names = field(
        default=(),
        metadata=about("How files worth it are packed ahead of time; see feeds.md.") | some("brotli", "gzip"),
    )
    hosting: Names = field(
        default=HOSTS,
        metadata=about("For which hosts the site brings headers, redirects and types; see feeds.md.")
        | some(*HOSTS),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PathSettings:
    """[paths]: folders and files, from the folder of `digest.toml`; absolute when they have been read."""

    seeds: Path = field(default=Path("seeds"), metadata=about("Where the articles lie."))
    site: Path = field(default=Path("site"), metadata=about("Where the built site goes."))
    pages: Path = field(default=Path("pages"), metadata=about("Where your own pages lie, such as about.md."))
    themes: Path = field(default=Path("themes"), metadata=about("Where your own themes lie."))
    cache: Path = field(
        default=Path(".digest"), metadata=about("Where results are remembered between builds.")
    )
    overrides: Path = field(
        default=Path("stories.toml"),
        metadata=about(
            "Where you say which articles are one story, and what it is called; see how-to.md.", form="a file"
        ),
    )
    record: Path = field(
        default=Path("stories.lock.json"),
        metadata=about("Where ids and addresses of stories are kept from build to build.", form="a file"),
    )
    forgotten: Path = field(
        default=Path("forgotten.toml"),
        metadata=about("Where is listed what was taken down; see privacy.md.", form="a file"),
    )
    changes: Path = field(
        default=Path("changes.lock.json"),
        metadata=about("Where is kept what was in each story, to tell what is new.", form="a file"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterSettings:
    """[cluster]: which articles are one story."""

    threshold: float = field(
        default=0.26,
        metadata=about(
            "How alike articles of one story are, at the least.", form="0 to 1", check=between(0, 1)
        ),
    )
    window_days: int = field(
        default=3,
        metadata=about(
            "Only articles published within so many days of each other are compared.",
            form="0 to 365",
            check=between(0, 365),
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SummarySettings:
    """[summary]: how long a story's summary is."""

    sentences_min: int = field(
        default=5, metadata=about("Its fewest sentences.", form="1 to 50", check=between(1, 50))
    )
    sentences_max: int = field(
        default=8, metadata=about("Its most sentences.", form="1 to 50", check=between(1, 50))
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildSettings:
    """[build]: how the site is built."""

    analysis: bool = field(
        default=True,
        metadata=about(
            "Whether articles are grouped into stories and compared; if not, they are shown as they are, in "
            "lists."
        ),
    )
    strict: bool = field(default=False, metadata=about("Whether a warning makes the build fail."))
    now: datetime | None = field(
        default=None,
        metadata=about("The time that pages call now; they name none if it is not set."),
    )
    jobs: int = field(
        default=0,
        metadata=about(
            "How many processes may work; 0 is one for each core.",
            form="0 to 256",
            check=between(0, MOST_JOBS),
        ),
    )
    durable: bool = field(
        default=False, metadata=about("Whether a build ends only when the site would outlast a power cut.")
    )
    drafts: bool = field(
        default=False,
        metadata=about("Whether articles that say `draft: true` are in the site; how many are not is told."),
    )
    future: bool = field(
        default=False,
        metadata=about(
            "Whether articles published after `now` are in the site, if it is set; how many are not is told."
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PluginSettings:
    """[plugins]: which stages of installed packages are at work; see plugins.md."""

    clusterer: str = field(
        default="average",
        metadata=about(
            "What groups articles into stories.", form="the name of a clusterer", check=like(NAME)
        ),
    )
    extractors: Names = field(
        default=(),
        metadata=about("What adds to the analysis of a story, one after the other."),
    )
    composer: str = field(
        default="selection",
        metadata=about("What puts a story's page in order.", form="the name of a composer", check=like(NAME)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """All settings of a site, in parts; `root` is the folder that its paths start from.

    `theme` are the settings that it gives its theme, by name.
    """

    root: Path
    site: SiteSettings = field(default_factory=SiteSettings)
    paths: PathSettings = field(default_factory=PathSettings)
    cluster: ClusterSettings = field(default_factory=ClusterSettings)
    summary: SummarySettings = field(default_factory=SummarySettings)
    build: BuildSettings = field(default_factory=BuildSettings)
    search: SearchSettings = field(default_factory=SearchSettings)
    cards: CardSettings = field(default_factory=CardSettings)
    plugins: PluginSettings = field(default_factory=PluginSettings)
    fetch: FetchSettings = field(default_factory=FetchSettings, repr=False)  # nor on this
    theme: tuple[tuple[str, object], ...] = ()
    outlets: "Mapping[str, OutletSettings]" = field(default_factory=dict)
    publish: "Mapping[str, Destination]" = field(default_factory=dict, repr=False)  # no page depends on it

    def called(self, place: Path) -> str:
        """What messages call a file or a folder: its path from the folder of the settings, as they say it."""
        return (place.relative_to(self.root) if place.is_relative_to(self.root) else place).as_posix()


PARTS = {
    "site": SiteSettings,
    "paths": PathSettings,
    "cluster": ClusterSettings,
    "summary": SummarySettings,
    "build": BuildSettings,
    "search": SearchSettings,
    "cards": CardSettings,
    "plugins": PluginSettings,
    "fetch": FetchSettings,
}
TABLE: Mapping[str, Mapping[str, Field[object]]] = {
    name: {one.name: one for one in fields(part)} for name, part in PARTS.items()
}


def reference() -> str:
    """The text of `docs/settings.md`: every key with its kind, its default and its line."""
    from digest import destinations, outlets  # noqa: PLC0415 - a build sends nothing

    out = ["# Settings", "", "All settings of `digest.toml`; each has a default, and so has the file: none."]
    for (name, table), part in zip(TABLE.items(), PARTS.values(), strict=True):
        out += ["", f"## [{name}]", "", str(part.__doc__).partition(": ")[2].capitalize(), ""]
        out += rows(table.values())
    return "\n".join([*out, "", *outlets.reference(), "", *destinations.reference(), OF_THEMES, PROFILES])
