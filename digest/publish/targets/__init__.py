"""The kinds of places that a site can be sent to; of their libraries only the one that is used is loaded."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from digest.destinations import Destination
from digest.errors import ConfigError
from digest.publish.outgoing import Built
from digest.publish.target import Target

LIBRARIES = {"boto3", "botocore", "asyncssh", "httpx"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a target may use on this machine.

    `root` is the folder of the settings, `cache` one for notes of its own, `password` what the environment
    says for this place ("" for nothing).
    """

    root: Path
    cache: Path
    password: str = ""


@contextmanager
def opened(place: Destination, site: Built, here: Surroundings) -> Iterator[Target]:
    """The target for `place`, to send `site` there; closed at the end.

    Raises:
        ConfigError: the library that it needs is not installed.
        PublishError: it cannot be reached at all.
    """
    try:
        module = import_module(f"{__name__}.{place.kind}")
    except ModuleNotFoundError as error:
        if error.name not in LIBRARIES:
            raise
        message = f"kind = \"{place.kind}\" needs {error.name}; run: pip install 'digest[publish]'"
        raise ConfigError(message) from error
    target: Target = module.target(place, site, here)
    try:
        yield target
    finally:
        target.close()
