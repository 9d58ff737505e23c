"""The settings of `digest fetch`: how much is asked for, and how politely."""

from dataclasses import dataclass, field

from digest.setting import about, between, like

MB = 1_000_000
DAY = 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSettings:
    """[fetch]: how `digest fetch` and `digest add` ask the web for articles; see fetch.md."""

    pages: str = field(
        default="auto",
        metadata=about(
            "Whether the page of an article is asked for: `auto` where its feed has only an excerpt.",
            form="auto, always or never",
            check=like("auto|always|never"),
        ),
    )
    since_days: int = field(
        default=7,
        metadata=about(
            "Articles of feeds that are older are left out; 0 takes all.",
            form="0 to 3650",
            check=between(0, 3_650),
        ),
    )
    least_words: int = field(
        default=150,
        metadata=about(
            "A feed's own text of fewer words counts as an excerpt.",
            form="0 to 10000",
            check=between(0, 10_000),
        ),
    )
    delay_seconds: float = field(
        default=2.0,
        metadata=about(
            "The pause between two requests to one host, at the least; its robots.txt may ask for more.",
            form="0 to 3600",
            check=between(0, 3_600),
        ),
    )
    hosts: int = field(
        default=8,
        metadata=about(
            "How many hosts are asked at one time; each gets one request at a time.",
            form="1 to 64",
            check=between(1, 64),
        ),
    )
    most_per_host: int = field(
        default=100,
        metadata=about(
            "The most requests to one host in a run; the next run goes on.",
            form="1 to 10000",
            check=between(1, 10_000),
        ),
    )
    most_per_run: int = field(
        default=2_000,
        metadata=about(
            "The most requests in a run; the next run goes on.",
            form="1 to 100000",
            check=between(1, 100_000),
        ),
    )
    tries: int = field(
        default=3,
        metadata=about(
            "How often a request is made that fails for a reason that may pass.",
            form="1 to 10",
            check=between(1, 10),
        ),
    )
    most_wait: int = field(
        default=120,
        metadata=about(
            "The longest wait, in seconds, that a host may ask for within a run; beyond it is left for now.",
            form="0 to 86400",
            check=between(0, DAY),
        ),
    )
    seconds: int = field(
        default=30,
        metadata=about(
            "The longest that one answer may take, in seconds.", form="1 to 600", check=between(1, 600)
        ),
    )
    page_bytes: int = field(
        default=5 * MB,
        metadata=about("The largest page, in bytes.", form="1000 to 50000000", check=between(1_000, 50 * MB)),
    )
    feed_bytes: int = field(
        default=20 * MB,
        metadata=about("The largest feed, in bytes.", form="1000 to 50000000", check=between(1_000, 50 * MB)),
    )
    agent: str = field(
        default="",
        metadata=about(
            "Where you can be reached, told to hosts beside digest's own name; empty: the site's `url`.",
            form="an address such as https://example.org/about, a mail address, or empty",
            check=like(r"[!-~]{0,200}"),
        ),
    )
