"""Names the packages whose stages are at work, where pages that are made of what they gave fail."""

from collections.abc import Iterator
from contextlib import contextmanager

from digest.errors import DigestError, PluginError
from digest.given import LostError
from digest.plugins import told
from digest.settings import PluginSettings
from digest.stages import Stages
from digest.write import StaleError

PASSING = (DigestError, OSError, MemoryError, LostError, StaleError)  # told by name already, or begun anew


@contextmanager
def blamed(chosen: PluginSettings) -> Iterator[None]:
    """A stretch of the way on which a failure that nobody has words for is told with the packages at work.

    It need not be theirs, and the message says how to find out. Without packages it passes as it is.

    Raises:
        PluginError: anything of that kind failed, and a package's stage is at work.
    """
    stages = Stages(clusterer=chosen.clusterer, extractors=chosen.extractors, composer=chosen.composer)
    try:
        yield
    except PASSING:
        raise
    except Exception as error:
        if not stages.others:
            raise
        gave = f"no page can be made of what {' and '.join(stages.others)} gave: {told(error)}"
        raise PluginError(f"{gave}; build without it, and if that goes well, tell its authors.") from error
