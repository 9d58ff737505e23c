"""`digest verify`: compares a built site with the articles that it was made from."""

import hashlib
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path

import click

from digest.cli.commands import chosen, located
from digest.cli.proof import proved
from digest.cli.sharing import beyond, by_outlet, limited, lines
from digest.cli.terminal import answered, counted, shown, told
from digest.errors import ConfigError, DiskError, ExitCode, Problem
from digest.render.proof import CHECKED
from digest.write.manifest import MANIFEST, read_manifest


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@located
@click.argument("folder", required=False, metavar="[SITE]", type=click.Path(path_type=Path))
@click.option(
    "--shares", "told_shares", is_flag=True, help="Tell how much of each outlet's articles is shown."
)
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for other programs.")
def command(
    *,
    config: Path | None,
    seeds: Path | None,
    site: Path | None,
    folder: Path | None,
    told_shares: bool,
    as_json: bool,
) -> int:
    """Compare a built site with its articles, word for word.

    Reads all pages and data of the SITE and the articles afresh. Each passage must be, letter by letter,
    what the article says at that place, or what the record of changes has of a former version of it; no
    longer run of an article's words may stand on a page without its mark; no page may be missing or changed
    by hand; no more of an article may stand there than `most_share` allows.

    \b
    Examples:
      digest verify
      digest verify public --seeds reports
      digest verify --shares
    """  # noqa: D301 - \b is click's sign for lines that stay as they are
    from digest.clean import filled  # noqa: PLC0415 - not for `--help`
    from digest.lean import verify as lean  # noqa: PLC0415 - the same
    from digest.outlets import publishers  # noqa: PLC0415 - the same
    from digest.plugins import readers  # noqa: PLC0415 - the same
    from digest.read import documents  # noqa: PLC0415 - the same
    from digest.read.changes import changes  # noqa: PLC0415 - the same
    from digest.read.forgotten import forgotten  # noqa: PLC0415 - the same
    from digest.read.pages import own_pages  # noqa: PLC0415 - the same
    from digest.render.shares import shares  # noqa: PLC0415 - the same

    plan = chosen(config, seeds, folder or site)
    place = plan.paths.site
    listed = read_manifest(place)
    if not listed:
        raise ConfigError(f"{shown(place)}: no site that digest built; run `digest build` first.")
    found = documents(plan.paths.seeds, readers=readers(), forgotten=forgotten(plan.paths.forgotten))
    texts = {document.path: (document.sha256, document.text) for document in found.kept}
    if lean.made(listed):
        outlets = publishers(plan.outlets)
        whole = {document.path: filled(document, outlets) for document in found.kept}
        result = lean.verified(Pages(place), whole, plan.site)
    else:
        own = own_pages(plan.paths.pages).kept
        kept = plan.paths.changes
        result = proved(plan, Pages(place), texts, changes=changes(kept, plan.called(kept)), own=own)
    shown_of = shares(Pages(place), texts) if told_shares or limited(plan) else ()
    problems = (*altered(place, listed), *result.problems, *beyond(shown_of, found.kept, plan))
    told(problems)
    code = ExitCode.CONTENT if problems else ExitCode.DONE
    if as_json:
        answered(
            {
                "site": shown(place),
                "files": result.pages,
                "passages": result.spans,
                "articles": result.articles,
                **({"shares": by_outlet(shown_of)} if told_shares else {}),
                "problems": [asdict(problem) for problem in problems],
                "passed": not problems,
            }
        )
        return code
    sys.stdout.write("".join(lines(by_outlet(shown_of))) if told_shares else "")
    pages = counted(result.pages, "file", "files")
    of = (
        f"{counted(result.spans, 'passage', 'passages')} of {counted(result.articles, 'article', 'articles')}"
    )
    end = counted(len(problems), "problem", "problems") if problems else "every one verbatim"
    sys.stdout.write(f"{shown(place)}: {pages}, {of}: {end}\n")
    return code


class Pages(Mapping[str, bytes]):
    """The pages and data files of a built site by posix path, each read when it is asked for."""

    def __init__(self, root: Path) -> None:
        """`root` is the site; links in it are not followed, hidden files not looked at."""
        self._root = root
        found = [
            Path(folder, name).relative_to(root).as_posix()
            for folder, _, names in os.walk(root)
            for name in names
            if name.endswith(CHECKED) and not name.startswith(".")
        ]
        self._paths = dict.fromkeys(path for path in sorted(found) if not path.startswith("."))

    def __getitem__(self, path: str) -> bytes:
        """The bytes of a file.

        Raises:
            DiskError: it cannot be read.
        """
        if path not in self._paths:
            raise KeyError(path)
        return _bytes(self._root / path)

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def altered(site: Path, listed: Mapping[str, str]) -> Iterator[Problem]:
    """What is missing from a site, or is not as digest wrote it; `listed` is its manifest."""
    for path, sha in listed.items():
        place = site / path
        if not place.is_file():
            yield Problem(path=path, code="V_PAGE", message=f"gone, though {MANIFEST} lists it; build again")
        elif hashlib.sha256(_bytes(place)).hexdigest() != sha:
            yield Problem(path=path, code="V_PAGE", message="changed since digest wrote it; build again")


def _bytes(place: Path) -> bytes:
    try:
        return place.read_bytes()
    except OSError as error:
        raise DiskError(f"{shown(place)}: {error.strerror}; allow reading it.") from error
