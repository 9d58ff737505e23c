"""The record of changes read back, and every way in which it can be broken."""

import json
from pathlib import Path

import pytest

from digest.errors import DigestError
from digest.model.history import (
    Account,
    Changes,
    Correction,
    Known,
    Mention,
    NumberChange,
    Revision,
    version,
)
from digest.read.changes import MEND, changes, dumped, understood

OLD = version("fog", [(12, "Fog “lay”\nover the harbor."), (90, "船在星期一搁浅。")])
NEW = version("fog", [(12, "Mist lay over the harbor.")])
FOG = Mention(article="fog", sentence="0123456789ab")
PART = Mention(article="fog", sentence="0123456789ab", words="forty")
KEPT = Changes(
    stories=(
        Known(
            id="s-0123456789",
            title=FOG,
            accounts=(Account(article="fog", outlet="post", name="", text="ab", version=NEW.hash),),
            revisions=(
                Revision(number=1, newest="2026-03-02", accounts=("fog",), outlets=("fog",)),
                Revision(
                    number=2,
                    made="2026-03-03T10:00:00+00:00",
                    joined=("a",),
                    parted=("Post",),
                    gone=("",),
                    claims=(FOG, PART),
                    more=3,
                    numbers=(NumberChange(subject="forty", before=((PART,),), now=((PART, FOG), (FOG,))),),
                    corrections=(Correction(article="fog", before=OLD.hash, after=NEW.hash),),
                    title=FOG,
                ),
            ),
        ),
        Known(id="s-1123456789"),
    ),
    versions={OLD.key: OLD, NEW.key: NEW},
)


@pytest.mark.parametrize("kept", [KEPT, Changes(), Changes(stories=KEPT.stories[1:])])
def test_what_is_written_is_read_back(kept: Changes) -> None:
    assert understood(dumped(kept), "changes.lock.json") == kept
    json.loads(dumped(kept))


def test_one_story_one_revision_one_version_is_one_line() -> None:
    lines = dumped(KEPT).decode().splitlines()
    assert len([line for line in lines if line.startswith("{") and "schema" not in line]) == 2 + 2 + 2


def test_a_record_in_another_form_is_understood() -> None:
    spread = json.dumps(json.loads(dumped(KEPT)), indent=2, ensure_ascii=True).encode()
    assert understood(spread, "changes.lock.json") == KEPT


def test_no_file_is_an_empty_record(tmp_path: Path) -> None:
    assert changes(tmp_path / "changes.lock.json") == Changes()


def test_words_that_are_not_those_of_their_hash_are_found_out_when_they_are_needed() -> None:
    raw = dumped(KEPT).decode().replace("over the harbor", "under the harbor").encode()
    for read in (raw, json.dumps(json.loads(raw)).encode()):
        found = understood(read, "changes.lock.json")
        with pytest.raises(
            DigestError, match=r"the former words of fog@[0-9a-f]{12} are not those that were"
        ):
            _ = found.versions[OLD.key].sentences


def test_a_correction_whose_words_somebody_took_out_is_forgotten() -> None:
    lines = dumped(KEPT).decode().splitlines(keepends=True)
    raw = "".join(line for line in lines if "lay”" not in line).encode()
    assert [one.corrections for one in understood(raw, "x.json").stories[0].revisions] == [(), ()]


HEAD = b'{"schema": "digest.changes/1", "stories": ['


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"{\n<<<<<<< ours\n", "x.json:2: this is no JSON"),
        (b"[]", "x.json: this is no record of changes (digest.changes/1)"),
        (b"\xff", "x.json: this is no JSON"),
        (HEAD + b'{"id": 3, "accounts": []}], "revisions": []}', 'x.json: {"id": 3'),
        (HEAD + b'{"id": "s", "accounts": [["a", "b"]]}], "revisions": []}', 'x.json: {"id": "s"'),
        (HEAD + b'], "revisions": [{"story": "s", "number": -1}]}', 'x.json: {"story": "s"'),
        (HEAD + b'], "revisions": [7]}', "x.json: 7 is not as it was written"),
        (HEAD + b'], "revisions": [], "versions": [{"article": "a"}]}', 'x.json: {"article": "a"}'),
    ],
)
def test_a_broken_record_is_told_with_the_way_out(raw: bytes, message: str) -> None:
    with pytest.raises(DigestError) as error:
        understood(raw, "x.json")
    assert str(error.value).startswith(message)
    assert str(error.value).endswith(f"{MEND}.")
