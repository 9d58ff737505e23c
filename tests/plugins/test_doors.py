"""An installed package takes part in a build by its entry point: one door after another."""

import json
from pathlib import Path

from asked import Digest, Package, settings, told
from offered import ALONE, BRIEF, FOLDED, MAYOR, SHELF


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


def test_a_clusterer_groups_the_articles(newsroom: Path, package: Package, digest: Digest) -> None:
    package("digest-alone", {"digest.clusterers": ["alone = alone:stories"]}, {"alone.py": ALONE})
    assert "2 articles, 1 story;" in digest(newsroom, "build").stdout
    settings(newsroom, '[plugins]\nclusterer = "alone"\n')
    assert "2 articles, 2 stories;" in digest(newsroom, "build").stdout
    assert digest(newsroom, "check").returncode == 0
    method = (newsroom / "site/method/index.html").read_text(encoding="utf-8")
    assert "plugins.clusterer" in method
    assert "plugins.composer" not in method


def test_what_a_person_says_of_stories_holds_with_a_packages_clusterer(
    newsroom: Path, package: Package, digest: Digest
) -> None:
    package("digest-alone", {"digest.clusterers": ["alone = alone:stories"]}, {"alone.py": ALONE})
    settings(newsroom, '[plugins]\nclusterer = "alone"\n')
    wish = '[[join]]\narticles = ["seeds/north.md", "seeds/south.md"]\n'
    named = '[[story]]\narticle = "seeds/north.md"\ntitle = "The fire at Ardo"\nslug = "ardo"\n'
    (newsroom / "stories.toml").write_text(wish + named, encoding="utf-8")
    done = digest(newsroom, "build")
    assert done.returncode == 0, done.stderr
    page = (newsroom / "site/stories/ardo/index.html").read_text(encoding="utf-8")
    assert "The fire at Ardo</h1>" in page
    assert "stories.toml:1" in page
    assert digest(newsroom, "verify").returncode == 0


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
        "broad/themes/gazette/theme.toml": 'name = "gazette"\nextends = "plain"\n',
        "broad/themes/gazette/templates/parts/why.html": "{# given: story. #}\n<p>Set by Gazette.</p>\n",
    }
    package("digest-broad", {"digest.themes": ["broad = broad.themes"]}, files)
    settings(newsroom, '[site]\ntheme = "gazette"\n')
    done = digest(newsroom, "build")
    assert done.returncode == 0, done.stderr
    [page] = newsroom.glob("site/stories/*/index.html")
    assert "<p>Set by Gazette.</p>" in page.read_text(encoding="utf-8")


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


def test_a_place_to_publish_to_is_opened_by_its_kind(
    newsroom: Path, package: Package, digest: Digest
) -> None:
    package("digest-shelf", {"digest.targets": ["shelf = shelf:opened"]}, {"shelf.py": SHELF})
    settings(newsroom, '[publish.live]\nkind = "shelf"\nboard = "upper"\n')
    assert digest(newsroom, "build").returncode == 0
    done = digest(newsroom, "publish")
    assert done.returncode == 0, done.stderr
    assert (newsroom / "upper/index.html").read_bytes() == (newsroom / "site/index.html").read_bytes()
    assert "nothing has changed" in digest(newsroom, "publish").stdout
