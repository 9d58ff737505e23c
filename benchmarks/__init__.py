"""Figures about digest: how right it is, how fast, how large."""
