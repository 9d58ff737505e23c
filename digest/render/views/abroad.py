"""A story by country: which outlets of each tell it, what only they say of it, and what they leave out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from digest.model.analysis import Claim, Says
from digest.model.article import Article
from digest.render import links
from digest.render.views.lookup import Lookup, OutletLink, Receipt
from digest.render.views.passage import Passage
from digest.render.views.takes import claims

SHOWN_CLAIMS = 3  # the rest stands on the page of the story
UNKNOWN = ""  # the country of an outlet that nothing tells
TELLS = (Says.SAYS, Says.IN_PART)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One article of a country: its outlet, that outlet's page, and its headline (None: it has none)."""

    outlet: OutletLink
    page: str
    name: str
    headline: Passage | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A story as the outlets of one country tell it; addresses are seen from the front page.

    `only` are the first of `only_all` claims that no other article makes, `missing` the first of
    `missing_all` claims that most others tell and none of these. `others` are the articles of other
    countries, `foreign` those of them in other languages: claims are compared within a language only. No
    claims are given where the country is unknown.
    """

    country: str
    accounts: tuple[Account, ...]
    only: tuple[Receipt, ...]
    only_all: int
    missing: tuple[Receipt, ...]
    missing_all: int
    others: int
    foreign: int


def sides(look: Lookup) -> tuple[Side, ...]:
    """The story of `look` country by country, by code; the outlets of unknown country first."""
    seen = look.on(links.FRONT)
    held: dict[str, list[Article]] = {}
    for article in look.articles:
        held.setdefault(article.outlet.country or UNKNOWN, []).append(article)
    return tuple(_side(country, held[country], seen) for country in sorted(held))


def passages(side: Side) -> Iterator[Passage]:
    """Every passage that pages of countries show of a story."""
    yield from (account.headline for account in side.accounts if account.headline)
    yield from (receipt.passage for receipt in (*side.only, *side.missing))


def rebased(receipt: Receipt, here: str) -> Receipt:
    """A receipt of a side as the page `here` shows it."""
    return replace(receipt, href=links.relative(here, receipt.href))


def _side(country: str, articles: Sequence[Article], look: Lookup) -> Side:
    near = _near(articles, look)
    others = len(look.articles) - len(articles)
    foreign = len(look.articles) - len(near)
    # Of a country that is not known, nothing can be told as its own; nor where there is none to compare with.
    compared = country != UNKNOWN and foreign < others
    only = _only(articles, look) if compared else ()
    missing = _missing(articles, near, look) if compared else ()
    return Side(
        country=country,
        accounts=tuple(_account(article, look) for article in articles),
        only=_worded(only[:SHOWN_CLAIMS], articles, look),
        only_all=len(only),
        missing=claims([claim.id for claim in missing[:SHOWN_CLAIMS]], look),
        missing_all=len(missing),
        others=others,
        foreign=foreign,
    )


def _near(articles: Sequence[Article], look: Lookup) -> frozenset[str]:
    """The articles of the story, these among them, that are in a language of theirs."""
    languages = {article.language for article in articles}
    return frozenset(article.id for article in look.articles if article.language in languages)


def _account(article: Article, look: Lookup) -> Account:
    return Account(
        outlet=look.link(article.id),
        page=links.outlet_path(links.segment(article.outlet.id)),
        name=article.outlet.name if article.outlet.known else look.words("outlet.unknown"),
        headline=look.passage(article.title) if article.title else None,
    )


def _only(articles: Sequence[Article], look: Lookup) -> tuple[Claim, ...]:
    """The claims that none but these articles speak of, those of most articles first, a sentence once."""
    own = {article.id for article in articles}
    found: dict[object, Claim] = {}
    for claim in look.digest.analysis.claims:
        speaking = {stance.article for stance in claim.stances if stance.stance is not Says.SILENT}
        if speaking <= own and any(stance.stance in TELLS for stance in claim.stances):
            found.setdefault(claim.text, claim)
    return tuple(sorted(found.values(), key=lambda claim: -claim.outlets))


def _worded(found: Sequence[Claim], articles: Sequence[Article], look: Lookup) -> tuple[Receipt, ...]:
    """Each claim in the words of the article that is shown for it."""
    if len(articles) == 1:
        return claims([claim.id for claim in found], look, article=articles[0].id)
    return claims([claim.id for claim in found], look)


def _missing(articles: Sequence[Article], near: frozenset[str], look: Lookup) -> tuple[Claim, ...]:
    """The claims that all of these articles leave out: most others tell them, one in a language of theirs."""
    takes = {take.article: take for take in look.digest.takes}
    lacking = [takes[article.id].missing if article.id in takes else () for article in articles]
    found = (look.claims[id_] for id_ in lacking[0] if all(id_ in each for each in lacking))
    return tuple(claim for claim in found if near & _telling(claim))


def _telling(claim: Claim) -> frozenset[str]:
    return frozenset(stance.article for stance in claim.stances if stance.stance in TELLS)
