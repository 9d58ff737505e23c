"""A bucket of Amazon S3, or of any store that speaks its language."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

import boto3
from botocore import exceptions as refusals
from botocore.config import Config

from digest.destinations import ToS3
from digest.errors import PublishError
from digest.publish.headers import cache_control, content_type
from digest.publish.outgoing import Built, Outgoing
from digest.publish.plan import Plan
from digest.publish.target import Transient
from digest.publish.targets import Surroundings
from digest.publish.targets.words import reason
from digest.write import MANIFEST

LANES = 8
LOOKED_UP = 20  # paths asked for one by one; beyond, a list of all that is there costs less
BUSY = {408, 429, 500, 502, 503, 504}
KEYS = "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a profile of the AWS tools"
SAID = {
    "AccessDenied": "the keys may not do this; they need to list, get, put and delete in this bucket",
    "Forbidden": "the keys may not do this; they need to list, get, put and delete in this bucket",
    "InvalidAccessKeyId": f"the store does not know these keys; {KEYS}",
    "NoSuchBucket": "there is no such bucket; make it first",
    "SignatureDoesNotMatch": f"the secret key is another; {KEYS}",
}


class S3Target:
    """Objects put one by one, each whole; the bucket has no switch."""

    lanes = LANES

    def __init__(self, place: ToS3) -> None:
        """Keys come from where the AWS tools look for them."""
        self._place = place
        self._name = f"s3://{place.bucket}"
        self._prefix = f"{place.prefix.strip('/')}/" if place.prefix.strip("/") else ""
        with self._told(""):
            session = boto3.session.Session(profile_name=place.profile or None)
            self._client: Any = session.client(
                "s3",
                endpoint_url=place.endpoint or None,
                region_name=place.region or None,
                config=Config(
                    connect_timeout=10,
                    read_timeout=60,
                    retries={"total_max_attempts": 1},  # tried again by ours, for all targets alike
                    max_pool_connections=LANES,
                    s3={"addressing_style": place.addressing},
                    request_checksum_calculation="when_required",  # other stores do not know the new ones
                    response_checksum_validation="when_required",
                ),
            )

    def _at(self, path: str) -> dict[str, str]:
        return {"Bucket": self._place.bucket, "Key": self._prefix + path}

    def manifest(self) -> bytes | None:
        """As `Target`."""
        try:
            with self._told(MANIFEST):
                found: bytes = self._client.get_object(**self._at(MANIFEST))["Body"].read()
        except FileNotFoundError:
            return None
        return found

    def taken(self, paths: Collection[str]) -> Collection[str]:
        """As `Target`."""
        if len(paths) <= LOOKED_UP:
            return [path for path in paths if self._there(path)]
        with self._told(""):
            pages = self._client.get_paginator("list_objects_v2").paginate(
                Bucket=self._place.bucket, Prefix=self._prefix
            )
            keys = {each["Key"] for page in pages for each in page.get("Contents", ())}
        return [path for path in paths if self._prefix + path in keys]

    def _there(self, path: str) -> bool:
        try:
            with self._told(path):
                self._client.head_object(**self._at(path))
        except FileNotFoundError:
            return False
        return True

    def begin(self, plan: Plan) -> bool:
        """As `Target`."""
        if plan.seen == plan.pending:
            return True
        self._put_manifest(plan.pending)
        return False

    def put(self, file: Outgoing) -> None:
        """As `Target`."""
        kept = cache_control(
            file.path, page_seconds=self._place.page_seconds, asset_seconds=self._place.asset_seconds
        )
        data = file.data()
        with self._told(file.path):
            self._client.put_object(
                **self._at(file.path), Body=data, ContentType=content_type(file.path), CacheControl=kept
            )

    def delete(self, path: str) -> None:
        """As `Target`."""
        try:
            with self._told(path):
                self._client.delete_object(**self._at(path))
        except FileNotFoundError:
            return

    def finish(self, plan: Plan) -> None:
        """As `Target`."""
        self._put_manifest(plan.manifest)

    def _put_manifest(self, data: bytes) -> None:
        with self._told(MANIFEST):
            self._client.put_object(
                **self._at(MANIFEST), Body=data, ContentType="application/json", CacheControl="no-cache"
            )

    def close(self) -> None:
        """As `Target`."""
        self._client.close()

    @contextmanager
    def _told(self, path: str) -> Iterator[None]:
        """Turn what the library says into words of ours, which never hold a key or a signature.

        Raises:
            FileNotFoundError: there is no such object.
        """
        name = f"{self._name}/{self._prefix}{path}" if path else self._name
        try:
            yield
        except refusals.ClientError as error:
            raise _refused(name, error) from error
        except (refusals.NoCredentialsError, refusals.PartialCredentialsError) as error:
            raise PublishError(f"{self._name}: no keys are known; {KEYS}.") from error
        except refusals.ProfileNotFound as error:
            raise PublishError(f"{self._name}: the AWS tools know no such profile; {KEYS}.") from error
        except (refusals.HTTPClientError, refusals.ConnectionError) as error:
            raise Transient(f"{name}: the store does not answer ({reason(error)})") from error
        except (refusals.BotoCoreError, ValueError) as error:
            raise PublishError(
                f"{self._name}: {type(error).__name__}; look at endpoint and region."
            ) from error


def _refused(name: str, error: refusals.ClientError) -> Exception:
    code = str(error.response.get("Error", {}).get("Code", ""))
    status = int(error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0))
    if code in {"NoSuchKey", "NotFound", "404"}:  # the last where only the head was asked for
        return FileNotFoundError(name)
    if status in BUSY or code in {"SlowDown", "RequestTimeout", "InternalError"}:
        return Transient(f"{name}: the store is busy ({status} {code})")
    return PublishError(f"{name}: {SAID.get(code, f'the store says no ({status} {code})')}.")


def target(place: ToS3, whole: Built, here: Surroundings) -> S3Target:  # noqa: ARG001 - every kind's shape
    """The bucket."""
    return S3Target(place)
