"""What an article or a page may be at most, as the code has it now, for the method page."""

from collections.abc import Mapping


def limits() -> Mapping[str, int]:
    """Each limit by its name; `figures.limits.NAME` of the words says what it is of."""
    from digest.read import document, fields, frontmatter, pages  # noqa: PLC0415 - only where a site is made
    from digest.read.decode import LONGEST_GUESS  # noqa: PLC0415 - the same

    return {
        "file-bytes": document.MOST_BYTES,
        "text-characters": document.MOST_BODY,
        "old-encoding-bytes": LONGEST_GUESS,
        "head-characters": frontmatter.MOST_HEAD,
        "toml-characters": frontmatter.MOST_TOML,
        "title-characters": fields.LONGEST_TITLE,
        "names": fields.MOST_NAMES,
        "page-bytes": pages.MOST_BYTES,
    }
