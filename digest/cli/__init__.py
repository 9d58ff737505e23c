"""The `digest` command: what is typed, what it answers, and what it tells the shell."""

import errno
import os
import sys
from collections.abc import Sequence

from digest import __version__

HELP = """\
Usage: digest COMMAND [OPTIONS]

  Several outlets report one event; digest makes a site that shows the story whole, every sentence a receipt.

Commands:
  new         begin a site, or an article
  fetch       get new articles from the outlets' feeds, as files in seeds/
  add         make articles of addresses, saved pages, letters and feeds
  build       make the site from the articles in seeds/
  serve       show the site while you write, anew after every save
  check       tell all that is wrong, without writing anything
  verify      compare a built site with its articles, word for word
  explain     tell why an article is in its story, or where a sentence comes from
  publish     send the built site to where readers find it
  forget      take articles down for good, and keep no copy
  clean       take away what digest made, and nothing else
  doctor      tell what this machine has, what it lacks, and the way out
  completion  let your shell complete commands and options

Begin with:
  digest new my-site      a site that builds, with three articles in it
  digest build            reads seeds/, writes site/
  digest serve --open     the same, and shows it in your browser
  digest build --help     every command explains itself

It answers 0 when all is well, 1 for mistakes in the articles, 2 for mistakes in settings or on the command
line, 4 when the disk is in the way, 5 while another build runs, 6 when publishing fails,
70 for a mistake of digest's own, 130 when stopped by hand (0 from `serve`; 129 and 143 when its terminal or
the system did).
"""
ASKED = "_DIGEST_COMPLETE"
# What the machine lacks, wherever it shows, if only where our words go (`digest build > full/disk`).
FULL_OR_BROKEN = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EIO, errno.EROFS, errno.EACCES}
KEPT = "the articles that came are kept, the next run goes on from there"
LEFT = {"publish": "publish again, it goes on from there", "fetch": KEPT, "add": KEPT}  # by who was stopped
SIGNALED = 128  # what shells add to the number of the signal that a program ended on


# numpy's threads wait for one another longer than they reckon on matrices as small as a story's, and the last
# bits of a sum depend on how many there are. Read when numpy is loaded.
ONE_THREAD = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS")


def main() -> None:
    """The entry point of the installed command."""
    for name in ONE_THREAD:
        os.environ.setdefault(name, "1")
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Do what the words after `digest` say; the exit code."""
    if asked := os.environ.get(ASKED):  # by a shell that completes a line; see `digest completion`
        from digest.cli.asked import answer  # noqa: PLC0415 - what `--help` does not need, it does not wait for

        return answer(asked.partition("_")[0])
    if list(arguments) in ([], ["--help"], ["-h"]):  # answered without loading anything
        sys.stdout.write(HELP)
        return 0
    if list(arguments) == ["--version"]:
        sys.stdout.write(f"digest {__version__}\n")
        return 0
    import signal  # noqa: PLC0415 - as all below: what `--help` does not need, it does not wait for

    # A terminal that is closed hangs up; where that is to be ignored (`nohup`), it stays so.
    ends = {signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)}
    before = {number: signal.getsignal(number) for number in ends}
    for number, handler in before.items():
        if handler is not signal.SIG_IGN:
            signal.signal(number, _terminated)
    try:
        return _done(arguments)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _terminated(number: int, _: object) -> None:
    from digest.errors import EndedError  # noqa: PLC0415 - as above

    raise EndedError(SIGNALED + number)  # so that a build cleans up behind it, as after Ctrl-C


def _done(arguments: Sequence[str]) -> int:
    """Run a command; whatever goes wrong becomes words on stderr and an exit code."""
    import click  # noqa: PLC0415 - as above

    from digest.errors import DigestError, ExitCode  # noqa: PLC0415 - as above

    try:
        return _answered(arguments)
    except DigestError as error:
        sys.stderr.write(f"{error}\n")
        return _failed(arguments, str(error), error.exit_code)
    except click.ClickException as error:
        error.show()
        return _failed(arguments, error.format_message(), ExitCode.USAGE)
    except (KeyboardInterrupt, click.Abort):
        left = LEFT.get(next(iter(arguments), ""), "the site is whole, the old one or the new")
        sys.stderr.write(f"interrupted; {left}\n")
        return ExitCode.INTERRUPTED
    except Exception as error:  # noqa: BLE001 - all else is ours, and the traceback is what mends it
        return _failing(error)


def _failing(error: Exception) -> int:
    """Say what the machine lacks; or that it is our fault, with the traceback of the exception at hand."""
    import traceback  # noqa: PLC0415 - as above

    from digest.errors import ExitCode  # noqa: PLC0415 - as above

    if isinstance(error, OSError) and error.errno in FULL_OR_BROKEN:
        sys.stderr.write(f"{error.filename or 'what this command prints'}: {str(error.strerror).lower()}\n")
        return ExitCode.DISK
    traceback.print_exc()
    sys.stderr.write("This is a defect of digest itself: please report it with the lines above.\n")
    return ExitCode.DEFECT


def _failed(arguments: Sequence[str], message: str, code: int) -> int:
    """Say that nothing came of it to programs too, if it is they who asked."""
    if "--json" in arguments:
        import json  # noqa: PLC0415 - as above

        sys.stdout.write(json.dumps({"error": message, "code": int(code)}, ensure_ascii=False) + "\n")
    return code


def _answered(arguments: Sequence[str]) -> int:
    import os  # noqa: PLC0415 - as above

    import click  # noqa: PLC0415 - as above

    from digest.cli.commands import commands  # noqa: PLC0415 - as above

    try:
        with commands.make_context("digest", list(arguments)) as context:
            code = int(commands.invoke(context))
        sys.stdout.flush()  # here, where a reader that has gone can still be told from a mistake
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except BrokenPipeError:  # whoever read our words had enough of them
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # or Python complains when it flushes at the end
        return 0
    return code
