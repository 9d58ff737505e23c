"""What `digest doctor` finds out about installed plugins: what each offers, and whether it can be used."""

import contextlib
import sys
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from digest.cli.finding import Finding, State
from digest.plugins import (
    CLUSTERERS,
    COMPOSERS,
    EXTRACTORS,
    GROUPS,
    READER_GROUP,
    TARGETS,
    called,
    fault,
    offered,
)

if TYPE_CHECKING:
    from digest.settings import Config

WAY = "update or uninstall that package"


def plugged(plan: "Config | None") -> Iterator[Finding]:
    """Each thing that an installed package offers, by door and name.

    One that cannot be used is `wrong` where the settings of `plan` choose it, or where no build goes without
    it, as with readers; a remark otherwise. Their code is loaded, as a build would.
    """
    found = [entry for group in GROUPS for entry in offered(group)]
    if not found:
        yield Finding(name="plugins", says="no other package offers any")
    chosen = _chosen(plan)
    for entry in found:
        with contextlib.redirect_stdout(sys.stderr):  # what it prints is no part of our answer
            amiss = fault(entry)
        name = f'{GROUPS[entry.group]} "{entry.name}"'
        says = called(entry).removeprefix(f"{name} of ")
        used = entry.group == READER_GROUP or (entry.group, entry.name) in chosen
        if amiss:
            state = State.WRONG if used else State.REMARK
            amiss = amiss.removeprefix(f"{called(entry)} ").removesuffix("; update or uninstall it.")
            yield Finding(name=name, state=state, says=f"{says}: {amiss}", way=WAY)
        else:
            yield Finding(name=name, says=says)


def _chosen(plan: "Config | None") -> Collection[tuple[str, str]]:
    """What the settings put to work, as group and name."""
    if plan is None:
        return ()
    used = plan.plugins
    return {
        (CLUSTERERS, used.clusterer),
        (COMPOSERS, used.composer),
        *((EXTRACTORS, name) for name in used.extractors),
        *((TARGETS, place.kind) for place in plan.publish.values()),
    }
