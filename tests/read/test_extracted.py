"""An article found in something else is kept as a text that our own reader takes back, value by value."""

from digest.read.document import document
from digest.read.extracted import Extracted, Picture, canonical


def test_what_was_found_is_read_back_from_the_text_it_is_kept_in() -> None:
    found = Extracted(
        paragraphs=("The ferry ran aground at dawn.", "Nobody was hurt, the port said."),
        title='A "ferry": aground # again',
        outlet="Harbor Post",
        published="2026-03-04T10:00+02:00",
        authors=("Ann Lee", "Bo Ek"),
        language="en",
        address="https://example.org/a?b=1",
        tags=("sea",),
        picture=Picture(address="https://example.org/a.jpg", credit='Photo: Cy "Bo" Roe', caption="At noon."),
    )
    text = canonical(found)
    read = document("a.html", text.encode(), markup="text")
    assert read.problems == ()
    [made] = read.kept
    assert made.text[made.body :].strip().split("\n\n") == [*found.paragraphs]
    fields = made.checked
    assert (fields.title, fields.outlet, fields.published) == (found.title, found.outlet, found.published)
    assert (fields.image, fields.image_credit) == ("https://example.org/a.jpg", 'Photo: Cy "Bo" Roe')
    assert (fields.authors, fields.url, fields.tags) == (found.authors, found.address, found.tags)


def test_a_text_without_any_field_has_no_head() -> None:
    assert canonical(Extracted(paragraphs=("One.",))) == "One.\n"


def test_a_picture_whose_address_leads_nowhere_is_not_kept() -> None:
    for address in ("javascript:alert(1)", "data:image/png;base64,AA", "file:///etc/passwd"):
        kept = canonical(Extracted(paragraphs=("One.",), picture=Picture(address=address, credit="Cy Roe")))
        assert kept == "One.\n"
