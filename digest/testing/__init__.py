"""For authors of packages and themes: checks that say in words what does not hold, to be called in tests.

    from digest.testing import check_reader
    def test_it_reads_whatever_it_is_given(): check_reader(read, suffix="abc")

Each raises AssertionError with a line for each thing that is wrong. The articles in them are invented.
"""

from digest.testing.readers import check_reader
from digest.testing.stages import check_clusterer, check_composer, check_extractor
from digest.testing.targets import check_target
from digest.testing.themes import check_theme

__all__ = [
    "check_clusterer",
    "check_composer",
    "check_extractor",
    "check_reader",
    "check_target",
    "check_theme",
]
