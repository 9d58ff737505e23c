"""What is told of another machine that cannot be reached or trusted, alike for all kinds of places."""


def unknown_key(name: str) -> str:
    """`known_hosts` says nothing of a machine."""
    return f"{name}: its key is not in known_hosts; connect by `ssh` once and compare it."


def changed_key(name: str) -> str:
    """`known_hosts` says something else of a machine than the machine does."""
    return (
        f"{name}: its key has changed, or another machine answers in its place: known_hosts holds "
        "another one; ask who keeps it before you trust the new one (`ssh` by hand says which line to mend)."
    )
