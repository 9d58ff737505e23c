"""An invented story with every kind of finding in it, composed by hand: what pages are drawn from."""

from ferry_claims import CLAIMS, DIFFERENCES, claim
from ferry_words import ARTICLES, ORDER, SENTENCES, SHORT, said, words

from digest.errors import Problem
from digest.model.analysis import (
    Analysis,
    Claim,
    Credit,
    Entity,
    Firmness,
    Form,
    NameVariant,
    Origin,
    Quote,
    QuoteVariant,
    Speaker,
    Suspect,
    TimeExpression,
)
from digest.model.digest import Basis, Digest, Edition, Event, Status, SummarySentence, Take, Topic
from digest.model.story import Story, Why

PILOT = "captain should have been asked to enter that channel without a pilot"
QUOTES = (
    Quote(
        id="q-pilot",
        speaker=Speaker(
            name="Marta Kessler", entity="marta-kessler", basis=words("wire", "Marta Kessler said")
        ),
        variants=(
            QuoteVariant(article=SHORT["wire"], form=Form.DIRECT, spans=(words("wire", f"“No {PILOT},”"),)),
            QuoteVariant(
                article=SHORT["courier"],
                form=Form.DIRECT,
                spans=(
                    words(
                        "courier",
                        "“No captain of ours should have been asked to enter that channel without a pilot,”",
                    ),
                ),
            ),
            QuoteVariant(article=SHORT["post"], form=Form.DIRECT, spans=(words("post", f"“No {PILOT}.”"),)),
            QuoteVariant(
                article=SHORT["radio"], form=Form.PARAPHRASE, spans=(said("radio", "She criticized"),)
            ),
        ),
    ),
    Quote(
        id="q-scrape",
        speaker=Speaker(name="Ida Roe", entity="ida-roe", basis=words("courier", "said Ida Roe")),
        variants=(
            QuoteVariant(
                article=SHORT["courier"],
                form=Form.DIRECT,
                spans=(words("courier", "“We heard a long scrape, and then the lights went out,”"),),
            ),
        ),
    ),
    Quote(
        id="q-letter",
        speaker=None,
        variants=(
            QuoteVariant(
                article=SHORT["islanders"],
                form=Form.DIRECT,
                spans=(words("islanders", "“They did not answer a single letter,”"),),
            ),
        ),
    ),
)


def name(text: str, *shorts: str) -> NameVariant:
    """A spelling as often as each article writes it."""
    counts = tuple((SHORT[short], ARTICLES[SHORT[short]].text.count(text)) for short in shorts)
    return NameVariant(text=text, counts=counts, spans=tuple(words(short, text) for short in shorts))


ENTITIES = (
    Entity(
        id="marta-kessler",
        name="Marta Kessler",
        kind="person",
        variants=(name("Marta Kessler", "courier", "radio", "wire"), name("Martha Kesler", "post")),
        suspects=(
            Suspect(
                text="Martha Kesler",
                article=SHORT["post"],
                reason="two letters away from the spelling of three other outlets",
                span=words("post", "Martha Kesler"),
            ),
        ),
    ),
    Entity(
        id="ellsund",
        name="Ellsund",
        kind="place",
        variants=(name("Ellsund", "courier", "post", "radio", "wire"), name("ELLSUND", "wire")),
    ),
    Entity(id="ida-roe", name="Ida Roe", kind="person", variants=(name("Ida Roe", "courier"),)),
    Entity(
        id="holt-line",
        name="Holt Line",
        kind="organization",
        variants=(name("Holt Line", "courier", "wire"),),
    ),
)

TIMELINE = (
    Event(
        date="2019",
        end=None,
        precision="year",
        status=Status.HAPPENED,
        claim="pilots-2019",
        basis=Basis(expression=words("courier", "2019"), anchor="", rule="a year in figures"),
        spans=(said("courier", "in 2019"), said("post", "in 2019")),
    ),
    Event(
        date="2026-07-04",
        end=None,
        precision="day",
        status=Status.HAPPENED,
        claim="aground",
        basis=Basis(
            expression=words("courier", "Saturday"),
            anchor="2026-07-04",
            rule="the weekday of, or before, publication",
        ),
        spans=(said("wire", "208 people aboard"), said("courier", "ran aground"), said("radio", "ran onto")),
    ),
    Event(
        date="2026-07-04T03:40",
        end=None,
        precision="minute",
        status=Status.HAPPENED,
        claim="hour",
        basis=Basis(
            expression=words("courier", "about 3:40 a.m."),
            anchor="2026-07-04",
            rule="a clock time on the day told",
        ),
        spans=(said("courier", "3:40"),),
    ),
    Event(
        date="2026-07-04",
        end="2026-07-08",
        precision="range",
        status=Status.ONGOING,
        claim="cancelled",
        basis=Basis(
            expression=words("post", "until Wednesday"),
            anchor="2026-07-04",
            rule="until the next such weekday",
        ),
        spans=(said("post", "until Wednesday"),),
    ),
    Event(
        date="2026-07-06",
        end=None,
        precision="day",
        status=Status.PLANNED,
        claim="inquiry",
        basis=Basis(expression=words("wire", "Monday"), anchor="2026-07-04", rule="the next such weekday"),
        spans=(said("wire", "inquiry would open"), said("courier", "on Monday"), said("radio", "for Monday")),
    ),
)

FIRMNESS = (
    Firmness(word=words("post", "may"), sentence=said("post", "may be opened"), grade="possible"),
    Firmness(word=words("courier", "willing"), sentence=said("courier", "willing to pay"), grade="willing"),
    Firmness(word=words("wire", "offered"), sentence=said("wire", "offered to pay"), grade="offered"),
    Firmness(
        word=words("radio", "announced"), sentence=said("radio", "announced an inquiry"), grade="announced"
    ),
)


def take(short: str, claims: tuple[Claim, ...]) -> Take:
    """What one article alone has, shares, and lacks of what most others have."""
    id_ = SHORT[short]
    has = [c for c in claims for s in c.stances if s.article == id_ and s.spans]
    return Take(
        article=id_,
        only_here=tuple(c.id for c in has if sum(bool(s.spans) for s in c.stances) == 1),
        shared=tuple(c.id for c in has if sum(bool(s.spans) for s in c.stances) > 1),
        missing=tuple(c.id for c in claims if c not in has and c.outlets >= 3),
        headings=(words("courier", "Minister promises inquiry"),) if short == "courier" else (),
    )


def digest() -> Digest:
    """The story of the ferry, read and composed."""
    claims = tuple(claim(*row) for row in CLAIMS)
    by_id = {c.id: c for c in claims}
    analysis = Analysis(
        story=Story(
            articles=tuple(ARTICLES[id_] for id_ in ORDER),
            why=(
                Why(
                    articles=(SHORT["courier"], SHORT["wire"]),
                    score=0.71,
                    shared_names=("Ellsund", "Kessler"),
                    shared_terms=("ferry", "reef", "pilot"),
                ),
                Why(
                    articles=(SHORT["islanders"], SHORT["wire"]),
                    score=0.44,
                    shared_names=("Skarv",),
                    shared_terms=("reef",),
                ),
            ),
        ),
        sentences=SENTENCES,
        times=(
            TimeExpression(
                span=words("courier", "Saturday"),
                kind="DATE",
                value="2026-07-04",
                anchor="2026-07-04",
                rule="weekday",
            ),
        ),
        quotes=QUOTES,
        entities=ENTITIES,
        claims=claims,
        differences=DIFFERENCES,
        credits=(
            Credit(article=SHORT["post"], name="Kestrel Wire", span=said("post", "told Kestrel Wire")),
            Credit(article=SHORT["radio"], name="Kestrel Wire", span=said("radio", "According to")),
        ),
        origins=(
            Origin(
                name="Kestrel Wire",
                articles=(SHORT["wire"], SHORT["post"], SHORT["radio"]),
                why="two outlets credit the agency by name",
            ),
            Origin(name="Ellsund Courier", articles=(SHORT["courier"],), why="credits nobody"),
        ),
        firmness=FIRMNESS,
    )
    shown = ("aground", "aboard-208", "rescued", "pilot-words", "inquiry", "pilots-2019")
    return Digest(
        id="ferry-aground-2026-07-04",
        slug="ferry-aground-off-ellsund",
        title=words("wire", "Ferry with 208 aboard runs aground off Ellsund"),
        title_text="Ferry with 208 aboard runs aground off Ellsund",
        language="en",
        first_published="2026-07-04T05:02:00+00:00",
        last_published="2026-07-04T11:00:00+02:00",
        analysis=analysis,
        summary=tuple(SummarySentence(claim=c, span=by_id[c].text) for c in shown),
        timeline=TIMELINE,
        takes=tuple(take(short, claims) for short in ("islanders", "courier", "post", "wire", "radio")),
        topics=(
            Topic(
                title="The grounding", claims=("aground", "hour", "aboard-208", "unhurt", "rescued", "scrape")
            ),
            Topic(
                title="The pilot and the inquiry",
                claims=("pilot-words", "inquiry", "pilots-2019", "warned", "letters", "demand"),
            ),
            Topic(
                title="Salvage and service",
                claims=("salvage-pays", "ten-days", "cancelled", "divers", "fuel"),
            ),
        ),
    )


def edition() -> Edition:
    """An edition of this one story, with a warning and a refusal."""
    return Edition(
        digests=(digest(),),
        problems=(
            Problem(
                path="seeds/empty.txt",
                code="E_EMPTY",
                message="the document is empty; write the article in it",
            ),
            Problem(
                path="seeds/004.txt",
                code="W_OUTLET",
                message="no outlet is named; add outlet: to the front matter",
            ),
        ),
        settings={"grouping threshold": "0.38", "window": "4 days", "claim likeness": "0.62"},
        now="2026-07-05T06:00:00Z",
    )
