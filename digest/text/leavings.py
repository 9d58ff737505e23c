"""Knows by its name what editors and systems leave beside the files that people write."""

ENDINGS = ("~", ".swp", ".swx", ".swo", ".tmp", ".part", ".crswap", "___jb_tmp___", "___jb_old___", ".bak")
BEGINNINGS = (".#", "~$")  # a lock of Emacs, one of an office
NAMES = frozenset(("4913", ".ds_store", "thumbs.db", "desktop.ini"))  # the first: whether vim may write here


def left_behind(name: str) -> bool:
    """Whether a file of this name (no folders) is nothing that somebody wrote: a copy, a lock, a trial."""
    unsaved = len(name) > 1 and name.startswith("#") and name.endswith("#")  # as Emacs keeps it
    return unsaved or name.endswith(ENDINGS) or name.startswith(BEGINNINGS) or name.lower() in NAMES
