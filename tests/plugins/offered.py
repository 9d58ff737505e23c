"""The code of packages that are made on the spot: a stage each, as small as it can be."""

FOLDED = """
import hashlib
from digest.model.article import Document, Documents
from digest.model.fields import Fields
from digest.errors import Problem

def read(path, raw):
    \"\"\"Articles whose first line is the outlet.\"\"\"
    text = raw.decode("utf-8", "replace")
    outlet, _, body = text.partition("\\n")
    if not body.strip():
        return Documents(kept=(), problems=(Problem(path=path, code="E_EMPTY", message="there is no text."),))
    made = Document(
        path=path, sha256=hashlib.sha256(raw).hexdigest(), text=text, body=len(outlet) + 1,
        checked=Fields(outlet=outlet, title="A mill burns", published="2025-12-10", published_precision="day"),
    )
    return Documents(kept=(made,))
"""

TITLED = """
from dataclasses import replace
from digest.cluster import average

def stories(articles, **asked):
    return tuple(replace(story, GIVEN) for story in average(articles, **asked))
"""

ALONE = """
from digest.model.story import Story

def stories(articles, *, threshold, window, names):
    return tuple(Story(articles=(article,)) for article in sorted(articles, key=lambda each: each.id))
"""

MAYOR = """
from digest.model.analysis import Entity, NameVariant
from digest.model.found import Found

def offices(analysis):
    \"\"\"Offices that are named without a name.\"\"\"
    spans = [
        article.span(at, at + len("The mayor"))
        for article in analysis.story.articles
        if (at := article.text.find("The mayor")) >= 0
    ]
    if not spans:
        return Found()
    count = tuple((span.article, 1) for span in spans)
    variant = NameVariant(text="The mayor", counts=count, spans=tuple(spans))
    return Found(entities=(Entity(id="offices-mayor", name="The mayor", kind="person", variants=(variant,)),))
"""

BRIEF = """
from dataclasses import replace
from digest.compose import selection

def brief(analysis, *, least, most):
    return selection(analysis, least=1, most=1)
"""

SHELF = """
import json
from pathlib import Path
from digest.write import MANIFEST

class Shelf:
    lanes = 2

    def __init__(self, root):
        self.root = root

    def manifest(self):
        place = self.root / MANIFEST
        return place.read_bytes() if place.is_file() else None

    def taken(self, paths):
        return [path for path in paths if (self.root / path).is_file()]

    def begin(self, plan):
        self._write(MANIFEST, plan.pending)
        return True

    def put(self, file):
        self._write(file.path, file.data())

    def delete(self, path):
        (self.root / path).unlink(missing_ok=True)

    def finish(self, plan):
        self._write(MANIFEST, plan.manifest)

    def close(self):
        pass

    def _write(self, path, data):
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_bytes(data)

def opened(options, site, here):
    return Shelf(here.root / options["board"])
"""
