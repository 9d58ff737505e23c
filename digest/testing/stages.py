"""Tries a clusterer, an extractor or a composer with invented articles."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import permutations

from digest import analyze
from digest.checks import of_digest, of_stories
from digest.errors import PASSING
from digest.model.analysis import Analysis
from digest.model.article import Article
from digest.model.story import Story
from digest.plugins import EXTRACTORS, offered
from digest.protocols import Clusterer, Composer, Extractor
from digest.testing import newsroom
from digest.testing.told import tell
from digest.vetting import of_found

ORDERS = 12  # orders in which the articles are given
LENGTHS = ((1, 1), (3, 5), (5, 8))  # fewest and most sentences of a summary


def check_clusterer(clusterer: Clusterer, articles: Sequence[Article] = ()) -> None:
    """Check that `clusterer` puts each article into exactly one story, whatever their order.

    It is tried with `articles`, or with invented ones: all of them, two, one, and none.

    Raises:
        AssertionError: with a line for each thing that is wrong.
    """
    given = tuple(articles or newsroom.articles())
    tell(line for some in (given, given[:2], given[:1], ()) for line in _grouping(clusterer, some))


def _grouping(clusterer: Clusterer, given: tuple[Article, ...]) -> Iterator[str]:
    names = {article.id: analyze.named_in(article) for article in given}

    def grouped(articles: Sequence[Article]) -> tuple[Story, ...]:
        return clusterer(articles, threshold=0.26, window=3, names=names)

    found = _tried(f"{len(given)} articles", lambda: grouped(given))
    if isinstance(found, str):
        yield found
        return
    wrong = list(of_stories(given, found))
    yield from wrong
    every = len(given) // 2 or 1
    orders = [order for at, order in enumerate(permutations(given)) if at % every == 1][:ORDERS]
    for order in () if wrong else (given[::-1], *orders):
        if grouped(order) != found:
            yield f"{len(given)} articles in another order make other stories"
            return


def check_extractor(extractor: Extractor, *, name: str = "") -> None:
    """Check that what `extractor` adds stands in the articles and fits what is there, the same each time.

    `name` is that of its entry point, with which ids begin; it need not be given where it is installed.

    Raises:
        AssertionError: with a line for each thing that is wrong.
    """
    code = f"{getattr(extractor, '__module__', '')}:{getattr(extractor, '__qualname__', '')}"
    installed = (entry.name for entry in offered(EXTRACTORS) if entry.value == code)
    tell(_each(extractor, partial(of_found, name=name or next(installed, ""))))


def check_composer(composer: Composer) -> None:
    """Check that `composer` makes a page of passages of the articles, the same each time.

    Raises:
        AssertionError: with a line for each thing that is wrong.
    """
    for least, most in LENGTHS:
        tell(_each(partial(composer, least=least, most=most), partial(of_digest, most=most)))


def _each(
    stage: Callable[[Analysis], object], wrong: Callable[[Analysis, object], Iterator[str]]
) -> Iterator[str]:
    """What is wrong with what a stage gives for each invented story."""
    for analysis in _analyses():
        said = f"for the story of {analysis.story.articles[0].path}"
        found = _tried(said, partial(stage, analysis))
        if isinstance(found, str):
            yield found
            continue
        lines = _tried(said, partial(_listed, wrong, analysis, found))
        yield from (f"{said}: {line}" for line in lines) if isinstance(lines, list) else (str(lines),)
        if found != stage(analysis):
            yield f"{said}: another time it gave something else"


def _listed(
    wrong: Callable[[Analysis, object], Iterator[str]], analysis: Analysis, found: object
) -> list[str]:
    return list(wrong(analysis, found))


def _analyses() -> list[Analysis]:
    told = (*newsroom.digests(), *newsroom.digests(newsroom.SMALLEST))
    return [digest.analysis for digest in told]


def _tried(said: str, call: Callable[[], object]) -> object:
    """What a call gives, or what it failed with in words."""
    try:
        return call()
    except PASSING:
        raise
    except BaseException as error:  # noqa: BLE001 - another's code may fail in any way
        return f"{said}: {type(error).__name__}: {error}"
