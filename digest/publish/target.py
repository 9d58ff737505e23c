"""What a place must be able to do so that a site can be sent there."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Protocol

from digest.publish.outgoing import Built, Outgoing
from digest.publish.plan import Plan

if TYPE_CHECKING:
    from digest.publish.targets import Surroundings


class Transient(Exception):  # noqa: N818 - the word for what may pass by itself
    """Something that went wrong and may go right the next time: a lost connection, a busy server."""


class Target(Protocol):
    """A place that a site is sent to.

    Each method may raise `Transient`, and is then called again after a while; PublishError ends the publish.
    All but `put` and `delete` are called one at a time.
    """

    @property
    def lanes(self) -> int:
        """How many files may be on their way at once; `put` and `delete` are called from so many threads."""
        ...

    def manifest(self) -> bytes | None:
        """The manifest that stands at the target; None where there is none."""
        ...

    def taken(self, paths: Collection[str]) -> Collection[str]:
        """Those of `paths` at which the target holds something that putting them would replace."""
        ...

    def begin(self, plan: Plan) -> bool:
        """Make ready for `plan`; whether what an earlier try of the same plan put is still there."""
        ...

    def put(self, file: Outgoing) -> None:
        """Put a file, whole or not at all."""
        ...

    def delete(self, path: str) -> None:
        """Delete a file; one that is gone is fine."""
        ...

    def finish(self, plan: Plan) -> None:
        """Put the manifest and, where the target has a switch, switch to the new site."""
        ...

    def close(self) -> None:
        """Let go of the connection, whatever has happened."""
        ...


class Publisher(Protocol):
    """Opens a place that sites are sent to; its entry point is named for the `kind` of the place."""

    def __call__(self, options: Mapping[str, object], site: Built, here: "Surroundings") -> Target:
        """The target for `[publish.NAME]`, to send `site` there.

        `options` are the other keys of the section; `here` is what it may use on this machine. What the user
        can mend is a ConfigError or a PublishError.
        """
        ...
