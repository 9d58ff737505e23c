"""What is told where another machine cannot be reached, trusted or written: the true reason, and the way out."""

import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from newsstand import Newsroom, Stand
from servers import Ssh

from digest.errors import PublishError

BY_SSH = ("plain", "releases", "rsync", "git")
Makes = Callable[[str], Stand]


def knowing(ssh: Ssh, name: str, lines: str) -> str:
    """Settings of ssh whose known_hosts holds these lines."""
    known = ssh.folder / f"known-{name}"
    known.write_text(lines)
    config = ssh.config_for(name)
    config.write_text(config.read_text().replace(f"{ssh.folder / 'known'}\n", f"{known}\n"))
    return str(config)


@pytest.mark.parametrize("kind", BY_SSH)
def test_a_key_that_has_changed_is_told_as_changed(
    kind: str, newsroom_: Newsroom, stand_of: Makes, ssh: Ssh
) -> None:
    other = " ".join((ssh.folder / "stranger.pub").read_text().split()[:2])
    config = knowing(ssh, "changed", f"news {other}\n[127.0.0.1]:{ssh.port} {other}\n")
    place: Any = stand_of(kind).place
    with pytest.raises(PublishError, match="its key has changed") as told:
        newsroom_.send(replace(place, ssh_config=config))
    assert "not in known_hosts" not in str(told.value)
    assert newsroom_.pauses == []


@pytest.mark.parametrize("kind", ["rsync", "git"])  # of sftp, the server hangs up before all is told
def test_a_key_of_another_sort_than_the_known_one_has_changed(
    kind: str, newsroom_: Newsroom, stand_of: Makes, ssh: Ssh, tmp_path: Path
) -> None:
    call = ["ssh-keygen", "-q", "-t", "ecdsa", "-N", "", "-f", str(tmp_path / "ec")]
    subprocess.run(call, check=True)  # noqa: S603 - a fixed program
    other = " ".join((tmp_path / "ec.pub").read_text().split()[:2])
    place: Any = stand_of(kind).place
    with pytest.raises(PublishError, match="its key has changed"):
        newsroom_.send(replace(place, ssh_config=knowing(ssh, "sort", f"news {other}\n")))


@pytest.mark.parametrize("kind", BY_SSH)
def test_a_key_that_was_revoked_is_not_told_as_unknown(
    kind: str, newsroom_: Newsroom, stand_of: Makes, ssh: Ssh
) -> None:
    own = " ".join((ssh.folder / "host.pub").read_text().split()[:2])
    place: Any = stand_of(kind).place
    with pytest.raises(PublishError, match="its key has changed"):
        newsroom_.send(replace(place, ssh_config=knowing(ssh, "revoked", f"@revoked news {own}\n")))


@pytest.mark.parametrize("kind", BY_SSH)
def test_a_key_of_nobody_is_told_as_unknown(
    kind: str, newsroom_: Newsroom, stand_of: Makes, ssh: Ssh
) -> None:
    other = " ".join((ssh.folder / "stranger.pub").read_text().split()[:2])
    place: Any = stand_of(kind).place
    with pytest.raises(PublishError, match="not in known_hosts"):
        newsroom_.send(replace(place, ssh_config=knowing(ssh, "nobody", f"elsewhere {other}\n")))
