"""Figures about digest: how right it is, how fast, how large."""

import os

from digest.cli import ONE_THREAD

for name in ONE_THREAD:  # as the command `digest` does, before numpy is loaded
    os.environ.setdefault(name, "1")
