"""Runs a program of the machine, such as git or rsync, and tells its failures in words without secrets."""

import os
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from digest.errors import ConfigError, PublishError
from digest.publish.target import Transient
from digest.publish.targets.words import changed_key, no_keys, ssh_config, unknown_key

PASSING = re.compile(
    r"(?i)connection|timed out|hung up|disconnect|broken pipe|could not resolve|early eof|temporar"
)
REFUSED = re.compile(
    r"(?i)permission denied|authentication failed|could not read (?:username|password)|no supported auth"
)
CHANGED_HOST = re.compile(r"(?i)host identification has changed|revoked host key|marked as revoked")
UNKNOWN_HOST = re.compile(r"(?i)host key verification failed|no \S+ host key is known")
FULL = re.compile(r"(?i)no space left|disk quota|unable to create temporary object")
KEYS = re.compile(r"(?i)permission denied \(|too many authentication failures")
OF_SSH = re.compile(  # what ssh itself says; those whom it was to carry only know that it ended
    r"(?i)ssh: |kex_exchange|connection (?:closed|reset|timed out) by|timeout, server"
    r"|.*bad configuration option|.*permission denied \("
)
USER_INFO = re.compile(r"(?<=://)[^/@\s]+@")


def found(name: str) -> str:
    """The program's place.

    Raises:
        ConfigError: it is not installed.
    """
    place = shutil.which(name)
    if place is None:
        raise ConfigError(f"{name} is not installed; install it, or choose another kind of place.")
    return place


def ran(
    call: Sequence[str], *, where: Path, env: Mapping[str, str] | None = None, given: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """What a program gave back, run in the folder `where` with `env` added and `given` as its input."""
    spoken = {**os.environ, "LC_ALL": "C", **(env or {})}  # its messages are read by patterns above
    return subprocess.run(call, cwd=where, env=spoken, input=given, capture_output=True, check=False)  # noqa: S603 - an argument list, never a shell


def failure(name: str, done: subprocess.CompletedProcess[bytes]) -> Exception:
    """Why a program failed, as the error to raise; `name` is the place it was to reach."""
    said = USER_INFO.sub("", done.stderr.decode("utf-8", "replace"))
    last = _last(said)
    if CHANGED_HOST.search(said):  # ssh ends with the same words as for a host that it does not know
        return PublishError(changed_key(name))
    if UNKNOWN_HOST.search(said):
        return PublishError(unknown_key(name))
    if FULL.search(said):
        return PublishError(f"{name}: no space is left there.")
    if KEYS.search(last) or REFUSED.search(said):
        why = no_keys(name) if KEYS.search(last) else f"{name}: you are not let in or may not write there"
        return PublishError(f"{why} ({last}).")
    if PASSING.search(said):
        return Transient(f"{name}: {last}")
    return PublishError(f"{name}: {last}.")


def _last(said: str) -> str:
    """The line that tells most of what a program said: ssh's own, else the first that names a fault."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    told = [line for line in lines if OF_SSH.match(line)]
    told += [line for line in lines if re.match(r"(?i)fatal|error|remote|rsync|! ", line)]
    return (told or lines[-1:] or ["it says nothing"])[0][:300].rstrip(".")


def ssh_command(config: str, port: int = 0) -> list[str]:
    """The call of `ssh` that asks nothing; `config` is read in place of `~/.ssh/config` unless it is ""."""
    options = ["-o", "BatchMode=yes", "-o", "ConnectTimeout=20"]
    return [
        "ssh",
        *(["-F", config] if ssh_config(config) else []),
        *(["-p", str(port)] if port else []),
        *options,
    ]
