"""What `digest doctor` finds out about the places that a site is published to: what each of them calls."""

import shutil
from collections.abc import Iterator, Mapping
from importlib.util import find_spec

from digest.cli.finding import Finding, State
from digest.destinations import Destination

PROGRAMS = {"rsync": ("rsync", "ssh"), "git": ("git",)}  # called by kind of place
LIBRARIES = {"s3": "boto3", "sftp": "asyncssh", "webdav": "httpx"}  # loaded by kind of place


def sending(places: Mapping[str, Destination]) -> Iterator[Finding]:
    """For each place, whether what a publish would call is here; nothing is reached for."""
    for name, place in places.items():
        about = f"publish {name}"
        missing = [each for each in PROGRAMS.get(place.kind, ()) if shutil.which(each) is None]
        library = LIBRARIES.get(place.kind)
        if missing:
            says, way = f"{' and '.join(missing)} not found", f"install {' and '.join(missing)}"
            yield Finding(name=about, state=State.WRONG, says=says, way=f"{way}, or choose another kind")
        elif library and find_spec(library) is None:
            way = 'pip install "digest[publish]"'
            yield Finding(name=about, state=State.WRONG, says=f"{library} is not installed", way=way)
        else:
            yield Finding(name=about, says=f"{place.kind}: all that it calls is here")
