"""Whatever the articles are, each passage of the site is theirs, and each article is on the site."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.pipeline import edition, files, with_pages
from digest.read import documents
from digest.render.verify import verify
from digest.settings import Config

LINES = (
    "A ferry with 214 people on board ran aground off Tornvik on Monday, the coast guard said.",
    "The ferry, with 214 people on board, ran aground off Tornvik on Monday 2 March 2026.",
    "Three people were taken to hospital, and five more were treated on the pier, police said.",
    "“The sea was calm,” said harbor master Ingrid Solheim, “and the lights were on.”",
    '"The sea was calm and the lights were on," Solheim said.',
    "TORNVIK, March 2 (Nordwire) - The owner asked for money in 2024 & was refused <b>twice</b>.",
    "船在星期一搁浅，船上有214人。",
    "قال الميناء إن السفينة جنحت يوم الاثنين.",
    "Read more: ten ferries of the north",
    "# Ferry runs aground",
    "- a list, 1,5 km long {{ title }} {% raw %}",
    "e\u0301te\u0301 \U0001f6a2 \u202eback\u202c to the sea that nobody had ever crossed before, he said.",
)
ARTICLES = st.lists(
    st.lists(st.sampled_from(LINES), min_size=1, max_size=6, unique=True), min_size=1, max_size=3
)


@given(ARTICLES)
@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_every_passage_is_its_articles_own_and_no_article_is_lost(articles: list[list[str]]) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "seeds").mkdir()
        for at, lines in enumerate(articles):
            (root / "seeds" / f"a{at}.md").write_text("\n\n".join(lines) + "\n", encoding="utf-8")
        found = documents(root / "seeds")
        config = Config(root=root)
        made = with_pages(edition(found, config, datetime(2026, 3, 3, tzinfo=UTC)), config)
        pages = {file.path: file.data for file in files(made, config)}
        texts = {document.path: document.text for document in found.kept}
        sums = {document.path: (document.sha256, document.text) for document in found.kept}
    assert [str(wrong) for wrong in verify(pages, sums)] == []
    told = {article.id for digest in made.digests for article in digest.analysis.story.articles}
    left = {Path(problem.path).stem for problem in made.problems if problem.refused}
    assert told | left == {f"a{at}" for at in range(len(articles))}
    for path, data in pages.items():
        if re.fullmatch(r"stories/[^/]+/story\.json", path):
            _verbatim(json.loads(data), texts)


def _verbatim(data: object, texts: dict[str, str]) -> None:
    """Each span anywhere in a story's data says what stands in its article."""
    if isinstance(data, dict):
        if {"article", "start", "end", "text"} <= data.keys():
            whole = next(text for path, text in texts.items() if Path(path).stem == data["article"])
            assert whole[data["start"] : data["end"]] == data["text"]
        for value in data.values():
            _verbatim(value, texts)
    elif isinstance(data, list):
        for value in data:
            _verbatim(value, texts)
