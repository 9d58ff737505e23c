"""Outlets as `digest.toml` lists them: `[outlets.NAME]`, what each is called and where its articles are."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import Field, dataclass, field, fields
from typing import Any, cast
from urllib.parse import urlsplit

from digest.mistakes import Mistake
from digest.model.outlets import Publisher, Publishers, hosts
from digest.setting import Names, about, between, country_code, country_meant, like, rows
from digest.text.addresses import safe_url

OUTLETS = "outlets"
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST = 64  # characters of a table's name: it is a folder's too
FACTS = ("country", "language", "owner")
Checked = Callable[
    [str, Mapping[str, Field[object]], Mapping[str, object], Mistake], Iterator[tuple[str, object]]
]


def web(value: object) -> bool:
    """Whether the value is empty or an http(s) address that can be asked for."""
    address = str(value)
    return not address or (safe_url(address) == address and address.startswith("http"))


def _webs(value: object) -> bool:
    return isinstance(value, tuple) and all(each and web(each) for each in value)


def _source(of: str) -> str:
    line = f"Where the {of} is from, where that is not `source`."
    made: str = field(default="", metadata=about(line, form="one line, or empty", check=like(r".{0,500}")))
    return made


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletSettings:
    """[outlets.NAME]: what is known of an outlet, and where its articles come from."""

    name: str = field(
        default="",
        metadata=about(
            "What it is called; empty: NAME.", form="up to 200 characters", check=like(r"(?:\S.{0,199})?")
        ),
    )
    aliases: Names = field(default=(), metadata=about("Other names that its articles go by."))
    country: str = field(
        default="",
        metadata=about(
            "Its country.",
            form="a two-letter country code such as NO, or empty",
            check=country_code,
            meant=country_meant,
        ),
    )
    language: str = field(
        default="",
        metadata=about(
            "What it writes in, where an article's own head says nothing.",
            form="a language code such as en or pt-BR, or empty",
            check=like(r"(?:[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?)?"),
        ),
    )
    owner: str = field(
        default="",
        metadata=about(
            "Who owns it.", form="a name of up to 200 characters, or empty", check=like(r"(?:\S.{0,199})?")
        ),
    )
    source: str = field(
        default="",
        metadata=about(
            "Where these facts are from, such as the address of its imprint; pages say so.",
            form="one line, or empty",
            check=like(r".{0,500}"),
        ),
    )
    country_source: str = _source("country")
    language_source: str = _source("language")
    owner_source: str = _source("owner")
    home: str = field(
        default="",
        metadata=about(
            "Its front page; articles that stand on that host and name no outlet are its own.",
            form="an address such as https://example.org/, or empty",
            check=web,
        ),
    )
    feeds: Names = field(
        default=(),
        metadata=about("The feeds that `digest fetch` reads.", form="addresses", check=_webs),
    )
    rights: str = field(
        default="",
        metadata=about(
            "How much of its articles their pages show; empty: as the site.",
            form="full, excerpt or empty",
            check=like("(?:full|excerpt)?"),
        ),
    )
    excerpt_words: int = field(
        default=0,
        metadata=about(
            "The length of an excerpt of its articles, in words; 0: as the site.",
            form="0 to 1000",
            check=between(0, 1_000),
        ),
    )
    most_share: int = field(
        default=0,
        metadata=about(
            "The most of its articles' words, in percent, that may stand on the whole site; 0: as the site.",
            form="0 to 100",
            check=between(0, 100),
        ),
    )
    images: str = field(
        default="",
        metadata=about(
            "What their pages show of its articles' pictures; empty: as the site.",
            form="none, link or empty",
            check=like("(?:none|link)?"),
        ),
    )
    noindex: bool = field(
        default=False,
        metadata=about("Whether search engines are asked to leave out its page and those of its articles."),
    )


TABLE: Mapping[str, Field[object]] = {
    one.name: one for one in cast("tuple[Field[object], ...]", fields(OutletSettings))
}


def outlets(given: object, mistake: Mistake, checked: Checked) -> Iterator[tuple[str, OutletSettings]]:
    """The outlets of `[outlets.NAME]` by NAME; what is wrong is told to `mistake`.

    `checked` gives the values of a section in the kinds of its settings.
    """
    if not isinstance(given, dict) or not all(isinstance(values, dict) for values in given.values()):
        mistake(OUTLETS, "outlets holds outlets by name; write [outlets.NAME] and its keys below.")
        return
    taken: dict[str, str] = {}
    for name, values in given.items():
        section = f"{OUTLETS}.{name}"
        if not NAME.fullmatch(name) or len(name) > LONGEST:
            shown = json.dumps(name, ensure_ascii=False)[:100]
            mistake(section, f"{shown} names no outlet; write small letters, digits and hyphens.")
            continue
        made: dict[str, Any] = dict(checked(section, TABLE, values, mistake))
        one = OutletSettings(**made)
        for called in (one.name or name, *one.aliases):
            other = taken.setdefault(called.casefold(), name)
            if other != name:
                mistake(
                    section, f'[{section}] and [{OUTLETS}.{other}] are both "{called}"; call one otherwise.'
                )
        yield name, one


def publishers(given: Mapping[str, OutletSettings]) -> Publishers:
    """What the settings say of outlets, as a build takes it; where feeds are is of no account there."""
    return Publishers(tuple(_publisher(key, one) for key, one in given.items()))


def _publisher(key: str, one: OutletSettings) -> Publisher:
    told = {what: str(getattr(one, f"{what}_source") or one.source) for what in FACTS}
    return Publisher(
        key=key,
        name=" ".join((one.name or key).split()),
        aliases=one.aliases,
        hosts=hosts([one.home] if alone(one.home) else []),
        country=one.country,
        language=one.language,
        owner=one.owner,
        sources=tuple((what, source) for what, source in told.items() if source),
        rights=one.rights,
        excerpt_words=one.excerpt_words,
        images=one.images,
        noindex=one.noindex,
    )


def alone(home: str) -> bool:
    """Whether a front page has its host for itself: one below a path shares it with others."""
    return bool(home) and urlsplit(home).path in ("", "/")


def reference() -> list[str]:
    """The lines of `docs/settings.md` for outlets."""
    return [
        "## [outlets.NAME]",
        "",
        "What is known of an outlet, and where its articles come from; see [fetch](fetch.md). NAME is yours:",
        "small letters, digits and hyphens. The facts hold for every article of that name, fetched or",
        "not; its own head counts more.",
        "",
        *rows(TABLE.values()),
    ]
