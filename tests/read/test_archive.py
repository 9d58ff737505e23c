"""Archives: what is in them is read, what means harm is refused entry by entry, nothing touches the disk."""

import io
import stat
import zipfile

import pytest

from digest.read import READERS

TEXT = b"The ferry ran aground at dawn, the port said.\n"


def packed(*entries: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def linked(name: str, mode: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = (mode | 0o777) << 16
    return info


def test_entries_are_read_by_their_suffixes_in_the_order_of_their_names() -> None:
    feed = b"<rss><channel><title>P</title><item><title>Two</title><description>It ran.</description></item></channel></rss>"
    raw = packed(("b/", b""), ("b/two.xml", feed), ("a.md", TEXT), ("__MACOSX/a.md", b"x"), (".hid.md", b"x"))
    given = READERS[".zip"]("seeds/a.zip", raw)
    assert [one.path for one in given.kept] == ["seeds/a.zip/a.md", "seeds/a.zip/b/two.xml/two"]
    assert given.problems == ()


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (("../a.md", TEXT), "E_NAME"),
        (("/etc/a.md", TEXT), "E_NAME"),
        (("C:\\a.md", TEXT), "E_NAME"),
        (("con.md", TEXT), "E_NAME"),
        (("a\u202eb.md", TEXT), "E_NAME"),
        ((f"{'a' * 4_000}.md", TEXT), "E_NAME"),
        ((linked("l.md", stat.S_IFLNK), b"/etc/passwd"), "E_LINK"),
        ((linked("d.md", stat.S_IFCHR), b""), "E_LINK"),
        (("a.zip", packed(("a.md", TEXT))), "E_ZIP"),
        (("a.exe", TEXT), "W_SUFFIX"),
        (("a.txt", b"0" * 6_000_000), "E_TOO_BIG"),
        (("a.md", b""), "E_EMPTY"),
    ],
)
def test_an_entry_that_means_harm_is_refused_and_the_rest_is_read(
    entry: tuple[str, bytes], code: str
) -> None:
    given = READERS[".zip"]("s/a.zip", packed(entry, ("good.md", TEXT)))
    assert [one.path for one in given.kept] == ["s/a.zip/good.md"]
    assert [one.code for one in given.problems] == [code]


def test_a_lying_head_or_a_password_is_refused() -> None:
    raw = packed(("a.txt", TEXT * 100))
    at = raw.rindex(b"PK\x01\x02")
    lying = raw[: at + 24] + (10).to_bytes(4, "little") + raw[at + 28 :]
    sealed = bytearray(raw)
    sealed[6] |= 1
    sealed[at + 8] |= 1
    for bent in (lying, bytes(sealed), raw[:-30], b"PK no archive"):
        given = READERS[".zip"]("s/a.zip", bent)
        assert (given.kept, [one.code for one in given.problems]) == ((), ["E_ZIP"])


def test_two_entries_of_one_name_and_too_many_of_them_are_told() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        twice = packed(("a.md", TEXT), ("a.md", TEXT))
    assert [one.code for one in READERS[".zip"]("a.zip", twice).problems] == ["E_NAME"]
    many = packed(*((f"{number}.txt", b"") for number in range(10_001)))
    assert [one.code for one in READERS[".zip"]("a.zip", many).problems] == ["E_TOO_BIG"]


def test_what_editors_and_systems_leave_behind_is_no_entry() -> None:
    raw = packed(("a.md", TEXT), ("a.md~", TEXT), ("news/Thumbs.db", b"x"), ("news/#b.md#", TEXT))
    given = READERS[".zip"]("seeds/a.zip", raw)
    assert [one.path for one in given.kept] == ["seeds/a.zip/a.md"]
    assert given.problems == ()
