import gc

import pytest

from digest.engine.memory import MADE, seldom_collected


def test_python_looks_for_garbage_as_before_once_the_work_is_done() -> None:
    before = gc.get_threshold()
    with seldom_collected():
        assert gc.get_threshold()[0] == MADE
    assert gc.get_threshold() == before


def test_python_looks_as_before_also_where_the_work_fails() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="broken"), seldom_collected():
        raise ValueError("broken")
    assert gc.get_threshold() == before
