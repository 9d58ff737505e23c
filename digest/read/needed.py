"""Says how to install what reading pages, feeds and letters needs, where it is not there."""

from importlib import import_module
from typing import Any

from digest.read.refusal import Refusal

EXTRA = 'to read this, digest needs a library more; run: pip install "digest[web]".'


def needed(library: str) -> Any:  # noqa: ANN401 - a module of a library without types
    """The module `library` of the extra `web`, loaded where it is used.

    Raises:
        Refusal: `E_EXTRA`, it is not installed.
    """
    try:
        return import_module(library)
    except ImportError as error:
        raise Refusal("E_EXTRA", EXTRA) from error
