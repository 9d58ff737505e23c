"""Settings that contradict each other, or what lies there: all told in one run, each with the line to mend."""

from pathlib import Path

import pytest

from digest import config
from digest.errors import ConfigError, DiskError


def told(folder: Path, text: str, said: dict[str, object] | None = None) -> list[str]:
    """The lines that a file of settings is refused with; none where it is taken."""
    (folder / "digest.toml").write_text(text, encoding="utf-8")
    try:
        config.settings(folder, said)
    except ConfigError as error:
        return str(error).splitlines()
    return []


def test_mistakes_of_every_kind_are_told_in_one_run(tmp_path: Path) -> None:
    file = """[site]
titel = "x"
language = 5
theme = "plian"
[summary]
sentences_min = 9
sentences_max = 3
[plugins]
composer = 1
clusterer = "avrage"
extractors = ["x"]
[paths]
cache = "seeds"
changes = "digest.toml"
[publish.disk]
kind = "folder"
path = "site"
[outlets.Post]
name = "Post"
[profile.release.paths]
site = "."
"""
    assert told(tmp_path, file) == [
        "digest.toml:2: \"titel\" is no setting of [site]. Did you mean 'title'?",
        "digest.toml:3: language = 5 cannot be; write a language code such as en or pt-BR.",
        "digest.toml:4: theme 'plian': no folder of themes has it. Did you mean 'plain'?",
        "digest.toml:6: sentences_min is 9, more than sentences_max, 3; lower the one or raise the other.",
        "digest.toml:9: composer = 1 cannot be; write the name of a composer.",
        "digest.toml:10: no installed package offers the clusterer \"avrage\". Did you mean 'average'?",
        'digest.toml:11: no installed package offers the extractor "x". Install one that does.',
        "digest.toml:13: cache and seeds lie in one another; name a folder of its own for each.",
        "digest.toml:14: changes is digest.toml itself; name a file of its own.",
        "digest.toml:17: [publish.disk] and site lie in one another; name another place.",
        'digest.toml:18: "Post" names no outlet; write small letters, digits and hyphens.',
        'digest.toml:21: site is ".", which holds your own files; name a folder of its own.',
    ]


@pytest.mark.parametrize(
    ("file", "only"),
    [
        ('[summary]\nsentences_min = "five"\nsentences_max = 3\n', "digest.toml:2: sentences_min ="),
        ("[summary]\nsentences_mim = 2\nsentences_max = 3\n", 'digest.toml:2: "sentences_mim" is no'),
        ("[sumary]\nsentences_min = 2\n[summary]\nsentences_max = 3\n", 'digest.toml:1: "sumary" is no'),
        ("[site]\nsentences_min = 2\n[summary]\nsentences_max = 3\n", 'digest.toml:2: "sentences_min" is'),
        ("[profile.a.summary]\nsentences_min = 0\nsentences_max = 3\n", "digest.toml:2: sentences_min ="),
        ('[paths]\nthemse = "more"\n[site]\ntheme = "mine"\n', 'digest.toml:2: "themse" is no'),
        ('[site]\ntheme = 5\n[theme]\naccent = "red"\n', "digest.toml:2: theme = 5"),
        ('[paths]\nsite = 5\nseeds = "site"\n', "digest.toml:2: site = 5"),
    ],
)
def test_what_only_follows_from_another_mistake_is_not_told(tmp_path: Path, file: str, only: str) -> None:
    found = told(tmp_path, file)
    assert [line.startswith(only) for line in found] == [True], found


def test_what_a_profile_or_the_command_line_says_rightly_is_looked_at(tmp_path: Path) -> None:
    file = '[summary]\nsentences_min = "x"\nsentences_max = 3\n[profile.late.summary]\nsentences_min = 4\n'
    assert [line.partition(" is ")[0] for line in told(tmp_path, file)[1:]] == [
        "digest.toml:5: sentences_min"
    ]
    found = told(tmp_path, '[paths]\nsite = 5\nrecord = "a"\n', {"paths.site": Path("seeds")})
    assert found[0] == "--site: site and seeds lie in one another; name a folder of its own for each."


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (
            "[summary]\nsentences_min = 10\n",
            "2: sentences_min is 10, more than sentences_max, 8 by default; lower",
        ),
        (
            "[summary]\nsentences_max = 3\n",
            "2: sentences_min is 5 by default, more than sentences_max, 3; lower",
        ),
        ('[paths]\ncache = "."\n', '2: cache is ".", which holds your own files; name'),
        (
            '[paths]\n\nseeds = "."\nsite = "../out"\n',
            '3: seeds is ".", where digest keeps its records beside',
        ),
        ('[paths]\npages = "site/pages"\n', "2: site and pages lie in one another; name"),
        ('["paths"]\n"cache" = "pages/x"\n', "2: cache and pages lie in one another; name"),
        ('[paths]\nthemes = ".digest"\n', "2: cache and themes lie in one another; name"),
        (
            '[paths]\nrecord = "seeds/x.json"\n',
            "2: record lies in seeds, where articles are read; put it beside",
        ),
        ('[paths]\nchanges = "seeds/e0-1.md"\n', "2: changes lies in seeds, where articles are read; put it"),
        (
            '[paths]\nforgotten = "pages/f.toml"\n',
            "2: forgotten lies in pages, where your pages are read; put",
        ),
        ('[paths]\noverrides = "themes/s.toml"\n', "2: overrides lies in themes, where themes are read; put"),
        ('[paths]\nseeds = "in"\nrecord = "in/../in/x.json"\n', "3: record lies in seeds, where articles"),
        (
            '[paths]\nrecord = "site/x.json"\n',
            "2: record lies in the site, which is made anew; put it beside",
        ),
        ('[paths]\nrecord = ".digest"\n', "2: record lies in the place of the cache; put it beside"),
        ('[paths]\nrecord = "./digest.toml"\n', "2: record is digest.toml itself; name a file of its own."),
        (
            '[paths]\nrecord = "stories.toml"\n',
            "2: overrides and record are one file; name a file of its own",
        ),
        ('[paths]\nchanges = "x/../stories.lock.json"\n', "2: record and changes are one file; name"),
        ('[paths]\nrecord = "kept"\n', '2: record is "kept", which is a folder; name a file.'),
        ('[paths]\noverrides = "kept"\n', '2: overrides is "kept", which is a folder; name a file.'),
        ('[paths]\nseeds = "one.txt"\n', '2: seeds is "one.txt", which is a file; name a folder.'),
        ('[publish.disk]\nkind = "folder"\npath = "seeds/out"\n', "3: [publish.disk] and seeds lie in one"),
        ('[profile."b c".build]\n\ndrafts = 1\n', "3: drafts = 1 cannot be"),
        ('[site]\ntheme = "half"\n', "2: theme 'half': themes/half has no theme.toml; write one with"),
    ],
)
def test_one_mistake_is_one_line_with_the_line_to_mend(tmp_path: Path, file: str, said: str) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "themes" / "half").mkdir(parents=True)
    (tmp_path / "one.txt").write_text("", encoding="utf-8")
    found = told(tmp_path, file)
    assert [line.startswith(f"digest.toml:{said}") for line in found] == [True], found


def test_a_record_that_is_a_folder_is_told_though_no_setting_names_it(tmp_path: Path) -> None:
    (tmp_path / "stories.lock.json").mkdir()
    said = 'digest.toml: record is "stories.lock.json", which is a folder; name a file.'
    assert told(tmp_path, "") == [said]


def test_settings_that_are_a_folder_are_told_as_that(tmp_path: Path) -> None:
    (tmp_path / "digest.toml").mkdir()
    with pytest.raises(DiskError, match=r"digest\.toml: is a directory; settings are a file: move"):
        config.settings(tmp_path)


def test_folders_beside_each_other_are_taken(tmp_path: Path) -> None:
    file = '[paths]\nseeds = "in/seeds"\npages = "in/pages"\nsite = "out/site"\ncache = "out/kept"\n'
    more = 'record = "out/record.json"\nchanges = "out/kept/changes.json"\noverrides = "in/stories.toml"\n'
    assert told(tmp_path, file + more) == []


def test_a_theme_of_which_a_parent_is_not_there_is_told_with_its_own_file(tmp_path: Path) -> None:
    (tmp_path / "themes" / "mine").mkdir(parents=True)
    (tmp_path / "themes" / "mine" / "theme.toml").write_text('extends = "plian"\n', encoding="utf-8")
    text = '[site]\ntitel = "x"\ntheme = "mine"\n[theme]\naccent = "red"\n'
    assert told(tmp_path, text) == [
        "mine/theme.toml: theme 'plian': no folder of themes has it. Did you mean 'plain'?",
        "digest.toml:2: \"titel\" is no setting of [site]. Did you mean 'title'?",
    ]


def test_settings_of_a_theme_are_told_with_all_else(tmp_path: Path) -> None:
    (tmp_path / "themes" / "mine").mkdir(parents=True)
    (tmp_path / "themes" / "mine" / "theme.toml").write_text("[settings]\naccent = 'red'\n", encoding="utf-8")
    text = '[site]\ntheme = "mine"\nrights = "all"\n[theme]\naccent = 5\nacent = "red"\n'
    assert told(tmp_path, text) == [
        'digest.toml:3: rights = "all" cannot be; write full or excerpt.',
        "digest.toml:5: accent = 5 cannot be; write a text in quotes.",
        "digest.toml:6: \"acent\" is no setting of the theme mine. Did you mean 'accent'?",
    ]


def test_what_clashes_for_all_and_what_clashes_in_a_profile_are_both_told(tmp_path: Path) -> None:
    file = "[summary]\nsentences_min = 9\nsentences_max = 4\n[profile.late.summary]\nsentences_max = 2\n"
    assert [line.partition(";")[0] for line in told(tmp_path, file)] == [
        "digest.toml:2: sentences_min is 9, more than sentences_max, 4",
        "digest.toml:5: sentences_min is 9, more than sentences_max, 2",
    ]
