"""The stories as a person wants them: only those that the overrides file touches are looked at again."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from digest import cluster
from digest.engine.memo import Memo
from digest.given import Grouped, Kept, Reasons, there
from digest.model.article import Article
from digest.model.overrides import Overrides
from digest.model.story import Story

Loaded = Callable[[str], Article]  # the article with this id
# The names that the articles with these ids mention.
Naming = Callable[[Sequence[str]], Mapping[str, tuple[str, ...]]]


def arranged(
    found: Sequence[Grouped], kept: Kept, overrides: Overrides, memo: Memo, loaded: Loaded, naming: Naming
) -> Iterator[Grouped]:
    """The stories of the grouping after what a person asked for, as `cluster.overridden` gives them.

    Raises:
        DigestError: as `cluster.arranged`.
    """
    if not overrides.entries and not overrides.mistakes:
        yield from found
        return
    made = cluster.arranged([one.articles for one in found], kept.paths, overrides, kept.problems)
    before = {one.articles: one for one in found}
    home = {one.articles[0]: one.why for one in found}
    for group in made.groups:
        one = before.get(group)
        if one is not None and made.touched.isdisjoint(group):
            yield one
            continue
        reasons = [home[first] for first in sorted({made.home[id_] for id_ in group})]
        asked = repr((made.asked(group), made.named.get(group[0]), [made.home[id_] for id_ in group]))
        name = memo.key("by hand", asked, *reasons, *group, *(kept.stamps[id_] for id_ in group))
        known = memo.value(name, Grouped)
        if known is None or not memo.has(known.why):
            rows = {row.articles: row for each in reasons for row in there(memo, each, Reasons).why}
            articles = [loaded(id_) for id_ in group]
            known = noted(cluster.by_hand(articles, made, rows, naming(group)), kept, memo)
            memo.keep(name, known)
        yield known


def noted(story: Story, kept: Kept, memo: Memo) -> Grouped:
    """A story by the ids of its articles; its reasons are kept."""
    ids = tuple(article.id for article in story.articles)
    stamps = [kept.stamps[id_] for id_ in ids]
    name = memo.key("why", repr(story.why), *ids, *stamps)
    memo.keep(name, Reasons(why=story.why))
    return Grouped(
        articles=ids,
        of=memo.key("of", *ids, *stamps),
        why=name,
        title=story.title,
        slug=story.slug,
        by_hand=story.by_hand,
    )
