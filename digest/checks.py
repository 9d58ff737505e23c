"""What must hold of what a stage gives, whoever wrote it: each thing that does not, in words."""

import hashlib
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass

from digest.model.analysis import Analysis
from digest.model.article import Article, Documents
from digest.model.digest import Digest
from digest.model.span import Span
from digest.model.story import Story

REFUSAL = re.compile(r"[EW]_[A-Z_]+")
SURROGATE = re.compile("[\ud800-\udfff]")
HOLDING = (Mapping, tuple, list, frozenset, set)
SHOWN = 60  # characters of a passage that a line repeats


def of_documents(path: str, raw: bytes, given: object) -> Iterator[str]:
    """What is wrong with the documents that a reader gave for the bytes of the file `path`."""
    if not isinstance(given, Documents):
        yield f"a reader gives Documents, not {type(given).__name__}"
        return
    if not given.kept and not given.problems:
        yield "neither a document nor a problem"
    paths = Counter(document.path for document in given.kept)
    whole = hashlib.sha256(raw).hexdigest()
    for document in given.kept:
        if document.path != path and not document.path.startswith((f"{path}#", f"{path}/")):
            yield f'a document of {path} is called that, or "{path}/…", not {document.path}'
        if paths[document.path] > 1:
            yield f"two documents are called {document.path}"
        if document.sha256 != whole and (document.path == path or document.sha256 != _sha(document.text)):
            yield f"sha256 of {document.path} is not that of the bytes, nor of its own text"
        if not 0 <= document.body <= len(document.text):
            yield f"body of {document.path} lies outside of its text"
    for problem in given.problems:
        if not REFUSAL.fullmatch(problem.code) or not problem.message:
            yield f"a problem has a code E_… or W_… and a message: {problem!r}"


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def of_stories(articles: Sequence[Article], given: object) -> Iterator[str]:
    """What is wrong with stories as a grouping of `articles`: each must be in exactly one, as it was."""
    if not isinstance(given, tuple) or not all(isinstance(story, Story) for story in given):
        yield f"a clusterer gives a tuple of Story, not {type(given).__name__}"
        return
    known = {article.id: article for article in articles}
    count = Counter(article.id for story in given for article in story.articles)
    for id_ in sorted(known.keys() | count.keys()):
        if id_ not in known:
            yield f"{id_} is no article that it was given"
        elif count[id_] != 1:
            yield f"{id_} is in {count[id_] or 'no'} {'stories' if count[id_] else 'story'}"
    for story in given:
        held = [article.id for article in story.articles]
        if held != sorted(held):
            yield f"articles of a story stand in the order of their ids: {', '.join(held)}"
        if any(known.get(article.id) not in {None, article} for article in story.articles):
            yield f"an article was changed: {', '.join(held)}"
        if any(not {*why.articles} <= {*held} for why in story.why):
            yield f"why tells of articles of another story: {', '.join(held)}"
        yield from _unasked(story)


def _unasked(story: Story) -> Iterator[str]:
    """What a clusterer says in a person's name: a title on a page is a passage, or stands in stories.toml."""
    for name in ("title", "slug", "by_hand"):
        if given := getattr(story, name):
            person = "is what a person wrote in stories.toml; leave it empty, not"
            yield f"{name} of a story {person} {short(given)}"
    if hands := [why.by_hand for why in story.why if why.by_hand]:
        yield f"by_hand of a why is a place in stories.toml; leave it empty, not {short(hands[0])}"


def short(given: object) -> str:
    """What was given, as a line shows it."""
    said = repr(given)
    return said if len(said) <= SHOWN else f"{said[:SHOWN]}…"


def of_digest(analysis: Analysis, given: object) -> Iterator[str]:
    """What is wrong with a digest as the page of `analysis`."""
    if not isinstance(given, Digest):
        yield f"a composer gives a Digest, not {type(given).__name__}"
        return
    if given.analysis != analysis:
        yield "the analysis is another than the one given"
        return
    yield from astray(given, analysis.story.articles)
    titled = given.title.text if given.title else analysis.story.title
    if given.title_text != titled:
        yield f'the title is a passage of an article or a person\'s, not "{given.title_text[:SHOWN]}"'
    if not given.summary:
        yield "the summary is empty"


def astray(given: object, articles: Sequence[Article]) -> Iterator[str]:
    """The spans anywhere in `given` that are not what their articles say."""
    texts = {article.id: article.text for article in articles}
    for span in dict.fromkeys(each for each in parts(given) if isinstance(each, Span)):
        if span.article not in texts:
            yield f'{span.article} is no article of the story: "{span.text[:SHOWN]}"'
        elif texts[span.article][span.start : span.end] != span.text:
            yield f'{span.article} does not say "{span.text[:SHOWN]}" at {span.start}'


def unfit(given: object) -> Iterator[str]:
    """What anywhere in `given` no file can hold: halves of characters, and numbers that are none."""
    for each in dict.fromkeys(each for each in parts(given) if isinstance(each, str | float)):
        if isinstance(each, float) and not math.isfinite(each):
            yield f"{each} is no number"
        elif isinstance(each, str) and SURROGATE.search(each):
            yield f"{short(each)} holds half a character, which is no text"


def parts(given: object) -> Iterator[object]:
    """Each value in what was given, however deep; spans are whole, and articles left out."""
    if isinstance(given, Article):
        return
    if isinstance(given, Span) or not (is_dataclass(given) or isinstance(given, HOLDING)):
        yield given
    elif isinstance(given, Mapping):
        yield from parts((*given.keys(), *given.values()))
    elif isinstance(given, tuple | list | frozenset | set):
        for each in given:
            yield from parts(each)
    elif not isinstance(given, type):
        for one in fields(given):
            yield from parts(getattr(given, one.name))
