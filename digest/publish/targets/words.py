"""What is told of another machine that cannot be reached or trusted, alike for all kinds of places."""

import os
import socket
import ssl
from collections.abc import Iterator
from pathlib import Path

from digest.errors import ConfigError


def reason(error: BaseException) -> str:
    """Why a connection failed, in words: what the machine said beneath whatever a library makes of it."""
    for one in _beneath(error):
        match one:
            case TimeoutError():
                return "no answer in time"
            case socket.gaierror():
                return "no machine of this name is known"
            case ssl.SSLCertVerificationError():
                return f"its certificate is not trusted, {one.verify_message}"
            case OSError() if one.errno:
                return os.strerror(one.errno).lower()
    return str(error).strip().rstrip(".").lower() or "it was cut"


def _beneath(error: BaseException | None) -> Iterator[BaseException]:
    """An error and those that it came of."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def ssh_config(file: str) -> str:
    """The settings of ssh that a place names, "" for none.

    Raises:
        ConfigError: there is no such file.
    """
    if file and not Path(file).is_file():
        raise ConfigError(f"{file}: no such file; mend ssh_config of the place, or leave it out.")
    return file


def no_keys(name: str, variable: str = "") -> str:
    """A machine lets nobody in who comes with these keys, nor with the password of a variable."""
    if variable:
        return f"{name}: it takes neither the password of {variable} nor any of your keys; mend or unset it"
    return f"{name}: it takes none of your keys; try `ssh` by hand, or look at ssh-agent"


def unknown_key(name: str) -> str:
    """`known_hosts` says nothing of a machine."""
    return f"{name}: its key is not in known_hosts; connect by `ssh` once and compare it."


def changed_key(name: str) -> str:
    """`known_hosts` says something else of a machine than the machine does."""
    return (
        f"{name}: its key has changed, or another machine answers in its place: known_hosts holds "
        "another one; ask who keeps it before you trust the new one (`ssh` by hand says which line to mend)."
    )
