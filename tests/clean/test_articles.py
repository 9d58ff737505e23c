"""Who published an article and when, as its document tells."""

from newsdesk import cleaned, document, only

NEWS = "The ferry ran aground off the northern pier on Sunday with forty people on board, the port said."
EXPORT = f"Overview Logo\n\nFerry Runs Aground Off the Northern Pier\n\nHarborPost\n\nNorway\n\nMonday, December 15\n\nAlternative Takes\n\n{NEWS} It was built in 2022.\n"


def test_an_app_export_tells_outlet_country_and_day() -> None:
    article = only(document(EXPORT))
    assert (article.outlet.name, article.outlet.country, article.outlet.known) == ("HarborPost", "NO", True)
    assert article.published.value == "2025-12-15"
    assert article.published.basis == "dateline"
    assert "2025 is the first in which this date is a Monday" in article.published.note


def test_without_a_year_in_reach_the_day_stays_unknown_with_the_reason() -> None:
    article = only(document(EXPORT.replace(" It was built in 2022.", "")))
    assert article.published.value is None
    assert article.published.precision == "unknown"
    assert "Monday, December 15" in article.published.note


def test_a_year_is_never_worked_out_without_a_weekday() -> None:
    article = only(document(EXPORT.replace("Monday, December 15", "December 15")))
    assert article.published.value is None


def test_a_document_that_names_no_outlet_has_an_unknown_one_with_the_reason() -> None:
    article = only(document(f"Ferry Runs Aground\n{NEWS}\n"))
    assert not article.outlet.known
    assert article.outlet.country is None
    assert "names no outlet" in article.outlet.why


def test_an_outlet_is_found_in_its_closing_line() -> None:
    article = only(document(f"Ferry Runs Aground\n{NEWS}\nFor More visit HarborPost\n"))
    assert article.outlet.name == "HarborPost"
    assert "HarborPost" in article.outlet.why


def test_front_matter_counts_more_than_what_the_text_tells() -> None:
    article = only(
        document(
            EXPORT, outlet="Dagens Havn", country="PT", published="2025-12-16", published_precision="day"
        )
    )
    assert (article.outlet.name, article.outlet.country) == ("Dagens Havn", "PT")
    assert (article.published.value, article.published.basis) == ("2025-12-16", "front-matter")


def test_two_files_of_one_name_have_two_ids_that_do_not_depend_on_order() -> None:
    first = document(f"Ferry Runs Aground\n{NEWS}\n", "seeds/x/report.txt")
    second = document(f"Ferry Set Free\n{NEWS[:-1]} today.\n", "seeds/y/report.txt")
    one = {article.path: article.id for article in cleaned(first, second).kept}
    other = {article.path: article.id for article in cleaned(second, first).kept}
    assert one == other
    assert len(set(one.values())) == 2


def test_the_same_text_twice_is_kept_once_and_said() -> None:
    made = cleaned(
        document(f"Ferry Runs Aground\n{NEWS}\n"), document(f"Ferry Runs Aground\n{NEWS}\n", "seeds/b.txt")
    )
    assert len(made.kept) == 1
    assert [(problem.code, problem.path) for problem in made.problems] == [("E_COPY", "seeds/b.txt")]


def test_a_document_without_a_paragraph_is_refused_with_the_way_out() -> None:
    made = cleaned(document("COMMENTS 0\nOverview Logo\n"))
    assert not made.kept
    assert made.problems[0].refused
    assert "no paragraph" in made.problems[0].message


def test_a_draft_is_left_out() -> None:
    assert not cleaned(document(f"Ferry Runs Aground\n{NEWS}\n", draft=True)).kept
