"""The `digest` command: what is typed, what it answers, and what it tells the shell."""

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
SIGNALED = 128  # what shells add to the number of the signal that a program ended on
INTERRUPT = 2  # the number of Ctrl-C; `--help` does not wait for the module that names it
SERVE = "serve"  # the command that Ctrl-C ends well
WORDS = 2  # the last of the descriptors through which a program talks: 0 in, 1 out, 2 for what is wrong


# numpy's threads wait for one another longer than they reckon on matrices as small as a story's, and the last
# bits of a sum depend on how many there are. Read when numpy is loaded.
ONE_THREAD = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS")


def main() -> None:
    """The entry point of the installed command."""
    for name in ONE_THREAD:
        os.environ.setdefault(name, "1")
    arguments = sys.argv[1:]
    try:
        _opened()
        code = run(arguments)
    except KeyboardInterrupt:  # before a command began, or a second one while it told of the first
        code = stopped(arguments)
    # Python's own end follows, which would tell of Ctrl-C with a traceback.
    if (known := sys.modules.get("signal")) and known.getsignal(INTERRUPT) is not known.SIG_IGN:
        known.signal(INTERRUPT, known.SIG_DFL)
    sys.exit(code)


def _opened() -> None:
    """Put what swallows everything where our words go, if that is closed.

    Else the next file that is opened takes that place, and our words with it.
    """
    try:
        while (number := os.open(os.devnull, os.O_RDWR)) <= WORDS:
            os.set_inheritable(number, True)  # noqa: FBT003 - it has no name
        os.close(number)
    except OSError:  # a bare system has none, and mostly nothing is closed
        return
    for number, name in enumerate(("stdout", "stderr"), 1):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(number, "w", encoding="utf-8", errors="replace", closefd=False))


def stopped(arguments: Sequence[str]) -> int:
    """What the shell is told of Ctrl-C."""
    return 0 if list(arguments[:1]) == [SERVE] else SIGNALED + INTERRUPT


def run(arguments: Sequence[str]) -> int:
    """Do what the words after `digest` say; the exit code."""
    if asked := os.environ.get(ASKED):  # by a shell that completes a line; see `digest completion`
        from digest.cli.asked import answer  # noqa: PLC0415 - what `--help` does not need, it does not wait for

        return answer(asked.partition("_")[0])
    if list(arguments) in ([], ["--help"], ["-h"]):  # answered without loading anything
        return _printed(HELP)
    if list(arguments) == ["--version"]:
        return _printed(f"digest {__version__}\n")
    import signal  # noqa: PLC0415 - as all below: what `--help` does not need, it does not wait for

    from digest.engine.unbroken import ENDS, unbroken  # noqa: PLC0415 - as above

    # A terminal that is closed hangs up; where that is to be ignored (`nohup`), it stays so.
    before = {number: signal.getsignal(number) for number in ENDS if number != signal.SIGINT}
    try:
        for number, handler in before.items():
            if handler is not signal.SIG_IGN:
                signal.signal(number, _terminated)
        with unbroken():  # an import that breaks off anywhere says many things, few of them true
            from digest.cli.done import done  # noqa: PLC0415 - as above
        return done(arguments)
    except KeyboardInterrupt:  # nothing has begun, or all is told
        return stopped(arguments)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _printed(words: str) -> int:
    """Write what is answered without a command; the exit code."""
    try:
        sys.stdout.write(words)
        sys.stdout.flush()
    except OSError as error:
        from digest.cli.done import unheard  # noqa: PLC0415 - as above

        return unheard(error)
    return 0


def _terminated(number: int, _: object) -> None:
    from digest.errors import EndedError  # noqa: PLC0415 - as above

    raise EndedError(SIGNALED + number)  # so that a build cleans up behind it, as after Ctrl-C
