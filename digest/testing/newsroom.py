"""An invented newsroom to try stages and themes with: two stories, a lone report, and one of everything."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from digest import analyze, clean, cluster, compose
from digest.model.article import Article
from digest.model.digest import Digest, Edition, Related
from digest.model.record import Moved
from digest.model.story import Story
from digest.read import documents
from digest.read.pages import own_pages
from digest.text.gazetteer import country

PLACE = Path(__file__).parent / "rich"
SMALLEST = Path(__file__).parent / "smallest"


@cache
def articles(folder: Path = PLACE / "seeds") -> tuple[Article, ...]:
    """The articles of the newsroom."""
    return clean.articles(documents(folder), country=country).kept


@cache
def stories(folder: Path = PLACE / "seeds") -> tuple[Story, ...]:
    """Its stories."""
    found = articles(folder)
    names = {article.id: analyze.named_in(article) for article in found}
    return cluster.stories(found, cluster.Grouper(), names=names)


@cache
def digests(folder: Path = PLACE / "seeds") -> tuple[Digest, ...]:
    """Its stories, analyzed and composed."""
    return tuple(compose.digest(analyze.story(story), compose.Composer()) for story in stories(folder))


@cache
def rich() -> Edition:
    """An edition with everything that a page may show, as far as it can stand in one."""
    found = documents(PLACE / "seeds")
    problems = (*found.problems, *clean.articles(found, country=country).problems)
    made = compose.gathered(digests(), problems=problems, settings={"cluster.threshold": "0.26"}, now=None)
    own = own_pages(PLACE / "pages").kept
    moved = (Moved(slug="an-old-address", to=made.digests[0].slug),)
    one, other, *rest = made.digests
    near = Related(story=other.id, later=True, score=0.5, shared_names=("Ida Moreau", "Tarn"))
    told = (replace(one, related=(near,)), other, *rest)  # so few stories are never alike by themselves
    return replace(made, digests=told, pages=own, moved=moved, now="2025-12-20T12:00:00+00:00")


@cache
def smallest() -> Edition:
    """An edition of one article of one sentence, of which nothing else is known."""
    return compose.gathered(digests(SMALLEST))


def sources(folder: Path) -> dict[str, tuple[str, str]]:
    """What `digest verify` compares a site with: SHA-256 and text of each document by its path."""
    return {each.path: (each.sha256, each.text) for each in documents(folder).kept}
