"""Articles that a person names in the overrides file: which are meant, and which entries cannot all be."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from digest.errors import Problem
from digest.model.overrides import Named, Override, Overrides, Wish
from digest.text.ids import name as plain_id

NEAR = 0.6  # difflib ratio: "kyivpots" is near "kyivpost"
MOST_TOLD = 3  # articles that one name may mean, told by their paths

Mistake = tuple[int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class References:
    """An override with the ids of its articles; `place` is where it stands (`stories.toml:3`)."""

    wish: Wish
    articles: tuple[str, ...]
    line: int
    place: str
    to: str | None = None
    title: str = ""
    slug: str = ""


def resolved(
    overrides: Overrides, paths: Mapping[str, str], problems: Sequence[Problem]
) -> tuple[list[References], list[Mistake]]:
    """Each override whose articles are all there, and what is wrong with the others or between them.

    `paths` are those of all articles by their ids.
    """
    known = _Known(paths=paths)
    left_out = {problem.path for problem in problems if problem.refused}
    wishes: list[References] = []
    mistakes: list[Mistake] = []
    for entry in overrides.entries:
        ids = [_meant(named, known, left_out) for named in entry.articles]
        to = _meant(entry.to, known, left_out) if entry.to else None
        told = [each for each in (*ids, to) if isinstance(each, tuple)]
        if told:
            mistakes += told
            continue
        wishes.append(
            References(
                wish=entry.wish,
                articles=tuple(str(each) for each in ids),
                to=str(to) if to else None,
                line=entry.line,
                place=f"{overrides.file}:{entry.line}",
                title=entry.title,
                slug=entry.slug,
            )
        )
        mistakes += _twice_in_one(entry, wishes[-1])
    return wishes, [*mistakes, *_contradictions(wishes)]


@dataclass(kw_only=True)
class _Known:
    """Every way to name an article: its id, the name of its file, its path, ends of the path.

    An article's id is the name of its file until another file has the same; entries made before that came
    are then told what they may mean.
    """

    paths: Mapping[str, str]

    @cached_property
    def ends(self) -> Mapping[str, list[str]]:
        """Each name with the ids that it may mean."""
        known: dict[str, list[str]] = {}
        for id_, path in sorted(self.paths.items()):
            parts = PurePosixPath(path).parts
            ends = {"/".join(parts[at:]) for at in range(len(parts))}
            for name in {id_, plain_id(path), *ends}:
                known.setdefault(name, []).append(id_)
        return known

    def meant(self, name: str) -> list[str]:
        """The ids that `name` may mean; an id means its own article, whatever else is called so."""
        return [name] if name in self.paths else self.ends.get(name, [])


def _meant(named: Named, known: _Known, left_out: set[str]) -> str | Mistake:
    """The id of the article that is meant, or why none is."""
    name = named.text.removeprefix("./").replace("\\", "/")
    found = known.meant(name)
    if len(found) == 1:
        return found[0]
    if found:
        which = ", ".join(known.paths[id_] for id_ in found[:MOST_TOLD])
        return named.line, f'"{named.text}" may be {which}; write the whole path of one.'
    if any(f"/{path}".endswith(f"/{name}") for path in left_out):
        return named.line, f'"{named.text}" was left out of the build; mend it, or take it out here.'
    near = difflib.get_close_matches(name[:200], sorted(known.ends), n=1, cutoff=NEAR)
    hint = f" Did you mean '{near[0]}'?" if near else " Write its id or its path, such as seeds/one.md."
    return named.line, f'"{named.text}" is no article.{hint}'


def _twice_in_one(entry: Override, wish: References) -> Iterator[Mistake]:
    for at, named in enumerate(entry.articles):
        if wish.articles[at] in wish.articles[:at]:
            yield named.line, f'"{named.text}" stands here twice; take one out.'
    if wish.to in wish.articles:
        yield entry.line, f"{wish.to} cannot be moved to its own story; name an article of the other."


def _contradictions(wishes: Sequence[References]) -> Iterator[Mistake]:
    """Articles of which two entries want different things."""
    seen: dict[str, References] = {}
    for wish in sorted(wishes, key=lambda each: each.line):
        if wish.wish is Wish.STORY:
            continue
        for article in dict.fromkeys(wish.articles):
            before = seen.setdefault(article, wish)
            if before is not wish:
                yield wish.line, _clash(article, before, wish)
    moved = {article: wish for wish in wishes if wish.wish is Wish.MOVE for article in wish.articles}
    for wish in moved.values():
        if wish.to in moved and wish.to not in wish.articles:
            other = moved[wish.to].line
            yield wish.line, f"{wish.to} is moved itself in line {other}; name an article that stays."


def _clash(article: str, before: References, wish: References) -> str:
    if before.wish is wish.wish is Wish.JOIN:
        return f"{article} is joined in line {before.line} already; put all of them into one [[join]]."
    if before.wish is wish.wish:
        return f"{article} has a [[{wish.wish}]] in line {before.line} already; keep one."
    if {before.wish, wish.wish} == {Wish.JOIN, Wish.SPLIT}:
        way = "keep one, or write [[move]] to bring it to another story"
        return (
            f"{article} is in a [[{before.wish}]] in line {before.line} and in this [[{wish.wish}]]; {way}."
        )
    return f"{article} is in a [[{before.wish}]] in line {before.line} and in this [[{wish.wish}]]; keep one."
