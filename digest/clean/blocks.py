"""What each line of a document is to its reader: headline, subhead, paragraph, caption or furniture."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from digest.clean.furniture import Rules
from digest.model.article import Block, Role
from digest.text.agencies import agencies

MAX_HEADING_WORDS = 14
MAX_TITLE_WORDS = 40
WRAP_WIDTH = (45, 130)  # characters of the longest line of a text wrapped at a fixed width
WRAP_SLACK = 25  # how much shorter than the longest a wrapped line may be
MIN_PARAGRAPH_WORDS = 20  # a line this long is a paragraph whatever its last character
WIDE = re.compile("[\u2e80-\u9fff]")
ENDS_SENTENCE = re.compile(r"[.!?…。！？][\"”’»)\]]*$")
LINE = re.compile(r"[^\r\n]+")
HASHES = re.compile(r"#{1,6}[ \t]+")
MARKUP = re.compile(
    r"!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)|\[[^\]\n]{1,200}\]:\s.*|<[^>\n]{1,500}>|([*_-])(\s*\1){2,}|`{3}.*"
)
REGION = r"(?:, (?:[A-Z][A-Za-z]*\.? ?){1,3})"
WIRE = r"\((?:\w+ ?){1,3}\)"
DAY = r"(?:[A-Z][a-z]+\.? \d{1,2}|\d{1,2} [A-Z][a-z]+\.?)(?:,? \d{4})?"  # "Dec 15", "10 March 2026"
DATELINE = re.compile(
    # In capitals: "OSLO, Dec 15, 2025 (Reuters) - ", "BERGEN, Norway — "; glued on only if no compound.
    rf"^(?P<line>(?!FILE\b|PHOTO\b|BREAKING\b|UPDATE\b)[A-Z][A-Z .,'’/-]{{2,40}}?{REGION}?"
    rf"(?:, {DAY})?(?:(?: ?{WIRE})? ?(?:[-–—]{{1,2}} |—)|(?<=[a-z.])–| ?{WIRE}: )"
    # In small letters, "Bergen – Talks …", where no second dash closes an aside.
    r"|^(?:[A-Z][a-z]+ ){1,3}[–—] (?=[^–—]*$)"
    # A label of the newsroom in the same place.
    r"|^(?:UPDATED?|DEVELOPING|EXCLUSIVE|OPINION|BREAKING|ANALYSIS): )"
    r"(?=[A-Z“\"‘])"
)
# "Bergen, Norway (AFP) Talks …", "(Reuters) - Talks …": an agency or outlet in brackets, a dash or none
SIGNED = re.compile(
    rf"^(?:[A-Z][\w.'’-]*,? ){{0,5}}(?:{DAY} )?\((?P<name>[A-Z][\w ]{{1,30}})\) ?"
    r"(?:[-–—]{1,2} |: )?(?=[A-Z“\"‘])"
)
NEAR_THE_TOP = 3  # paragraphs among which the place and date line is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the canonical text that is not blank, trimmed."""

    start: int
    end: int
    text: str
    hashes: bool = False  # a markdown heading

    @property
    def words(self) -> int:
        """How many words it has, counting every two ideographs as one."""
        wide = len(WIDE.findall(self.text))
        return len(self.text.split()) + wide // 2

    @property
    def closed(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(ENDS_SENTENCE.search(self.text))


def lines(text: str, body: int, *, markdown: bool) -> tuple[Line, ...]:
    """The lines of `text` from `body` on; markdown heading marks are left outside the line."""
    found: list[Line] = []
    for match in LINE.finditer(text, body):
        start, end = match.start(), match.end()
        raw = match[0]
        start += len(raw) - len(raw.lstrip())
        end -= len(raw) - len(raw.rstrip())
        if start >= end:
            continue
        mark = HASHES.match(text, start, end) if markdown else None
        start = mark.end() if mark else start
        if start < end:
            found.append(Line(start=start, end=end, text=text[start:end], hashes=bool(mark)))
    return tuple(_unwrapped(found, text))


def _unwrapped(found: Sequence[Line], text: str) -> list[Line]:
    """Lines of a text wrapped at a fixed width put together again into one line a paragraph."""
    out: list[Line] = []
    group: list[Line] = []
    for line in [*found, None]:
        if line is not None and group and text.count("\n", group[-1].end, line.start) == 1:
            group.append(line)
            continue
        if _wrapped(group):
            start, end = group[0].start, group[-1].end
            out.append(Line(start=start, end=end, text=text[start:end]))
        else:
            out.extend(group)
        group = [line] if line is not None else []
    return out


def _wrapped(group: Sequence[Line]) -> bool:
    if len(group) < 2 or any(line.hashes for line in group):  # noqa: PLR2004 - one line is not wrapped
        return False
    widths = [line.end - line.start for line in group[:-1]]
    open_ended = sum(not line.closed for line in group[:-1])
    even = max(widths) - min(widths) <= WRAP_SLACK
    return even and WRAP_WIDTH[0] <= max(widths) <= WRAP_WIDTH[1] and 2 * open_ended > len(widths)


def blocks(found: Sequence[Line], rules: Rules, shared: frozenset[str], head: "Head") -> tuple[Block, ...]:
    """The blocks of a document in order: every line that is not blank has exactly one role."""
    made = [_block(line, rules, shared, head) for line in found]
    made = _tail(found, made, rules)
    made = _closing(found, made, rules)
    made = _headings(found, made, punctuated=head.punctuated)
    return tuple(_split_datelines(found, made))


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The lines above the first paragraph: which is the headline, and which tell outlet, country, date."""

    title: Line | None = None
    outlet: Line | None = None
    country: Line | None = None
    date: Line | None = None
    first: int = 0  # where the first paragraph starts

    @property
    def punctuated(self) -> bool:
        """Whether headlines here end with a full stop, so that subheads may as well."""
        return self.title is not None and self.title.text.endswith(".")


def is_paragraph(line: Line) -> bool:
    """Whether a line reads as running text: long, or a closed sentence of some length."""
    closed_words = 8
    return not line.hashes and (
        (line.words >= MIN_PARAGRAPH_WORDS and line.closed)
        or line.words > MAX_TITLE_WORDS
        or (line.closed and line.words >= closed_words and not line.text.isupper())
    )


def _block(line: Line, rules: Rules, shared: frozenset[str], head: Head) -> Block:
    role, why = Role.PARAGRAPH, ""
    if head.title is not None and line.start == head.title.start:
        role, why = Role.TITLE, "the headline"
    elif reason := _head_part(line, head) or _furniture(line, rules, shared):
        role, why = Role.FURNITURE, reason
    elif reason := rules.photo(line.text):
        role, why = Role.CAPTION, reason
    elif reason := rules.posted(line.text):
        role, why = Role.POST, reason
    elif line.start < head.first and not line.hashes:
        role, why = Role.FURNITURE, "a label above the text"
    elif line.hashes:
        role, why = Role.HEADING, "markdown heading"
    return Block(start=line.start, end=line.end, role=role, why=why)


def _head_part(line: Line, head: Head) -> str:
    """Which of the lines above the text it is, or an empty string."""
    parts = ((head.outlet, "outlet line"), (head.country, "country line"), (head.date, "date line"))
    return next((why for part, why in parts if part is not None and line.start == part.start), "")


def _furniture(line: Line, rules: Rules, shared: frozenset[str]) -> str:
    """Why the line is furniture wherever it stands, or an empty string."""
    why = rules.furniture(line.text) or rules.ends(line.text)
    if not why and line.text in shared:
        return "the same line stands in other documents of this provenance"
    if not why and MARKUP.fullmatch(line.text):
        return "markup without words"
    return why


def _tail(found: Sequence[Line], made: list[Block], rules: Rules) -> list[Block]:
    """After "Read more:" and its like nothing is news, if it comes after the first paragraph."""
    seen_news = False
    for at, (line, block) in enumerate(zip(found, made, strict=True)):
        why = rules.ends(line.text)
        if why and seen_news:
            rest = [replace(later, role=Role.FURNITURE, why=later.why or why) for later in made[at:]]
            return made[:at] + rest
        seen_news = seen_news or block.role is Role.PARAGRAPH
    return made


def _closing(found: Sequence[Line], made: Sequence[Block], rules: Rules) -> list[Block]:
    """The last lines of a text that tell of its author or its making are no news; further up they may be."""
    out = list(made)
    for at in range(len(out) - 1, 0, -1):
        if out[at].role is Role.FURNITURE:
            continue
        why = rules.closing(found[at].text) if out[at].role is Role.PARAGRAPH else ""
        if not why:
            break
        out[at] = replace(out[at], role=Role.FURNITURE, why=why)
    return out


def _headings(found: Sequence[Line], made: list[Block], *, punctuated: bool) -> list[Block]:
    """Short lines between paragraphs are subheads; at the very end, with no news below, furniture."""
    last = max((at for at, block in enumerate(made) if _news(found[at], block)), default=-1)
    out: list[Block] = []
    for at, (line, block) in enumerate(zip(found, made, strict=True)):
        if block.role is not Role.PARAGRAPH or not _headline_like(line, punctuated=punctuated):
            out.append(block)
        elif at > last:
            out.append(replace(block, role=Role.FURNITURE, why="a label below the text"))
        else:
            out.append(replace(block, role=Role.HEADING, why="a short line above a paragraph"))
    return out


def _news(line: Line, block: Block) -> bool:
    return block.role is Role.PARAGRAPH and is_paragraph(line)


def _headline_like(line: Line, *, punctuated: bool) -> bool:
    if line.words > MAX_HEADING_WORDS or line.text[:1] in "“\"'‘•*-–—":
        return False
    if line.text.isupper():
        return True
    if not line.closed:
        return not line.text.endswith((":", ",", ";")) or line.text.istitle()
    # Where the headline ends with a full stop, a lone short sentence without a speaker or a backward
    # reference stands as a subhead.
    first = line.text.split()[0].lower()
    backward = first in {"he", "she", "it", "they", "this", "that", "these", "those", "but", "and"}
    return punctuated and line.text.endswith(".") and not backward and not re.search('[“”"]|\\. ', line.text)


def _split_datelines(found: Sequence[Line], made: Sequence[Block]) -> list[Block]:
    """Of "BERLIN, Dec 15 (Reuters) - Talks …" the place and date line goes, the sentence stays."""
    out: list[Block] = []
    left = NEAR_THE_TOP
    for line, block in zip(found, made, strict=True):
        cut = _dateline(line.text) if left and block.role is Role.PARAGRAPH else 0
        left -= bool(left) and block.role is Role.PARAGRAPH
        if not cut:
            out.append(block)
            continue
        left = 0
        end = block.start + len(line.text[:cut].rstrip())
        out.append(replace(block, end=end, role=Role.FURNITURE, why="place and date line"))
        out.append(replace(block, start=block.start + cut))
    return out


def _dateline(line: str) -> int:
    """Where the sentence begins behind a place and date line; 0 where there is none."""
    match = DATELINE.match(line)
    if match:
        return match.end("line")
    signed = SIGNED.match(line)
    return signed.end() if signed and signed["name"] in agencies() else 0
