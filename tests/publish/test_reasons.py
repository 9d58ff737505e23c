"""What is told where another machine cannot be reached, trusted or written: the true reason, and the way out."""

import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from newsstand import Newsroom, Stand
from servers import Ssh, free_port

from digest.destinations import ToArchive, ToFolder, ToWebdav
from digest.errors import ConfigError, PublishError
from digest.publish import built, opened
from digest.publish.targets.rsync import RsyncTarget

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


@pytest.mark.parametrize(
    ("kind", "said"), [(k, "cannot be reached") for k in BY_SSH[:2]] + [("rsync", "ssh: "), ("git", "ssh: ")]
)
def test_a_port_where_nobody_listens_is_told_with_host_port_and_reason(
    kind: str, said: str, newsroom_: Newsroom, stand_of: Makes, ssh: Ssh
) -> None:
    port = free_port()
    place: Any = stand_of(kind).place
    with pytest.raises(PublishError, match=r"(?i)connection refused") as told:
        newsroom_.send(replace(place, ssh_config=str(ssh.config_for("closed", port=port))))
    assert f"127.0.0.1 port {port}" in str(told.value)
    assert said in str(told.value)
    assert "Error" not in str(told.value)
    assert str(told.value).endswith("; tried 5 times.")  # and no word of what was sent: nothing was


@pytest.mark.parametrize("kind", BY_SSH)
def test_a_name_that_nobody_bears_is_told(kind: str, newsroom_: Newsroom, stand_of: Makes, ssh: Ssh) -> None:
    config = ssh.config_for("nameless")
    config.write_text(config.read_text().replace("HostName 127.0.0.1", "HostName nobody.invalid"))
    place: Any = stand_of(kind).place
    with pytest.raises(PublishError, match=r"(?i)no machine of this name|not resolve hostname nobody"):
        newsroom_.send(replace(place, ssh_config=str(config)))


@pytest.mark.parametrize("kind", BY_SSH)
def test_settings_of_ssh_that_are_not_there_are_named_at_once(
    kind: str, newsroom_: Newsroom, stand_of: Makes, tmp_path: Path
) -> None:
    place: Any = stand_of(kind).place
    with pytest.raises(ConfigError) as told:
        newsroom_.send(replace(place, ssh_config=str(tmp_path / "nix")))
    assert str(told.value) == f"{tmp_path}/nix: no such file; mend ssh_config of the place, or leave it out."
    assert newsroom_.pauses == []


@pytest.mark.parametrize("kind", BY_SSH)
def test_a_key_that_is_not_taken_is_told_as_that(
    kind: str, newsroom_: Newsroom, stand_of: Makes, ssh: Ssh
) -> None:
    place: Any = stand_of(kind).place
    config = str(ssh.config_for("strange", key=ssh.folder / "stranger"))
    with pytest.raises(PublishError, match="takes none of your keys") as told:
        newsroom_.send(replace(place, ssh_config=config))
    assert "unexpectedly" not in str(told.value)
    assert ".." not in str(told.value)


def test_a_password_that_is_not_taken_is_told_by_the_name_of_its_variable(
    newsroom_: Newsroom, stand_of: Makes, ssh: Ssh
) -> None:
    config = str(ssh.config_for("strange", key=ssh.folder / "stranger"))
    place: Any = replace(stand_of("plain").place, ssh_config=config)  # type: ignore[type-var]
    here = replace(newsroom_.here("wr0ng-word"), name="my-web")
    whole = built(newsroom_.folder / "site")
    with (
        opened(place, whole, here) as target,
        pytest.raises(PublishError, match="DIGEST_PUBLISH_MY_WEB_PASSWORD") as told,
    ):
        newsroom_.through(target)
    assert "wr0ng" not in str(told.value)


@pytest.mark.parametrize(
    ("host", "said"), [("127.0.0.1:9", "connection refused"), ("nobody.invalid", "no machine of this name")]
)
def test_a_web_server_that_is_away_is_told_in_words(host: str, said: str, newsroom_: Newsroom) -> None:
    with pytest.raises(PublishError, match=f"{host}.*{said}") as told:
        newsroom_.send(ToWebdav(url=f"http://{host}/news"))
    assert "Error" not in str(told.value)


@pytest.mark.parametrize("kind", ["folder", "archive"])
def test_nothing_counts_as_sent_by_a_publish_that_sent_nothing(
    kind: str, newsroom_: Newsroom, tmp_path: Path
) -> None:
    name = "out.zip" if kind == "archive" else "out"
    makes = ToArchive if kind == "archive" else ToFolder
    (tmp_path / "afile").write_text("in the way")
    with pytest.raises(PublishError, match="a file is in the way"):
        newsroom_.send(makes(path=str(tmp_path / "afile" / name)))
    assert newsroom_.send(makes(path=str(tmp_path / name))).resumed == ()


def test_nothing_counts_as_sent_by_an_rsync_that_sent_nothing(
    newsroom_: Newsroom, stand_of: Makes, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand = stand_of("rsync")
    with monkeypatch.context() as broken:
        broken.setattr(RsyncTarget, "finish", interrupted)
        with pytest.raises(KeyboardInterrupt):
            newsroom_.send(stand.place)
    assert newsroom_.send(stand.place).resumed == ()


def interrupted(*_: object) -> None:
    """A publish that is stopped by hand when all is ready to go."""
    raise KeyboardInterrupt
