"""Profiles: what counts more than what, mistakes in them told with all others; nothing from the environment."""

from pathlib import Path

import pytest

from digest import config
from digest.errors import ConfigError
from digest.settings import TABLE


def write(folder: Path, text: str) -> Path:
    (folder / "digest.toml").write_text(text, encoding="utf-8")
    return folder


PROFILES = """[site]
title = "Harbor"
[build]
jobs = 1
[profile.preview.build]
drafts = true
[profile.preview]
site.title = "Harbor, unfinished"
[profile.release.build]
strict = true
"""


def test_a_profile_counts_more_than_the_file_and_the_command_line_more_than_both(tmp_path: Path) -> None:
    write(tmp_path, PROFILES)
    plain = config.settings(tmp_path)
    assert (plain.site.title, plain.build.drafts, plain.build.strict) == ("Harbor", False, False)
    preview = config.settings(tmp_path, profile="preview")
    assert (preview.site.title, preview.build.drafts) == ("Harbor, unfinished", True)
    assert preview.build.jobs == 1
    said = config.settings(tmp_path, {"build.drafts": False}, profile="preview")
    assert (said.site.title, said.build.drafts) == ("Harbor, unfinished", False)


def test_a_usual_profile_counts_where_it_is_there_and_none_is_named(tmp_path: Path) -> None:
    write(tmp_path, PROFILES)
    assert config.settings(tmp_path, usual="preview").build.drafts
    assert config.settings(tmp_path, usual="absent") == config.settings(tmp_path)
    released = config.settings(tmp_path, profile="release", usual="preview")
    assert (released.build.strict, released.build.drafts) == (True, False)


def test_a_profile_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    write(tmp_path, PROFILES)
    with pytest.raises(ConfigError, match=r"--profile prevew: .*Did you mean 'preview'"):
        config.settings(tmp_path, profile="prevew")
    with pytest.raises(ConfigError, match="It has preview, release"):
        config.settings(tmp_path, profile="x")
    with pytest.raises(ConfigError, match=r"Write \[profile\.x\.build\]"):
        config.settings(write(tmp_path, ""), profile="x")


def test_mistakes_in_profiles_are_told_with_all_others_whether_chosen_or_not(tmp_path: Path) -> None:
    file = """[profiles.preview]
[profile]
drafts = true
[profile.preview]
future = true
build.jobs = "two"
[profile.preview.biuld]
jobs = 1
[profile.release.site]
tittle = "x"
rights = "some"
[site]
title = ""
"""
    with pytest.raises(ConfigError) as told:
        config.settings(write(tmp_path, file))
    assert str(told.value).splitlines() == [
        "digest.toml:1: \"profiles\" is no section. Did you mean 'profile'?",
        'digest.toml:3: "drafts" is no profile; write [profile.drafts.build] and its keys below.',
        'digest.toml:5: "future" is no section. It stands under [build].',
        'digest.toml:6: jobs = "two" cannot be; write a whole number, 0 to 256.',
        "digest.toml:7: \"biuld\" is no section. Did you mean 'build'?",
        "digest.toml:10: \"tittle\" is no setting of [profile.release.site]. Did you mean 'title'?",
        'digest.toml:11: rights = "some" cannot be; write full or excerpt.',
        'digest.toml:13: title = "" cannot be; write 1 to 100 characters.',
    ]


def test_what_a_profile_spoils_is_told_though_it_is_not_chosen(tmp_path: Path) -> None:
    file = '[summary]\nsentences_max = 6\n[profile.release.summary]\nsentences_min = 7\n[profile.release.paths]\nsite = "."\n'
    with pytest.raises(ConfigError) as told:
        config.settings(write(tmp_path, file))
    assert str(told.value).splitlines() == [
        "digest.toml:4: sentences_min is 7, more than sentences_max, 6; lower the one or raise the other.",
        'digest.toml:6: site is ".", which holds your own files; name a folder of its own.',
    ]


def test_no_setting_is_read_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = config.settings(tmp_path)
    for section, table in TABLE.items():
        for name in table:
            for key in (f"DIGEST_{section}_{name}", f"DIGEST_{name}", f"DIGEST_{section}__{name}"):
                monkeypatch.setenv(key.upper(), "1")
    monkeypatch.setenv("DIGEST_PROFILE", "preview")
    assert config.settings(tmp_path) == before
