"""`digest check`: tells all that is wrong with the articles and the settings, and writes nothing."""

import sys
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.commands import admitting, chosen, located
from digest.cli.proof import proved
from digest.cli.sharing import beyond, limited
from digest.cli.terminal import answered, counted, left_out, moment, told, verdict
from digest.errors import ExitCode, Problem

if TYPE_CHECKING:
    from digest.settings import Config

NO_URL = "no url under [site]: feeds, the sitemap, the letters and pictures for sharing are left out\n"


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@located
@admitting
@click.option("--strict", is_flag=True, default=None, help="Fail on warnings too.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for other programs.")
def command(
    *,
    config: Path | None,
    seeds: Path | None,
    site: Path | None,
    as_json: bool,
    **said: bool | None,
) -> int:
    """Tell all that is wrong, without writing anything.

    Reads the settings, every article and your own pages, makes the whole site in memory and verifies it, so
    that what passes here can be built.

    \b
    Examples:
      digest check
      digest check --seeds reports --strict     a warning is a mistake too
    """  # noqa: D301 - \b is click's sign for lines that stay as they are
    plan = chosen(config, seeds, site, build=said)
    from digest.limits import limits  # noqa: PLC0415 - not for `--help`

    problems, figures = _analyzed(plan) if plan.build.analysis else _plainly(plan)
    told(problems)
    code = verdict(problems, strict=plan.build.strict)
    out = {problem.path for problem in problems if problem.refused}
    if as_json:
        listed = [asdict(problem) for problem in problems]
        left = {"refused": len(out), "forgotten": len({one.path for one in problems if one.wanted})}
        passed = code == ExitCode.DONE
        answered({**figures, **left, "problems": listed, "limits": limits(), "passed": passed})
        return code
    number = counted(len(problems), "problem", "problems")
    aside = left_out(figures["drafts"], figures["later"]) + (f", {len(out):,} refused" if out else "")
    sys.stdout.write(f"{counted(figures['articles'], 'document', 'documents')}{aside}, {number}\n")
    if not plan.site.url and plan.build.analysis:
        sys.stdout.write(NO_URL)
    return code


def _analyzed(plan: "Config") -> tuple[list[Problem], Mapping[str, int]]:
    """What is wrong with the site of stories, and how many documents there are."""
    from digest.blaming import blamed  # noqa: PLC0415 - not for `--help`
    from digest.pipeline import edition, files, kept_beside  # noqa: PLC0415 - the same
    from digest.plugins import readers  # noqa: PLC0415 - the same
    from digest.read import documents  # noqa: PLC0415 - the same
    from digest.read.forgotten import forgotten  # noqa: PLC0415 - the same
    from digest.read.pages import own_pages  # noqa: PLC0415 - the same

    found = documents(plan.paths.seeds, readers=readers(), forgotten=forgotten(plan.paths.forgotten))
    own = own_pages(plan.paths.pages)
    with blamed(plan.plugins):
        made = replace(edition(found, plan, moment(plan), kept=kept_beside(plan)), pages=own.kept)
        pages = {file.path: file.data for file in files(made, plan)}
    texts = {document.path: (document.sha256, document.text) for document in found.kept}
    wrong = proved(plan, pages, texts, changes=made.changes, own=own.kept).problems
    problems = _once((*found.problems, *made.problems, *own.problems, *wrong))
    if limited(plan):
        from digest.render.shares import shares  # noqa: PLC0415 - the same

        problems += beyond(shares(pages, texts), found.kept, plan)
    return problems, {"articles": len(found.kept), "drafts": made.drafts, "later": made.later}


def _plainly(plan: "Config") -> tuple[list[Problem], Mapping[str, int]]:
    """The same of the site of articles as they are."""
    from digest.lean import checked  # noqa: PLC0415 - not for `--help`

    problems, figures = checked(plan, moment(plan))
    out = {"drafts": figures["drafts"], "later": figures["later"]}
    return _once(problems), {"articles": figures["articles"] + sum(out.values()), **out}


def _once(problems: tuple[Problem, ...]) -> list[Problem]:
    return list(dict.fromkeys(problems))
