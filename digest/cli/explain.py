"""`digest explain`: tells why an article is in its story, or where the words of a page come from."""

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from digest.cli.commands import chosen, located
from digest.cli.terminal import counted, moment, told
from digest.errors import ConfigError, ExitCode
from digest.model.analysis import Claim
from digest.model.article import Article
from digest.model.digest import Digest, Edition
from digest.model.overrides import Wish
from digest.model.span import Span
from digest.model.story import Story

MOST = 20  # places told for one set of words
SHOWN = 8  # shared names or terms told for one pair

HANDS: Mapping[str, str] = {Wish.JOIN: "joined with others", Wish.SPLIT: "split off", Wish.MOVE: "moved here"}


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@located
@click.argument("what", metavar="ARTICLE_OR_WORDS")
def command(*, config: Path | None, seeds: Path | None, site: Path | None, what: str) -> int:
    """Tell why an article is in its story, or where a sentence comes from.

    Give the file or the id of an article, or some words as a page shows them; words may differ in spaces,
    quotation marks and capitals.

    \b
    Examples:
      digest explain seeds/kyivpost.md
      digest explain "a lot of progress"
    """  # noqa: D301 - \b is click's sign for lines that stay as they are
    from digest.pipeline import edition, kept_beside  # noqa: PLC0415 - not for `--help`
    from digest.plugins import readers  # noqa: PLC0415 - the same
    from digest.read import documents  # noqa: PLC0415 - the same

    plan = chosen(config, seeds, site)
    found = documents(plan.paths.seeds, readers=readers())
    made = edition(found, plan, moment(plan), kept=kept_beside(plan))
    told(problem for problem in made.problems if _names(problem.path, what))
    answer = list(membership(made, what) or places(made, what))
    if not answer:
        raise ConfigError(f"{what!r}: neither an article nor words of one; try fewer words, or a path.")
    sys.stdout.write("\n".join(answer) + "\n")
    return ExitCode.DONE


def membership(edition: Edition, name: str) -> list[str]:
    """Why the article called `name` (its id, path or file name) is in its story; empty where none is."""
    lines: list[str] = []
    for digest in edition.digests:
        for article in digest.analysis.story.articles:
            if name == article.id or _names(article.path, name):
                lines += _membership(digest, article)
    return lines


def _names(path: str, name: str) -> bool:
    return path == name or f"/{path}".endswith(f"/{name}") or f"/{name}".endswith(f"/{path}")


def _membership(digest: Digest, article: Article) -> Iterator[str]:
    story = digest.analysis.story
    when = article.published.value or "no date known"
    yield f"{article.path}: article {article.id}, {article.outlet.name}, {when}"
    others = len(story.articles) - 1
    alone = "on its own: no other article is enough like it"
    company = f"with {counted(others, 'other article', 'other articles')}" if others else alone
    yield f'  in the story "{digest.title_text}" ({digest.slug}), {company}'
    yield from _by_hand(story, article.id)
    near = [why for why in story.why if article.id in why.articles]
    for why in sorted(near, key=lambda why: (-(why.score or 0), why.articles)):
        other = story.article(why.articles[why.articles[0] == article.id])
        like = f"{why.score:.2f} like" if why.score is not None else f"put by a person ({why.by_hand}) beside"
        yield f"  {like} {other.path} ({other.outlet.name})"
        for label, shared in (("names", why.shared_names), ("terms", why.shared_terms)):
            if shared:
                yield f"       {label}: {', '.join(shared[:SHOWN])}"
    for origin in digest.analysis.origins:
        if article.id in origin.articles:
            yield f"  counted under the origin {origin.name}: {origin.why}"


def _by_hand(story: Story, article: str) -> Iterator[str]:
    """What a person said in the overrides file that decided where the article is and what it is called."""
    for hand in story.by_hand:
        if hand.article == article and hand.wish in HANDS:
            yield f"  {HANDS[hand.wish]} by a person: {hand.place}"
    named = [hand.place for hand in story.by_hand if hand.wish == Wish.STORY]
    if named:
        yield f"  the story is named by a person: {', '.join(dict.fromkeys(named))}"


def places(edition: Edition, words: str) -> Iterator[str]:
    """Where `words` stand: article, line, offsets, paragraph, sentence and claims; nothing if nowhere."""
    wanted = re.findall(r"\w+", words)
    if not wanted:
        return
    pattern = re.compile(r"\b" + r"\W+".join(map(re.escape, wanted)) + r"\b", re.IGNORECASE)
    told = 0
    for digest in edition.digests:
        for article in digest.analysis.story.articles:
            for found in pattern.finditer(article.text):
                told += 1
                if told <= MOST:
                    yield from _place(digest, article, article.span(*found.span()))
    if told > MOST:
        yield f"and {told - MOST:,} more; give more words"


def _place(digest: Digest, article: Article, span: Span) -> Iterator[str]:
    line = article.text.count("\n", 0, span.start) + 1
    paragraph = article.paragraph(span.start)
    where = f"paragraph {paragraph}" if paragraph else "not in a paragraph of news"
    yield f"{article.path}:{line}: characters {span.start} to {span.end}, {where}; {article.outlet.name}"
    for sentence in digest.analysis.sentences:
        if sentence.span.touches(span):
            yield f'  "{_flat(sentence.span.text)}"'
    for claim in digest.analysis.claims:
        if any(mention.touches(span) for stance in claim.stances for mention in stance.spans):
            yield _claim(claim)
    yield f"  story {digest.slug}"


def _claim(claim: Claim) -> str:
    said = f"{counted(claim.outlets, 'outlet', 'outlets')}, {counted(claim.origins, 'origin', 'origins')}"
    return f'  claim {claim.id} ({said}), shown as "{_flat(claim.text.text)}"'


def _flat(text: str) -> str:
    return " ".join(text.split())
