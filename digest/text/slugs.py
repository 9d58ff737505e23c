"""Names made fit for addresses and files."""

import re

MAX_BYTES = 120
DONE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")  # what is a slug already
RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)$")


def slug(text: str, *, most: int = MAX_BYTES, plain: bool = False) -> str:
    """`text` in lower-case ASCII letters, digits and single hyphens, at most `most` bytes; may be empty.

    Names that Windows reserves get a leading hyphen-free `x-`. What is too long loses words that do not fit
    and goes on with shorter ones behind them; with `plain` it ends where the first does not fit.
    """
    if len(text) <= most and DONE.fullmatch(text) and not RESERVED.match(text):
        return text
    from slugify import slugify  # noqa: PLC0415 - its tables are loaded where a slug is made

    made: str = slugify(
        text[:1_000], max_length=most, word_boundary=True, save_order=plain, regex_pattern=r"[^-a-z0-9]+"
    )
    return f"x-{made}" if RESERVED.match(made) else made
