"""Nobody is said to leave out what had not happened when his article came out."""

from dataclasses import replace

import pytest
from wire import analysis, article

from digest.compose.takes import takes
from digest.model.article import Article, Published

FILLER = "Shops near the harbor opened late and buses took other streets for most of the week."


def by(id_: str, published: str, *paragraphs: str) -> Article:
    made = article(id_, *paragraphs, published=published)
    return replace(
        made, published=Published(value=published, precision="minute" if "T" in published else "day")
    )


def blamed(published: str, told: str, others: str = "2025-12-16") -> bool:
    """Whether the article of that time is said to leave out what two of that of `others` tell."""
    found = analysis(
        by("one", others, "A storm hit the coast of Larmona.", FILLER, told),
        by("other", others, "Winds were high in Larmona.", "Schools stayed shut all week.", told),
        by(
            "third",
            published,
            "Roofs were lost.",
            "Farmers counted dead sheep in the hills above the valley.",
        ),
    )
    ids = {
        claim.id
        for claim in found.claims
        if any(told in span.text for each in claim.stances for span in each.spans)
    }
    return any(ids & set(take.missing) for take in takes(found, found.claims) if take.article == "third")


CAPTAIN = "Police in Larmona detained the captain of the ferry Alda."


@pytest.mark.parametrize(
    ("published", "told", "others", "expected"),
    [
        ("2025-12-16", CAPTAIN, "2025-12-16", True),
        ("2025-12-17", CAPTAIN, "2025-12-16", True),
        ("2025-12-15", CAPTAIN, "2025-12-16", False),
        ("2025-12-16T11:00+00:00", CAPTAIN, "2025-12-16T09:00+00:00", True),
        ("2025-12-16T08:00+00:00", CAPTAIN, "2025-12-16T09:00+00:00", False),
        ("2025-12-16T09:30+01:00", CAPTAIN, "2025-12-16T09:00+00:00", False),
        (
            "2025-12-15",
            "Police in Larmona detained the captain of the ferry Alda on Sunday.",
            "2025-12-16",
            True,
        ),
        (
            "2025-12-15",
            "Police in Larmona detained the captain of the ferry Alda on Tuesday.",
            "2025-12-16",
            False,
        ),
        (
            "2025-12-16T10:00+00:00",
            "Police in Larmona detained the captain of the ferry Alda at 3 p.m. on Tuesday.",
            "2025-12-16",
            False,
        ),
        (
            "2025-12-16T17:00+00:00",
            "Police in Larmona detained the captain of the ferry Alda at 3 p.m. on Tuesday.",
            "2025-12-16",
            True,
        ),
        (
            "2025-12-16T14:30-05:00",  # 19:30 by the clock of the others
            "Police in Larmona detained the captain of the ferry Alda at 3 p.m. on Tuesday.",
            "2025-12-16T16:00+00:00",
            True,
        ),
        (
            "2025-12-16T08:30-05:00",  # 13:30
            "Police in Larmona detained the captain of the ferry Alda at 3 p.m. on Tuesday.",
            "2025-12-16T16:00+00:00",
            False,
        ),
    ],
)
def test_an_article_leaves_out_only_what_it_could_have_told(
    published: str, told: str, others: str, *, expected: bool
) -> None:
    assert blamed(published, told, others) is expected
