"""Stories as a person wants them: joined, split and named after the grouping, and what contradicts itself."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from digest.cluster.references import Mistake, References, resolved
from digest.errors import DigestError, Problem
from digest.model.article import Article
from digest.model.overrides import Overrides, Wish
from digest.model.story import ByHand, Story, Why

MOST_NAMES = 8  # shared names shown for a pair that a person joined
LONGEST = 6  # words of a name; a longer one reads like a passage, and those stand with a receipt only


@dataclass(frozen=True, slots=True, kw_only=True)
class Arranged:
    """Which articles (by their ids) are one story, after what a person asked for.

    `groups` are the stories, largest first, each with its ids sorted; `home` is for each article the first id
    of the story that the grouping had it in; `named` title and slug given to a story, by its first id;
    `touched` are the articles that a wish names.
    """

    groups: tuple[tuple[str, ...], ...]
    home: Mapping[str, str]
    wishes: tuple[References, ...]
    named: Mapping[str, tuple[str, str]]
    touched: frozenset[str]

    def asked(self, group: Iterable[str]) -> tuple[References, ...]:
        """The wishes that name an article of a story."""
        ids = set(group)
        return tuple(wish for wish in self.wishes if not ids.isdisjoint(wish.articles))


def overridden(
    stories: Sequence[Story],
    overrides: Overrides,
    *,
    names: Mapping[str, Sequence[str]],
    problems: Sequence[Problem] = (),
) -> tuple[Story, ...]:
    """The stories after what a person asked for, largest first; the order of its entries does not matter.

    `names` lists the names that each article mentions, for the reasons shown; `problems` tell which documents
    were left out.

    Raises:
        DigestError: as `arranged`.
    """
    if not overrides.entries and not overrides.mistakes:
        return tuple(stories)
    articles = {article.id: article for story in stories for article in story.articles}
    paths = {id_: article.path for id_, article in articles.items()}
    made = arranged([_ids(story) for story in stories], paths, overrides, problems)
    why = {row.articles: row for story in stories for row in story.why}
    return tuple(by_hand([articles[id_] for id_ in group], made, why, names) for group in made.groups)


def arranged(
    groups: Iterable[Sequence[str]],
    paths: Mapping[str, str],
    overrides: Overrides,
    problems: Sequence[Problem],
) -> Arranged:
    """What becomes of `groups` of ids.

    First all splits and moves take their articles out of their stories, then all joins make one story of
    those whose articles they name, then what is moved arrives. `paths` are those of all articles by id.

    Raises:
        DigestError: an entry names no article, or two entries contradict each other; a line for each of
            these, after those of `problems`.
    """
    wishes, wrong = resolved(overrides, paths, problems)
    mistakes = [*overrides.mistakes, *wrong]
    home = {id_: first for group in groups for first in [min(group)] for id_ in group}
    made = _grouped(home, wishes)
    named, clashes = _named(made, wishes)
    mistakes += clashes
    if mistakes:
        told = (f"{overrides.file}:{line}: {message}" for line, message in sorted(set(mistakes)))
        raise DigestError("\n".join([*map(str, problems), *told]))
    return Arranged(
        groups=tuple(sorted(made, key=lambda group: (-len(group), group[0]))),
        home=home,
        wishes=tuple(wishes),
        named=named,
        touched=frozenset(article for wish in wishes for article in wish.articles),
    )


def _ids(story: Story) -> list[str]:
    return [article.id for article in story.articles]


def _grouped(home: Mapping[str, str], wishes: Sequence[References]) -> list[tuple[str, ...]]:
    """The ids of each story's articles, sorted, after all wishes; stories that lose all articles are gone."""
    at, into = _parted(home, wishes), dict[str, str]()

    def group(article: str) -> str:
        name = at[article]
        while name in into:
            name = into[name]
        return name

    for wish in wishes:
        if wish.wish is Wish.JOIN:
            first, *others = sorted({group(article) for article in wish.articles})
            into |= dict.fromkeys(others, first)
    for wish in wishes:
        if wish.wish is Wish.MOVE and wish.to is not None:
            at.update(dict.fromkeys(wish.articles, group(wish.to)))
    held: dict[str, list[str]] = {}
    for article in sorted(at):
        held.setdefault(group(article), []).append(article)
    return [tuple(each) for each in held.values()]


def _parted(home: Mapping[str, str], wishes: Sequence[References]) -> dict[str, str]:
    """The name of each article's group once all splits and moves have taken theirs out."""
    at = dict(home)
    for wish in wishes:
        if wish.wish in (Wish.SPLIT, Wish.MOVE):
            # A name that no group of the grouping has: a group is called by the id of an article.
            at.update(dict.fromkeys(wish.articles, f"{wish.wish} {min(wish.articles)}"))
    return at


def _named(
    groups: Sequence[tuple[str, ...]], wishes: Sequence[References]
) -> tuple[dict[str, tuple[str, str]], list[Mistake]]:
    """Title and slug of each story that has them by hand, by its first article; and names that clash."""
    first = {article: group[0] for group in groups for article in group}
    named: dict[str, tuple[str, str]] = {}
    lines: dict[str, int] = {}
    slugs: dict[str, tuple[str, int]] = {}
    mistakes: list[Mistake] = []
    for wish in sorted((each for each in wishes if each.wish is Wish.STORY), key=lambda each: each.line):
        for article in wish.articles:
            story = first[article]
            title, slug = named.get(story, ("", ""))
            twice = (title and wish.title, slug and wish.slug)
            if any(twice) and (title, slug) != (wish.title or title, wish.slug or slug):
                mistakes.append(
                    (wish.line, f"the story of {article} is named in line {lines[story]}; keep one.")
                )
            taken = slugs.get(wish.slug, (story, 0))
            if wish.slug and taken[0] != story:
                mistakes.append(
                    (wish.line, f'slug "{wish.slug}" is given in line {taken[1]}; write another.')
                )
            named[story] = (title or wish.title, slug or wish.slug)
            lines.setdefault(story, wish.line)
            slugs.setdefault(wish.slug, (story, wish.line))
    return named, mistakes


def by_hand(
    articles: Sequence[Article],
    made: Arranged,
    why: Mapping[tuple[str, str], Why],
    names: Mapping[str, Sequence[str]],
) -> Story:
    """One story of `made`, of `articles` in the order of their ids.

    `why` are the rows of the stories that the grouping had, `names` the names that each article mentions.
    """
    ids = [article.id for article in articles]
    here = made.asked(ids)
    asked = [wish for wish in here if wish.wish is not Wish.STORY]
    hands = tuple(
        ByHand(article=article, wish=wish.wish.value, place=wish.place)
        for wish in here
        for article in sorted(wish.articles)
    )
    home = made.home
    rows = []
    for pair in combinations(ids, 2):
        if home[pair[0]] != home[pair[1]]:
            rows.append(_row(pair, names, asked))
        elif pair in why:
            rows.append(why[pair])
    title, slug = made.named.get(ids[0], ("", ""))
    return Story(articles=tuple(articles), why=tuple(rows), by_hand=hands, title=title, slug=slug)


def _row(pair: tuple[str, str], names: Mapping[str, Sequence[str]], asked: Sequence[References]) -> Why:
    """Why two articles are in one story that the grouping had in two: a person said so."""
    both = [
        name
        for name in names.get(pair[0], ())
        if name in names.get(pair[1], ()) and len(name.split()) <= LONGEST
    ]
    naming = [wish for wish in asked if {*pair} & {*wish.articles, wish.to}]
    wish = min(naming or asked, key=lambda each: each.line)
    return Why(articles=pair, score=None, shared_names=tuple(both[:MOST_NAMES]), by_hand=wish.place)
