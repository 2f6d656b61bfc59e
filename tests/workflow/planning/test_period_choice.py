from datetime import date

import pytest

from plangen.doctypes.catalog import load_catalog
from plangen.doctypes.document_type import DefaultPeriod, DocumentType
from plangen.elements.measure import RowKey
from plangen.periods import Length
from plangen.problems import UsageError
from plangen.records.book import Book
from plangen.records.meetings.events import Event
from plangen.records.settings import Settings
from plangen.workflow.planning.period_choice import PeriodChoice, choose_period

CATALOG = load_catalog()
REVIEW = CATALOG.packets["review"]
DOCUMENT_TYPES = [CATALOG.document_types["quarterly-review"]]


def choice(text: str, book: Book | None = None) -> PeriodChoice:
    return choose_period(text, REVIEW, DOCUMENT_TYPES, book or Book(date(2026, 10, 5)))


def test_the_default_period_is_the_last_completed_quarter_with_a_note() -> None:
    found = choice("")
    assert found.period.code == "2026-Q3"
    assert found.notes == ("No period given. Using the last completed quarter, Q3 2026.",)


def test_a_quarter_is_complete_on_its_last_day() -> None:
    assert choice("", Book(date(2026, 9, 30))).period.code == "2026-Q3"
    assert choice("", Book(date(2026, 9, 29))).period.code == "2026-Q2"


def test_quarters_follow_the_companys_fiscal_year() -> None:
    book = Book(date(2026, 10, 5), settings=Settings(fiscal_year_starts=2))
    assert choice("", book).period.code == "FY2027-Q2"
    assert choice("fy2027-q1", book).period.code == "FY2027-Q1"
    assert choice("2026-Q2", book).period.code == "2026-Q2"


def test_a_period_that_is_not_over_is_allowed_with_a_note() -> None:
    found = choice("2026-Q4")
    assert found.document_types == tuple(DOCUMENT_TYPES)
    assert found.notes[0] == "Q4 2026 isn't over as of 2026-10-05; numbers are to date."


@pytest.mark.parametrize("text", ["2026-Q5", "Q3", "last", "2026-13", "0001-Q1"])
def test_an_invalid_period_is_rejected_with_valid_ones(text: str) -> None:
    with pytest.raises(UsageError, match=rf"“{text}” isn't a period. Use 2026, 2026-H1, 2026-Q3, or 2026-09 \(FY2026"):
        choice(text)


def test_a_period_that_has_not_started_is_rejected() -> None:
    with pytest.raises(UsageError, match=r"Q1 2027 hasn't started as of 2026-10-05.*2026-Q3"):
        choice("2027-Q1")


@pytest.mark.parametrize("text", ["2026", "2026-H1", "2026-09"])
def test_a_period_of_another_length_is_rejected(text: str) -> None:
    with pytest.raises(UsageError, match=rf"review covers a quarter, but {text} is a .*\. Try 2026-Q3"):
        choice(text)


def test_a_document_type_for_another_length_is_skipped_with_a_note() -> None:
    longer = DOCUMENT_TYPES[0].model_copy(update={"name": "longer", "title": "Long one", "periods": ("year", "half")})
    found = choose_period("2025", REVIEW, [*DOCUMENT_TYPES, longer], Book(date(2026, 10, 5)))
    assert found.document_types == (longer,)
    assert found.notes == (f"{DOCUMENT_TYPES[0].title} isn't created for a year. Skipped.",)


def test_a_skipped_document_type_that_another_replaces_needs_no_note() -> None:
    yearly = DOCUMENT_TYPES[0].model_copy(update={"name": "yearly", "title": "Year", "periods": ("year",)})
    assert choose_period("2026-Q3", REVIEW, [*DOCUMENT_TYPES, yearly], Book(date(2026, 10, 5))).notes == ()


def test_a_packet_for_both_lengths_defaults_to_the_last_quarter_for_a_month_and_then_to_the_last_month() -> None:
    document_types = [CATALOG.document_types["team-scorecard"]]
    for day, code in ((date(2026, 10, 31), "2026-Q3"), (date(2026, 11, 1), "2026-10"), (date(2026, 9, 29), "2026-08")):
        assert choose_period("", CATALOG.packets["scorecard"], document_types, Book(day)).period.code == code


def test_a_packet_with_more_documents_for_the_quarter_defaults_to_the_quarter() -> None:
    document_types = [*DOCUMENT_TYPES, CATALOG.document_types["team-scorecard"]]
    assert choose_period("", REVIEW, document_types, Book(date(2026, 12, 15))).period.code == "2026-Q3"


def planned(default: DefaultPeriod, *lengths: Length) -> DocumentType:
    """A document type that looks ahead, or at the running period."""
    title = f"{default} {lengths[0]}".capitalize()
    update = {"name": title, "title": title, "default_period": default, "periods": lengths}
    return DOCUMENT_TYPES[0].model_copy(update=update)


NEXT_YEAR = planned(DefaultPeriod.NEXT, Length.YEAR)
RUNNING_YEAR = planned(DefaultPeriod.RUNNING, Length.YEAR)
NEXT_QUARTER = planned(DefaultPeriod.NEXT, Length.MONTH, Length.QUARTER)


@pytest.mark.parametrize("text", ["", "2026-Q3"])
def test_a_document_type_with_another_default_gets_its_own_period_with_a_note(text: str) -> None:
    types = [*DOCUMENT_TYPES, NEXT_YEAR, RUNNING_YEAR, NEXT_QUARTER]
    found = choose_period(text, REVIEW, types, Book(date(2026, 10, 5)))
    assert found.document_types == tuple(types)
    assert [found.period_of(each).code for each in types] == ["2026-Q3", "2027", "2026", "2027-Q1"]
    assert found.notes[-3:] == (
        "Next year covers the next year, 2027.",
        "Running year covers the current year, 2026.",
        "Next month covers the next quarter, Q1 2027.",
    )


def test_the_period_of_a_packet_that_looks_ahead_is_the_next_one() -> None:
    found = choose_period("", REVIEW, [NEXT_YEAR, *DOCUMENT_TYPES], Book(date(2026, 10, 5)))
    assert found.period.code == "2027"
    assert found.period_of(DOCUMENT_TYPES[0]).code == "2026-Q3"
    assert found.notes[0] == "No period given. Using the next year, 2027."


def test_an_earlier_packet_looks_ahead_from_its_own_meeting() -> None:
    found = choose_period("2025-Q3", REVIEW, [*DOCUMENT_TYPES, NEXT_YEAR], Book(date(2026, 10, 5)))
    assert found.period_of(NEXT_YEAR).code == "2026"


def test_a_packet_that_looks_ahead_may_be_requested_for_the_next_period_at_most() -> None:
    book = Book(date(2026, 10, 5))
    assert choose_period("2027", REVIEW, [NEXT_YEAR], book).period.code == "2027"
    with pytest.raises(UsageError, match=r"2028 is too far ahead as of 2026-10-05. Try 2027"):
        choose_period("2028", REVIEW, [NEXT_YEAR], book)
    assert choose_period("2027", REVIEW, [RUNNING_YEAR], book).period.code == "2027"
    with pytest.raises(UsageError, match=r"2028 is too far ahead as of 2026-10-05. Try 2027"):
        choose_period("2028", REVIEW, [RUNNING_YEAR], book)


TRAINING = CATALOG.document_types["training-plan"]


@pytest.mark.parametrize(("day", "start"), [(5, "2026-10-05"), (6, "2026-10-12"), (9, "2026-10-12")])
def test_a_training_plan_covers_the_13_weeks_from_the_next_monday(day: int, start: str) -> None:
    found = choose_period("", REVIEW, [TRAINING], Book(date(2026, 10, day)))
    assert found.period.code == f"from {start}"
    assert found.notes == (f"No period given. Using the next 13 weeks, from {start}.",)


@pytest.mark.parametrize("text", ["2026-09-14", "2026-W38", "from 2026-09-14"])
def test_other_13_weeks_may_be_requested(text: str) -> None:
    assert choose_period(text, REVIEW, [TRAINING], Book(date(2026, 10, 5))).period.code == "from 2026-09-14"


def test_a_review_has_the_training_plan_of_the_weeks_after_its_meeting() -> None:
    found = choose_period("2026-Q3", REVIEW, [*DOCUMENT_TYPES, TRAINING], Book(date(2026, 10, 5)))
    assert (found.period.code, found.period_of(TRAINING).code) == ("2026-Q3", "from 2026-10-05")
    assert "Training plan covers the next 13 weeks, from 2026-10-05." in found.notes


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("soon", r"“soon” isn't a date or a week. Use 2026-10-05 or 2026-W41."),
        ("2026-Q4", r"This covers 13 weeks, but 2026-Q4 isn't their first day. Try 2026-10-05."),
        ("2027-03-01", r"2027-03-01 is too far ahead as of 2026-10-05. Try 2026-10-05."),
    ],
)
def test_a_period_that_is_not_13_weeks_is_refused_with_one_that_is(text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        choose_period(text, REVIEW, [TRAINING], Book(date(2026, 10, 5)))


@pytest.mark.parametrize(
    ("day", "code"), [((2026, 10, 5), "2027"), ((2027, 1, 1), "2027"), ((2027, 3, 2), "2027"), ((2027, 3, 3), "2028")]
)
def test_the_kickoff_is_of_the_year_that_started_at_most_60_days_ago_or_else_of_the_next(
    day: tuple[int, int, int], code: str
) -> None:
    starting = DOCUMENT_TYPES[0].model_copy(
        update={"default_period": DefaultPeriod.STARTING, "periods": (Length.YEAR,)}
    )
    found = choose_period("", REVIEW, [starting], Book(date(*day)))
    assert found.period.code == code
    assert found.notes == (f"No period given. Using the kickoff year, {code}.",)


def monday(text: str, as_of: date, *holidays: date) -> PeriodChoice:
    events = [Event(RowKey(0, 1), day, day, "holiday") for day in holidays]
    packet = CATALOG.packets["monday"]
    return choose_period(text, packet, packet.select(CATALOG.document_types), Book(as_of, events=events))


@pytest.mark.parametrize(
    ("as_of", "week"),
    [
        (date(2026, 10, 9), "2026-W42"),
        (date(2026, 10, 12), "2026-W42"),
        (date(2026, 10, 13), "2026-W43"),
        (date(2026, 12, 31), "2027-W01"),
    ],
)
def test_the_monday_packet_is_for_the_first_monday_on_or_after_the_as_of_date(as_of: date, week: str) -> None:
    found = monday("", as_of)
    assert found.period.code == week
    assert found.notes == (f"No period given. Using the next team meeting, week of {found.period.start}.",)


def test_a_meeting_moved_by_a_holiday_is_still_ahead_on_its_day() -> None:
    assert monday("", date(2026, 10, 13), date(2026, 10, 12)).period.code == "2026-W42"
    week_off = [date(2026, 10, day) for day in range(12, 17)]
    assert monday("", date(2026, 10, 12), *week_off).period.code == "2026-W43"


@pytest.mark.parametrize("text", ["2026-10-14", "2026-W42"])
def test_a_week_may_be_requested_by_a_day_in_it_or_its_number(text: str) -> None:
    assert monday(text, date(2026, 10, 9)).period.code == "2026-W42"


@pytest.mark.parametrize("text", ["2026-Q3", "2026-09", "next", "2026-W60"])
def test_anything_else_is_not_a_week(text: str) -> None:
    with pytest.raises(UsageError, match=r"isn't a week. Use a day in it, such as 2026-10-12, or 2026-W42"):
        monday(text, date(2026, 10, 9))


def test_a_week_far_ahead_is_rejected() -> None:
    with pytest.raises(UsageError, match="too far ahead"):
        monday("2027-W20", date(2026, 10, 9))
