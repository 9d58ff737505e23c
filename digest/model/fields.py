"""What the head of a document says about its article, each value checked for its form."""

from typing import NamedTuple


class Fields(NamedTuple):
    """The front matter of a document: values that have the right form, None (or empty) where none was given.

    `published` is ISO 8601: a date (`published_precision` is `day`) or a date and time with zone (`minute`).
    `published_printed` is a date as a page prints it, without a year (`Monday, December 15`), where
    `published` is None. `published_basis` is `front-matter`, `dateline` or `inferred`, as the front matter
    itself says; None where it says nothing. `country` is ISO 3166-1 alpha-2 in capitals, `language` and
    `translated_from` are BCP 47 (`en`, `pt-BR`), `url` has passed `safe_url`, `rights` is `full` or
    `excerpt`. `image` is the address of its picture (it has passed `safe_url`), `image_credit` who made that.
    Names and titles are one line without invisible characters. `authors` and `tags` keep the order given.
    `excerpt_words` (0: as the site), `images` ("": as the site) and `noindex` are of its outlet:
    no head says them.
    """

    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    published_precision: str = "unknown"
    published_basis: str | None = None
    published_note: str = ""
    published_printed: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    country: str | None = None
    language: str | None = None
    translated_from: str | None = None
    via: str | None = None
    image: str | None = None
    image_credit: str | None = None
    rights: str | None = None
    id: str | None = None
    tags: tuple[str, ...] = ()
    draft: bool = False
    excerpt_words: int = 0
    images: str = ""
    noindex: bool = False
