"""The five seed articles, read as an editor would: what is read, cleaned and claimed."""

import hashlib
import json
from pathlib import Path

import pytest
from editor import CAME, apart, told

from digest.building import build
from digest.config import settings
from digest.model.article import Role
from digest.model.digest import Digest, Edition
from digest.pipeline import edition
from digest.read import documents
from digest.settings import Config


@pytest.mark.parametrize("name", sorted(CAME))
def test_the_bodies_are_as_they_came(root: Path, name: str) -> None:
    _, _, body = (root / "seeds" / f"{name}.md").read_bytes().partition(b"---\n")[2].partition(b"---\n")
    assert hashlib.sha256(body).hexdigest() == CAME[name]


def test_the_five_articles_are_one_story_without_a_problem(made: Edition) -> None:
    assert [len(digest.analysis.story.articles) for digest in made.digests] == [5]
    assert not made.problems


def test_what_the_documents_do_not_tell_stays_unknown(digest: Digest) -> None:
    articles = {article.id: article for article in digest.analysis.story.articles}
    assert not articles["outlet-unknown"].outlet.known
    assert articles["thefoxdaily"].title is None
    assert [id_ for id_, article in articles.items() if article.outlet.country is None] == [
        "newsneck", "outlet-unknown", "thefoxdaily",
    ]  # fmt: skip
    assert {id_: article.published.value for id_, article in articles.items() if article.published.value} == {
        "kyivpost": "2025-12-15",
        "upmedia": "2025-12-15",
    }


@pytest.mark.parametrize(
    "furniture",
    [
        "Overview Logo", "Alternative Takes", "Peace Talks Progress and Developments", "Get the full experience in the app",
        "Apple App Store Badge", "For More visit NewsNeck", "COMMENTS 0", "Read more:", "frozen assets", "like us on Facebook",
    ],
)  # fmt: skip
def test_furniture_is_in_no_sentence(digest: Digest, furniture: str) -> None:
    assert not [sentence for sentence in digest.analysis.sentences if furniture in sentence.span.text]


def test_subheads_and_the_caption_are_no_claims(digest: Digest) -> None:
    upmedia = digest.article("upmedia")
    headings = [upmedia.text[b.start : b.end] for b in upmedia.blocks if b.role is Role.HEADING]
    assert headings == [
        "Ukraine is willing to forgo joining NATO.",
        "Putin hopes the West will commit to not expanding NATO eastward.",
    ]
    assert sum(block.role is Role.CAPTION for block in upmedia.blocks) == 1
    shown = {claim.text.text for claim in digest.analysis.claims}
    assert not shown & set(headings)
    assert not [text for text in shown if "highway" in text]


def test_at_least_forty_five_facts_are_claims(digest: Digest) -> None:
    assert len(digest.analysis.claims) >= 45


@pytest.mark.parametrize(
    ("fragments", "articles"),
    [
        (("offered to abandon Ukraine", "signaled a willingness", "prepared to give up", "proposed abandoning", "prepared to step back"), "knotu"),
        (("Some partners from the US", "some of our partners", "some partners in the US", "no longer has enough backing"), "knotu"),
        (("Ukraine’s desire was to join", "Ukraine wanted to join"), "kotu"),
        (("five hours of talks on Sunday", "On Sunday, December 14", "five-hour meeting with a US special envoy"), "kou"),
        (("formally renounce its NATO aspirations", "formally renounce its NATO ambitions", "abandon its NATO aspirations"), "kotu"),
        (("bar the presence of NATO troops", "NATO troops cannot be stationed", "NATO forces must not be deployed"), "kotu"),
        (("Kyiv withdraw its forces", "withdraw troops from Donbas", "Kyiv to withdraw its troops"), "kotu"),
        (("adopt permanent neutrality", "adopt a neutral status"), "kt"),
        (("now seeking legally binding bilateral", "now seeking bilateral and multilateral"), "kt"),
        (("hosted by German Chancellor", "Merz hosting the Berlin", "who is hosting the talks"), "knt"),
        (("ceasefire along the current line", "ceasefire along the current front lines", "existing front lines"), "ntu"),
        (("European leaders also expected", "European leaders are expected to arrive", "Other European leaders are also"), "ktu"),
    ],
)  # fmt: skip
def test_what_several_articles_state_is_one_claim(
    digest: Digest, fragments: tuple[str, ...], articles: str
) -> None:
    names = {"k": "kyivpost", "n": "newsneck", "o": "outlet-unknown", "t": "thefoxdaily", "u": "upmedia"}
    assert {names[letter] for letter in articles} <= told(digest, *fragments)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("withdrawal from Donetsk", "troops from Donbas"),
        ("chaired by German Chancellor", "hosted by German Chancellor"),
        ("renounce its NATO", "prepared to drop its ambitions"),
        ("As talks resumed Monday", "will continue on the 15th"),
        ("are currently reviewing", "no direct negotiations"),
        ("one of the cornerstones", "remains a “cornerstone”"),
        ("I do not consider this fair", "would be a fair option"),
        ("nearly four years after Russia", "central pillar of its National Security"),
    ],
)
def test_what_differs_is_never_one_claim(digest: Digest, one: str, other: str) -> None:
    assert apart(digest, one, other)


def test_the_raw_documents_build_too_without_any_front_matter(root: Path, tmp_path: Path) -> None:
    folder = tmp_path / "seeds"
    folder.mkdir()
    for name in CAME:
        _, _, body = (root / "seeds" / f"{name}.md").read_bytes().partition(b"---\n")[2].partition(b"---\n")
        (folder / f"{name}.txt").write_bytes(body)
    built = build(settings(tmp_path), now=None)  # verified before it is written
    assert (built.figures["articles"], built.figures["stories"]) == (5, 1)
    made = edition(documents(folder), Config(root=tmp_path), None)
    assert [len(digest.analysis.story.articles) for digest in made.digests] == [5]
    outlets = {article.id: article.outlet for article in made.digests[0].analysis.story.articles}
    assert {id_: outlet.name for id_, outlet in outlets.items()} == {
        "kyivpost": "KyivPost",
        "newsneck": "NewsNeck",
        "outlet-unknown": "Unknown outlet",
        "thefoxdaily": "thefoxdaily.com",
        "upmedia": "UpMedia",
    }
    assert (outlets["kyivpost"].country, outlets["upmedia"].country) == ("UA", "TW")
    assert all(outlet.why for outlet in outlets.values())


def test_the_order_of_the_documents_does_not_matter(root: Path, made: Edition) -> None:
    found = documents(root / "seeds")
    turned = type(found)(kept=found.kept[::-1], problems=found.problems)
    assert edition(turned, Config(root=root), None) == made


def test_story_json_meets_its_schema(root: Path, made: Edition) -> None:
    import jsonschema  # noqa: PLC0415 - this test alone

    from digest.render.data import data, entry, index  # noqa: PLC0415 - this test alone

    for file in (*data(made.digests[0]), *index([entry(made.digests[0])])):
        name = Path(file.path).name
        if name in ("story.json", "index.json"):
            schema = json.loads(
                (root / "digest/render/schemas" / f"{name.removesuffix('.json')}.schema.json").read_text()
            )
            jsonschema.validate(json.loads(file.data), schema)
