"""Reads a finished page back: which words it marks as an article's, which as ours, and which not at all.

A reader of its own instead of `html.parser`: three times as fast, and strict. What it does not understand is
reported, never guessed at. It is made for pages that digest wrote; a browser reads those the same way.
"""

import html
import re
from dataclasses import dataclass, field

TAG = re.compile(
    r"""<!--.*?-->|<![a-zA-Z][^>]*+>|<(/?)([a-zA-Z][^\s/>]*+)((?:[^>"']++|"[^"]*+"|'[^']*+')*)>""", re.DOTALL
)
ATTRIBUTE = re.compile(r"""([^\s=/"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?""")
REFERENCE = re.compile(r"(.+):(\d{1,9}):(\d{1,9})", re.DOTALL)
VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
RAW = frozenset(("script", "style"))
SILENT = frozenset(("title", "nav", *RAW))
INLINE = frozenset(["mark", "ins", "del", "bdi", "b", "a", "span", "time", "wbr"])
BETWEEN = "\0"  # parts unmarked words that do not follow on one another


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Words that a page says are `canonical[start:end]` of an article; `line` of the page counts from 1."""

    article: str
    start: int
    end: int
    text: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What a page holds: its marks, the stretches of words without a mark, and (line, what is wrong)."""

    marks: tuple[Mark, ...]
    unmarked: tuple[str, ...]
    faults: tuple[tuple[int, str], ...]


def marks(page: str) -> Marks:
    """Read a page that digest wrote."""
    reader = _Reader(page=page)
    reader.read()
    return Marks(
        marks=tuple(reader.marks),
        unmarked=tuple(run for run in "".join(reader.unmarked).split(BETWEEN) if run and not run.isspace()),
        faults=tuple(reader.faults),
    )


@dataclass(slots=True)
class _Open:
    """An element that is not closed yet."""

    name: str
    silent: bool = False
    ours: bool = False
    reference: str | None = None
    line: int = 0
    depth: int = 0
    pieces: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Reader:
    page: str
    stack: list[_Open] = field(default_factory=list)
    quoting: list[_Open] = field(default_factory=list)
    silent: int = 0
    ours: int = 0
    marks: list[Mark] = field(default_factory=list)
    unmarked: list[str] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)
    counted: tuple[int, int] = (0, 1)

    def read(self) -> None:
        page, at, find = self.page, 0, TAG.search
        while found := find(page, at):
            begin = found.start()
            if begin > at:
                self.between(at, begin)
            at = self.tag(found, begin)
        if at < len(page):
            self.between(at, len(page))
        for element in self.quoting:
            self.faults.append((element.line, f"<{element.name} data-span> is never closed"))

    def between(self, at: int, end: int) -> None:
        """Take in what stands between two tags."""
        while (less := self.page.find("<", at, end)) >= 0:
            if less > at:
                self.text(self.page[at:less])
            self.faults.append((self.line(less), "a '<' that begins no tag"))
            at = less + 1
        if end > at:
            self.text(self.page[at:end])

    def tag(self, found: re.Match[str], at: int) -> int:
        """Take in the tag or comment at `at`; where to go on."""
        closing, name, attributes = found.groups()
        if name is None:
            return found.end()
        name = name.lower()
        if closing:
            self.close(name)
            return found.end()
        self.open(name, attributes, at)
        return self.after_raw(name, found.end()) if name in RAW else found.end()

    def after_raw(self, name: str, at: int) -> int:
        end = re.compile(f"</{name}", re.IGNORECASE).search(self.page, at)
        return len(self.page) if end is None else end.start()

    def text(self, text: str) -> None:
        if self.quoting:
            plain = html.unescape(text) if "&" in text else text
            for element in self.quoting:
                if element.depth == self.ours:
                    element.pieces.append(plain)
        elif not self.silent and not self.ours:
            self.unmarked.append(html.unescape(text) if "&" in text else text)

    def open(self, name: str, attributes: str, at: int) -> None:
        element = _Open(name)
        if self.quoting or "data-" in attributes.lower():
            element.line = self.line(at)
            self.marked(element, attributes)
        if name in VOID:
            return
        element.silent = name in SILENT
        self.stack.append(element)
        self.silent += element.silent
        self.ours += element.ours
        if element.reference is not None:
            element.depth = self.ours
            self.quoting.append(element)
        self.edge(element)

    def marked(self, element: _Open, attributes: str) -> None:
        found = {key.lower(): value for key, value in ATTRIBUTE.findall(attributes)}
        element.ours = "data-ours" in found
        if "data-span" in found:
            element.reference = html.unescape(found["data-span"].strip("\"'"))
        if not self.quoting or self.quoting[-1].depth != self.ours or element.ours:
            return
        if element.name not in INLINE and element.reference is None:
            self.faults.append((element.line, f"<{element.name}> inside words of an article"))
        if not found.keys().isdisjoint(("hidden", "style")):
            self.faults.append((element.line, "words of an article may not be hidden or restyled in part"))

    def close(self, name: str) -> None:
        if not any(element.name == name for element in reversed(self.stack)):
            return
        while True:
            element = self.stack.pop()
            self.silent -= element.silent
            self.ours -= element.ours
            if element.reference is not None:
                self.quoting.pop()
                self.quoted(element)
            self.edge(element)
            if element.name == name:
                return

    def edge(self, element: _Open) -> None:
        if element.ours or element.silent or element.reference is not None:
            self.unmarked.append(BETWEEN)
        elif element.name not in INLINE:
            self.unmarked.append(" ")

    def quoted(self, element: _Open) -> None:
        found = REFERENCE.fullmatch(element.reference or "")
        if found is None:
            self.faults.append((element.line, f"data-span={element.reference!r} is not ARTICLE:START:END"))
            return
        article, start, end = found.groups()
        text = "".join(element.pieces)
        self.marks.append(Mark(article=article, start=int(start), end=int(end), text=text, line=element.line))

    def line(self, at: int) -> int:
        """The line of `at`, counted on from the last one asked for: tags come in order."""
        before, number = self.counted
        self.counted = (at, number + self.page.count("\n", before, at))
        return self.counted[1]
