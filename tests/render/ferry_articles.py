"""Five invented accounts of one invented event: the grounding of a ferry that never sailed."""

from digest.model.analysis import Sentence
from digest.model.article import Article, Block, Outlet, Published, Role

Part = tuple[Role, list[str]]
T, H, P, C, F = Role.TITLE, Role.HEADING, Role.PARAGRAPH, Role.CAPTION, Role.FURNITURE


def written(parts: list[Part], **fields: object) -> tuple[Article, tuple[Sentence, ...]]:
    """An article whose blocks are `parts`, and its sentences: each string of a paragraph is one."""
    text, blocks, cuts = "", [], []
    heading = None
    paragraph = 0
    for role, sentences in parts:
        start = len(text)
        paragraph += role is P
        for sentence in sentences:
            if role is P:
                cuts.append((len(text), len(text) + len(sentence), paragraph, heading))
            text += sentence + " "
        text = text.rstrip()
        why = {F: "an invitation to subscribe", C: "a line under a picture"}.get(role, "")
        blocks.append(Block(start=start, end=len(text), role=role, why=why))
        if role is H:
            heading = (start, len(text))
        text += "\n\n"
    article = Article(sha256="0" * 64, text=text.rstrip() + "\n", blocks=tuple(blocks), **fields)  # type: ignore[arg-type]
    title = next((article.span(b.start, b.end) for b in blocks if b.role is T), None)
    article = Article(
        **{name: getattr(article, name) for name in Article.__slots__ if name != "title"}, title=title
    )
    found = tuple(
        Sentence(
            span=article.span(a, z),
            shown=article.span(a, z),
            paragraph=n,
            heading=article.span(*h) if h else None,
        )
        for a, z, n, h in cuts
    )
    return article, found


COURIER = written(
    [
        (T, ["Night ferry Maren Holt runs aground off Ellsund, all aboard safe"]),
        (
            P,
            [
                (
                    "The night ferry Maren Holt ran aground on Skarv reef off the port of Ellsund early"
                    " on Saturday, and all 212 people aboard were brought ashore."
                ),
                "Nobody was seriously hurt.",
            ],
        ),
        (
            P,
            [
                "The ship struck the reef at about 3:40 a.m. while turning into the harbour in thick fog.",
                "Lifeboats and two fishing boats took the passengers off before dawn.",
            ],
        ),
        (C, ["The Maren Holt on Skarv reef on Saturday morning. Photo: harbour office"]),
        (
            P,
            [
                (
                    "“We heard a long scrape, and then the lights went out,” said Ida Roe, a passenger"
                    " travelling with two children."
                ),
            ],
        ),
        (H, ["Minister promises inquiry"]),
        (
            P,
            [
                "Transport Minister Marta Kessler said the government would open an inquiry on Monday.",
                (
                    "“No captain of ours should have been asked to enter that channel without a pilot,”"
                    " Kessler told reporters on the quay."
                ),
            ],
        ),
        (F, ["Read the Courier every morning: subscribe for 2 crowns a week."]),
        (
            P,
            [
                "The port of Ellsund gave up compulsory pilots in 2019 to save money.",
                "The operator, Holt Line, said it was willing to pay for the salvage.",
            ],
        ),
    ],
    id="ellsund-courier-ferry",
    path="seeds/courier.md",
    outlet=Outlet(id="ellsund-courier", name="Ellsund Courier", country="NO", why="front matter names it"),
    url="https://courier.example/2026/07/ferry",
    published=Published(value="2026-07-04T09:15:00+02:00", precision="minute", basis="front-matter"),
)

POST = written(
    [
        (T, ["Minister blames missing pilot after ferry hits reef"]),
        (
            P,
            [
                (
                    "A passenger ferry with 208 people on board hit a reef outside Ellsund on Saturday,"
                    " the coast guard told Kestrel Wire."
                ),
                "Four passengers were treated for cuts and bruises.",
            ],
        ),
        (
            P,
            [
                (
                    "Transport Minister Martha Kesler said: “No captain should have been asked to enter"
                    " that channel without a pilot.”"
                ),
                "She said an inquiry may be opened next week.",
            ],
        ),
        (
            P,
            [
                "Ellsund abolished compulsory pilots in 2019.",
                "Salvage of the 9,000-tonne ship could take ten days, the harbour master said.",
                "Ferries on the route are cancelled until Wednesday.",
            ],
        ),
    ],
    id="harbour-post-ferry",
    path="seeds/post.txt",
    outlet=Outlet(id="harbour-post", name="The Harbour Post", country="IE", why="the text names it"),
    url="https://harbourpost.example/news/1187",
    published=Published(
        value="2026-07-04", precision="day", basis="dateline", note="“Saturday, July 4” above the text"
    ),
)

RADIO = written(
    [
        (T, ["Ferry grounded in the fog: what we know"]),
        (
            P,
            [
                "The ferry Maren Holt ran onto Skarv reef near Ellsund in the night to Saturday.",
                "All passengers were brought to safety.",
                "According to the news agency Kestrel Wire, 208 people were on board.",
            ],
        ),
        (
            P,
            [
                "The minister of transport, Marta Kessler, announced an inquiry for Monday.",
                "She criticized that the captain had to enter the channel without a pilot.",
            ],
        ),
        (
            P,
            [
                "Divers will look at the hull on Sunday.",
                "About 40 tonnes of fuel are in the tanks; a boom has been laid around the ship.",
            ],
        ),
    ],
    id="radio-vestkyst-ferry",
    path="seeds/radio.txt",
    outlet=Outlet(id="radio-vestkyst", name="Radio Vestkyst", country="DK", why="front matter names it"),
    published=Published(value="2026-07-04T11:00:00+02:00", precision="minute", basis="front-matter"),
    translated_from="da",
    via="the broadcaster’s own English desk",
)

WIRE = written(
    [
        (T, ["Ferry with 208 aboard runs aground off Ellsund"]),
        (
            P,
            [
                (
                    "ELLSUND, July 4 (Kestrel Wire) – A ferry with 208 people aboard ran aground on Skarv"
                    " reef off Ellsund on Saturday, the coast guard said."
                ),
                "All were taken off by lifeboats and fishing boats.",
            ],
        ),
        (
            P,
            [
                (
                    "“No captain should have been asked to enter that channel without a pilot,”"
                    " Transport Minister Marta Kessler said."
                ),
                "Kessler said an inquiry would open on Monday.",
            ],
        ),
        (P, ["Holt Line offered to pay for the salvage.", "Its shares fell 6 percent."]),
    ],
    id="kestrel-wire-ferry",
    path="seeds/wire.txt",
    outlet=Outlet(id="kestrel-wire", name="Kestrel Wire", country="GB", why="the dateline names it"),
    url="https://kestrel.example/e/20260704",
    published=Published(value="2026-07-04T05:02:00+00:00", precision="minute", basis="dateline"),
)

UNKNOWN = written(
    [
        (
            P,
            [
                "The grounding of the Maren Holt on Saturday was the third accident there in six years.",
                "There were 208 people on board, and nobody was seriously hurt.",
            ],
        ),
        (
            P,
            [
                "Islanders had warned the port authority in May that the channel was too narrow for it.",
                "“They did not answer a single letter,” said Jon Aske of the Outer Isles council.",
                "The council now demands that pilots return.",
            ],
        ),
        (F, ["Share this on every channel"]),
    ],
    id="004-islanders",
    path="seeds/004.txt",
    outlet=Outlet(
        id="unknown-004-islanders", name="Unknown outlet", known=False, why="nothing in the document names it"
    ),
    title_note="the document begins with its first sentence",
    published=Published(
        value="2026-07-04",
        precision="day",
        basis="inferred",
        note="the other articles of the story speak of the same Saturday",
    ),
)

ALL = (COURIER, POST, RADIO, WIRE, UNKNOWN)
