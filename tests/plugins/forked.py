"""Runs the command in a copy of this process: a process of its own that need not load everything first."""

import importlib
import os
import subprocess
import sys
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from digest import plugins, stages
from digest.cli import run


def forked(
    words: Sequence[str], *, folder: Path, path: Sequence[Path], env: Mapping[str, str], work: Path
) -> subprocess.CompletedProcess[str]:
    """What `python -m digest WORDS` answers in `folder`, with the packages in `path` installed.

    Nothing that the command loads or keeps in mind is known here afterwards. Its words are noted in `work`.
    """
    out, err = work / "stdout.txt", work / "stderr.txt"
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if not child:
        _answer(words, folder, path, env, (out, err))
    _, status = os.waitpid(child, 0)
    said = [place.read_text(encoding="utf-8") for place in (out, err)]
    return subprocess.CompletedProcess(["digest", *words], os.waitstatus_to_exitcode(status), *said)


def _forget() -> None:
    """What was found out about packages held for those that are installed here."""
    for module in (plugins, stages):
        for value in vars(module).values():
            if hasattr(value, "cache_clear"):
                value.cache_clear()


def _answer(
    words: Sequence[str],
    folder: Path,
    path: Sequence[Path],
    env: Mapping[str, str],
    places: tuple[Path, Path],
) -> NoReturn:
    code = 1
    try:
        for number, place in enumerate(places, 1):
            os.dup2(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
        sys.stdout, sys.stderr = (os.fdopen(number, "w", encoding="utf-8") for number in (1, 2))
        os.chdir(folder)
        os.environ.update(env)
        sys.path[:0] = [str(folder), *map(str, path)]  # as `python -m` does
        importlib.invalidate_caches()
        _forget()
        code = run(words)
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 1
    except BaseException:  # noqa: BLE001 - nothing may go on in the copy as if it were the tests
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
