"""How often Python looks for memory to give back: seldom while much is made and little is thrown away."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MADE = 200_000  # objects made between two looks; Python's own number is a few hundred


@contextmanager
def seldom_collected() -> Iterator[None]:
    """A stretch in which cyclic garbage is looked for seldom; afterwards as before.

    Reading news makes hundreds of thousands of small objects that all stay; each look walks over them all
    and finds next to nothing. Reference counting goes on as ever.
    """
    before = gc.get_threshold()
    gc.set_threshold(MADE, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
