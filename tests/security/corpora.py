"""The collections of bad input that lie beside the project, read where they are present."""

from benchmarks.trust.badinput import payloads

__all__ = ["payloads"]
