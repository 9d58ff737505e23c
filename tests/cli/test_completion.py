"""A shell that asks is told how the line may go on; each shell that is here really asks."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

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


# For each shell: a program that loads the script, completes `digest bu`, and prints what came of it.
COMPLETES = {
    "bash": (
        'eval "$(digest completion bash)"; COMP_WORDS=(digest bu); COMP_CWORD=1; '
        "complete -p digest; _digest_completion digest; echo ${COMPREPLY[@]}"
    ),
    "fish": "digest completion fish | source; complete --do-complete 'digest bu'",
    "zsh": (
        "autoload -U compinit && compinit -u -D; compdef () { print compdef $@ }; "
        "compadd () { print $completions }; _describe () { print $completions_with_descriptions }; "
        'eval "$(digest completion zsh)"; words=(digest bu); CURRENT=2; _digest_completion'
    ),
}


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_that_is_here_completes_a_command(
    shell: str, tmp_path: Path, lacking: Callable[[str], NoReturn]
) -> None:
    place = shutil.which(shell)
    if place is None:
        if shell == "bash":
            lacking("bash")
        pytest.skip(f"{shell} is not here")
    program = tmp_path / "digest"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m digest "$@"\n')
    program.chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(  # noqa: S603 - a shell of this machine and our own words
        [place, "-c", COMPLETES[shell]],
        env={**os.environ, "PATH": path, "PYTHONPATH": str(REPOSITORY), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert "build" in done.stdout.split() or "build\t" in done.stdout or "build:" in done.stdout, done.stderr
