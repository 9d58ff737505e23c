"""`digest doctor` lists what installed packages offer, and says of the broken ones why."""

import json
import subprocess
from pathlib import Path

from asked import Digest, Package
from offered import ALONE, BRIEF, FOLDED, MAYOR, SHELF

BROKEN = "import nothing_of_that_name\n"


def checks(done: subprocess.CompletedProcess[str]) -> dict[str, dict[str, str]]:
    return {one["name"]: one for one in json.loads(done.stdout)["checks"]}


def test_what_is_offered_at_each_door_is_listed_with_its_package(
    newsroom: Path, package: Package, digest: Digest
) -> None:
    assert "no other package offers any" in digest(newsroom, "doctor").stdout
    package("digest-folded", {"digest.readers": ["folded = folded:read"]}, {"folded.py": FOLDED})
    package("digest-alone", {"digest.clusterers": ["alone = alone:stories"]}, {"alone.py": ALONE})
    package("digest-offices", {"digest.extractors": ["offices = offices:offices"]}, {"offices.py": MAYOR})
    package("digest-brief", {"digest.composers": ["brief = brief:brief"]}, {"brief.py": BRIEF}, version="2.1")
    package("digest-shelf", {"digest.targets": ["shelf = shelf:opened"]}, {"shelf.py": SHELF})
    files = {
        "broad/__init__.py": "raise SystemExit('this code was run')\n",
        "broad/themes/broadsheet/theme.toml": 'name = "broadsheet"\nextends = "plain"\n',
    }
    package("digest-broad", {"digest.themes": ["broad = broad.themes"]}, files)
    done = digest(newsroom, "doctor")
    assert done.returncode == 0, done.stdout
    told = [line for line in done.stdout.splitlines() if ": digest-" in line]
    assert told == [
        'ok      reader "folded": digest-folded 1.0',
        'ok      clusterer "alone": digest-alone 1.0',
        'ok      extractor "offices": digest-offices 1.0',
        'ok      composer "brief": digest-brief 2.1',
        'ok      target "shelf": digest-shelf 1.0',
        'ok      themes "broad": digest-broad 1.0',
    ]


def test_a_broken_plugin_is_wrong_where_it_is_used_and_a_remark_elsewhere(
    newsroom: Path, package: Package, digest: Digest
) -> None:
    package("digest-brief", {"digest.composers": ["brief = brief:brief"]}, {"brief.py": BROKEN})
    package("digest-bare", {"digest.themes": ["bare = bare.themes"]}, {"bare/themes/x/other.toml": ""})
    done = digest(newsroom, "doctor", "--json")
    found = checks(done)
    assert done.returncode == 0
    assert found['composer "brief"']["state"] == found['themes "bare"']["state"] == "remark"
    assert found['themes "bare"']["says"] == "digest-bare 1.0: there is no theme in bare.themes"
    (newsroom / "digest.toml").write_text('[plugins]\ncomposer = "brief"\n', encoding="utf-8")
    done = digest(newsroom, "doctor", "--json")
    one = checks(done)['composer "brief"']
    assert done.returncode == 1
    assert one["state"] == "wrong"
    assert one["says"] == "digest-brief 1.0: cannot be loaded (No module named 'nothing_of_that_name')"
    assert one["way"]


def test_a_broken_reader_and_two_of_one_name_are_told(
    newsroom: Path, package: Package, digest: Digest
) -> None:
    package("digest-folded", {"digest.readers": ["folded = folded:read"]}, {"folded.py": FOLDED})
    package("digest-creased", {"digest.readers": ["folded = creased:read"]}, {"creased.py": FOLDED})
    package("digest-loud", {"digest.readers": ["loud = loud:read"]}, {"loud.py": "print('hear')\nread = 3\n"})
    done = digest(newsroom, "doctor", "--json")
    found = [one for one in json.loads(done.stdout)["checks"] if one["name"].startswith("reader")]
    assert done.returncode == 1
    assert {one["state"] for one in found} == {"wrong"}
    assert [one["says"] for one in found] == [
        'digest-creased 1.0: reader "folded" of digest-folded 1.0 has the same name',
        'digest-folded 1.0: reader "folded" of digest-creased 1.0 has the same name',
        "digest-loud 1.0: is no function",
    ]
