"""The publisher's own pages, such as "About": Markdown files beside the articles, read and checked."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from digest.errors import Problem
from digest.model.page import OwnPage
from digest.read import files
from digest.read.frontmatter import Head, head
from digest.read.refusal import Refusal
from digest.text.slugs import slug
from digest.text.unicode import fit, plain, readable

# Limits within which the hostile Markdown that we know is drawn in less than two seconds (docs/choices.md):
# the renderer takes the square of the open brackets, of the definitions, and of the columns of a table.
MOST_BYTES = 32_768  # 5,000 words
MOST_LINES = 1_000
MOST_MARKS = 1_500  # characters that mean something in Markdown: 375 links
MOST_COLUMNS = 40
DEEPEST = 40  # columns of indent and of signs for lists and quotes at the start of a line
LONGEST_TITLE = 120
MARK = re.compile(r"[*_\[\]<>`!&|~^(){}\\]")
INDENT = re.compile(r"[\s>*+-]*")
HEADING = re.compile(r"^#{1,6}[ \t]+(?P<hash>\S.*)$|^(?P<line>\S.*)\n=+[ \t]*$", re.MULTILINE)
INLINE = re.compile(r"[*_`]")
# Folders and files that a site has anyway: a page of that name would lie in their place.
RESERVED = frozenset({
    "stories", "outlets", "names", "archive", "search", "pagefind", "method", "assets", "schemas", "index",
    "map", "countries", "overlooked", "edition", "hosting",
})  # fmt: skip
LEAN = RESERVED | {"articles", "tags", "page"}  # without analysis
SUFFIX = ".md"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPages:
    """What reading a folder of own pages gave: the pages, and what was refused or looked odd."""

    kept: tuple[OwnPage, ...] = ()
    problems: tuple[Problem, ...] = ()


def own_pages(folder: Path, reserved: frozenset[str] = RESERVED) -> OwnPages:
    """The pages in `folder`, in the order of their file names; none where there is no such folder.

    `reserved` are names that the site has places for.

    Problems: `E_TOO_BIG` (size, lines, marks, depth), `E_ENCODING`, `E_NAME` (no name, or one that the site
    or another page has), `E_EMPTY`, what a head can be refused for, `W_SUFFIX` and `W_FIELD`. Raises
    DiskError where the folder cannot be listed.
    """
    kept: dict[str, OwnPage] = {}
    problems: list[Problem] = []
    for file in files.found(folder) if folder.is_dir() else ():
        try:
            page, odd = _page(file, kept.keys(), reserved)
        except Refusal as refusal:
            problems.append(refusal.problem(file.path))
            continue
        kept[page.slug] = page
        problems.extend(odd)
    return OwnPages(kept=tuple(kept.values()), problems=tuple(problems))


def _page(
    file: files.Found, taken: Container[str], reserved: frozenset[str]
) -> tuple[OwnPage, tuple[Problem, ...]]:
    name = _name(file, reserved)
    if name in taken:
        raise Refusal("E_NAME", f'another page is called "{name}" already; rename one of them.')
    text = _text(file)
    found = head(text)
    body = text[found.body :]
    if not readable(body):
        raise Refusal("E_EMPTY", "there is no text in it; write some, or remove it.")
    _bounded(body)
    title, rest = _titled(found, body, PurePosixPath(file.path).stem)
    return OwnPage(slug=name, title=title, text=rest), tuple(_odd(file.path, found))


def _name(file: files.Found, reserved: frozenset[str]) -> str:
    if file.problem:
        raise Refusal(file.problem.code, file.problem.message)
    path = PurePosixPath(file.path)
    if path.suffix.lower() != SUFFIX or len(path.parts) > 2:  # noqa: PLR2004 - the folder and the file
        raise Refusal("W_SUFFIX", f"only {SUFFIX} files in the folder itself become pages.")
    name = slug(path.stem)
    if not name:
        raise Refusal("E_NAME", "no address can be made of this name; use letters and digits.")
    if name in reserved:
        raise Refusal("E_NAME", f'the site itself has a place called "{name}"; rename the file.')
    return name


def _text(file: files.Found) -> str:
    raw = files.content(file)
    if isinstance(raw, Problem):
        raise Refusal(raw.code, raw.message)
    if len(raw) > MOST_BYTES:
        raise Refusal("E_TOO_BIG", f"over {MOST_BYTES:,} bytes, the most for a page; make two of it.")
    try:
        return fit(raw.decode("utf-8-sig"))[0].replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise Refusal("E_ENCODING", "this is not UTF-8; save the page as UTF-8.", line=line) from error


def _bounded(body: str) -> None:
    """Refuse what would take long to draw."""
    lines = body.split("\n")
    marks = len(MARK.findall(body))
    if len(lines) > MOST_LINES:
        raise Refusal("E_TOO_BIG", f"{len(lines):,} lines; {MOST_LINES:,} is the most for a page.")
    if marks > MOST_MARKS:
        raise Refusal("E_TOO_BIG", f"{marks:,} signs of Markdown; {MOST_MARKS:,} is the most for a page.")
    for line in lines:
        start = INDENT.match(line)
        if start and line.strip() and len(start[0].expandtabs(4)) > DEEPEST:
            raise Refusal("E_TOO_BIG", f"a line begins {DEEPEST} columns in or more; nest less deep.")
        if line.count("|") > MOST_COLUMNS:
            raise Refusal("E_TOO_BIG", f"a table has {MOST_COLUMNS} columns or more; make it narrower.")


def _titled(found: Head, body: str, stem: str) -> tuple[str, str]:
    """The title, and the text without it: from the head, else the first heading, else the file's name."""
    given = found.fields.get("title")
    heading = HEADING.search(body)
    told = _one_line(heading["hash"] or heading["line"]) if heading else ""
    title = given if isinstance(given, str) and readable(given) else told
    shown = plain(title)[:LONGEST_TITLE] or stem.replace("-", " ").capitalize()
    top = heading and not body[: heading.start()].strip() and not heading[0].startswith("##")
    return shown, body[heading.end() :] if heading and top and shown == told else body


def _one_line(told: str) -> str:
    return plain(INLINE.sub("", told).rstrip(" \t#"))[:LONGEST_TITLE]


def _odd(path: str, found: Head) -> Iterator[Problem]:
    for key, line in found.lines.items():
        if key != "title":
            message = f'"{key}" is no field of a page; the only one is title.'
            yield Problem(path=path, line=line, code="W_FIELD", message=message)
