"""Sends the finished site away: only what changed, nothing of others touched, and the list of it last."""

from digest.publish.outgoing import Built, Outgoing, built
from digest.publish.plan import Plan, planned
from digest.publish.send import Sent, Terms, publish
from digest.publish.target import Target, Transient
from digest.publish.targets import Surroundings, opened

__all__ = [
    "Built",
    "Outgoing",
    "Plan",
    "Sent",
    "Surroundings",
    "Target",
    "Terms",
    "Transient",
    "built",
    "opened",
    "planned",
    "publish",
]
