"""A preview says once what is wrong with an article, and again only where it was mended in between."""

from digest.errors import Problem
from digest.serve import Remarks


def test_a_problem_is_told_once_until_it_was_mended_and_comes_back() -> None:
    date, title = (
        Problem(path="seeds/a.md", code=code, message="mend it.") for code in ("W_DATE", "W_TITLE")
    )
    remarks = Remarks()
    assert remarks.fresh([date]) == [date]
    assert remarks.fresh([date, title]) == [title]
    assert remarks.fresh([title]) == []
    assert remarks.fresh([date]) == [date]
