"""What the pages need to know of the site that they are part of."""

from typing import Protocol


class Site(Protocol):
    """The settings that pages are drawn from; `SiteSettings` of the configuration is one.

    `language` is BCP 47; `url` the address the site will have, or empty; `home` the reader's home country
    (ISO 3166-1 alpha-2) or empty; `rights` is `full` or `excerpt`, an excerpt being whole sentences up to
    `excerpt_words` words.
    """

    @property
    def title(self) -> str:
        """The name over every page."""

    @property
    def language(self) -> str:
        """The language of the pages' own words, BCP 47."""

    @property
    def url(self) -> str | None:
        """The address of the site, or nothing where it is not known."""

    @property
    def description(self) -> str:
        """One line under the title of the front page."""

    @property
    def theme(self) -> str:
        """The name of the theme."""

    @property
    def home(self) -> str:
        """The reader's home country, ISO 3166-1 alpha-2, or nothing where there is none."""

    @property
    def rights(self) -> str:
        """`full` where articles may be shown whole, else `excerpt`."""

    @property
    def excerpt_words(self) -> int:
        """How many words of an article an excerpt has at most."""

    @property
    def images(self) -> str:
        """`link` where the page of an article may lead to its picture, else `none`."""

    @property
    def noindex(self) -> bool:
        """Whether search engines are asked to leave the site out."""

    @property
    def offline(self) -> bool:
        """Whether pages once read can be read again without a network."""

    @property
    def hosting(self) -> tuple[str, ...]:
        """The hosts for which the site brings what they ask for."""
