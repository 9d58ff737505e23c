"""A package that fails is named, and costs as little as can be."""

import shutil
from pathlib import Path

import pytest
from asked import Digest, Package, settings, told
from offered import ALONE, MAYOR, SHELF


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
        ("raise SystemExit(3)\n", "cannot be loaded (3)"),
        ("raise BaseException('q')\n", "cannot be loaded (q)"),
        ("def offices(analysis):\n    raise BaseException('q')\n", "failed: BaseException: q (offices.py:2)"),
        ("def offices(analysis):\n    raise SystemExit(3)\n", "failed: SystemExit: 3 (offices.py:2)"),
    ],
)
def test_a_package_that_fails_is_named_and_the_old_site_stays(
    newsroom: Path, built: Path, package: Package, digest: Digest, code: str, said: str
) -> None:
    shutil.copytree(built, newsroom, dirs_exist_ok=True)
    before = told(newsroom / "site")
    package("digest-offices", {"digest.extractors": ["offices = offices:offices"]}, {"offices.py": code})
    settings(newsroom, '[plugins]\nextractors = ["offices"]\n')
    done = digest(newsroom, "build")
    assert done.returncode in {1, 2}
    assert done.stderr.startswith('extractor "offices" of digest-offices 1.0 ')
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert told(newsroom / "site") == before


def test_a_package_is_not_blamed_where_the_system_ends_the_command(
    newsroom: Path, package: Package, digest: Digest
) -> None:
    code = "import os\nimport signal\ndef offices(analysis):\n    os.kill(os.getpid(), signal.SIGTERM)\n"
    package("digest-offices", {"digest.extractors": ["offices = offices:offices"]}, {"offices.py": code})
    settings(newsroom, '[plugins]\nextractors = ["offices"]\n')
    done = digest(newsroom, "build")
    assert (done.returncode, done.stderr) == (143, "")


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


def test_a_place_that_fails_is_told_by_its_package(newsroom: Path, package: Package, digest: Digest) -> None:
    package("digest-shelf", {"digest.targets": ["shelf = shelf:opened"]}, {"shelf.py": SHELF})
    settings(newsroom, '[publish.live]\nkind = "shelf"\npassword = "1234"\n')
    assert digest(newsroom, "build").returncode == 2
    settings(newsroom, '[publish.live]\nkind = "shelf"\n')
    assert digest(newsroom, "build").returncode == 0
    done = digest(newsroom, "publish")
    assert done.returncode == 1
    assert done.stderr.startswith("target \"shelf\" of digest-shelf 1.0 failed: KeyError: 'board' (shelf.py:")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "def put(self, file):",
            "def put(self, file):\n        raise SystemExit(9)",
            "failed: SystemExit: 9 (shelf.py:",
        ),
        (
            "def close(self):",
            "def close(self):\n        raise ValueError('q')",
            "failed: ValueError: q (shelf.py:",
        ),
        (
            "def finish(self, plan):",
            "def finish(self, plan):\n        raise BaseException('q')",
            "BaseException: q (",
        ),
        ("    return Shelf(", "    raise Transient('busy')\n    return Shelf(", "busy; publish again."),
    ],
)
def test_a_place_that_ends_the_command_or_fails_at_its_end_is_told_by_its_package(
    newsroom: Path, package: Package, digest: Digest, old: str, new: str, said: str
) -> None:
    code = "from digest.publish import Transient\n" + SHELF.replace(old, new)
    package("digest-shelf", {"digest.targets": ["shelf = shelf:opened"]}, {"shelf.py": code})
    settings(newsroom, '[publish.live]\nkind = "shelf"\nboard = "upper"\n')
    assert digest(newsroom, "build").returncode == 0
    done = digest(newsroom, "publish")
    assert done.returncode in {1, 6}
    assert done.stderr.startswith('target "shelf" of digest-shelf 1.0')
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_what_goes_wrong_first_is_told_though_closing_fails_too(
    newsroom: Path, package: Package, digest: Digest
) -> None:
    code = SHELF.replace("def put(self, file):", "def put(self, file):\n        raise KeyError('first')")
    code = code.replace("def close(self):", "def close(self):\n        raise ValueError('then')")
    package("digest-shelf", {"digest.targets": ["shelf = shelf:opened"]}, {"shelf.py": code})
    settings(newsroom, '[publish.live]\nkind = "shelf"\nboard = "upper"\n')
    assert digest(newsroom, "build").returncode == 0
    done = digest(newsroom, "publish")
    assert done.stderr.startswith("target \"shelf\" of digest-shelf 1.0 failed: KeyError: 'first' (shelf.py:")
