"""A shell that asks is told how the line may go on; each shell that is here really asks."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NoReturn

import pytest
from keyboard import keyboard

from digest.cli import run
from digest.cli.commands import NAMES
from digest.cli.completion import SHELLS

REPOSITORY = Path(__file__).parents[2]


def asked(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *words: str) -> list[str]:
    """What is offered for the last of `words`."""
    monkeypatch.setenv("_DIGEST_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", " ".join(("digest", *words)))
    monkeypatch.setenv("COMP_CWORD", str(len(words)))
    assert run([]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    return captured.out.split()


def test_commands_options_and_choices_are_offered(
    newsroom: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert newsroom
    assert asked(capsys, monkeypatch, "") == [f"plain,{name}" for name in NAMES]
    assert asked(capsys, monkeypatch, "b") == ["plain,build"]
    assert asked(capsys, monkeypatch, "build", "--str") == ["plain,--strict"]
    assert asked(capsys, monkeypatch, "build", "--progress", "pl") == ["plain,plain"]
    assert asked(capsys, monkeypatch, "completion", "") == [f"plain,{shell}" for shell in SHELLS]
    assert asked(capsys, monkeypatch, "explain", "se") == ["file,se"]
    assert asked(capsys, monkeypatch, "build", "--seeds", "se") == ["file,se"]


def test_profiles_are_offered_as_the_settings_name_them(
    newsroom: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert asked(capsys, monkeypatch, "build", "--profile", "") == []
    (newsroom / "digest.toml").write_text("[profile.preview.build]\n[profile.release.build]\n")
    assert asked(capsys, monkeypatch, "build", "--profile", "") == ["plain,preview", "plain,release"]
    assert asked(capsys, monkeypatch, "build", "--profile", "r") == ["plain,release"]
    (newsroom / "digest.toml").write_text("[profile")
    assert asked(capsys, monkeypatch, "build", "--profile", "") == []


def test_a_line_that_cannot_go_on_is_offered_nothing(
    newsroom: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert newsroom
    assert asked(capsys, monkeypatch, "biuld", "--s") == []


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_has_its_script(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["completion", shell]) == 0
    out = capsys.readouterr().out
    assert f"_DIGEST_COMPLETE={shell}_complete" in out


def test_a_shell_that_is_not_known_is_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["completion", "tcsh"]) == 2
    assert "bash" in capsys.readouterr().err


# For each shell: how it is begun, and the file into which its help says to put what `digest completion` prints.
BEGUN = {
    "bash": (["--noprofile", "-i"], ".bashrc"),
    "zsh": (["-i"], ".zshrc"),
    "fish": (["-i"], ".config/fish/completions/digest.fish"),
}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_completes_what_a_person_types(
    shell: str, newsroom: Path, tmp_path_factory: pytest.TempPathFactory, lacking: Callable[[str], NoReturn]
) -> None:
    place = shutil.which(shell)
    if place is None:
        lacking(shell)
    arguments, file = BEGUN[shell]
    home = tmp_path_factory.mktemp("home")
    (newsroom / "seeds" / "west wind.txt").write_text("x\n")
    (newsroom / "digest.toml").write_text("[profile.preview.build]\n[profile.release.build]\n")
    env = {"PYTHONPATH": str(REPOSITORY), "LC_ALL": "C.UTF-8", "SHELL": place}
    (home / file).parent.mkdir(parents=True, exist_ok=True)
    (home / file).write_text(printed(shell, env), "utf-8")
    with keyboard([place, *arguments], newsroom, home, env) as keys:
        assert keys.typed("digest bu\t") == ["build"], keys.shown.decode("utf-8", "replace")
        assert keys.typed("digest build --str\t") == ["build", "--strict"]
        assert keys.typed("digest build --progress pl\t") == ["build", "--progress", "plain"]
        assert keys.typed("digest build --profile re\t") == ["build", "--profile", "release"]
        assert keys.typed("digest explain seeds/no\t") == ["explain", "seeds/north.txt"]
        assert keys.typed("digest explain seeds/we\t") == ["explain", "seeds/west wind.txt"]
        [command, option, folder] = keys.typed("digest build --seeds se\t")
        assert (command, option, folder.rstrip("/")) == ("build", "--seeds", "seeds")


def printed(shell: str, env: Mapping[str, str]) -> str:
    """What `digest completion` prints for a shell."""
    return subprocess.run(  # noqa: S603 - our own interpreter and our own command
        [sys.executable, "-m", "digest", "completion", shell],
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
