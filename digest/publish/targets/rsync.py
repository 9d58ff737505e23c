"""A machine reached by SSH that has rsync: releases made of what is there already and what has changed."""

import hashlib
import re
import shlex
import shutil
import subprocess
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from digest.destinations import ToRsync
from digest.errors import DiskError, PublishError
from digest.publish.outgoing import Built, Outgoing
from digest.publish.plan import Plan
from digest.publish.target import Transient
from digest.publish.targets import Surroundings
from digest.publish.targets.program import FULL, failure, found, ran, ssh_command
from digest.write import MANIFEST
from digest.write.tree import link

LISTED = re.compile(r"(?P<kind>.).{9}\s+[\d,.]+\s+(?P<when>\S+ \S+) (?P<name>.*)")
RELEASE = re.compile(r"[0-9a-f]{16}(-again)?")
WORK = "rsync"  # a folder in the cache; of publishes to one place only one is at work
CANNOT_WRITE = 11  # rsync: error in file I/O
BROKEN = {10, 12, 20, 30, 35}  # rsync: socket, protocol stream, signal, two kinds of timeout
PARTIAL = 23  # rsync: some of what was asked for is not there
SHUT = re.compile(r"(?i)permission denied|operation not permitted|read-only file system")
NOT_THERE = re.compile(r"No such file or directory|change_dir .* failed")
SAID = re.compile(f"{NOT_THERE.pattern}|{SHUT.pattern}|{FULL.pattern}".replace("(?i)", ""), re.IGNORECASE)
UNSAID = (
    ", its disk fails, the folder above is missing or it may not be written"  # where no word came through
)
TRIES = 3


class RsyncTarget:
    """Needs no other program on the other side than rsync; a link is switched by sending it."""

    lanes = 1

    def __init__(self, place: ToRsync, whole: Built, here: Surroundings) -> None:
        """`whole` is the site to come."""
        shell = shlex.join(ssh_command(place.ssh_config, place.port))
        self._call = [found("rsync"), "--protect-args", "--8-bit-output", "-e", shell]
        self._base = f"{place.host}:{place.path.rstrip('/')}"
        self._whole, self._keep = whole, place.keep
        self._present = ""
        try:
            self._work = here.cache / WORK
            shutil.rmtree(self._work, ignore_errors=True)  # of a publish that was killed
            self._work.mkdir(parents=True)
        except OSError as error:
            raise DiskError(f"{here.cache}: {error.strerror}; allow writing it.") from error

    def _sync(self, *arguments: str, given: bytes = b"", partial: bool = False, tries: int = 1) -> str:
        """Run rsync; what it prints. With `partial` nothing being there is fine.

        More `tries` are for a line that breaks before the other side could say why it cannot write.
        """
        for _ in range(tries):
            done = ran([*self._call, *arguments], where=self._work, given=given)
            if done.returncode != CANNOT_WRITE or SAID.search(done.stderr.decode("utf-8", "replace")):
                break
        missing = done.returncode == PARTIAL and NOT_THERE.search(done.stderr.decode("utf-8", "replace"))
        if done.returncode and not (partial and missing):
            raise self._failure(done)
        return done.stdout.decode("utf-8", "replace")

    def _failure(self, done: subprocess.CompletedProcess[bytes]) -> Exception:
        """Why it failed; where the line broke before the other side could say, its code must do."""
        if done.returncode == CANNOT_WRITE:
            said = done.stderr.decode("utf-8", "replace")
            if NOT_THERE.search(said):
                return PublishError(f"{self._base}: the folder above it is missing there; make it first.")
            if SHUT.search(said):
                return PublishError(f"{self._base}: you may not write there; mend the rights of its folders.")
            full = "no space is left there"
            return PublishError(f"{self._base}: {full}{'' if FULL.search(said) else UNSAID}.")
        if done.returncode in BROKEN and not done.stderr:
            return Transient(f"{self._base}: the connection broke")
        return failure(self._base, done)

    def manifest(self) -> bytes | None:
        """As `Target`."""
        seen = self._folder("seen")
        wanted = (f"{self._base}/current", f":{self._path}/current/{MANIFEST}")
        self._sync("--links", *wanted, f"{seen}/", partial=True)
        link_there, manifest = seen / "current", seen / MANIFEST
        if not link_there.is_symlink():
            if self._sync("--list-only", f"{self._base}/current", partial=True).strip():
                raise PublishError(f"{self._base}/current: no link that digest could switch; move it away.")
            return None
        self._present = link_there.readlink().name
        return manifest.read_bytes() if manifest.is_file() else None

    @property
    def _path(self) -> str:
        return self._base.partition(":")[2]

    def _folder(self, name: str) -> Path:
        folder = self._work / name
        shutil.rmtree(folder, ignore_errors=True)
        with _ours():
            folder.mkdir(parents=True)
        return folder

    def _there(self) -> set[str]:
        """The paths of all files in the present release."""
        if not self._present:
            return set()
        said = self._sync("--recursive", "--links", "--list-only", f"{self._base}/current/", partial=True)
        entries = [entry for line in said.splitlines() if (entry := LISTED.fullmatch(line))]
        return {
            entry["name"].partition(" -> ")[0] if entry["kind"] == "l" else entry["name"]
            for entry in entries
            if entry["kind"] != "d"
        }

    def taken(self, paths: Collection[str]) -> Collection[str]:
        """As `Target`."""
        there = self._there() if paths else set()
        return [path for path in paths if path in there]

    def begin(self, plan: Plan) -> bool:
        """As `Target`; what an earlier try left, rsync finds out by itself at the end, and tells nobody."""
        self._release = plan.id if plan.id != self._present else f"{plan.id}-again"
        skeleton = self._folder("skeleton")
        (skeleton / "releases" / self._release).mkdir(parents=True)
        self._sync("--recursive", f"{skeleton}/", f"{self._base}/", tries=TRIES)
        ours = {*plan.known, MANIFEST, *(file.path for file in self._whole.files)}
        self._strangers = sorted(self._there() - ours)
        if self._strangers:
            names = "\0".join(self._strangers).encode()
            wanted = ("--links", "--perms", "--times", "--from0", "--files-from=-")
            self._sync(*wanted, f"{self._base}/current/", f"{self._folder('strangers')}/", given=names)
        return False

    def put(self, file: Outgoing) -> None:
        """As `Target`; all go at the end, in one call."""

    def delete(self, path: str) -> None:
        """As `Target`; what a release is not given, it does not have."""

    def finish(self, plan: Plan) -> None:
        """As `Target`."""
        there = f"{self._base}/releases/{self._release}/"
        same = ["--recursive", "--perms", "--checksum"]
        same += [f"--link-dest=../{self._present}/"] if self._present else []
        staged = self._staged(plan)
        self._sync(*same, "--delete", "--chmod=D755,F644", f"{staged}/", there)
        if self._strangers:
            self._sync(*same, "--links", "--times", f"{self._work / 'strangers'}/", there)
        switch = self._folder("switch") / "current"
        switch.symlink_to(f"releases/{self._release}")
        self._sync("--links", str(switch), f"{self._base}/")
        self._prune()

    def _staged(self, plan: Plan) -> Path:
        """A folder with the files of the site and no others, that a build meanwhile cannot change."""
        staged = self._folder("staged")
        for file in self._whole.files:
            place = staged / file.path
            with _ours():
                place.parent.mkdir(parents=True, exist_ok=True)
                link(str(file.place), str(place))
                if hashlib.sha256(place.read_bytes()).hexdigest() != file.sha256:
                    raise PublishError(f"{file.path}: changed since the publish began; publish again.")
        with _ours():
            (staged / MANIFEST).write_bytes(plan.manifest)
        return staged

    def _prune(self) -> None:
        """Delete releases older than those that stay."""
        said = self._sync("--list-only", f"{self._base}/releases/")
        entries = [entry for line in said.splitlines() if (entry := LISTED.fullmatch(line))]
        dated = [(entry["when"], entry["name"]) for entry in entries if RELEASE.fullmatch(entry["name"])]
        others = sorted((each for each in dated if each[1] != self._release), reverse=True)
        old = [f"--include=/{name}/***" for _, name in others[self._keep - 1 :]]
        if old:
            empty = self._folder("empty")
            self._sync("--recursive", "--delete", *old, "--exclude=*", f"{empty}/", f"{self._base}/releases/")

    def close(self) -> None:
        """As `Target`."""
        shutil.rmtree(self._work, ignore_errors=True)


@contextmanager
def _ours() -> Iterator[None]:
    """Around what touches this machine alone, so that it is not told as a fault of the other."""
    try:
        yield
    except OSError as error:
        raise DiskError(
            f"{error.filename}: {(error.strerror or str(error)).lower()}; publish again."
        ) from error


def target(place: ToRsync, whole: Built, here: Surroundings) -> RsyncTarget:
    """The folder there."""
    return RsyncTarget(place, whole, here)
