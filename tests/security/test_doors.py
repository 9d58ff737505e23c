"""Whatever comes in at whatever door: it is taken or refused in our own words, and lands where it should."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.trust.badinput import names
from benchmarks.trust.corpora import collection
from benchmarks.trust.doors import DOORS, opened
from digest.errors import DigestError
from digest.text.addresses import safe_url
from digest.text.slugs import slug
from digest.write import open_output

SIGNS = st.text(st.sampled_from("<>/\\\"'=&;:#?@%.- \t\n\x00abcAé\u0130\u202e\u212a∕"), max_size=40)
TEXTS = st.one_of(st.text(max_size=60), SIGNS)
ONE_IN = 150  # rows of the collections; all of them are for `python -m benchmarks.trust.corpora`


@pytest.mark.parametrize("door", DOORS)
@settings(max_examples=12, deadline=None)
@given(raw=st.one_of(st.binary(max_size=200), TEXTS.map(lambda text: text.encode("utf-8", "replace"))))
def test_any_bytes_at_any_door_are_taken_or_refused(door: str, raw: bytes) -> None:
    assert opened(door, raw)


def test_rows_of_every_collection_are_taken_or_refused(uncollected: Callable[[str], NoReturn]) -> None:
    found = names() or uncollected("the collections of bad input")
    tallies = {name: collection(name, step=ONE_IN) for name in found}
    harm = {name: tally.wrong for name, tally in tallies.items()}
    # How long a row takes on a busy machine is for the benchmark to say.
    assert {name: [line for line in wrong if not line.endswith(" s")] for name, wrong in harm.items()} == {
        name: [] for name in found
    }
    assert all(tally.tries for tally in tallies.values())


@given(TEXTS, st.sampled_from(["", "https://", "http://a.example/", "javascript:", "mailto:", " https://"]))
def test_an_address_that_passes_passes_again_unchanged(text: str, start: str) -> None:
    passed = safe_url(start + text)
    if passed is not None:
        assert safe_url(passed) == passed
        assert passed in start + text
        assert not set(passed) & set('<>"\\ \t\n\r\x00')
        assert passed.startswith("mailto:") or urlsplit(passed).hostname


@given(TEXTS)
def test_a_slug_is_a_name_for_every_disk_and_of_itself(text: str) -> None:
    made = slug(text)
    assert slug(made) == made
    with tempfile.TemporaryDirectory() as folder:
        if made:
            open_output(Path(folder), f"{made}/index.html").close()
            assert (Path(folder) / made / "index.html").is_file()


@given(st.lists(TEXTS, min_size=1, max_size=4).map("/".join))
def test_an_output_lands_inside_its_folder_or_is_refused(path: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "root")
        root.mkdir()
        try:
            open_output(root, path).close()
        except DigestError:
            assert not [place for place in Path(folder).rglob("*") if place.is_file()]
        else:
            assert [place for place in root.rglob("*") if place.is_file()]
        assert [place.name for place in Path(folder).iterdir()] == ["root"]
