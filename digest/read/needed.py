"""The library that reads HTML and XML, loaded where it is used; says how to install it where it is not there."""

from typing import Any

from digest.read.refusal import Refusal

EXTRA = 'to read this, digest needs a library more; run: pip install "digest[web]".'


def etree() -> Any:  # noqa: ANN401 - lxml has no types
    """The module `lxml.etree`, of the extra `web`. Raises Refusal: `E_EXTRA`, it is not installed."""
    try:
        from lxml import etree as found  # noqa: PLC0415 - loaded where it is used: start-up stays quick
    except ImportError as error:
        raise Refusal("E_EXTRA", EXTRA) from error
    return found
