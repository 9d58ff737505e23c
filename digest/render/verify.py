"""Checks a built site against its articles: every sentence of news must stand there, word for word."""

import json
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import lru_cache

from digest.errors import Problem
from digest.render.grams import WORD, grams, news, news_grams
from digest.render.marks import Mark
from digest.render.proof import CHECKED, read

FORMER = "@"  # in the name of an article's former version, and of no article
FEW = 300  # runs that are looked for one by one; a text has as many words
SHOWN = 70  # characters of a passage that a message quotes

Documents = Mapping[str, tuple[str, str]]
Ours = Callable[[], frozenset[str]]
Known = tuple[str, int, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What was checked, in numbers, and everything that was wrong."""

    pages: int
    spans: int
    articles: int
    problems: tuple[Problem, ...]


def verify(
    pages: Mapping[str, bytes], documents: Documents, former: Mapping[str, str] | None = None
) -> tuple[Problem, ...]:
    """All that is wrong between a site and its articles; empty for an honest site.

    Args:
        pages: the site's files by posix path; those of other kinds than `CHECKED` are passed over.
        documents: path → (SHA-256 of the bytes, canonical text), read afresh from `seeds/`.
        former: the key of each former version of an article that is on record → its text as it was.

    Returns:
        Problems in the order of the paths. Codes: `V_SPAN` (words that are not there), `V_RECEIPT` (words of
        an article without a mark), `V_DOCUMENT` (changed or gone), `V_PAGE` (a page or file that is missing
        or cannot be read).
    """
    return verified(pages, documents, former).problems


def verified(
    pages: Mapping[str, bytes],
    documents: Documents,
    former: Mapping[str, str] | None = None,
    ours: Ours = frozenset,
) -> Verified:
    """As `verify`, with the numbers of what was checked; `ours` as for `part`."""
    run = _Run(documents={**documents, **_texts(former or {})}, former=frozenset(former or ()), ours=ours)
    values = run.read(pages)
    run.index(values, pages)
    run.receipts()
    count = sum(path.endswith(CHECKED) for path in pages)
    return Verified(pages=count, spans=run.spans, articles=len(run.articles), problems=run.told())


def part(
    pages: Mapping[str, bytes],
    documents: Documents,
    *,
    articles: Mapping[str, str],
    known: Container[Known] = frozenset(),
    former: Mapping[str, str] | None = None,
    ours: Ours = frozenset,
) -> tuple[Problem, ...]:
    """As `verify`, for some files of a site, made from `documents` alone.

    `articles` maps the ids of their articles to the paths of `documents`; `known` are passages of other
    articles, (article, start, end, text), that were found to stand there before; `former`
    as for `verify`. `ours` gives the runs of words that are the publisher's own (`runs`), which may stand in
    an article, too; it is asked only where some do.
    """
    run = _Run(
        documents={**documents, **_texts(former or {})},
        articles=dict(articles),
        known=known,
        former=frozenset(former or ()),
        ours=ours,
    )
    run.read(pages)
    run.receipts()
    return run.told()


def bare(pages: Mapping[str, bytes]) -> frozenset[str]:
    """The runs of `RUN` words that stand in these files without a receipt."""
    return frozenset(
        " ".join(gram)
        for path in pages
        if path.endswith(CHECKED)
        for run in read(path, pages).unmarked
        for gram in news_grams(run)
    )


def folded(text: str) -> list[str]:
    """The words of a document in which runs are looked for."""
    return WORD.findall(news(text).casefold())


def among(words: Sequence[str], runs: AbstractSet[str]) -> frozenset[str]:
    """Those of `runs`, as `bare` gives them, that stand among `words`, as `folded` gives them."""
    return frozenset(runs & {" ".join(gram) for gram in grams(words)})


def held(text: str, runs: frozenset[str]) -> frozenset[str]:
    """Those of `runs`, as `bare` gives them, that stand in `text`."""
    whole = news(text).casefold()
    # Of few runs most are told apart by their longest word; many are looked up among those of the text.
    near = {run for run, longest in _longest(runs) if longest in whole} if len(runs) < FEW else runs
    return among(WORD.findall(whole), near) if near else frozenset()


@lru_cache(maxsize=1)
def _longest(runs: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """Each run with its longest word, reckoned once for all texts that are searched for them."""
    return tuple((run, max(run.split(), key=len)) for run in sorted(runs))


def objects(value: object) -> Iterator[Mapping[str, object]]:
    """Every JSON object inside `value`, itself included; as deep as it may go."""
    waiting = [value]
    while waiting:
        match waiting.pop():
            case dict() as found:
                yield found
                waiting.extend(found.values())
            case list() as found:
                waiting.extend(found)


@dataclass(slots=True)
class _Run:
    """One check: the articles learned from the data files, and the problems so far."""

    documents: Documents
    articles: dict[str, str] = field(default_factory=dict)
    known: Container[Known] = frozenset()
    former: Container[str] = frozenset()
    ours: Ours = frozenset
    doubtful: set[str] = field(default_factory=set)
    unmarked: dict[str, list[str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    spans: int = 0

    def read(self, pages: Mapping[str, bytes]) -> Mapping[str, object]:
        """Check every passage of these files; the values of the data files among them."""
        values = {path: self.value(path, pages[path]) for path in sorted(pages) if path.endswith(".json")}
        for path, value in values.items():
            self.learn(path, value)
        for path, value in values.items():
            self.data(path, value)
        for path in sorted(pages):
            if path.endswith(CHECKED):
                self.page(path, pages)
        return values

    def told(self) -> tuple[Problem, ...]:
        """The problems so far, in order."""
        found = sorted(self.problems, key=lambda problem: (problem.path, problem.line, problem.message))
        return tuple(found)

    def note(self, path: str, line: int, code: str, message: str) -> None:
        self.problems.append(Problem(path=path, line=line, code=code, message=message))

    def value(self, path: str, data: bytes) -> object:
        """The JSON value of a file, None with a problem where there is none."""
        try:
            return json.loads(data)
        except (ValueError, RecursionError) as error:
            self.note(path, 0, "V_PAGE", f"no JSON ({error}); build again")
            return None

    def learn(self, path: str, value: object) -> None:
        """Note which document each article is, and whether that document is still the same."""
        for found in objects(value):
            match found:
                case {"id": str(id_), "path": str(document), "sha256": str(sha)}:
                    self.article(path, id_, document, sha)

    def article(self, path: str, id_: str, document: str, sha: str) -> None:
        if self.articles.setdefault(id_, document) != document:
            self.note(
                path, 0, "V_DOCUMENT", f"article {id_} is {document} here and {self.articles[id_]} elsewhere"
            )
            self.doubtful.add(id_)
        if id_ in self.doubtful:
            return
        if document not in self.documents:
            self.note(path, 0, "V_DOCUMENT", f"{document} is gone; put it back or build again")
        elif self.documents[document][0] != sha:
            self.note(path, 0, "V_DOCUMENT", f"{document} has changed since the site was built; build again")
        else:
            return
        self.doubtful.add(id_)

    def data(self, path: str, value: object) -> None:
        """Check every span object of a data file."""
        for found in objects(value):
            match found:
                case {"article": str(article), "start": int(start), "end": int(end), "text": str(text)}:
                    self.span(path, Mark(article=article, start=start, end=end, text=text, line=0))

    def page(self, path: str, pages: Mapping[str, bytes]) -> None:
        """Check every mark of a file, and keep its unmarked words for later."""
        try:
            found = read(path, pages)
        except UnicodeDecodeError as error:
            self.note(path, 0, "V_PAGE", f"not UTF-8 ({error}); build again")
            return
        for line, fault in found.faults:
            self.note(path, line, "V_SPAN", fault)
        for mark in found.marks:
            self.span(path, mark)
        for run in found.unmarked:
            self.unmarked.setdefault(run, []).append(path)

    def span(self, path: str, mark: Mark) -> None:
        self.spans += 1
        if mark.article in self.doubtful:
            return
        if (mark.article, mark.start, mark.end, mark.text) in self.known:
            return
        document = self.articles.get(mark.article)
        if FORMER in mark.article:
            document = mark.article if mark.article in self.former else None
        if document is None:
            where = "on no record of changes" if FORMER in mark.article else "in no data file"
            self.note(path, mark.line, "V_SPAN", f"article {mark.article!r} is {where}: {_shown(mark.text)}")
            return
        text = self.documents[document][1]
        if not 0 <= mark.start < mark.end <= len(text) or text[mark.start : mark.end] != mark.text:
            self.note(path, mark.line, "V_SPAN", _mismatch(document, text, mark))

    def index(self, values: Mapping[str, object], pages: Mapping[str, bytes]) -> None:
        """Check that each story of the index has its page and its data."""
        match values.get("index.json"):
            case {"stories": list(stories)}:
                for story in stories:
                    self.listed(story, values, pages)

    def listed(self, story: object, values: Mapping[str, object], pages: Mapping[str, bytes]) -> None:
        match story:
            case {"id": str(id_), "slug": str(slug)}:
                if f"stories/{slug}/index.html" not in pages:
                    self.note("index.json", 0, "V_PAGE", f"story {slug} has no page")
                match values.get(f"stories/{slug}/story.json"):
                    case {"id": other} if other == id_:
                        return
                self.note("index.json", 0, "V_PAGE", f"story {slug} has no story.json with the id {id_}")
            case _:
                self.note("index.json", 0, "V_PAGE", f"a story without id or slug: {_shown(str(story))}")

    def receipts(self) -> None:
        """Look for the articles' words where a page has no mark on them."""
        runs = {run: tuple(news_grams(run)) for run in self.unmarked}
        wanted = {gram for its in runs.values() for gram in its}
        if not wanted:
            return
        found: dict[tuple[str, ...], str] = {}
        for path in sorted(self.documents):
            for gram in wanted.intersection(grams(WORD.findall(news(self.documents[path][1]).casefold()))):
                found.setdefault(gram, path)
        ours = self.ours() if found else frozenset()
        for run, its in runs.items():
            hit = next((gram for gram in its if gram in found and " ".join(gram) not in ours), None)
            if hit:
                for page in dict.fromkeys(self.unmarked[run]):
                    message = f"words of {found[hit]} without a receipt: {_shown(' '.join(hit))}"
                    self.note(page, 0, "V_RECEIPT", message)


def _texts(former: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Former versions as documents, each under its key."""
    return {key: ("", text) for key, text in former.items()}


def _mismatch(document: str, text: str, mark: Mark) -> str:
    place = f"{document}, {mark.start} to {mark.end}"
    there = text[mark.start : mark.end] if 0 <= mark.start <= mark.end else ""
    elsewhere = text.find(mark.text) if mark.text else -1
    hint = f" (they stand at {elsewhere})" if elsewhere >= 0 else ""
    reads = f"reads {_shown(there)}" if there else f"ends at {len(text)}"
    return f"says {_shown(mark.text)}{hint}, but {place}, {reads}"


def _shown(text: str) -> str:
    flat = " ".join(text.split())
    return f'"{flat}"' if len(flat) <= SHOWN else f'"{flat[:SHOWN]}…"'
