"""The servers of the tests, started for publishes that are killed: OpenSSH, Swift's S3, WsgiDAV."""

import contextlib
import importlib.util
import os
import sys
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.trust.stepwise import InFolder, Place
from digest.publish.headers import content_type

SERVERS = Path(__file__).resolve().parents[2] / "tests" / "publish"
BUCKET, USER = "news", "editor"
PASSWORD = "a secret word"  # noqa: S105 - of a server that lives for one run
ANSWER_OF_A_LIST = 1_000  # keys in one answer of a store; a site of a few articles has fewer


@dataclass(frozen=True, slots=True, kw_only=True)
class InBucket:
    """A place that is a bucket of a store."""

    client: Any

    def held(self) -> Mapping[str, str]:
        """As `stepwise.Place`."""
        listed = self.client.list_objects_v2(Bucket=BUCKET, MaxKeys=ANSWER_OF_A_LIST)
        return {each["Key"]: each["ETag"].strip('"') for each in listed.get("Contents", ())}

    def read(self, path: str) -> bytes:
        """As `stepwise.Place`."""
        data: bytes = self.client.get_object(Bucket=BUCKET, Key=path)["Body"].read()
        return data

    def hold(self, files: Mapping[str, bytes]) -> None:
        """As `stepwise.Place`."""
        for path in self.held().keys() - files.keys():
            self.client.delete_object(Bucket=BUCKET, Key=path)
        for path, data in files.items():
            self.client.put_object(Bucket=BUCKET, Key=path, Body=data, ContentType=content_type(path))


@contextlib.contextmanager
def hosts(shelf: Path, wanted: Collection[str]) -> Iterator[Mapping[str, tuple[str, Place | None]]]:
    """The kinds of place that are here, each with its settings; for those without a switch how to look there.

    Paths of the newsroom `shelf / "room"` are meant where a server shows a folder.
    """
    sys.path.append(str(SERVERS))
    import servers  # noqa: PLC0415 - those of the tests

    room, made = shelf / "room", dict[str, tuple[str, Place | None]]()
    with contextlib.ExitStack() as running:
        sshd = servers.program("sshd")
        if sshd and {"sftp", "rsync", "plain"} & set(wanted):
            (shelf / "ssh").mkdir()
            running.enter_context(servers.ssh_server(sshd, shelf / "ssh"))
            end = f'path = "{room}/web"\nhost = "news"\nssh_config = "{shelf}/ssh/config"\n'
            made["sftp"] = f'kind = "sftp"\n{end}', None
            made["plain"] = f'kind = "sftp"\nswitch = false\n{end}', InFolder(root=room / "web")
            if servers.program("rsync"):
                made["rsync"] = f'kind = "rsync"\n{end}', None
        if "s3" in wanted and importlib.util.find_spec("swift"):
            (shelf / "s3").mkdir()
            address = running.enter_context(servers.s3_server(shelf / "s3"))
            made["s3"] = _bucket(address, servers.S3_USER, servers.S3_SECRET)
        if "webdav" in wanted and importlib.util.find_spec("wsgidav"):
            (shelf / "dav").mkdir()
            (shelf / "davlog").mkdir()
            users = {USER: PASSWORD}
            address = running.enter_context(servers.webdav_server(shelf / "davlog", shelf / "dav", users))
            os.environ["DIGEST_PUBLISH_WEBDAV_PASSWORD"] = PASSWORD
            table = f'kind = "webdav"\nurl = "{address}/news"\nuser = "{USER}"\n'
            made["webdav"] = table, InFolder(root=shelf / "dav" / "news")
        yield made


def _bucket(address: str, user: str, secret: str) -> tuple[str, Place]:
    import boto3  # noqa: PLC0415 - only where it is installed

    os.environ |= {
        "AWS_ACCESS_KEY_ID": user,
        "AWS_SECRET_ACCESS_KEY": secret,
        "AWS_EC2_METADATA_DISABLED": "true",
    }
    client = boto3.client("s3", endpoint_url=address, region_name="us-east-1")
    client.create_bucket(Bucket=BUCKET)
    table = f'kind = "s3"\nbucket = "{BUCKET}"\nendpoint = "{address}"\nregion = "us-east-1"\n'
    return table, InBucket(client=client)
