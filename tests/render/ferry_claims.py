"""What the invented articles claim, and where they differ."""

from ferry_words import ORDER, SHORT, said, words

from digest.model.analysis import Claim, Difference, DifferenceKind, Position, Says, Stance

# id, category, who shows it, then (article, stance, words of the sentence)
CLAIMS: list[tuple[str, str, list[tuple[str, str, str]]]] = [
    (
        "aground",
        "action",
        [
            ("courier", "says", "ran aground on Skarv"),
            ("post", "in-part", "A passenger ferry with 208"),
            ("radio", "says", "ran onto Skarv"),
            ("wire", "says", "ran aground on Skarv"),
            ("islanders", "in-part", "third accident"),
        ],
    ),
    (
        "aboard-208",
        "action",
        [
            ("wire", "says", "208 people aboard"),
            ("post", "says", "with 208 people"),
            ("radio", "says", "208 people were"),
            ("islanders", "says", "There were 208"),
            ("courier", "differs", "all 212 people"),
        ],
    ),
    (
        "unhurt",
        "action",
        [
            ("courier", "says", "Nobody was seriously hurt"),
            ("islanders", "says", "nobody was seriously hurt"),
            ("post", "differs", "Four passengers"),
        ],
    ),
    (
        "rescued",
        "action",
        [
            ("courier", "says", "Lifeboats and two"),
            ("wire", "says", "taken off by lifeboats"),
            ("radio", "in-part", "brought to safety"),
        ],
    ),
    (
        "pilot-words",
        "statement",
        [
            ("wire", "says", "“No captain should"),
            ("courier", "says", "“No captain of ours"),
            ("post", "says", "Martha Kesler said"),
            ("radio", "in-part", "She criticized"),
        ],
    ),
    (
        "inquiry",
        "plan",
        [
            ("courier", "says", "open an inquiry"),
            ("radio", "says", "announced an inquiry"),
            ("wire", "says", "inquiry would open"),
            ("post", "in-part", "inquiry may be opened"),
        ],
    ),
    (
        "pilots-2019",
        "background",
        [("courier", "says", "gave up compulsory"), ("post", "says", "abolished compulsory")],
    ),
    ("salvage-pays", "plan", [("wire", "says", "offered to pay"), ("courier", "in-part", "willing to pay")]),
    ("scrape", "statement", [("courier", "says", "long scrape")]),
    ("hour", "action", [("courier", "says", "3:40 a.m.")]),
    ("ten-days", "plan", [("post", "says", "ten days")]),
    ("cancelled", "plan", [("post", "says", "cancelled until")]),
    ("divers", "plan", [("radio", "says", "Divers will")]),
    ("fuel", "action", [("radio", "says", "40 tonnes")]),
    ("shares", "action", [("wire", "says", "shares fell")]),
    ("warned", "background", [("islanders", "says", "Islanders had warned")]),
    ("letters", "statement", [("islanders", "says", "single letter")]),
    ("demand", "statement", [("islanders", "says", "demands that pilots")]),
]


def claim(name: str, category: str, rows: list[tuple[str, str, str]]) -> Claim:
    """A claim with a stance for each article; the first row gives the wording shown."""
    told_by = {SHORT[short]: (Says(stance), said(short, text)) for short, stance, text in rows}
    stances = tuple(
        Stance(article=name_, stance=told_by[name_][0], spans=(told_by[name_][1],))
        if name_ in told_by
        else Stance(article=name_, stance=Says.SILENT)
        for name_ in ORDER
    )
    saying = [short for short, stance, _ in rows if stance != "differs"]
    origins = len({"wire" if short in ("wire", "post", "radio") else short for short in saying})
    return Claim(
        id=name,
        text=said(rows[0][0], rows[0][2]),
        category=category,
        outlets=len(saying),
        origins=origins,
        stances=stances,
    )


def position(rows: list[tuple[str, str, str]]) -> Position:
    """A position held in sentences, each with the words that differ in it."""
    return Position(
        articles=tuple(SHORT[short] for short, _, _ in rows),
        spans=tuple(said(short, text) for short, text, _ in rows),
        marked=tuple(words(short, mark) for short, _, mark in rows),
    )


def difference(
    name: str, kind: DifferenceKind, subject: str, *sides: list[tuple[str, str, str]]
) -> Difference:
    """A difference whose sides are lists of (article, sentence words, words that differ)."""
    return Difference(id=name, kind=kind, subject=subject, positions=tuple(position(side) for side in sides))


K = DifferenceKind
DIFFERENCES = (
    difference(
        "d-aboard",
        K.NUMBER,
        "How many people were aboard",
        [
            ("wire", "208 people aboard", "208 people"),
            ("post", "with 208 people", "208 people"),
            ("radio", "208 people were", "208 people"),
            ("islanders", "There were 208", "208 people"),
        ],
        [("courier", "all 212 people", "212 people")],
    ),
    difference(
        "d-hurt",
        K.SCOPE,
        "Whether people were hurt",
        [("courier", "Nobody was seriously hurt", "Nobody"), ("islanders", "nobody was seriously", "nobody")],
        [("post", "Four passengers", "Four passengers")],
    ),
    difference(
        "d-inquiry",
        K.DATE,
        "When the inquiry opens",
        [
            ("courier", "on Monday", "on Monday"),
            ("wire", "open on Monday", "on Monday"),
            ("radio", "for Monday", "for Monday"),
        ],
        [("post", "next week", "next week")],
    ),
    difference(
        "d-firm",
        K.FIRMNESS,
        "How sure the inquiry is",
        [("radio", "announced an inquiry", "announced")],
        [("courier", "would open an inquiry", "would"), ("wire", "inquiry would open", "would")],
        [("post", "may be opened", "may")],
    ),
    difference(
        "d-name",
        K.NAME,
        "The minister’s name",
        [
            ("courier", "Marta Kessler said", "Marta Kessler"),
            ("wire", "Marta Kessler said", "Marta Kessler"),
            ("radio", "Marta Kessler", "Marta Kessler"),
        ],
        [("post", "Martha Kesler", "Martha Kesler")],
    ),
    difference(
        "d-words",
        K.QUOTE_WORDING,
        "The minister’s words on the pilot",
        [
            ("wire", "“No captain should", "No captain should"),
            ("post", "No captain should", "No captain should"),
        ],
        [("courier", "No captain of ours", "No captain of ours should")],
    ),
    difference(
        "d-form",
        K.QUOTE_FORM,
        "In quotation marks or in the outlet’s own words",
        [
            (
                "wire",
                "“No captain should",
                "“No captain should have been asked to enter that channel without a pilot,”",
            )
        ],
        [("radio", "She criticized", "criticized that the captain had to enter the channel without a pilot")],
    ),
    difference(
        "d-pay",
        K.ROLE,
        "What Holt Line did about the salvage",
        [("wire", "Holt Line offered", "offered to pay")],
        [("courier", "willing to pay", "willing to pay")],
    ),
    difference(
        "d-place",
        K.PLACE,
        "Where the ship lies",
        [("wire", "on Skarv reef off Ellsund", "on Skarv reef off Ellsund")],
        [("post", "outside Ellsund", "a reef outside Ellsund")],
    ),
    difference(
        "d-order",
        K.ORDER,
        "What came first",
        [("courier", "Lifeboats and two", "before dawn")],
        [("radio", "brought to safety", "were brought to safety")],
    ),
    difference(
        "d-attr",
        K.ATTRIBUTION,
        "Who gives the number",
        [("post", "coast guard told", "the coast guard told Kestrel Wire")],
        [("islanders", "There were 208", "There were")],
    ),
)
