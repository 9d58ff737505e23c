"""The settings of what a site may have besides its pages: a search, pictures for those who share a story."""

from dataclasses import dataclass, field

from digest.setting import Names, about


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchSettings:
    """[search]: the search page, which works without a server of its own; see search.md."""

    enabled: bool = field(
        default=False,
        metadata=about("Whether `digest build` makes an index to search in; it needs `digest[search]`."),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CardSettings:
    """[cards]: the picture of a story that is shown where somebody shares its address."""

    enabled: bool = field(
        default=False,
        metadata=about("Whether pictures are drawn; they need `digest[cards]`, and the site's `url`."),
    )
    fonts: Names = field(
        default=(),
        metadata=about(
            "Typefaces for scripts that digest brings none for, such as Chinese: TTF, OTF or TTC files, from "
            "the folder of `digest.toml`."
        ),
    )
