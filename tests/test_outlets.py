"""The tables of outlets in the settings: read, checked, and what is wrong with them told with its line."""

from pathlib import Path

import pytest

from digest.config import settings
from digest.errors import ConfigError
from digest.outlets import publishers

GOOD = """[outlets.harbor-post]
name = "The Harbor Post"
aliases = ["HarborPost"]
country = "NO"
owner = "Harbor Media"
source = "https://harbor.example/imprint"
owner_source = "the register of companies"
home = "https://www.harbor.example/"
feeds = ["https://harbor.example/feed.xml"]

[outlets.dockside]
home = "https://blogs.example/dockside/"
"""


def _written(folder: Path, text: str) -> Path:
    (folder / "digest.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_table_tells_of_an_outlet_each_fact_with_its_source(tmp_path: Path) -> None:
    config = settings(_written(tmp_path, GOOD))
    assert config.outlets["harbor-post"].feeds == ("https://harbor.example/feed.xml",)
    known = publishers(config.outlets)
    post = known.named("harborpost")
    assert post is not None
    assert post is known.at("http://harbor.example:80/a")
    assert post.said("country") == "country from https://harbor.example/imprint"
    assert post.said("owner") == "owner from the register of companies"
    assert known.named("dockside") is not None
    assert known.at("https://blogs.example/other/1") is None, "a host that others share is nobody's"


def test_all_that_is_wrong_is_told_with_its_line(tmp_path: Path) -> None:
    text = """[outlets.Harbor]
[outlets.a]
county = "NO"
country = "Norway"
home = "ftp://a.example"
feeds = ["a.example/feed"]
name = "The Post"
[outlets.b]
aliases = ["the post"]
"""
    with pytest.raises(ConfigError) as told:
        settings(_written(tmp_path, text))
    said = str(told.value).splitlines()
    assert [line.split(": ")[0] for line in said] == [f"digest.toml:{at}" for at in (1, 3, 4, 5, 6, 8)]
    assert 'digest.toml:1: "Harbor" names no outlet; write small letters, digits and hyphens.' in said
    assert "Did you mean 'country'?" in said[1]
    assert said[-1].endswith('are both "the post"; call one otherwise.')


def test_outlets_that_are_no_tables_are_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"write \[outlets.NAME\]"):
        settings(_written(tmp_path, "outlets = 3\n"))
