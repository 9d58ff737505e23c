"""The five seed articles, read as an editor would: what must be found in them, and what must never be."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from digest.model.analysis import Claim, DifferenceKind, Form, Says
from digest.model.article import Role
from digest.model.digest import Digest, Edition, Status
from digest.pipeline import edition
from digest.read import documents
from digest.settings import Config

# SHA-256 of the five documents as they came: their bodies stay verbatim.
CAME = {
    "kyivpost": "31ba869bf75b2327917e8a1fa40102a261c51f27bd60054662a5fc25375a5727",
    "newsneck": "38d154fb637df4c47a7081b2506ff0b343d30fe79d855d21691edf92931671ae",
    "upmedia": "a418aee1166ac643865ef096fe4c4af770b3c015f999b03318e68489bf96226b",
    "thefoxdaily": "fd3af26a59b6bbe24248a2ef78f4573702f167c132e9810d2640b16c38e24530",
    "outlet-unknown": "f4870b352788feb036ce5c043d005945076990672890e434d6f0b9843bd4a691",
}
TELLS = (Says.SAYS, Says.IN_PART)


@pytest.fixture(scope="module")
def made(root: Path) -> Edition:
    """The edition of the seeds."""
    return edition(documents(root / "seeds"), Config(root=root), None)


@pytest.fixture(scope="module")
def digest(made: Edition) -> Digest:
    """The one story."""
    return made.digests[0]


def passages(claim: Claim) -> Iterator[tuple[str, str]]:
    """(article, text) of every passage that states a claim."""
    for stance in claim.stances:
        if stance.stance in TELLS:
            for span in stance.spans:
                yield stance.article, span.text


def told(digest: Digest, *fragments: str) -> set[str]:
    """The articles that tell the claim of the passages that hold these fragments: one claim for all of them."""
    claims = [
        {claim.id for claim in digest.analysis.claims if any(fragment in text for _, text in passages(claim))}
        for fragment in fragments
    ]
    common = set.intersection(*claims)
    assert common, f"no claim joins {fragments}"
    claim = next(claim for claim in digest.analysis.claims if claim.id in common)
    return {article for article, _ in passages(claim)}


def apart(digest: Digest, one: str, other: str) -> bool:
    """Whether no claim joins a passage that holds `one` with a passage that holds `other`."""
    return not any(
        any(one in text for _, text in passages(claim)) and any(other in text for _, text in passages(claim))
        for claim in digest.analysis.claims
    )


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
    ],
)
def test_what_differs_is_never_one_claim(digest: Digest, one: str, other: str) -> None:
    assert apart(digest, one, other)


@pytest.mark.parametrize(
    ("article", "words", "speaker"),
    [
        ("kyivpost", "This issue is one of the cornerstones", "Dmitry Peskov"),
        ("kyivpost", "provide us with the concept", "Dmitry Peskov"),
        ("kyivpost", "From the very beginning", "Volodymyr Zelenskyy"),
        ("kyivpost", "Some partners from the US", "Volodymyr Zelenskyy"),
        ("kyivpost", "This is already a compromise", "Volodymyr Zelenskyy"),
        ("kyivpost", "It’s a bit striking", "the official"),
        ("newsneck", "These security guarantees are", "Volodymyr Zelenskyy"),
        ("newsneck", "And this is already a compromise", "Volodymyr Zelenskyy"),
        ("newsneck", "wouldn’t be worth much", "Boris Pistorius"),
        ("outlet-unknown", "Ahead of the talks, Zelenskiy offered", "Reuters"),
        ("outlet-unknown", "From the very beginning", "Volodymyr Zelenskyy"),
        ("outlet-unknown", "opportunity to prevent another Russian", "Volodymyr Zelenskyy"),
        ("thefoxdaily", "From the very beginning", "Volodymyr Zelenskyy"),
        ("thefoxdaily", "These guarantees would be", "Volodymyr Zelenskyy"),
        ("thefoxdaily", "A ceasefire along the current front", "Volodymyr Zelenskyy"),
        ("upmedia", "The two sides had in-depth", "Weikov"),
        ("upmedia", "The talks lasted for more than", "Dmytro Lytvyn"),
        ("upmedia", "From the beginning, Ukraine wanted", "Volodymyr Zelenskyy"),
        ("upmedia", "Therefore, the options we see", "Volodymyr Zelenskyy"),
    ],
)
def test_a_quote_has_the_right_speaker(digest: Digest, article: str, words: str, speaker: str) -> None:
    found = [
        quote
        for quote in digest.analysis.quotes
        for variant in quote.variants
        if variant.article == article
        and variant.form is Form.DIRECT
        and any(words in span.text for span in variant.spans)
    ]
    assert [quote.speaker.name for quote in found if quote.speaker] == [speaker]


def test_the_first_statement_is_quoted_by_four_and_retold_by_one(digest: Digest) -> None:
    first = next(
        q for q in digest.analysis.quotes if "From the very beginning" in q.variants[0].spans[0].text
    )
    forms = {variant.article: variant.form for variant in first.variants}
    assert forms == {
        "kyivpost": Form.DIRECT,
        "outlet-unknown": Form.DIRECT,
        "thefoxdaily": Form.DIRECT,
        "upmedia": Form.DIRECT,
        "newsneck": Form.PARAPHRASE,
    }
    wording = next(
        each
        for each in digest.analysis.differences
        if each.kind is DifferenceKind.QUOTE_WORDING
        and any("very beginning" in s.text for s in each.positions[0].spans)
    )
    assert len(wording.positions) == 4


@pytest.mark.parametrize(
    ("kind", "subject"),
    [
        (DifferenceKind.PLACE, "Which place: Donbas or Donetsk"),
        (DifferenceKind.ROLE, "Friedrich Merz: hosted or chaired"),
        (DifferenceKind.ROLE, "Donald Trump: president or former president"),
        (DifferenceKind.ORDER, "Volodymyr Zelenskyy: before or during the talks"),
        (DifferenceKind.SCOPE, "“cornerstone”: one, or one of several"),
    ],
)
def test_the_articles_part_here(digest: Digest, kind: DifferenceKind, subject: str) -> None:
    assert (kind, subject) in [(each.kind, each.subject) for each in digest.analysis.differences]


def test_origins_are_three_at_most(digest: Digest) -> None:
    assert {origin.name: set(origin.articles) for origin in digest.analysis.origins} == {
        "Reuters": {"outlet-unknown", "thefoxdaily", "upmedia"},
        "AFP": {"kyivpost"},
        "NewsNeck": {"newsneck"},
    }


def test_the_timeline_has_its_dates_and_no_false_one(digest: Digest) -> None:
    assert {event.date for event in digest.timeline} == {"1994", "2022", "2025", "2025-12-14", "2025-12-15"}
    assert {event.status for event in digest.timeline if event.date == "2025-12-15"} >= {
        Status.HAPPENED,
        Status.PLANNED,
    }
    shown = {event.basis.expression.text for event in digest.timeline}
    assert {"Sunday", "the 14th", "the 15th"} & shown
    assert not {text for text in shown if "World War" in text or "Article" in text or "point" in text}


def test_three_spellings_of_one_president_are_one_person(digest: Digest) -> None:
    found = next(entity for entity in digest.analysis.entities if entity.name.startswith("Volodymyr"))
    assert {"Zelensky", "Zelenskyy", "Zelenskiy"} <= {variant.text for variant in found.variants}


def test_a_mistranslated_name_is_suspected_with_the_reason(digest: Digest) -> None:
    suspects = [(entity.name, suspect) for entity in digest.analysis.entities for suspect in entity.suspects]
    found = {suspect.text: (name, suspect.article, suspect.reason) for name, suspect in suspects}
    assert found["Weikov"][:2] == ("Steve Witkoff", "upmedia")
    assert "may be" in found["Weikov"][2]
    assert found["Vladimir putin"][1] == "thefoxdaily"


def test_the_summary_can_be_read_out(digest: Digest) -> None:
    texts = [sentence.span.text for sentence in digest.summary]
    assert 5 <= len(texts) <= 9
    assert all(text[0].isupper() and text[-1] == "." for text in texts)
    assert not [
        text
        for text in texts
        if text.startswith(("He ", "She ", "This ", "They ", "It ", "However", "According to"))
    ]
    whole = " ".join(texts)
    for needed in ("NATO", "security guarantees", "Berlin", "Russia", "Merz"):
        assert needed in whole
    assert "former US President" not in whole


def test_the_raw_documents_build_too_without_any_front_matter(root: Path, tmp_path: Path) -> None:
    folder = tmp_path / "seeds"
    folder.mkdir()
    for name in CAME:
        _, _, body = (root / "seeds" / f"{name}.md").read_bytes().partition(b"---\n")[2].partition(b"---\n")
        (folder / f"{name}.txt").write_bytes(body)
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

    from digest.render.data import data  # noqa: PLC0415 - this test alone

    for file in data(made):
        name = Path(file.path).name
        if name in ("story.json", "index.json"):
            schema = json.loads(
                (root / "digest/render/schemas" / f"{name.removesuffix('.json')}.schema.json").read_text()
            )
            jsonschema.validate(json.loads(file.data), schema)
