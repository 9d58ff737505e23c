"""Where a finished site can be sent, and every setting of each kind of place: `[publish.NAME]`."""

import re
from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from typing import ClassVar, cast

from digest.setting import about, between, like, rows

WEB = r"https?://[^\s/?#@]+(?:/[^\s?#]*)?"  # without a user: a password would stand in it
HOST = r"(?!-)(?:[A-Za-z0-9_.-]+@)?[A-Za-z0-9_.-]+|(?:[A-Za-z0-9_.-]+@)?\[[0-9A-Fa-f:]+\]"
WHERE = r"(?!-)[^\0\r\n]+"  # never read as an option by a program
DAY = 86_400
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,31}")
SECRET = re.compile(
    r"pass(?:word|wd|phrase)?|pwd|.*(?:secret|token|credential|private).*|(?:aws_|api_?)?(?:access_?)?key(?:_?id)?"
)
SECRET_VALUE = re.compile(r"https?://[^/\s]*@|\w+://[^/\s@]*:[^/\s]*@")


def _most_deletes() -> float:
    line = "The largest share of the published files that one publish may delete; beyond it asks for `--yes`."
    made: float = field(default=0.5, metadata=about(line, form="0 to 1", check=between(0, 1)))
    return made


def _ssh_config() -> str:
    line = "A file in the form of `~/.ssh/config` that is read in its place: host, port, key, known hosts."
    made: str = field(default="", metadata=about(line, form="a file, or empty", check=like(rf"(?:{WHERE})?")))
    return made


def _host() -> str:
    line = "The machine, as `ssh` knows it: a name, or a user and a name."
    made: str = field(metadata=about(line, form="such as example.org or me@example.org", check=like(HOST)))
    return made


def _port() -> int:
    line = "The port of SSH; 0 is what `ssh` would take."
    made: int = field(default=0, metadata=about(line, form="0 to 65535", check=between(0, 65_535)))
    return made


def _keep() -> int:
    line = "How many releases stay on the machine, the present one among them, to go back to."
    made: int = field(default=3, metadata=about(line, form="1 to 100", check=between(1, 100)))
    return made


def _path(line: str, form: str) -> str:
    made: str = field(metadata=about(line, form=form, check=like(WHERE)))
    return made


@dataclass(frozen=True, slots=True, kw_only=True)
class ToFolder:
    """A folder of this machine or of a disk mounted on it, replaced whole in one step."""

    kind: ClassVar[str] = "folder"
    path: str = _path("The folder, from the folder of `digest.toml`.", "a folder")
    most_deletes: float = _most_deletes()


@dataclass(frozen=True, slots=True, kw_only=True)
class ToArchive:
    """One file that holds the site, the same bytes for the same site."""

    kind: ClassVar[str] = "archive"
    path: str = field(
        metadata=about(
            "The file, from the folder of `digest.toml`.",
            form="a file that ends in .zip or .tar.gz",
            check=like(rf"{WHERE}\.(?:zip|tar\.gz|tgz)"),
        )
    )
    most_deletes: float = _most_deletes()


@dataclass(frozen=True, slots=True, kw_only=True)
class ToS3:
    """A bucket of Amazon S3 or of any store that speaks its language."""

    kind: ClassVar[str] = "s3"
    bucket: str = field(
        metadata=about("The bucket; it exists.", form="a bucket's name", check=like(r"[A-Za-z0-9._-]{3,255}"))
    )
    prefix: str = field(
        default="",
        metadata=about(
            "The folder in the bucket.", form="such as news, or empty", check=like(r"(?:[^/\s][^\0\r\n]*)?")
        ),
    )
    endpoint: str = field(
        default="",
        metadata=about(
            "The address of the store, where it is not Amazon's.",
            form="an address such as https://s3.example.org, or empty",
            check=like(rf"(?:{WEB})?"),
        ),
    )
    region: str = field(
        default="",
        metadata=about(
            "The region; empty is what the AWS tools would take.",
            form="such as eu-central-1, or empty",
            check=like(r"[a-z0-9-]*"),
        ),
    )
    profile: str = field(
        default="",
        metadata=about(
            "The profile in the files of the AWS tools that holds the keys.",
            form="a name, or empty",
            check=like(r"[^\0\r\n]*"),
        ),
    )
    addressing: str = field(
        default="auto",
        metadata=about(
            "Whether the bucket's name stands in the path or in the host.",
            form="auto, path or virtual",
            check=like("auto|path|virtual"),
        ),
    )
    page_seconds: int = field(
        default=300,
        metadata=about(
            "How long browsers may keep a page without asking.", form="0 to 86400", check=between(0, DAY)
        ),
    )
    asset_seconds: int = field(
        default=365 * DAY,
        metadata=about(
            "The same for files whose name changes with their content.",
            form="0 to 31536000",
            check=between(0, 365 * DAY),
        ),
    )
    most_deletes: float = _most_deletes()


@dataclass(frozen=True, slots=True, kw_only=True)
class ToSftp:
    """A machine reached by SSH on which no program need run."""

    kind: ClassVar[str] = "sftp"
    host: str = _host()
    path: str = _path("The folder there.", "a folder")
    port: int = _port()
    switch: bool = field(
        default=True,
        metadata=about(
            "Whether each site goes into `releases/` and the link `current` is switched to it in one step; "
            "else files are replaced in the folder itself, one by one."
        ),
    )
    keep: int = _keep()
    ssh_config: str = _ssh_config()
    most_deletes: float = _most_deletes()


@dataclass(frozen=True, slots=True, kw_only=True)
class ToRsync:
    """A machine reached by SSH that has `rsync`: releases, and a link `current` that is switched."""

    kind: ClassVar[str] = "rsync"
    host: str = _host()
    path: str = _path("The folder there; the one above it exists.", "a folder")
    port: int = _port()
    keep: int = _keep()
    ssh_config: str = _ssh_config()
    most_deletes: float = _most_deletes()


@dataclass(frozen=True, slots=True, kw_only=True)
class ToGit:
    """A branch of a git repository, such as the pages of a code host."""

    kind: ClassVar[str] = "git"
    remote: str = field(
        default="origin",
        metadata=about(
            "The repository: an address, or the name of a remote of the repository that holds `digest.toml`.",
            form="an address or a name",
            check=like(WHERE),
        ),
    )
    branch: str = field(
        default="gh-pages",
        metadata=about(
            "The branch, made if it is not there.",
            form="a branch's name",
            check=like(
                r"(?![-/.])(?!.*(?:\.\.|//|@\{|\.lock(?:/|$)))[^\s~^:?*\[\\\x00-\x1f]{1,200}(?<![/.])"
            ),
        ),
    )
    force: bool = field(
        default=False,
        metadata=about("Whether the branch holds the newest site alone, its history thrown away each time."),
    )
    ssh_config: str = _ssh_config()
    most_deletes: float = _most_deletes()


@dataclass(frozen=True, slots=True, kw_only=True)
class ToWebdav:
    """A folder of a WebDAV server."""

    kind: ClassVar[str] = "webdav"
    url: str = field(
        metadata=about(
            "The folder's address.", form="an address such as https://dav.example.org/news/", check=like(WEB)
        )
    )
    user: str = field(
        default="",
        metadata=about("Who signs in.", form="a name, or empty", check=like(r"[^:\0\r\n]*")),
    )
    most_deletes: float = _most_deletes()


@dataclass(frozen=True, slots=True, kw_only=True)
class ToPackage:
    """A place of a kind that an installed package knows; its other keys are `options`, for the package."""

    kind: str
    options: tuple[tuple[str, object], ...] = ()
    most_deletes: float = _most_deletes()


Destination = ToFolder | ToArchive | ToS3 | ToSftp | ToRsync | ToGit | ToWebdav | ToPackage
DESTINATIONS: Mapping[str, type[Destination]] = {
    made.kind: made for made in (ToFolder, ToArchive, ToS3, ToSftp, ToRsync, ToGit, ToWebdav)
}
HERE = {"folder": "path", "archive": "path", "sftp": "ssh_config", "rsync": "ssh_config", "git": "ssh_config"}
WAY_OUT = {
    "s3": "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a profile of the AWS tools",
    "sftp": "use a key that ssh knows, or set {}",
    "rsync": "use a key that ssh knows",
    "git": "use a key that ssh knows, or git's own credential helper",
    "webdav": "set {}, or use ~/.netrc",
}


def table(kind: str) -> Mapping[str, Field[object]]:
    """The settings of a kind of place by their keys."""
    return {
        one.name: one for one in cast("tuple[Field[object], ...]", fields(DESTINATIONS.get(kind, ToPackage)))
    }


def variable(name: str) -> str:
    """The environment variable with the password for the place called `name`."""
    return f"DIGEST_PUBLISH_{name.upper().replace('-', '_')}_PASSWORD"


def secret(name: str, kind: str, key: str, value: object) -> str:
    """What to say of a secret written into the settings, without telling it; "" where there is none."""
    known = key in table(kind)
    if not (SECRET.fullmatch(key.lower()) and not known) and not SECRET_VALUE.search(str(value)):
        return ""
    way = WAY_OUT.get(kind, "leave it out").format(variable(name))
    return f"{key} holds a secret, which has no place in a file that is shared; {way}."


def reference() -> list[str]:
    """The lines of `docs/settings.md` for the places that a site is sent to."""
    out = [
        "## [publish.NAME]",
        "",
        "Places that `digest publish NAME` sends the site to; see [publish](publish.md). NAME is yours.",
        "`kind` says which of the kinds below the place is; each has its own keys. No secret stands here.",
    ]
    for kind, made in DESTINATIONS.items():
        out += ["", f'### kind = "{kind}"', "", str(made.__doc__), "", *rows(table(kind).values())]
    return out
