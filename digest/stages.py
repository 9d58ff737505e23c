"""The stages that a site is made by, ours or those of installed packages; a package that fails is named."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import cast

from digest import analyze, cluster, compose
from digest.checks import of_digest, of_stories
from digest.errors import PASSING, PluginError
from digest.model.analysis import Analysis
from digest.model.article import Article
from digest.model.digest import Digest
from digest.model.found import Found
from digest.model.story import Story
from digest.plugins import CLUSTERERS, COMPOSERS, EXTRACTORS, stage, told
from digest.protocols import Clusterer, Composer
from digest.vetting import of_found

SHOWN = 3  # broken promises of a package that are told; there may be one for each article


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """Which stages are at work, by the names under which they are offered; ours by default."""

    clusterer: str = "average"
    extractors: tuple[str, ...] = ()
    composer: str = "selection"

    @property
    def ours(self) -> bool:
        """Whether no package looks at stories, which may ask why their articles are together; we do not."""
        return not self.extractors and self.composer in COMPOSER

    @property
    def others(self) -> tuple[str, ...]:
        """What messages call the stages of packages that are at work."""
        chosen = [
            *([] if self.clusterer in CLUSTERER else [(CLUSTERERS, self.clusterer)]),
            *((EXTRACTORS, name) for name in self.extractors),
            *([] if self.composer in COMPOSER else [(COMPOSERS, self.composer)]),
        ]
        return tuple(_stage(group, name)[0] for group, name in chosen)

    def stories(
        self, articles: Sequence[Article], grouper: cluster.Grouper, *, names: Mapping[str, Sequence[str]]
    ) -> tuple[Story, ...]:
        """The stories of `articles`, as `cluster.stories` gives them.

        Raises:
            ConfigError, PluginError: the clusterer cannot be loaded, fails, or leaves out an article.
        """
        if ours := CLUSTERER.get(self.clusterer):
            return ours(articles, threshold=grouper.threshold, window=grouper.window, names=names)
        name, clusterer = _stage(CLUSTERERS, self.clusterer)
        given = _called(
            name,
            lambda: clusterer(articles, threshold=grouper.threshold, window=grouper.window, names=names),
            lambda given: of_stories(articles, given),
        )
        return cast("tuple[Story, ...]", given)

    def analysis(self, story: Story) -> Analysis:
        """All that is found in a story: by us, then by each extractor in the order of the settings.

        Raises:
            ConfigError, PluginError: an extractor cannot be loaded, fails, or gives what no article says.
        """
        found = analyze.story(story)
        for each in self.extractors:
            found = _more(found, each)
        return found

    def digest(self, analysis: Analysis, composer: compose.Composer) -> Digest:
        """A story composed, as `compose.digest` does it.

        Raises:
            ConfigError, PluginError: the composer cannot be loaded, fails, or prints what no article says.
        """
        if ours := COMPOSER.get(self.composer):
            return ours(analysis, least=composer.least, most=composer.most)
        name, composed = _stage(COMPOSERS, self.composer)
        given = _called(
            name,
            lambda: composed(analysis, least=composer.least, most=composer.most),
            lambda given: of_digest(analysis, given, most=composer.most),
        )
        return cast("Digest", given)


CLUSTERER: Mapping[str, Clusterer] = {"average": cluster.average}
COMPOSER: Mapping[str, Composer] = {"selection": compose.selection}


def _more(analysis: Analysis, extractor: str) -> Analysis:
    name, extract = _stage(EXTRACTORS, extractor)
    found = cast(
        "Found", _called(name, lambda: extract(analysis), lambda given: of_found(analysis, given, extractor))
    )
    return replace(
        analysis,
        quotes=(*analysis.quotes, *found.quotes),
        entities=(*analysis.entities, *found.entities),
        times=(*analysis.times, *found.times),
        credits=(*analysis.credits, *found.credits),
        firmness=(*analysis.firmness, *found.firmness),
    )


@lru_cache
def _stage(group: str, name: str) -> tuple[str, Callable[..., object]]:
    return stage(group, name)


def _called(name: str, call: Callable[[], object], checked: Callable[[object], Iterable[str]]) -> object:
    """What a package's stage gives, if it holds."""
    try:
        given = call()
        wrong = list(islice(checked(given), SHOWN))
    except PASSING:
        raise
    except BaseException as error:
        raise PluginError(
            f"{name} failed: {told(error)}; update it, or choose another in [plugins]."
        ) from error
    if wrong:
        said = "; ".join(wrong)
        raise PluginError(
            f"{name} does not keep its promise: {said}. Update it, or choose another in [plugins]."
        )
    return given
