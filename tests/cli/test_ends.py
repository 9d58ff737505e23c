"""However a command is ended, and wherever its words go: it is quiet, and the shell is told the truth."""

import contextlib
import errno
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from digest.cli import new, run

REPOSITORY = Path(__file__).parents[2]
CODES = [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
Start = Callable[..., subprocess.Popen[Any]]


def digest(folder: Path, *words: str, before: str = "", closed: Sequence[int] = (), **more: Any) -> Any:
    """What `start` is given for the command in `folder`, with `before` done first and descriptors `closed`."""
    shut = "import os\n" + "".join(f"os.close({number})\n" for number in closed)
    call = f"import os, sys\nos.execv(sys.executable, [sys.executable, '-c', {before!r} + {MAIN!r}, *sys.argv[1:]])"
    env = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **more}
    return {
        "args": [sys.executable, "-c", shut + call, *words],
        "cwd": folder,
        "env": env,
        "text": True,
        **pipes,
    }


MAIN = "\nfrom digest.cli import main; main()"
# Sends a signal to the command itself, as soon as it imports the module that is named.
AT = """
import os, sys
class Sending:
    def find_spec(self, name, path=None, target=None):
        if name == {name!r}:
            sys.meta_path.remove(self)
            os.kill(os.getpid(), {number})
sys.meta_path.insert(0, Sending())
"""


@pytest.fixture
def begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a new site, which is not built yet."""
    monkeypatch.chdir(tmp_path)
    assert run(["new", "harbor"]) == 0
    return tmp_path / "harbor"


@pytest.mark.parametrize("closed", [(1,), (2,), (1, 2), (0, 1, 2)])
def test_closed_descriptors_keep_no_command_from_its_work(
    closed: tuple[int, ...], begun: Path, start: Start
) -> None:
    for words in (["build", "--no-analysis"], ["verify"], ["check"], ["--version"]):
        command = start(**digest(begun, *words, closed=closed))
        out, err = command.communicate(timeout=60)
        assert command.returncode == 0, err
        assert (out, err) == ("" if 1 in closed else out, "")
    assert (begun / "site" / "index.html").is_file()


def test_no_file_gets_the_words_that_a_closed_descriptor_would(begun: Path, start: Start) -> None:
    code = "from digest.cli import _opened; _opened(); import os; print(os.open('kept', os.O_CREAT))\n"
    shut = "import os, sys; os.close(1); os.close(2)\n"
    file = "import sys; sys.stdout.flush(); sys.exit(os.open('kept', os.O_CREAT))"
    command = start(**digest(begun, before=shut + code + file))
    command.communicate(timeout=60)
    assert command.returncode > 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("words", [["--help"], ["--version"], [], ["build", "--help"]])
def test_an_answer_that_finds_no_room_is_4_and_one_line(
    words: list[str], tmp_path: Path, start: Start
) -> None:
    with Path("/dev/full").open("w") as full:
        command = start(**digest(tmp_path, *words, stdout=full))
        _, err = command.communicate(timeout=60)
    assert (command.returncode, err) == (4, "what this command prints: no space left on device\n")


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        OSError(errno.ENOMEM, os.strerror(errno.ENOMEM)),
        ImportError("libmatrix.so: failed to map segment from shared object"),
    ],
)
def test_little_memory_is_no_defect_of_digest(
    error: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def short(_: Sequence[str]) -> int:
        raise ValueError("a package went on nevertheless") from error

    monkeypatch.setattr("digest.cli.done._answered", short)
    assert run(["build", "--json"]) == 1
    out, err = capsys.readouterr()
    assert err.startswith("there is too little memory; free some, ")
    assert err.count("\n") == 1
    assert json.loads(out) == {"error": err.rstrip(), "code": 1}


def test_a_reader_that_left_before_the_help_came_is_no_error(tmp_path: Path, start: Start) -> None:
    command = start(**digest(tmp_path, "--help", before="import time; time.sleep(0.3)"))
    command.stdout.close()
    assert (command.wait(timeout=60), command.stderr.read()) == (0, "")


@pytest.mark.parametrize(("number", "code"), CODES)
@pytest.mark.parametrize(
    "name", ["click", "digest.errors", "typing", "re", "digest.cli.build", "digest.config"]
)
def test_who_is_told_to_end_while_it_loads_ends_quietly(
    name: str, number: int, code: int, tmp_path: Path, start: Start
) -> None:
    loaded = "import sys; [sys.modules.pop(one, None) for one in ('typing', 're')]\n"
    before = loaded + AT.format(name=name, number=int(number))
    command = start(**digest(tmp_path, "build", before=before))
    _, err = command.communicate(timeout=60)
    assert command.returncode == code
    assert "Traceback" not in err
    assert err.count("\n") <= 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["click", "digest.config", "uvicorn"])
def test_serve_that_is_stopped_by_hand_before_it_listens_ends_well(
    name: str, begun: Path, start: Start
) -> None:
    command = start(**digest(begun, "serve", "--port", "0", before=AT.format(name=name, number=2)))
    _, err = command.communicate(timeout=60)
    assert (command.returncode, err) == (0, "")


@pytest.mark.parametrize(("number", "code"), CODES)
def test_who_is_told_to_end_where_python_drops_it_ends_all_the_same(
    number: int, code: int, tmp_path: Path, start: Start
) -> None:
    dropping = f"""
import os, sys, time
class Going:
    def __del__(self):
        os.kill(os.getpid(), {int(number)})
class Wait:
    def find_spec(self, name, path=None, target=None):
        if name == 'digest.config':
            sys.meta_path.remove(self)
            Going()
            time.sleep(20)
sys.meta_path.insert(0, Wait())
"""
    command = start(**digest(tmp_path, "build", before=dropping))
    _, err = command.communicate(timeout=15)
    assert command.returncode == code
    assert "ignored" not in err


@pytest.mark.parametrize(("number", "code"), CODES)
def test_a_new_site_or_article_that_is_told_to_end_leaves_nothing(
    number: int, code: int, tmp_path: Path, start: Start
) -> None:
    told = f"""
import os, pathlib, digest.cli.new as new
really, rmdir = pathlib.Path.open, pathlib.Path.rmdir
def opened(self, *given, **more):
    out = really(self, *given, **more)
    if given == ('x',) and ('ferry' in self.name or self.name.endswith('.md')):
        os.kill(os.getpid(), {int(number)})
    return out
def away(self):
    os.kill(os.getpid(), {int(number)})
    rmdir(self)
pathlib.Path.open, pathlib.Path.rmdir = opened, away
"""
    for words in (["new", "harbor"], ["new", "article", "ferry.md"]):
        command = start(**digest(tmp_path, *words, before=told))
        _, err = command.communicate(timeout=60)
        assert (command.returncode, err) == (code, "interrupted\n" if code == 130 else "")
        assert list(tmp_path.iterdir()) == []


def test_an_article_for_which_there_is_no_room_is_not_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    really = Path.open

    @contextlib.contextmanager
    def full(self: Path, *given: Any, **more: Any) -> Iterator[Any]:
        with really(self, *given, **more) as out:
            yield out
            if given == ("x",):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(new.Path, "open", full)
    assert run(["new", "article", "Ferry runs aground"]) == 4
    assert capsys.readouterr().err.endswith("ferry-runs-aground.md: no space left on device; make room.\n")
    assert list(tmp_path.iterdir()) == []
