"""`digest explain`: tells why an article is in its story, or where the words of a page come from."""

import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from digest.cli.commands import admitting, chosen, located
from digest.cli.explained import Membership, Place, memberships, named_by, places
from digest.cli.terminal import answered, counted, moment, told
from digest.errors import ConfigError, ExitCode
from digest.model.article import Documents
from digest.model.digest import Edition

MOST = 20  # places told for one set of words
SHOWN = 8  # shared names or terms told for one pair


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@located
@admitting
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for other programs.")
@click.argument("what", metavar="ARTICLE_OR_WORDS", type=click.Path())
def command(
    *,
    config: Path | None,
    seeds: Path | None,
    site: Path | None,
    what: str,
    as_json: bool,
    **said: bool | None,
) -> int:
    """Tell why an article is in its story, or where a sentence comes from.

    Give the file or the id of an article, or some words as a page shows them; words may differ in spaces,
    quotation marks and capitals.

    \b
    Examples:
      digest explain seeds/kyivpost.md
      digest explain "a lot of progress"
    """  # noqa: D301 - \b is click's sign for lines that stay as they are
    from digest.blaming import blamed  # noqa: PLC0415 - not for `--help`
    from digest.pipeline import edition, kept_beside  # noqa: PLC0415 - the same
    from digest.plugins import readers  # noqa: PLC0415 - the same
    from digest.read import documents  # noqa: PLC0415 - the same
    from digest.read.forgotten import forgotten  # noqa: PLC0415 - the same

    plan = chosen(config, seeds, site, build=said)
    found = documents(plan.paths.seeds, readers=readers(), forgotten=forgotten(plan.paths.forgotten))
    with blamed(plan.plugins):
        made = edition(found, plan, moment(plan), kept=kept_beside(plan))
    problems = dict.fromkeys((*found.problems, *made.problems))
    told(problem for problem in problems if named_by(problem.path, what))
    articles = list(memberships(made, what))
    standing = [] if articles else list(places(made, what))
    if not articles and not standing:
        if left := sorted(_left_out(found, made, what)):
            raise ConfigError("\n".join(left))
        raise ConfigError(f"{what!r}: neither an article nor words of one; try fewer words, or a path.")
    if as_json:
        answered({"articles": [asdict(one) for one in articles], "places": [asdict(one) for one in standing]})
        return ExitCode.DONE
    lines = [line for one in articles for line in _membership(one)]
    lines += [line for one in standing[:MOST] for line in _place(one)]
    if len(standing) > MOST:
        lines.append(f"and {len(standing) - MOST:,} more; give more words")
    sys.stdout.write("\n".join(lines) + "\n")
    return ExitCode.DONE


def _left_out(found: Documents, made: Edition, what: str) -> Iterator[str]:
    """Why the documents called `what` are in no story."""
    refused = {problem.path for problem in (*found.problems, *made.problems) if problem.refused}
    paths = {document.path: document.checked.draft for document in found.kept}
    for path in sorted({*paths, *refused}):
        if not named_by(path, what):
            continue
        if path in refused:
            yield f"{path}: refused, and so in no story."
        elif paths[path]:
            yield f"{path}: a draft, and so in no story; look at it with --drafts."
        else:
            yield f"{path}: dated after now, and so in no story; look at it with --future."


def membership(edition: Edition, name: str) -> list[str]:
    """Why the article called `name` (its id, path or file name) is in its story; empty where none is."""
    return [line for one in memberships(edition, name) for line in _membership(one)]


def _membership(one: Membership) -> Iterator[str]:
    yield f"{one.path}: article {one.id}, {one.outlet}, {one.published or 'no date known'}"
    alone = "on its own: no other article is enough like it"
    company = f"with {counted(one.others, 'other article', 'other articles')}" if one.others else alone
    yield f'  in the story "{one.title}" ({one.story}), {company}'
    yield from (f"  {hand.said} by a person: {hand.place}" for hand in one.by_hand)
    for near in one.near:
        like = (
            f"{near.score:.2f} like" if near.score is not None else f"put by a person ({near.by_hand}) beside"
        )
        yield f"  {like} {near.path} ({near.outlet})"
        for label, shared in (("names", near.shared_names), ("terms", near.shared_terms)):
            if shared:
                yield f"       {label}: {', '.join(shared[:SHOWN])}"
    for origin in one.origins:
        yield f"  counted under the origin {origin.name}: {origin.why}"


def _place(one: Place) -> Iterator[str]:
    where = f"paragraph {one.paragraph}" if one.paragraph else "not in a paragraph of news"
    yield f"{one.path}:{one.line}: characters {one.start} to {one.end}, {where}; {one.outlet}"
    for sentence in one.sentences:
        yield f'  "{sentence}"'
    for claim in one.claims:
        said = f"{counted(claim.outlets, 'outlet', 'outlets')}, {counted(claim.origins, 'origin', 'origins')}"
        yield f'  claim {claim.id} ({said}), shown as "{claim.text}"'
    yield f"  story {one.story}"
