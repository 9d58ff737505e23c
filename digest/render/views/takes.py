"""Alternative takes: one card an outlet, with what only it says and what it leaves out."""

from collections.abc import Sequence
from dataclasses import dataclass

from digest.model.analysis import Claim, Credit, Origin
from digest.model.digest import Take
from digest.render.dates import When
from digest.render.views.lone import Marks, first, marks
from digest.render.views.lookup import Lookup, OutletLink, Receipt
from digest.render.views.matrix import alone_at
from digest.render.views.passage import Passage

SHOWN_CLAIMS = 3  # the rest stands on the outlet's own page, tagged there sentence by sentence

CARDS = 12  # takes that each have a card; of more the first have one, the others a line each
FIRST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeCard:
    """An outlet's take: its headline (None: the document has none), its own claims, and its gaps.

    `only` are some of the `only_all` claims that it alone makes, `only_more` counts the others; `all_only` is
    where they all stand.
    `missing` is empty where the story has many takes; `missing_at` is where all `missing_all` stand.
    `origin` is None where neither it nor a copy of it credits anybody; `beside` counts the others of that
    origin; `cites` counts the sentences that credit it, 0 where the whole article does. `twins` are the
    outlets that published nearly the same text.
    """

    outlet: str
    href: str
    country: str | None
    published: When | None
    headline: Passage | None
    origin: str | None
    beside: int
    cites: int
    only: tuple[Receipt, ...]
    only_all: int
    only_more: int
    all_only: str
    missing: tuple[Receipt, ...]
    missing_all: int
    missing_at: str
    shared: int
    twins: tuple[OutletLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Takes:
    """The takes of a story: those with a card, and, where there are many, the others with a line each.

    `numbered` tells whether an outlet has several.
    """

    cards: tuple[TakeCard, ...]
    lines: tuple[TakeCard, ...]
    numbered: bool


def takes(look: Lookup) -> Takes:
    """The takes in the order of the digest; of many, what they leave out stands on the outlets' own pages."""
    few = len(look.digest.takes) <= CARDS
    own = marks(look)
    cards = tuple(_card(take, look, own[take.article], whole=few) for take in look.digest.takes)
    known = [article.outlet.id for article in look.articles]
    return Takes(
        cards=cards if few else cards[:FIRST],
        lines=() if few else cards[FIRST:],
        numbered=len({*known}) < len(known),
    )


def claims(ids: Sequence[str], look: Lookup, *, article: str | None = None) -> tuple[Receipt, ...]:
    """The claims with these ids in their shown wording, or in the words of `article`."""
    found = [look.claims[id_] for id_ in ids]
    own = {
        claim.id: stance.spans[0]
        for claim in found
        for stance in claim.stances
        if stance.article == article and stance.spans
    }
    return tuple(look.whole(own[claim.id]) if claim.id in own else look.stated(claim) for claim in found)


def _card(take: Take, look: Lookup, own: Marks, *, whole: bool) -> TakeCard:
    article = look.digest.article(take.article)
    only, more = _only([look.claims[id_] for id_ in take.only_here], own)
    origin = next((one for one in look.digest.analysis.origins if article.id in one.articles), None)
    name, cites = _credited(article.id, origin, look.digest.analysis.credits)
    return TakeCard(
        outlet=look.labels[article.id],
        href=look.link(article.id).href,
        country=article.outlet.country,
        published=look.when(article.published.value) if article.published.value else None,
        headline=look.passage(article.title) if article.title else None,
        origin=name,
        beside=len(origin.articles) - 1 if origin else 0,
        cites=cites,
        only=claims([claim.id for claim in only], look, article=article.id),
        only_all=len(take.only_here),
        only_more=more,
        all_only=alone_at(article.id, look),
        missing=claims(take.missing, look) if whole else (),
        missing_all=len(take.missing),
        missing_at=look.link(article.id, "missing").href,
        shared=len(take.shared),
        twins=tuple(
            look.link(other)
            for group in look.digest.analysis.twins
            if article.id in group
            for other in group
            if other != article.id
        ),
    )


def _only(own: Sequence[Claim], known: Marks) -> tuple[list[Claim], int]:
    """The claims that a card shows, each sentence once, and how many others there are."""
    once = {claim.text: claim for claim in reversed(own)}
    shown, rest = first(once.values(), known, SHOWN_CLAIMS)
    seen = {claim.text for claim in shown}
    return shown, sum(claim.text not in seen for claim in own) if rest else 0


def _credited(article: str, origin: Origin | None, credits_: Sequence[Credit]) -> tuple[str | None, int]:
    """Whom an article credits, itself or by its copy; in how many sentences, 0 where for all of it."""
    own = [credit for credit in credits_ if credit.article == article]
    whole = next((credit.name for credit in own if credit.sort == "article"), None)
    if whole or not own:
        known = origin is not None and any(credit.name == origin.name for credit in credits_)
        return whole or (origin.name if origin and known else None), 0
    names = [credit.name for credit in own]
    most = origin.name if origin and origin.name in names else max(names, key=names.count)
    return most, names.count(most)
