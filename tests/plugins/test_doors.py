"""An installed package takes part in a build by its entry point: one door after another."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Package = Callable[..., Path]
Digest = Callable[..., subprocess.CompletedProcess[str]]

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


def told(site: Path) -> dict[str, object]:
    """The data of the one story of a site."""
    [file] = sorted(site.glob("stories/*/story.json"))
    found: dict[str, object] = json.loads(file.read_text(encoding="utf-8"))
    return found


def settings(newsroom: Path, text: str) -> None:
    (newsroom / "digest.toml").write_text(text, encoding="utf-8")


def test_a_reader_takes_files_of_its_suffix(newsroom: Path, package: Package, digest: Digest) -> None:
    package("digest-folded", {"digest.readers": ["folded = folded:read"]}, {"folded.py": FOLDED})
    text = "Valley Radio\nThe old mill at Ardo burned down on Tuesday night. The roof fell in at nine.\n"
    (newsroom / "seeds" / "radio.folded").write_text(text, encoding="utf-8")
    (newsroom / "seeds" / "none.folded").write_text("", encoding="utf-8")
    done = digest(newsroom, "build")
    assert "seeds/none.folded: there is no text." in done.stderr
    assert "3 articles, 1 story, 1 refused" in done.stdout
    assert "Valley Radio" in (newsroom / "site/outlets/index.html").read_text(encoding="utf-8")
    assert digest(newsroom, "verify").returncode == 0


def test_a_reader_that_fails_costs_its_file_and_nothing_else(
    newsroom: Path, package: Package, digest: Digest
) -> None:
    code = "def read(path, raw):\n    return raw.decode('ascii').no_such_thing\n"
    package("digest-folded", {"digest.readers": ["folded = folded:read"]}, {"folded.py": code})
    (newsroom / "seeds" / "radio.folded").write_text("Valley Radio\nText.\n", encoding="utf-8")
    done = digest(newsroom, "build")
    said = 'seeds/radio.folded: reader "folded" of digest-folded 1.0 failed on it: AttributeError:'
    assert said in done.stderr
    assert "(folded.py:2); tell its authors." in done.stderr
    assert "2 articles, 1 story, 1 refused" in done.stdout


def test_a_clusterer_groups_the_articles(newsroom: Path, package: Package, digest: Digest) -> None:
    package("digest-alone", {"digest.clusterers": ["alone = alone:stories"]}, {"alone.py": ALONE})
    assert "2 articles, 1 story;" in digest(newsroom, "build").stdout
    settings(newsroom, '[plugins]\nclusterer = "alone"\n')
    assert "2 articles, 2 stories;" in digest(newsroom, "build").stdout
    assert digest(newsroom, "check").returncode == 0


def test_an_extractor_adds_to_what_is_found(newsroom: Path, package: Package, digest: Digest) -> None:
    package("digest-offices", {"digest.extractors": ["offices = offices:offices"]}, {"offices.py": MAYOR})
    assert digest(newsroom, "build").returncode == 0
    assert "offices-mayor" not in json.dumps(told(newsroom / "site"))
    settings(newsroom, '[plugins]\nextractors = ["offices"]\n')
    assert digest(newsroom, "build").returncode == 0
    assert "offices-mayor" in json.dumps(told(newsroom / "site"))
    assert digest(newsroom, "verify").returncode == 0


def test_a_composer_puts_the_page_in_order(newsroom: Path, package: Package, digest: Digest) -> None:
    package("digest-brief", {"digest.composers": ["brief = brief:brief"]}, {"brief.py": BRIEF})
    settings(newsroom, '[plugins]\ncomposer = "brief"\n')
    assert digest(newsroom, "build").returncode == 0
    summary = told(newsroom / "site")["summary"]
    assert isinstance(summary, list)
    assert len(summary) == 1


def test_a_package_offers_themes_and_none_of_its_code_is_run(
    newsroom: Path, package: Package, digest: Digest
) -> None:
    files = {
        "broad/__init__.py": "raise SystemExit('this code was run')\n",
        "broad/themes/broadsheet/theme.toml": 'name = "broadsheet"\nextends = "plain"\n',
        "broad/themes/broadsheet/templates/parts/why.html": "{# given: story. #}\n<p>Set by Broadsheet.</p>\n",
    }
    package("digest-broad", {"digest.themes": ["broad = broad.themes"]}, files)
    settings(newsroom, '[site]\ntheme = "broadsheet"\n')
    done = digest(newsroom, "build")
    assert done.returncode == 0, done.stderr
    [page] = newsroom.glob("site/stories/*/index.html")
    assert "<p>Set by Broadsheet.</p>" in page.read_text(encoding="utf-8")


def test_a_name_that_nobody_offers_is_told_with_the_one_meant(
    newsroom: Path, package: Package, digest: Digest
) -> None:
    package("digest-offices", {"digest.extractors": ["offices = offices:offices"]}, {"offices.py": MAYOR})
    settings(newsroom, '[plugins]\nclusterer = "avrage"\nextractors = ["ofices"]\ncomposer = "none"\n')
    done = digest(newsroom, "build")
    assert done.returncode == 2
    assert sorted(done.stderr.splitlines()) == [
        "digest.toml:2: no installed package offers the clusterer \"avrage\". Did you mean 'average'?",
        "digest.toml:3: no installed package offers the extractor \"ofices\". Did you mean 'offices'?",
        'digest.toml:4: no installed package offers the composer "none". Known are selection.',
    ]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (
            "def offices(analysis):\n    return analysis.nothing\n",
            "failed: AttributeError: 'Analysis' object has no attribute 'nothing' (offices.py:2); update it,",
        ),
        (
            "def offices(analysis):\n    return None\n",
            "does not keep its promise: an extractor gives Found, not NoneType. Update it,",
        ),
        (
            MAYOR + "\nfrom dataclasses import replace\nreal = offices\n"
            "def offices(analysis):\n    found = real(analysis)\n    span = found.entities[0].variants[0].spans[0]\n"
            "    return Found(firmness=(Firmness(word=replace(span, text='x' * len(span.text)), sentence=span,"
            " grade='may'),))\nfrom digest.model.analysis import Firmness\n",
            'does not say "xxxxxxxxx"',
        ),
        ("import nothing_of_that_name\n", "cannot be loaded (No module named 'nothing_of_that_name')"),
        ("offices = 3\n", "is no function"),
    ],
)
def test_a_package_that_fails_is_named_and_the_old_site_stays(
    newsroom: Path, package: Package, digest: Digest, code: str, said: str
) -> None:
    assert digest(newsroom, "build").returncode == 0
    before = told(newsroom / "site")
    package("digest-offices", {"digest.extractors": ["offices = offices:offices"]}, {"offices.py": code})
    settings(newsroom, '[plugins]\nextractors = ["offices"]\n')
    done = digest(newsroom, "build")
    assert done.returncode in {1, 2}
    assert done.stderr.startswith('extractor "offices" of digest-offices 1.0 ')
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert told(newsroom / "site") == before


def test_a_clusterer_that_loses_an_article_is_stopped(
    newsroom: Path, package: Package, digest: Digest
) -> None:
    code = ALONE.replace("sorted(articles", "sorted(articles[1:]")
    package("digest-alone", {"digest.clusterers": ["alone = alone:stories"]}, {"alone.py": code})
    settings(newsroom, '[plugins]\nclusterer = "alone"\n')
    done = digest(newsroom, "build")
    assert done.returncode == 1
    assert 'clusterer "alone" of digest-alone 1.0 does not keep its promise: ' in done.stderr
    assert "is in no story" in done.stderr


def test_what_a_package_gave_is_forgotten_with_its_version_and_its_code(
    newsroom: Path, package: Package, digest: Digest
) -> None:
    offers = {"digest.composers": ["brief = brief:brief"]}
    package("digest-brief", offers, {"brief.py": BRIEF})
    settings(newsroom, '[plugins]\ncomposer = "brief"\n')
    assert "nothing has changed" not in digest(newsroom, "build").stdout
    assert "nothing has changed" in digest(newsroom, "build").stdout
    package("digest-brief", offers, {"brief.py": BRIEF}, version="1.1")
    assert "nothing has changed" not in digest(newsroom, "build").stdout
    assert "nothing has changed" in digest(newsroom, "build").stdout
    longer = BRIEF.replace("least=1, most=1", "least=least, most=most")
    package("digest-brief", offers, {"brief.py": longer}, version="1.1")
    assert digest(newsroom, "build").returncode == 0
    summary = told(newsroom / "site")["summary"]
    assert isinstance(summary, list)
    assert len(summary) > 1


def test_no_code_is_run_from_the_folders_of_a_site(newsroom: Path, digest: Digest) -> None:
    trap = "raise SystemExit('this code was run')\n"
    for place in ("seeds/trap.py", "themes/own/__init__.py", "pages/trap.py", "sitecustomize.txt"):
        (newsroom / place).parent.mkdir(parents=True, exist_ok=True)
        (newsroom / place).write_text(trap, encoding="utf-8")
    (newsroom / "themes/own/theme.toml").write_text('name = "own"\nextends = "plain"\n', encoding="utf-8")
    info = newsroom / "seeds" / "trap-1.0.dist-info"
    info.mkdir()
    (info / "entry_points.txt").write_text("[digest.clusterers]\ntrap = trap:trap\n", encoding="utf-8")
    settings(newsroom, '[site]\ntheme = "own"\n')
    done = digest(newsroom, "build")
    assert "this code was run" not in done.stdout + done.stderr
    assert "2 articles, 1 story" in done.stdout
    (newsroom / "trap.py").write_text(trap, encoding="utf-8")
    info.rename(newsroom / info.name)  # `python -m digest` looks for modules in the folder that it is run in
    settings(newsroom, '[plugins]\nclusterer = "trap"\n')
    assert 'no installed package offers the clusterer "trap"' in digest(newsroom, "build").stderr
