"""How long publishing 1,000 files to each real server takes: first, nothing changed, one changed."""

import argparse
import contextlib
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path += [str(ROOT), str(ROOT / "tests" / "publish")]  # the servers are those of the tests

from servers import S3_SECRET, S3_USER, program, s3_server, ssh_server, webdav_server  # noqa: E402 - as above

from digest.model.page import File  # noqa: E402 - as above
from digest.write import site  # noqa: E402 - as above

PASSWORD = "a secret word"  # noqa: S105 - of a server that lives for this run
STEPS = ("first", "unchanged", "one changed")


def main() -> None:
    """Prints a line for each kind of place: seconds on the wall and of CPU of `digest publish`, medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=1_000, help="how many (default 1,000)")
    parser.add_argument("--runs", type=int, default=3, help="how often unchanged and one changed (default 3)")
    chosen = parser.parse_args()
    print(f"{chosen.files:,} files, Python {platform.python_version()}, {os.cpu_count()} cores")
    print(f"{'':<10}" + "".join(f"{step:>20}" for step in STEPS))
    print(f"{'':<10}" + f"{'wall':>12}{'CPU':>8}" * len(STEPS))
    with tempfile.TemporaryDirectory() as folder, places(Path(folder)) as names:
        for name in names:
            row = measured(Path(folder), name, chosen.files, chosen.runs)
            print(f"{name:<10}" + "".join(f"{wall:>12.2f}{cpu:>8.2f}" for wall, cpu in row), flush=True)


@contextlib.contextmanager
def places(folder: Path) -> Iterator[list[str]]:
    """Starts the servers and writes a digest.toml with a place on each."""
    for name in ("ssh", "s3", "dav", "davlog", "news.git"):
        (folder / name).mkdir()
    sshd = program("sshd")
    if sshd is None:
        sys.exit("OpenSSH's server is not here; see tools/need")
    subprocess.run(["git", "init", "-q", "--bare", str(folder / "news.git")], check=True)  # noqa: S603, S607 - git
    with (
        ssh_server(sshd, folder / "ssh") as ssh,
        s3_server(folder / "s3") as s3,
        webdav_server(folder / "davlog", folder / "dav", {"editor": PASSWORD}) as dav,
    ):
        os.environ |= {
            "AWS_ACCESS_KEY_ID": S3_USER,
            "AWS_SECRET_ACCESS_KEY": S3_SECRET,
            "DIGEST_PUBLISH_WEBDAV_PASSWORD": PASSWORD,
        }
        _bucket(s3)
        over_ssh = f'host = "news"\nssh_config = "{ssh.config}"\n'
        tables = {
            "folder": 'kind = "folder"\npath = "out"\n',
            "archive": 'kind = "archive"\npath = "out.tar.gz"\n',
            "s3": f'kind = "s3"\nbucket = "news"\nendpoint = "{s3}"\nregion = "us-east-1"\n',
            "sftp": f'kind = "sftp"\npath = "{folder}/releases"\n{over_ssh}',
            "plain": f'kind = "sftp"\npath = "{folder}/plain"\nswitch = false\n{over_ssh}',
            "rsync": f'kind = "rsync"\npath = "{folder}/rsync"\n{over_ssh}',
            "git": f'kind = "git"\nremote = "news:{folder}/news.git"\nssh_config = "{ssh.config}"\n',
            "webdav": f'kind = "webdav"\nurl = "{dav}/news"\nuser = "editor"\n',
        }
        text = "".join(f"[publish.{name}]\n{table}" for name, table in tables.items())
        (folder / "digest.toml").write_text(text)
        yield list(tables)


def _bucket(address: str) -> None:
    import boto3  # noqa: PLC0415 - only with the extra

    client = boto3.client("s3", endpoint_url=address, region_name="us-east-1")
    client.create_bucket(Bucket="news")
    client.close()


def measured(folder: Path, name: str, files: int, runs: int) -> list[tuple[float, float]]:
    """Wall and CPU seconds of each step, medians of `runs` but for the first."""
    build(folder, files, "")
    first = publish(folder, name)
    unchanged = [publish(folder, name) for _ in range(runs)]
    changed = []
    for run in range(runs):
        build(folder, files, f"change {run}")
        changed.append(publish(folder, name))
    return [first, *(tuple(map(statistics.median, zip(*each, strict=True))) for each in (unchanged, changed))]  # type: ignore[misc]


def build(folder: Path, files: int, front: str) -> None:
    """A site of so many pages of 9.5 KB, 200 to a folder, and a front page."""
    page = b"A sentence of invented news, said once more. " * 210
    made = [File(path=f"stories/{n % 200}/{n}.html", data=page + str(n).encode()) for n in range(files - 1)]
    site([File(path="index.html", data=front.encode()), *made], folder / "site")


def publish(folder: Path, name: str) -> tuple[float, float]:
    """One `digest publish NAME`: seconds on the wall, and of CPU, the programs that it runs among them."""
    call = [sys.executable, "-m", "digest", "publish", name]
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(call, cwd=folder, env=env, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"digest publish {name} failed: {done.stderr}")
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
