"""Does a command; whatever goes wrong becomes words on stderr and an exit code."""

import errno
import json
import os
import sys
import traceback
from collections.abc import Sequence

import click

from digest.cli import SERVE, stopped
from digest.cli.commands import commands
from digest.cli.heard import heard
from digest.errors import DigestError, ExitCode

# What the machine lacks, wherever it shows, if only where our words go (`digest build > full/disk`).
FULL_OR_BROKEN = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EIO, errno.EROFS, errno.EACCES}
# What the loader says of a library for which there is no room; a disk that runs no programs says more.
NO_ROOM = ("cannot allocate memory", "failed to map segment from shared object")
TOO_LITTLE = (
    "there is too little memory; free some, raise the limit that the shell or container sets, "
    "or build with --jobs 1."
)
KEPT = "the articles that came are kept, the next run goes on from there"
# What stands after Ctrl-C, where there is something to know.
LEFT = {
    "add": KEPT,
    "build": "the site is whole, the old one or the new",
    "clean": "clean again, it takes away the rest",
    "fetch": KEPT,
    "publish": "publish again, it goes on from there",
}


def done(arguments: Sequence[str]) -> int:
    """Do the command that the words after `digest` name; the exit code."""
    try:
        with heard():
            return _answered(arguments)
    except DigestError as error:
        sys.stderr.write(f"{error}\n")
        return _failed(arguments, str(error), error.exit_code)
    except click.ClickException as error:
        error.show()
        return _failed(arguments, error.format_message(), ExitCode.USAGE)
    except (KeyboardInterrupt, click.Abort):
        word = next(iter(arguments), "")
        if word != SERVE:  # which ends so, and well
            sys.stderr.write(f"interrupted; {LEFT[word]}\n" if word in LEFT else "interrupted\n")
        return stopped(arguments)
    except Exception as error:  # noqa: BLE001 - all else is ours, and the traceback is what mends it
        return _failing(error, arguments)


def _answered(arguments: Sequence[str]) -> int:
    try:
        with commands.make_context("digest", list(arguments)) as context:
            code = int(commands.invoke(context))
        sys.stdout.flush()  # here, where a reader that has gone can still be told from a mistake
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except BrokenPipeError as error:
        return unheard(error)
    return code


def unheard(error: OSError) -> int:
    """What the shell is told where our answer finds no way out; why is said, unless its reader had enough."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # or Python complains when it flushes at the end
    return 0 if isinstance(error, BrokenPipeError) else _failing(error, ())


def _failing(error: Exception, arguments: Sequence[str]) -> int:
    """Say what the machine lacks; or that it is our fault, with the traceback of the exception at hand."""
    if isinstance(error, OSError) and error.errno in FULL_OR_BROKEN:
        sys.stderr.write(f"{error.filename or 'what this command prints'}: {str(error.strerror).lower()}\n")
        return ExitCode.DISK
    if _for_memory(error):
        sys.stderr.write(f"{TOO_LITTLE}\n")
        return _failed(arguments, TOO_LITTLE, ExitCode.CONTENT)
    traceback.print_exc()
    sys.stderr.write("This is a defect of digest itself: please report it with the lines above.\n")
    return ExitCode.DEFECT


def _for_memory(error: BaseException | None) -> bool:
    """Whether it is for lack of memory, here or in what led to it."""
    while error is not None:
        if isinstance(error, MemoryError) or (isinstance(error, OSError) and error.errno == errno.ENOMEM):
            return True
        if isinstance(error, ImportError) and str(error).lower().endswith(NO_ROOM):
            return True
        error = error.__cause__ or error.__context__
    return False


def _failed(arguments: Sequence[str], message: str, code: int) -> int:
    """Say that nothing came of it to programs too, if it is they who asked."""
    if "--json" in arguments:
        sys.stdout.write(json.dumps({"error": message, "code": int(code)}, ensure_ascii=False) + "\n")
    return code
