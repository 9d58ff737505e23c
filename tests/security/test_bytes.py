"""Whatever the bytes: an article or one typed refusal, and never another exception."""

import json
from collections.abc import Callable
from time import process_time
from typing import NoReturn

import pytest
from corpora import payloads
from hypothesis import given
from hypothesis import strategies as st

from digest.model.article import Documents
from digest.read import markdown

LONGEST_MESSAGE = 400
ENDLESS = (
    60  # seconds: a guard against work that never ends; benchmarks.trust.corpora measures the two allowed
)
COLLECTIONS = (
    "bytes_encodings", "yaml_attacks", "yaml_suite", "strings_blns", "strings_fuzzdb_unicode_control",
    "strings_unicode_own", "markdown_pathological", "markdown_cmark_regression", "json_suite",
    "dates_miniflux",
    "dates_feedparser", "urls_hostile", "archives_zip_attacks", "ssti_patt",
)  # fmt: skip
KEYS = ("title", "outlet", "date", "url", "country", "language", "tags", "id", "rights", "draft", "author")


def holds(given: Documents) -> None:
    """One document, or none and one refusal; all of it can be written down in one line each."""
    assert len(given.kept) + sum(problem.refused for problem in given.problems) == 1
    for problem in given.problems:
        line = str(problem)
        line.encode()
        assert "\n" not in line
        assert "\x1b" not in line
        assert len(line) < LONGEST_MESSAGE
    for document in given.kept:
        assert 0 <= document.body <= len(document.text)
        f"{document.text}{document.fields}{document.checked}".encode()


def wrapped(raw: bytes) -> list[bytes]:
    """The bytes as a body, as a YAML head, as a TOML head, and as the value of every field."""
    value = json.dumps(raw.decode("utf-8", "replace")).encode()
    fields = b"\n".join(key.encode() + b": " + value for key in KEYS)
    return [raw, *(fence + b"\n" + inside + b"\n" + fence + b"\nBody.\n"
                   for fence, inside in ((b"---", raw), (b"+++", raw), (b"---", fields)))]  # fmt: skip


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_every_row_of_the_collections_is_read_or_refused(
    collection: str, uncollected: Callable[[str], NoReturn]
) -> None:
    rows = list(payloads(collection)) or uncollected(f"the collection {collection}")
    for name, raw in rows:
        for document in wrapped(raw):
            start = process_time()
            holds(markdown.read("seeds/row.md", document))
            assert process_time() - start < ENDLESS, name


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    for document in wrapped(raw):
        holds(markdown.read("seeds/any.md", document))


@given(st.text(st.sampled_from("abk:-?[]{},&*!|>%@`\"'#\n \t0123.~<=\\"), max_size=200))
def test_any_yaml_is_read_or_refused(inside: str) -> None:
    holds(markdown.read("seeds/any.md", f"---\n{inside}\n---\nBody.\n".encode()))


@given(st.text(st.sampled_from("abk=[]{},.\"'#\n \t0123x-:TZ\\"), max_size=200))
def test_any_toml_is_read_or_refused(inside: str) -> None:
    holds(markdown.read("seeds/any.md", f"+++\n{inside}\n+++\nBody.\n".encode()))


HEAVY = {
    "flow depth": b"---\na: " + b"[" * 60_000 + b"\n---\nx",
    "flow keys": b"---\n{" + b"a," * 30_000 + b"}\n---\nx",
    "many keys": b"---\n" + b"".join(b"k%d: v\n" % at for at in range(6_000)) + b"---\nx",
    "dotted toml": b"+++\na" + b".a" * 4_000 + b" = 1\n+++\nx",
    "deep toml": b"+++\na = " + b"[" * 8_000 + b"\n+++\nx",
    "no encoding": b"\x81" * 5_000_000,
    "every other": b"a\xff" * 1_200_000,
    "wide": "ab\n".encode("utf-16-le") * 800_000,
    "fences": b"---\n" * 1_000_000,
    "controls": b"\x01" * 4_900_000,
    "one combining run": b"a" + "\u0301".encode() * 400_000,
    "long title": b"---\ntitle: " + b"x" * 60_000 + b"\n---\nx",
}


@pytest.mark.parametrize("name", HEAVY)
def test_no_bomb_takes_for_ever(name: str) -> None:
    start = process_time()
    holds(markdown.read("seeds/bomb.md", HEAVY[name]))
    assert process_time() - start < ENDLESS
