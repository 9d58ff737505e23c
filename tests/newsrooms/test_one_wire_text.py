"""One agency text in five outlets, with other headlines and without its end; and an outlet that was there."""

from pathlib import Path

import pytest

from digest.config import settings
from digest.model.digest import Digest
from digest.model.page import File
from digest.pipeline import edition, files
from digest.read import documents
from digest.render.verify import verify

BODY = (
    "The ferry Solveig ran aground off the northern pier of Larvik on Monday with forty people on board.",
    "Two tugs pulled the ferry free at noon and brought all passengers to the hospital of Larvik.",
    "The fog over the fjord had been thick since the early morning, and the lights of the pier were out.",
    "The owner of the ferry said that a new crew would take the ship to Oslo within the next week.",
    "An accident board will look into the fog signals of the harbor and tell its findings in spring.",
)
HEADS = {
    "alarm": "outlet: Alarm",
    "bote": "outlet: Bote\nauthors: Reuters",
    "courier": "outlet: Courier",
    "dagblad": "outlet: Dagblad",
    "echo": "outlet: Echo",
}
TITLES = (
    "Ferry aground",
    "Fog stops a ferry",
    "Forty people saved",
    "Tugs free the ferry",
    "Ship hits the pier",
)
OWN = (
    "Ferry stuck in fog",
    "With forty people on board the ferry Solveig ran aground on Monday, a few meters off the pier in Larvik.",
    "A passenger told Fjord Post that the captain had sounded the horn twice before the ship hit the sand.",
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Digest, tuple[File, ...], tuple[str, ...]]:
    room = tmp_path_factory.mktemp("wire")
    (room / "seeds").mkdir()
    for at, (name, head) in enumerate(HEADS.items()):
        text = "\n\n".join((TITLES[at], *BODY[: 5 - at // 2]))
        put(room, name, f"{head}\npublished: 2026-03-02", text)
    put(room, "post", "outlet: Fjord Post\npublished: 2026-03-02", "\n\n".join(OWN))
    config = settings(room)
    found = documents(config.paths.seeds)
    done = edition(found, config, None)
    pages = files(done, config)
    sums = {document.path: (document.sha256, document.text) for document in found.kept}
    wrong = verify({page.path: page.data for page in pages}, sums)
    assert len(done.digests) == 1
    return done.digests[0], pages, tuple(map(str, wrong))


def put(room: Path, name: str, head: str, text: str) -> None:
    (room / "seeds" / f"{name}.md").write_text(f"---\n{head}\n---\n{text}\n", encoding="utf-8")


def test_five_copies_are_one_origin_and_all_are_credited(
    made: tuple[Digest, tuple[File, ...], tuple[str, ...]],
) -> None:
    found = made[0].analysis
    assert found.twins == (tuple(HEADS),)
    assert [(each.name, each.articles) for each in found.origins] == [
        ("Reuters", tuple(HEADS)),
        ("Fjord Post", ("post",)),
    ]
    ran = next(claim for claim in found.claims if "ran aground" in claim.text.text)
    assert (ran.outlets, ran.origins) == (6, 2)


def test_the_credit_in_the_head_has_its_receipt(
    made: tuple[Digest, tuple[File, ...], tuple[str, ...]],
) -> None:
    [credit] = made[0].analysis.credits
    assert (credit.article, credit.name, credit.sort, credit.span.text) == (
        "bote",
        "Reuters",
        "article",
        "Reuters",
    )
    assert made[2] == ()


def test_the_page_says_who_published_the_same_text(
    made: tuple[Digest, tuple[File, ...], tuple[str, ...]],
) -> None:
    page = next(
        page.data.decode()
        for page in made[1]
        if page.path.count("/") == 2 and page.path.startswith("stories/") and page.path.endswith(".html")
    )
    assert page.count("Nearly the same text also published by") == len(HEADS)
