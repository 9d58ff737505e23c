"""The kinds of places that a site can be sent to; of their libraries only the one that is used is loaded."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import cast

from digest import plugins
from digest.destinations import Destination, ToPackage
from digest.errors import PASSING, ConfigError, DigestError, PluginError, PublishError
from digest.publish.outgoing import Built
from digest.publish.target import Publisher, Target, Transient

LIBRARIES = {"boto3", "botocore", "asyncssh", "httpx"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a target may use on this machine.

    `root` is the folder of the settings, `cache` one for notes of its own, `name` what the place is called in
    the settings, `password` what the environment says for it ("" for nothing).
    """

    root: Path
    cache: Path
    password: str = ""
    name: str = ""


@contextmanager
def opened(place: Destination, site: Built, here: Surroundings) -> Iterator[Target]:
    """The target for `place`, to send `site` there; closed at the end.

    Raises:
        ConfigError: the library that it needs is not installed.
        PublishError: it cannot be reached at all, or its folders are not as they should be.
    """
    if isinstance(place, ToPackage):
        with _of_package(place, site, here) as offered:
            yield offered
        return
    try:
        module = import_module(f"{__name__}.{place.kind}")
    except ModuleNotFoundError as error:
        if error.name not in LIBRARIES:
            raise
        message = f"kind = \"{place.kind}\" needs {error.name}; run: pip install 'digest[publish]'"
        raise ConfigError(message) from error
    with _told(place, here.name):
        target: Target = module.target(place, site, here)
        try:
            yield target
        finally:
            target.close()


@contextmanager
def _told(place: Destination, name: str) -> Iterator[None]:
    """Tell what the target's own disk says by the target's name; what this machine lacks is a DiskError."""
    try:
        yield
    except BrokenPipeError:
        raise  # of our own words, which nobody reads any more
    except OSError as error:
        where = ":".join(str(getattr(place, key)) for key in ("host", "path") if hasattr(place, key))
        at = f" ({error.filename})" if error.filename and str(error.filename) != where else ""
        about = ": ".join(part for part in (name, where) if part)
        said = (error.strerror or str(error)).lower()
        said = "a file is in the way" if isinstance(error, FileExistsError) else said
        message = f"{about}: {said}{at}; mend that and publish again."
        raise PublishError(message) from error


@contextmanager
def _of_package(place: ToPackage, site: Built, here: Surroundings) -> Iterator[Target]:
    """The target that an installed package offers for its kind; what goes wrong in it is told by its name."""
    name, opening = plugins.stage(plugins.TARGETS, place.kind)
    with _blamed(name):
        target = cast("Publisher", opening)(dict(place.options), site, here)
        try:
            yield target
        except BaseException:
            with suppress(Exception, SystemExit):  # what went wrong first is what is told
                target.close()
            raise
        target.close()


@contextmanager
def _blamed(name: str) -> Iterator[None]:
    """What goes wrong in a package's target, told by its `name`, also where it would end the command."""
    try:
        yield
    except (DigestError, *PASSING):
        raise
    except Transient as error:
        raise PublishError(f"{name}: {error}; publish again.") from error
    except BaseException as error:
        raise PluginError(f"{name} failed: {plugins.told(error)}; update it, then publish again.") from error
