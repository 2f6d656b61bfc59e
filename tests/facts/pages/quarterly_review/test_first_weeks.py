from plangen.elements.chart import AttainmentBar
from plangen.facts.pages.quarterly_review.first_weeks import FirstWeeks
from tests.facts.conftest import Sheets

NEW_HIRE = "Ewa Wójcik"


def first_weeks(sheets: Sheets, name: str = NEW_HIRE) -> FirstWeeks:
    found = sheets[name].sections["first_weeks"]
    assert isinstance(found, FirstWeeks)
    return found


def test_page_one_of_a_new_hire_has_first_goals_with_the_one_that_has_progress_first(sample: Sheets) -> None:
    rows = first_weeks(sample).goals.rows
    assert [row.plain("now") for row in rows] == ["G-EW-2 · 6 of 40 by Dec 18", "G-EW-1 · target 90% by Nov 27"]


def test_a_goal_without_progress_has_the_time_elapsed_and_no_bar(sample: Sheets) -> None:
    bars = [row.cells["progress"] for row in first_weeks(sample).goals.rows]
    assert [isinstance(bar, AttainmentBar) and bar.value is None for bar in bars] == [False, True]


def test_training_that_was_done_comes_before_what_is_planned(sample: Sheets) -> None:
    assert [row.plain("day") for row in first_weeks(sample).training.rows] == [
        "done Sep 15",
        "done Sep 25",
        "Oct 13",
        "Nov 10",
        "Nov 27",
    ]


def test_open_deals_are_in_the_order_of_their_close_dates_and_one_without_an_amount_has_no_bar(sample: Sheets) -> None:
    deals = first_weeks(sample).deals
    assert deals.heading == "5 deals in progress"
    assert [(row.plain("close"), row.plain("value"), row.cells["bar"] is None) for row in deals.rows] == [
        ("Nov 3", "$24.0K", False),
        ("Dec 24", "$26.3K", False),
        ("Dec 29", "$19.7K", False),
        ("Jan 8", "no amount", True),
        ("Jan 29", "$21.9K", False),
    ]


def test_names_of_deals_in_progress_are_not_cut(sample: Sheets) -> None:
    assert "Belt splicing kit, annual shutdown" in [row.plain("deal") for row in first_weeks(sample).deals.rows]


def test_others_have_their_results(sample: Sheets) -> None:
    assert sample["Ana Ruiz"].sections["first_weeks"] is None
    assert sample["François Métayer"].sections["first_weeks"] is None
