"""Settings: sensible without a file, and every mistake of a file told at once."""

from dataclasses import MISSING
from datetime import UTC, datetime
from pathlib import Path

import pytest

from digest import config
from digest.destinations import DESTINATIONS, ToFolder, ToGit, ToS3
from digest.destinations import table as settings_of
from digest.errors import ConfigError, DigestError, ExitCode
from digest.pipeline import kept_beside
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
        'digest.toml:6: home = "Germany" cannot be; write "DE".',
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
        rows = text.partition(f"\n## [{section}]\n")[2].partition("\n## ")[0]
        for name in table:
            assert rows.count(f"\n| `{name}` |") == 1


def test_the_reference_names_every_kind_of_place_with_its_keys() -> None:
    text = config.reference()
    for kind in DESTINATIONS:
        rows = text.partition(f'\n### kind = "{kind}"\n')[2].partition("\n### ")[0]
        assert [key for key in settings_of(kind) if rows.count(f"\n| `{key}` |") != 1] == []


def test_places_to_publish_to_are_read_by_name(tmp_path: Path) -> None:
    file = (
        '[publish.disk]\nkind = "folder"\npath = "out"\n'
        '[publish.live]\nkind = "s3"\nbucket = "news"\nmost_deletes = 0.2\n'
    )
    places = config.settings(write(tmp_path, file)).publish
    assert places == {
        "disk": ToFolder(path=str(tmp_path / "out")),
        "live": ToS3(bucket="news", most_deletes=0.2),
    }


def test_all_mistakes_in_places_are_told_together(tmp_path: Path) -> None:
    file = """[publish.live]
kind = "s3"
buket = "x"
[publish.Old]
kind = "folder"
[publish.dav]
kind = "webdva"
[publish.none]
path = "x"
[publish.ssh]
kind = "sftp"
host = "-oProxyCommand=x"
path = "/srv/news"
"""
    with pytest.raises(ConfigError) as told:
        config.settings(write(tmp_path, file))
    kinds = "write one of folder, archive, s3, sftp, rsync, git, webdav."
    assert str(told.value).splitlines() == [
        "digest.toml:1: [publish.live] lacks bucket; write a bucket's name.",
        "digest.toml:3: \"buket\" is no setting of [publish.live]. Did you mean 'bucket'?",
        'digest.toml:4: "Old" names no place; write small letters, digits, - and _.',
        f'digest.toml:7: [publish.dav] kind = "webdva" cannot be; {kinds}',
        f"digest.toml:8: [publish.none] kind is missing; {kinds}",
        'digest.toml:12: host = "-oProxyCommand=x" cannot be; write such as example.org or me@example.org.',
    ]


@pytest.mark.parametrize(
    ("file", "way_out"),
    [
        ('kind = "s3"\nbucket = "abc"\nsecret_key = "hunter2"', "set AWS_ACCESS_KEY_ID and"),
        ('kind = "s3"\nbucket = "abc"\naccess_key_id = "hunter2"', "profile of the AWS tools"),
        ('kind = "webdav"\nurl = "https://x.org/"\npassword = "hunter2"', "DIGEST_PUBLISH_MY_DAV_PASSWORD"),
        ('kind = "webdav"\nurl = "https://me:hunter2@x.org/"', "DIGEST_PUBLISH_MY_DAV_PASSWORD"),
        ('kind = "git"\nremote = "https://hunter2@x.org/news.git"', "credential helper"),
        ('kind = "sftp"\nhost = "x.org"\npath = "a"\npassphrase = "hunter2"', "a key that ssh knows"),
    ],
)
def test_a_secret_in_the_file_is_refused_and_not_told(tmp_path: Path, file: str, way_out: str) -> None:
    with pytest.raises(ConfigError, match="holds a secret") as told:
        config.settings(write(tmp_path, f"[publish.my-dav]\n{file}\n"))
    assert way_out in str(told.value)
    assert "hunter2" not in str(told.value)


def test_an_address_with_a_user_but_no_password_is_no_secret(tmp_path: Path) -> None:
    file = '[publish.pages]\nkind = "git"\nremote = "ssh://git@example.org/news.git"\n'
    place = config.settings(write(tmp_path, file)).publish["pages"]
    assert place == ToGit(remote="ssh://git@example.org/news.git")


@pytest.mark.parametrize("path", ["site/out", "site", "."])
def test_the_site_is_not_sent_into_itself_nor_over_itself(tmp_path: Path, path: str) -> None:
    with pytest.raises(ConfigError, match="lie in one another"):
        config.settings(write(tmp_path, f'[publish.disk]\nkind = "folder"\npath = "{path}"\n'))


def test_every_default_is_a_value_that_could_be_written() -> None:
    for table in [*TABLE.values(), *map(settings_of, DESTINATIONS)]:
        for one in table.values():
            check = one.metadata["check"]
            assert check is None or one.default is MISSING or check(one.default), one.name


@pytest.mark.parametrize(("key", "name"), [("record", "stories.lock.json"), ("changes", "kept/changes.json")])
def test_a_record_that_is_no_json_is_told_as_the_settings_call_it(
    tmp_path: Path, key: str, name: str
) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / name).write_text("{\n<<<<<<< ours\n", encoding="utf-8")
    with pytest.raises(DigestError, match=rf"^{name}:2: this is no JSON; restore it"):
        kept_beside(config.settings(write(tmp_path, f'[paths]\n{key} = "{name}"\n')))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('title = "a\\u0000b"', r'title = "a\u0000b" cannot be: U+0000 is in it; write 1 to 100 characters.'),
        ('title = "a\\u009bb"', r'title = "a\u009bb" cannot be: U+009B is in it; write 1 to 100 characters.'),
        (
            'description = "a\\u001b[1m"',
            r'description = "a\u001b[1m" cannot be: U+001B is in it; write one line.',
        ),
        (
            'description = "a\\u2028b"',
            r'description = "a\u2028b" cannot be: a line break is in it; write one line.',
        ),
        ('theme = "a\\nb"', r'theme = "a\nb" cannot be: a line break is in it; write the name of a theme.'),
        ('hosting = ["a\\u0007"]', r"hosting = ['a\x07'] cannot be: U+0007 is in it; write"),
    ],
)
def test_what_is_no_text_of_one_line_is_refused(tmp_path: Path, line: str, said: str) -> None:
    with pytest.raises(ConfigError) as told:
        config.settings(write(tmp_path, f"[site]\n{line}\n"))
    assert str(told.value).startswith(f"digest.toml:2: {said}")
    assert "\n" not in str(told.value)


def test_the_names_of_outlets_and_the_settings_of_a_theme_hold_text_only(tmp_path: Path) -> None:
    folder = tmp_path / "themes" / "mine"
    folder.mkdir(parents=True)
    (folder / "theme.toml").write_text("[settings]\nmotto = 'a'\n", encoding="utf-8")
    file = (
        '[site]\ntheme = "mine"\n[outlets.post]\naliases = ["The\\nPost"]\n[theme]\nmotto = "a\\nb\\u0000"\n'
    )
    with pytest.raises(ConfigError) as told:
        config.settings(write(tmp_path, file))
    assert str(told.value).splitlines() == [
        r"digest.toml:4: aliases = ['The\nPost'] cannot be: a line break is in it; write a list of names.",
        r'digest.toml:6: motto = "a\nb\u0000" cannot be: U+0000 is in it; take that out.',
    ]


def test_a_title_may_hold_any_letters_a_tab_and_a_flag(tmp_path: Path) -> None:
    england = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
    title = f"Ærø\t日本 {england} می‌خواهم"
    assert config.settings(write(tmp_path, f'[site]\ntitle = "{title}"\n')).site.title == title


@pytest.mark.parametrize(
    ("home", "way"),
    [
        ("UK", 'write "GB".'),
        ("de", 'write "DE".'),
        ("the Netherlands", 'write "NL".'),
        ("ZZ", "write a two-letter country code such as DE, or empty."),
        ("EU", "write a two-letter country code such as DE, or empty."),
    ],
)
def test_a_home_is_a_country_by_its_code(tmp_path: Path, home: str, way: str) -> None:
    with pytest.raises(ConfigError) as told:
        config.settings(write(tmp_path, f'[site]\nhome = "{home}"\n[outlets.post]\ncountry = "{home}"\n'))
    assert str(told.value).splitlines() == [
        f'digest.toml:2: home = "{home}" cannot be; {way}',
        f'digest.toml:4: country = "{home}" cannot be; {way.replace("DE, or", "NO, or")}',
    ]


@pytest.mark.parametrize("home", ["", "DE", "GB", "XK", "TW"])
def test_the_code_of_a_country_is_taken(tmp_path: Path, home: str) -> None:
    assert config.settings(write(tmp_path, f'[site]\nhome = "{home}"\n')).site.home == home
