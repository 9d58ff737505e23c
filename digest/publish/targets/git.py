"""A branch of a git repository: one commit for each publish, made beside the repository you work in."""

import os
import re
import shlex
import time
from collections.abc import Collection, Iterator

from digest.destinations import ToGit
from digest.errors import ConfigError, DiskError, PublishError
from digest.publish.outgoing import Built, Outgoing
from digest.publish.plan import Plan
from digest.publish.targets import Surroundings
from digest.publish.targets.program import failure, found, ran, ssh_command
from digest.write import MANIFEST

HEAD = "refs/digest/head"  # the branch as it was found
NEXT = "refs/digest/next"  # the branch as it will be
NAMED = re.compile(r"[\w.-]+")  # a remote by name; an address has a slash or a colon
SOMEBODY = "digest <digest@localhost>"
ABSENT = re.compile(r"(?i)couldn't find remote ref")
MOVED = re.compile(r"(?i)non-fast-forward|fetch first|stale info|failed to update ref|cannot lock ref")
NOBODY = {"GIT_TERMINAL_PROMPT": "0", "GIT_ASKPASS": "true", "SSH_ASKPASS_REQUIRE": "never"}


class GitTarget:
    """A bare repository of digest's own in the cache, from which the branch is pushed."""

    lanes = 1

    def __init__(self, place: ToGit, here: Surroundings) -> None:
        """Nothing is fetched yet."""
        self._git = found("git")
        self._place, self._root = place, here.root
        self._bare = here.cache / "repository.git"
        self._env = dict(NOBODY) if "GIT_ASKPASS" not in os.environ else {"GIT_TERMINAL_PROMPT": "0"}
        if place.ssh_config or "GIT_SSH_COMMAND" not in os.environ:
            self._env["GIT_SSH_COMMAND"] = shlex.join(ssh_command(place.ssh_config))
        self._url = self._address()
        self._old = ""
        self._puts: dict[str, Outgoing] = {}
        self._deletes: list[str] = []

    def _address(self) -> str:
        remote = self._place.remote
        if not NAMED.fullmatch(remote):
            return remote
        done = ran([self._git, "remote", "get-url", "--push", remote], where=self._root)
        if done.returncode:
            raise ConfigError(f"{self._root}: no git remote is called {remote}; write the address of one.")
        return done.stdout.decode().strip()

    def _run(self, *arguments: str, given: bytes = b"", fine: re.Pattern[str] | None = None) -> bytes | None:
        """What git prints; None where it fails with words that are `fine`."""
        call = [self._git, f"--git-dir={self._bare}", "-c", "gc.auto=0", *arguments]
        done = ran(call, where=self._root, env=self._env, given=given)
        said = done.stderr.decode("utf-8", "replace")
        if not done.returncode:
            return done.stdout
        if fine and fine.search(said):
            return None
        if MOVED.search(said):
            raise PublishError(f"{self._shown}: somebody else pushed meanwhile; publish again.")
        raise failure(self._shown, done)

    @property
    def _shown(self) -> str:
        return f"{self._place.remote} {self._place.branch}"

    def manifest(self) -> bytes | None:
        """As `Target`."""
        for lock in self._bare.rglob("*.lock"):  # of a publish that was killed: only one at a time is at work
            lock.unlink(missing_ok=True)
        if not (self._bare / "HEAD").is_file():
            try:
                self._bare.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise DiskError(f"{self._bare}: {error.strerror}; allow writing it.") from error
            self._run("init", "--quiet", "--bare")
        wanted = f"+refs/heads/{self._place.branch}:{HEAD}"
        fetched = self._run("fetch", "--quiet", "--no-tags", "--depth=1", self._url, wanted, fine=ABSENT)
        if fetched is None:
            return None
        self._old = (self._run("rev-parse", HEAD) or b"").decode().strip()
        absent = re.compile(r"(?i)not a valid object|does not exist|invalid object")
        return self._run("cat-file", "blob", f"{HEAD}:{MANIFEST}", fine=absent)

    def _there(self) -> dict[str, str]:
        """What the branch holds: path → mode, kind and name of the object, as git lists it."""
        listed = (self._run("ls-tree", "-r", "-z", self._old) or b"") if self._old else b""
        entries = (entry.partition("\t") for entry in listed.decode("utf-8", "replace").split("\0") if entry)
        return {path: about for about, _, path in entries}

    def taken(self, paths: Collection[str]) -> Collection[str]:
        """As `Target`."""
        there = self._there()
        return [path for path in paths if path in there]

    def begin(self, plan: Plan) -> bool:  # noqa: ARG002 - nothing leaves this machine before the end
        """As `Target`."""
        return False

    def put(self, file: Outgoing) -> None:
        """As `Target`; all go at the end, in one commit."""
        self._puts[file.path] = file

    def delete(self, path: str) -> None:
        """As `Target`."""
        self._deletes.append(path)

    def finish(self, plan: Plan) -> None:
        """As `Target`."""
        self._run("fast-import", "--quiet", "--force", given=b"".join(self._commit(plan)))
        branch = f"refs/heads/{self._place.branch}"
        lease = (f"--force-with-lease={branch}:{self._old}",) if self._place.force else ()
        self._run("push", "--quiet", *lease, self._url, f"{NEXT}:{branch}")

    def _commit(self, plan: Plan) -> Iterator[bytes]:
        """The new commit, in the language of `git fast-import`."""
        message = f"Publish {plan.id}\n".encode()
        yield f"commit {NEXT}\ncommitter {self._who()}\ndata {len(message)}\n".encode() + message
        if self._place.force:
            for path, about in self._there().items():
                mode, _, name = about.split(" ")
                yield f"M {mode} {name} {path}\n".encode()
        elif self._old:
            yield f"from {self._old}\n".encode()
        for path in self._deletes:
            yield f"D {path}\n".encode()
        for path, file in self._puts.items():
            yield from _entry(path, file.data())
        yield from _entry(MANIFEST, plan.manifest)

    def _who(self) -> str:
        """Name, address and time of the commit; SOURCE_DATE_EPOCH counts more than the clock."""
        done = ran([self._git, "var", "GIT_COMMITTER_IDENT"], where=self._root)
        who = done.stdout.decode("utf-8", "replace").rpartition(">")[0]
        epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
        return f"{who}> " * bool(who) + f"{SOMEBODY} " * (not who) + f"{epoch or int(time.time())} +0000"

    def close(self) -> None:
        """As `Target`."""


def _entry(path: str, data: bytes) -> Iterator[bytes]:
    yield f"M 100644 inline {path}\ndata {len(data)}\n".encode()
    yield data
    yield b"\n"


def target(place: ToGit, whole: Built, here: Surroundings) -> GitTarget:  # noqa: ARG001 - every kind's shape
    """The branch."""
    return GitTarget(place, here)
