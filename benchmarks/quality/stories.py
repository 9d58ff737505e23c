"""Articles grouped into stories: rows {id, title, text, date, lang} or {id, sentences}, answers {id, story}.

Rows of several files are one newsroom. Where some are in English and others are not, the answers of the
others also name the English article that is most like them (`nearest`), for the accuracy across languages.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date

from benchmarks.quality import scores
from benchmarks.quality.files import Row, Rows
from benchmarks.quality.task import Files, Score, Task
from digest.cluster import Grouper, nearest, stories
from digest.model.article import Article, Block, Outlet, Published, Role
from digest.model.span import Span
from digest.text.language import language_of
from digest.text.words import stop_words

PIVOT = "en"  # the language to which the articles of the others are matched
PLAIN = re.compile(r"\w\w+")
BASELINE = {"threshold": 0.2, "window": 4}  # the best threshold of the plain way on the dated set


def article(row: Row) -> Article:
    """The article of a row, as the build would have it; nothing of who or what it is about is read."""
    title = " ".join((row.get("title") or "").split())
    body = row["text"] if row.get("text") is not None else "\n".join(row["sentences"])
    text = f"{title}\n{body}"
    language = row.get("lang") or language_of(text)
    outlet = row.get("outlet") or "unknown"
    return Article(
        id=row["id"], path=f"{row['id']}.txt", sha256="", text=text, lang=language,
        outlet=Outlet(id=outlet, name=outlet, known=bool(row.get("outlet"))),
        published=Published(value=row["date"][:10], precision="day") if row.get("date") else Published(),
        title=Span(article=row["id"], start=0, end=len(title), text=title) if title else None,
        blocks=(*_title(title), *_paragraphs(text, len(title) + 1)),
    )  # fmt: skip


def _title(title: str) -> tuple[Block, ...]:
    return (Block(start=0, end=len(title), role=Role.TITLE),) if title else ()


def _paragraphs(text: str, start: int) -> list[Block]:
    """One paragraph a line that is not blank."""
    found: list[Block] = []
    at = start
    for line in text[start:].split("\n"):
        if line.strip():
            found.append(Block(start=at, end=at + len(line), role=Role.PARAGRAPH))
        at += len(line) + 1
    return found


def predict(files: Files) -> list[Row]:
    """The story of each article, by the grouping and the settings that a build has by default."""
    articles = [article(row) for rows in files for row in rows]
    grouped = stories(articles, Grouper(), names={})
    home = {each.id: f"s{at}" for at, story in enumerate(grouped) for each in story.articles}
    beside = (
        nearest(articles, PIVOT, Grouper().window) if any(each.language == PIVOT for each in articles) else {}
    )
    return [_answer(each.id, home[each.id], beside) for each in articles]


def _answer(id_: str, story: str, beside: Mapping[str, str]) -> Row:
    near = {"nearest": beside[id_]} if id_ in beside else {}
    return {"id": id_, "story": story, **near}


def baseline(files: Files) -> list[Row]:
    """TF-IDF over all words but stop words, average link, four days: what anybody would try first."""
    import numpy as np  # noqa: PLC0415 - for this alone

    from digest.cluster.link import average_link  # noqa: PLC0415 - the same
    from digest.text.likeness import cosines, idf, vectors  # noqa: PLC0415 - the same

    articles = [article(row) for rows in files for row in rows]
    bags = [Counter(PLAIN.findall(each.text.lower())) for each in articles]
    for bag in bags:
        for word in stop_words() & bag.keys():
            del bag[word]
    days = [each.published.day for each in articles]
    when = np.array([day.toordinal() if isinstance(day, date) else np.nan for day in days], dtype=float)
    with np.errstate(invalid="ignore"):
        far = np.abs(when[:, None] - when[None, :]) > BASELINE["window"]
    likeness = np.triu(np.where(far, 0, cosines(vectors(bags, idf(bags)))), 1)
    pairs = [(int(a), int(b), float(likeness[a, b])) for a, b in np.argwhere(likeness > 0)]
    groups = average_link(len(articles), pairs, BASELINE["threshold"])
    return [{"id": articles[at].id, "story": f"s{n}"} for n, group in enumerate(groups) for at in group]


def score(files: Files, made: Rows) -> Score:
    """B-cubed and pairwise F1; for each other language the share whose nearest English article is its own."""
    gold = [row for rows in files for row in rows]
    true = {row["id"]: row["story_id"] for row in gold}
    language = {row["id"]: row.get("lang") for row in gold}
    pivots = {row["story_id"] for row in gold if row.get("lang") == PIVOT}
    hits: dict[str, list[bool]] = defaultdict(list)
    for row in made:
        if "nearest" in row and language[row["id"]] and true[row["id"]] in pivots:
            hits[language[row["id"]]].append(true[row["nearest"]] == true[row["id"]])
    shares = {lang: round(sum(found) / len(found), 4) for lang, found in sorted(hits.items())}
    return {**scores.clustering(gold, made), **({"nearest_en": shares} if shares else {})}


TASK = Task(predict=predict, score=score, baseline=baseline)
