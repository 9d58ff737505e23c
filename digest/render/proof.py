"""Reads any file of a site back: which of its words are marked as an article's, and which not at all.

Each kind of file marks them in its own way. Pages: an element with `data-span`. Feeds: pages within, and
a mark on each headline. Tables: columns that say where the text of a row stands. A letter in plain text: a
list of its passages beside it, in their order.
"""

import csv
import html
import io
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from xml.etree import ElementTree as ET

from digest.render.marks import REFERENCE, Mark, Marks, marks

CHECKED = (".html", ".json", ".xml", ".csv", ".txt")
LETTER, RECEIPTS = "edition/index.txt", "edition/receipts.json"  # as `machines.edition` writes them
SPAN = "{urn:x-digest:span}span"  # as `machines.atom` writes it
FEEDS = "https://jsonfeed.org/version/"
PLACED = frozenset({"text", "article", "start", "end"})  # columns that say what stands where
NAMED = frozenset({"speaker", "topic", "subject"})  # columns of names, which may be long, and of our words
FORMULA = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "＝",
    "＋",
    "－",
    "＠",
)  # what a spreadsheet may take for a formula
UNSEEN = {"Cc", "Cf"}  # kinds of characters that nobody sees: controls, formats
LINKED = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
SHARED = re.compile(r'<meta (?:property|name)="[^"]*" content="([^"]*)">|<title>(.*?)</title>', re.DOTALL)


def read(path: str, pages: Mapping[str, bytes]) -> Marks:
    """What a file of the site marks; of a file of a kind that holds no news, nothing.

    Args:
        path: which file.
        pages: the files of the site by path, in which those beside it are looked up.

    Raises:
        UnicodeDecodeError: it is not UTF-8.
    """
    text = pages[path].decode()
    if path.endswith(".html"):
        return _page(text)
    if path.endswith(".xml"):
        return _feed(text)
    if path.endswith(".json"):
        return _data(text)
    if path.endswith(".csv"):
        return _table(text)
    return _letter(text, pages.get(RECEIPTS, b"")) if path == LETTER else _made()


def guarded(cell: str) -> str:
    """A cell of a table such that no spreadsheet runs it: with an apostrophe before what might be a formula.

    A cell that has apostrophes before it already gets one more, so that `bare` finds the very words again.
    """
    return f"'{cell}" if _formula(cell) else cell


def bare(cell: str) -> str:
    """The cell as it was before it was `guarded`."""
    return cell[1:] if cell.startswith("'") and _formula(cell) else cell


def _formula(cell: str) -> bool:
    """Whether a spreadsheet might run a cell; some pass over what nobody sees before a formula."""
    said = cell.lstrip("'")
    return said.startswith(FORMULA) or next((one for one in cell if not _passed_over(one)), "") in FORMULA


def _passed_over(one: str) -> bool:
    return one == "'" or one.isspace() or unicodedata.category(one) in UNSEEN


@lru_cache(maxsize=64)  # the pages of a story are proved again when one of its articles was edited
def _page(text: str) -> Marks:
    """A page, and what its head says to other programs: words of news there must be marked in its body."""
    found = marks(text)
    said = [html.unescape(content or title) for content, title in SHARED.findall(text)]
    said += [one for held in LINKED.findall(text) for one in _strings(_json(held))]
    return _made(found, unmarked=_rest(said, {mark.text for mark in found.marks}))


def _feed(text: str) -> Marks:
    try:
        root = ET.fromstring(text)  # noqa: S314 - expat bounds what entities may unfold to
    except ET.ParseError as error:
        return _made(faults=[(0, f"no XML ({error}); build again")])
    parts, placed, plain = [], [], []
    for element in root.iter():
        said = element.text or ""
        if element.get("type") == "html":
            parts.append(marks(said))
        elif SPAN in element.attrib:
            placed.append((element.attrib[SPAN], said))
        else:
            plain.append(said)
    wrong = [
        (0, f"{SPAN} {key!r} is not ARTICLE:START:END") for key, _ in placed if not REFERENCE.fullmatch(key)
    ]
    held = [_mark(*_parts(key), said) for key, said in placed if REFERENCE.fullmatch(key)]
    return _made(*parts, held=held, unmarked=_rest(plain), faults=wrong)


def _data(text: str) -> Marks:
    """A JSON feed; in other data every passage is an object of its own, which is checked as such."""
    value = _json(text)
    if not isinstance(value, dict) or not str(value.get("version", "")).startswith(FEEDS):
        return _made()
    items = [item for item in _listed(value.get("items")) if isinstance(item, dict)]
    parts = [marks(str(item.pop("content_html", ""))) for item in items]
    plain: list[str] = []
    wrong: list[tuple[int, str]] = []
    for item in items:
        placed = (item.get("_digest") or {}).get("title") or {}
        title = str(placed.get("text", ""))
        plain += _rest(_strings(item), {title})
        if title and item.get("title") != title:
            wrong.append((0, f"a headline is not the passage that it names: {title[:70]!r}"))
    head = {name: said for name, said in value.items() if name != "items"}
    return _made(*parts, unmarked=[*plain, *_rest(_strings(head))], faults=wrong)


def _table(text: str) -> Marks:
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    plain: list[str] = []
    held, wrong = [], []
    for number, row in enumerate(rows, start=2):
        told = {name: bare(cell or "") for name, cell in row.items() if isinstance(cell, str)}
        if told.get("article"):
            try:
                held.append(_mark(told["article"], told["start"], told["end"], told["text"]))
            except (KeyError, ValueError):
                wrong.append((number, "a row that does not say where its text stands; build again"))
        plain += [told[name] for name in sorted(told.keys() - PLACED - NAMED)]
    return _made(held=held, unmarked=_rest(plain), faults=wrong)


def _letter(text: str, receipts: bytes) -> Marks:
    """A letter in plain text, whose lines are broken: its passages are found whatever the white space."""
    value = _json(receipts.decode())
    spans = _listed(value.get("spans")) if isinstance(value, dict) else []
    places = [at for at, char in enumerate(text) if not char.isspace()]
    folded = "".join(text[at] for at in places)
    left, at, wrong = [], 0, []
    for span in spans:
        said = str(span.get("text", "")) if isinstance(span, dict) else ""
        wanted = "".join(said.split())
        found = folded.find(wanted, at) if wanted else -1
        if found < 0:
            wrong.append((0, f"a passage of {RECEIPTS} is not in the letter: {said[:70]!r}"))
            continue
        left.append(text[places[at] : places[found]] if at < found else "")
        at = found + len(wanted)
    left.append(text[places[at] :] if at < len(places) else "")
    return _made(unmarked=_rest(line for part in left for line in part.split("\n\n")), faults=wrong)


def _made(
    *parts: Marks,
    held: Iterable[Mark] = (),
    unmarked: Iterable[str] = (),
    faults: Iterable[tuple[int, str]] = (),
) -> Marks:
    return Marks(
        marks=(*(mark for part in parts for mark in part.marks), *held),
        unmarked=(*(run for part in parts for run in part.unmarked), *unmarked),
        faults=(*(fault for part in parts for fault in part.faults), *faults),
    )


def _parts(key: str) -> tuple[str, str, str]:
    article, start, end = key.rsplit(":", 2)
    return article, start, end


def _mark(article: str, start: str, end: str, text: str) -> Mark:
    return Mark(article=article, start=int(start), end=int(end), text=text, line=0)


def _rest(said: Iterable[str], held: Iterable[str] = ()) -> list[str]:
    """What is said beside the passages `held`; an address is no sentence, though words may stand in it."""
    longest = sorted((one for one in held if one), key=len, reverse=True)
    left: list[str] = []
    for one in said:
        parts = [one]
        for passage in longest:
            parts = [rest for part in parts for rest in part.split(passage)]
        left += [
            " ".join(word for word in part.split() if "://" not in word)
            for part in parts
            if " " in part.strip()
        ]
    return left


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (said for each in value.values() for said in _strings(each))
    elif isinstance(value, list):
        yield from (said for each in value for said in _strings(each))


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None  # told where the file is read as data
