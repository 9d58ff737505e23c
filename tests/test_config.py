"""Settings: sensible without a file, and every mistake of a file told at once."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from digest import config
from digest.errors import ConfigError, ExitCode
from digest.settings import TABLE


def write(folder: Path, text: str) -> Path:
    (folder / "digest.toml").write_text(text, encoding="utf-8")
    return folder


def test_there_need_be_no_file(tmp_path: Path) -> None:
    settings = config.settings(tmp_path)
    assert settings.root == tmp_path
    assert settings.paths.seeds == tmp_path / "seeds"
    assert settings.site.rights == "excerpt"


def test_what_the_file_says_counts_and_the_command_line_counts_more(tmp_path: Path) -> None:
    file = (
        '[site]\ntitle = "Harbour"\n[cluster]\nthreshold = 1\n[build]\njobs = 3\nnow = 2025-12-15T18:00:00Z\n'
    )
    settings = config.settings(write(tmp_path, file), {"build.jobs": 2})
    assert (settings.site.title, settings.cluster.threshold, settings.build.jobs) == ("Harbour", 1.0, 2)
    assert settings.build.now == datetime(2025, 12, 15, 18, tzinfo=UTC)
    assert config.settings(tmp_path / "digest.toml").site.title == "Harbour"


def test_all_mistakes_are_told_together_with_their_lines(tmp_path: Path) -> None:
    file = """[site]
tittle = "x"
threshold = 0.5
rights = "some"
url = "javascript:x"
home = "Germany"
[paths]
site = ""
[clusters]
window_days = 2
[summary]
sentences_min = "five"
[build]
strict = 1
now = 2025-12-15
"""
    with pytest.raises(ConfigError) as told:
        config.settings(write(tmp_path, file), {"build.jobs": -1})
    assert str(told.value).splitlines() == [
        "--jobs -1 cannot be; write a whole number, 0 to 256.",
        "digest.toml:2: \"tittle\" is no setting of [site]. Did you mean 'title'?",
        'digest.toml:3: "threshold" is no setting of [site]. It stands under [cluster].',
        'digest.toml:4: rights = "some" cannot be; write full or excerpt.',
        (
            'digest.toml:5: url = "javascript:x" cannot be; '
            "write an address such as https://example.org/news/, or empty."
        ),
        'digest.toml:6: home = "Germany" cannot be; write a two-letter country code such as DE, or empty.',
        'digest.toml:8: site = "" cannot be; write a folder.',
        "digest.toml:9: \"clusters\" is no section. Did you mean 'cluster'?",
        'digest.toml:12: sentences_min = "five" cannot be; write a whole number, 1 to 50.',
        "digest.toml:14: strict = 1 cannot be; write true or false.",
        (
            "digest.toml:15: now = 2025-12-15 cannot be; "
            "write a time with its zone such as 2025-12-15T18:00:00Z."
        ),
    ]
    assert told.value.exit_code is ExitCode.USAGE


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ('[paths]\nsite = "."', "digest.toml:2: site is .*which holds your own files"),
        ('[paths]\nsite = ".."', "which holds your own files"),
        ('[paths]\nsite = "seeds/site"', "digest.toml:2: site and seeds lie in one another"),
        ('[paths]\nseeds = "site"', "site and seeds lie in one another"),
        ("[summary]\nsentences_min = 9\nsentences_max = 5", "digest.toml:2: sentences_min is 9, more than"),
        ("[site", "digest.toml:1: "),
        ("\n\ntitle = x", "digest.toml:3: "),
        ("site = 1", "write \\[site\\] and its keys below"),
    ],
)
def test_settings_that_would_do_harm_are_refused(tmp_path: Path, file: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        config.settings(write(tmp_path, file))


def test_a_file_that_is_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no such file"):
        config.settings(tmp_path / "other.toml")


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    (tmp_path / "digest.toml").write_bytes(b"[site]\ntitle = '\xff'\n")
    with pytest.raises(ConfigError, match=r"digest\.toml:2: this is not UTF-8"):
        config.settings(tmp_path)


def test_the_reference_names_every_setting_once() -> None:
    text = config.reference()
    for section, table in TABLE.items():
        assert f"\n## [{section}]\n" in text
        for name in table:
            assert text.count(f"\n| `{name}` |") == 1


def test_every_default_is_a_value_that_could_be_written() -> None:
    for table in TABLE.values():
        for one in table.values():
            check = one.metadata["check"]
            assert check is None or check(one.default), one.name


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
        "digest.toml:4: sentences_min is 7, more than sentences_max, 6; swap them.",
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
