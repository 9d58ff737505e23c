"""`digest new`: begins a site that builds at once, or an article with its fields."""

import contextlib
import json
import shlex
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from digest.cli.commands import chosen
from digest.cli.samples import SAMPLES, texts
from digest.cli.terminal import shown
from digest.engine.unbroken import unbroken
from digest.errors import ConfigError, ExitCode, unwritten

ARTICLE = "article"
IGNORED = "gitignore"
STARTER = Path(__file__).parent / "data" / "site"
RENAMED = {IGNORED: ".gitignore"}  # git would heed it where it lies
LONGEST = 100  # characters of a site's title
PLACEHOLDER = "Paste the article here, each paragraph on one line."
# The fields of a new article in the order in which one fills them in, each with what it takes.
FIELDS = {
    "outlet": "who published it",
    "title": "the headline, where the text does not begin with it",
    "published": "a day, or a time with its zone: 2026-03-02T18:40+01:00",
    "url": "where it stands",
    "country": "the outlet's, such as NO",
    "language": "such as en; told from the text where it is empty",
}
HEADED = frozenset({".md", ".markdown", ".txt"})  # what begins with its fields
DRAFT = "draft: true  # take this line out when the article is ready"


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("words", nargs=-1, required=True, metavar="SITE | article PATH_OR_TITLE", type=click.Path())
@click.option("--title", help="The title of the site, or the headline of the article.")
@click.option("--sample", type=click.Choice(list(SAMPLES)), help="Begin with the articles of a newsroom.")
@click.option("--outlet", help="Who published the article.")
@click.option("--published", metavar="TIME", help="When: a day, or a time with its zone.")
@click.option("--url", help="Where the article stands.")
@click.option("--config", type=click.Path(path_type=Path), help="The settings, else ./digest.toml.")
@click.option("--seeds", type=click.Path(path_type=Path), help="The folder of articles, else seeds/.")
def command(
    *,
    words: tuple[str, ...],
    title: str | None,
    sample: str | None,
    config: Path | None,
    seeds: Path | None,
    **fields: str | None,
) -> int:
    """Begin a site, or an article.

    A new SITE is a folder with settings, a page about it and three invented articles on one event: it
    builds as it is. With --sample it begins as one of the invented newsrooms that come along: a strike over
    three days, a storm in 40 articles, a town with one paper, a day in twelve countries of the world. A new
    article is a file in seeds/ with its fields to fill in, named by its path or by its title, and a draft
    until you say otherwise. Nothing that is there already is ever written over.

    \b
    Examples:
      digest new harbor-news
      digest new demo --sample strike
      digest new article "Ferry runs aground off Tornvik" --outlet "The Harbor Post"
      digest new article ferry.md --published 2026-03-02 --url https://example.org/ferry
    """  # noqa: D301 - \b is click's sign for lines that stay as they are
    if words[0] == ARTICLE and len(words) == 1:
        raise click.UsageError("new article: name a file or a title; a site of that name is ./article.")
    if words[0] == ARTICLE and sample:
        raise click.UsageError("--sample begins a site: digest new SITE --sample …")
    if words[0] == ARTICLE:
        plan = chosen(config, seeds, None)
        place = article(" ".join(words[1:]), plan.paths.seeds, {"title": title, **fields})
        sys.stdout.write(
            f"{shown(place)}: paste the article below its fields, then take out the line with draft\n"
        )
        return ExitCode.DONE
    said = [f"--{name}" for name, value in {**fields, "config": config, "seeds": seeds}.items() if value]
    if said:
        raise click.UsageError(f"{said[0]} says something of an article: digest new article …")
    if len(words) > 1:
        raise click.UsageError(f"{len(words)} words name no one folder; put them between quotation marks.")
    root = Path.cwd() / words[0]
    site(root, title, sample)
    sys.stdout.write(_welcome(root, SAMPLES[sample] if sample else "three invented articles on one event"))
    return ExitCode.DONE


def _welcome(root: Path, held: str) -> str:
    here = root == Path.cwd()
    way = "" if here else f"  cd {shlex.quote(shown(root))}\n"
    return (
        f"{'this folder' if here else shown(root)}: a site of {held}\n"
        f"{way}"
        "  digest serve --open            shows it while you write\n"
        '  digest new article "A title"   begins an article of your own\n'
    )


def site(root: Path, title: str | None = None, sample: str | None = None) -> None:
    """Begin a site in the folder `root`, whole or not at all.

    It is called `title`; where that is None, by the folder's name, or as its newsroom, `sample`, is called.

    Raises:
        ConfigError: something lies there already, or the title cannot be one.
        DiskError: the folder cannot be written.
    """
    if _taken(root):
        raise ConfigError(f"{shown(root)}: there is something already; name a folder that is new or empty.")
    named = _titled(root, title)
    begun = _starter(named) if sample is None else _sample(sample, title and named)
    files = {RENAMED.get(name, name): text for name, text in begun}
    try:
        _write({root / name: text for name, text in files.items()})
    except FileExistsError as error:
        raise ConfigError(f"{shown(root)}: there is a {made_of(error)} already; name another.") from error
    except OSError as error:
        raise unwritten(shown(root), error) from error


def _taken(root: Path) -> bool:
    """Whether something lies at `root` that stays: a file, or a folder with visible ones."""
    try:
        if not root.exists():
            return False
        return not root.is_dir() or any(not one.name.startswith(".") for one in root.iterdir())
    except OSError as error:
        raise unwritten(shown(root), error) from error


def made_of(error: OSError) -> str:
    """The name of the file that an error is about."""
    return Path(str(error.filename)).name


def _titled(root: Path, title: str | None) -> str:
    from digest.text.unicode import plain, readable  # noqa: PLC0415 - not for `--help`

    name = plain(root.resolve().name.replace("-", " ").replace("_", " ")).strip()
    made = plain(title) if title is not None else name[:1].upper() + name[1:LONGEST].rstrip()
    if len(made) > LONGEST or (title is not None and not readable(made)):
        raise ConfigError(f"--title {made[:LONGEST]!r} cannot be; write 1 to {LONGEST} characters.")
    return made if readable(made) else "Digest"


def _starter(title: str) -> list[tuple[str, str]]:
    places = sorted(place for place in STARTER.rglob("*") if place.is_file())
    named = [
        (place.relative_to(STARTER).as_posix(), place.read_text(encoding="utf-8"))
        for place in places
        if "__pycache__" not in place.parts
    ]
    quoted = json.dumps(title, ensure_ascii=False)  # TOML quotes as JSON does
    return [(name, text.replace("{title}", quoted)) for name, text in named]


def _sample(name: str, title: str | None) -> list[tuple[str, str]]:
    return [(IGNORED, (STARTER / IGNORED).read_text(encoding="utf-8")), *texts(name, title)]


def article(name: str, seeds: Path, given: Mapping[str, str | None]) -> Path:
    """Begin an article in the folder `seeds`: a file called `name`, or one made for the title `name`.

    A name that ends as the files of a reader do (`.md`, `.txt`) is a path, from here or from `seeds`; any
    other is a title. `given` are fields that are known already. Gives the file.

    Raises:
        ConfigError: it is there already or lies elsewhere, it is of a kind without fields, or a field lacks
            its form.
        DiskError: it cannot be written.
    """
    from digest.read import READERS  # noqa: PLC0415 - not for `--help`

    known = {key: " ".join(value.split()) for key, value in given.items() if value and value.strip()}
    is_path = Path(name).suffix.lower() in READERS
    if is_path and Path(name).suffix.lower() not in HEADED:
        other = Path(name).with_suffix(".md")
        raise ConfigError(f"{name}: a file of this kind has no fields to fill in; call it {other}.")
    place = _inside(name, seeds) if is_path else seeds / f"{_slug(name)}.md"
    text = _head(known if is_path else {"title": " ".join(name.split()), **known})
    found = READERS[place.suffix.lower()](place.name, text.encode())
    if found.problems:
        raise ConfigError("\n".join(f"--{problem.message}" for problem in found.problems))
    try:
        _write({place: text})
    except FileExistsError as error:
        raise ConfigError(f"{shown(place)}: there already, and left as it is; name another.") from error
    except OSError as error:
        raise unwritten(shown(place), error) from error
    return place


def _inside(name: str, seeds: Path) -> Path:
    """The place in `seeds` that a path means: as typed from here, or counted from `seeds`."""
    root = seeds.resolve()
    for place in (Path.cwd() / name, seeds / name):
        if place.resolve().is_relative_to(root):
            return seeds / place.resolve().relative_to(root)
    raise ConfigError(
        f"{name}: lies outside {shown(seeds)}, where articles are looked for; name a file there."
    )


def _slug(title: str) -> str:
    from digest.text.slugs import slug  # noqa: PLC0415 - not for `--help`

    made = slug(title)
    if not made:
        raise ConfigError(f"{title!r}: no file name can be made of this; name a file, such as ferry.md.")
    return made


def _head(known: Mapping[str, str]) -> str:
    lines = [
        f"{key}: {_quoted(known[key])}" if key in known else f"{key}:  # {FIELDS[key]}" for key in FIELDS
    ]
    return "\n".join(["---", *lines, DRAFT, "---", "", PLACEHOLDER, ""])


def _quoted(value: str) -> str:
    """`value` as YAML takes it, so written that its words stand there as they are wherever that can be."""
    if value[0].isalnum() and not {": ", " #"} & {value[at : at + 2] for at in range(len(value))}:
        return value if value[-1] != ":" else f'"{value}"'
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return f"'{value}'" if "'" not in value else json.dumps(value, ensure_ascii=False)


def _write(files: Mapping[Path, str]) -> None:
    """Write new files and the folders on the way: all, or none where one cannot be or we are told to end.

    Raises:
        FileExistsError: there is one already.
        OSError: one cannot be written.
    """
    made: list[Path] = []
    with unbroken() as told:
        try:
            for place, text in files.items():
                if told:
                    break
                _made(place, text, made)
        except BaseException:
            _taken_away(made)
            raise
        if told:
            _taken_away(made)


def _made(place: Path, text: str, made: list[Path]) -> None:
    """Write a new file and the folders on the way, each noted in `made`."""
    for folder in reversed([place.parent, *place.parent.parents]):
        if not folder.exists():
            folder.mkdir()
            made.append(folder)
    with place.open("x", encoding="utf-8", newline="\n") as out:
        made.append(place)
        out.write(text)


def _taken_away(made: Sequence[Path]) -> None:
    for place in reversed(made):
        with contextlib.suppress(OSError):  # somebody else put something into the folder
            (place.rmdir if place.is_dir() else place.unlink)()
