"""Libraries that read HTML and XML, loaded where they are used; says how to install one that is not there."""

from importlib import import_module
from typing import Any

from digest.read.refusal import Refusal

EXTRA = 'to read this, digest needs a library more; run: pip install "digest[web]".'


def needed(library: str) -> Any:  # noqa: ANN401 - a module of a library without types
    """The module `library` of the extra `web`. Raises Refusal: `E_EXTRA`, it is not installed."""
    try:
        return import_module(library)
    except ImportError as error:
        raise Refusal("E_EXTRA", EXTRA) from error


def etree() -> Any:  # noqa: ANN401 - lxml has no types
    """The module `lxml.etree`. Raises Refusal: `E_EXTRA`, it is not installed."""
    try:
        from lxml import etree as found  # noqa: PLC0415 - loaded where it is used: start-up stays quick
    except ImportError as error:
        raise Refusal("E_EXTRA", EXTRA) from error
    return found
