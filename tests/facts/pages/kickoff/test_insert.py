from dataclasses import replace
from datetime import date

from plangen.elements.field import Field
from plangen.elements.table import RowLook
from plangen.facts.blocks.plans.plan_commitments import plan_commitments
from plangen.facts.figures.plan_goals import plan_actions
from plangen.facts.formatting.measured_text import lines_of
from plangen.facts.pages.kickoff.insert import contest_card, first_review, insert_front, insert_targets, my_reviews
from plangen.facts.pages.kickoff.mondays import twelve_mondays
from plangen.facts.pages.kickoff.ninety_days import first_ninety_days
from plangen.facts.pages.kickoff.talk import five_minutes
from tests.facts.pages.kickoff.kickoffs import ACTIONS, DEALS, EVENTS, company, person_scope, won

KICKOFF = ("2027-01-11", "", "kickoff", "Kickoff", "", "", "9:00", "")


def action(number: str, due: str, who: str = "Ana Ruiz") -> tuple[str, ...]:
    return (number, who, f"Do {number}", "commitment", "open", "", due)


def test_the_twelve_reviews_are_months_and_in_their_place_quarters() -> None:
    events = [
        ("2027-02-08", "2027-02-12", "monthly review", "", "", "", "", ""),
        ("2027-02-11", "", "monthly review", "", "Ana Ruiz", "", "", ""),
        ("2028-01-13", "", "quarterly review", "", "Ana Ruiz", "", "", ""),
    ]
    rows = list(person_scope(company(Events=[EVENTS, *events])).once(my_reviews))
    assert len(rows) == 12
    assert [row.plain("period") for row in rows if row.look is RowLook.OPEN] == [
        "First quarter", "Second quarter", "Third quarter", "The year",
    ]  # fmt: skip
    assert rows[0].plain("day") == "Feb 11"
    assert rows[-1].plain("day") == "Jan 13, 2028"
    blank = rows[1].cells["day"]
    assert isinstance(blank, Field)
    assert blank.address == "Events/AR:2027-02:monthly review/date"


def test_the_first_90_days_have_what_is_due_in_them_and_blanks_with_ids_of_their_own() -> None:
    rows = [
        action("A1", "2027-01-29"),
        action("A2", "2027-02-10"),
        action("A3", "2027-02-11"),
        action("A4", "2027-05-01"),
    ]
    scope = person_scope(
        company(Events=[EVENTS, KICKOFF], Actions=[ACTIONS, *rows, action("Z1", "2027-01-20", "Zoë Lind")])
    )
    tables = scope.once(first_ninety_days)
    assert [[row.plain("number") for row in table] for table in tables] == [
        ["A1", "A2", "AR-27Q1-K1"],
        ["A3", "AR-27Q1-K2", "AR-27Q1-K3"],
        ["AR-27Q1-K4", "AR-27Q1-K5", "AR-27Q1-K6"],
    ]
    assert [table.columns[0].hint for table in tables] == ["to Feb 10", "to Mar 12", "to Apr 11"]


LONG = "Walk every packing line with the plant manager before the season, note each belt that slips, and list it"


def long_action(number: str, due: str, times: int) -> tuple[str, ...]:
    return (number, "Ana Ruiz", " ".join([LONG] * times), "commitment", "open", "", due)


def test_an_action_of_the_first_90_days_is_never_cut_and_long_ones_leave_room_for_fewer_rows() -> None:
    rows = [long_action(f"A{at}", f"2027-01-2{at}", 2) for at in range(1, 4)]
    first, *_ = person_scope(company(Events=[EVENTS, KICKOFF], Actions=[ACTIONS, *rows])).once(first_ninety_days)
    texts = [row.plain("action") for row in first]
    assert texts == [f"{LONG} {LONG}"] * len(texts)
    assert 0 < len(texts) < 3
    assert first.more == f"{3 - len(texts)} more in Actions"
    endless = company(Events=[EVENTS, KICKOFF], Actions=[ACTIONS, long_action("A1", "2027-01-21", 20)])
    [row] = person_scope(endless).once(first_ninety_days)[0]
    assert row.plain("action").endswith("… (Actions)")


def test_what_is_due_on_a_monday_is_whole_as_far_as_its_row_has_room() -> None:
    rows = [long_action("A1", "2027-01-20", 1), long_action("A2", "2027-01-21", 1)]
    data = company(Events=[EVENTS, KICKOFF], Actions=[ACTIONS, *rows])
    due = [row.plain("due") for row in person_scope(data, kind="kickoff-mondays").once(twelve_mondays)]
    assert due[0].startswith(f"A1 {LONG}")
    assert "…" not in due[0]
    assert sum(lines_of(each, 78, 9) for each in due[0].split("\n")) <= 4


def test_what_is_due_before_the_year_is_not_of_its_first_30_days() -> None:
    rows = [action("A1", "2026-11-30"), action("A2", "2027-01-05")]
    in_october = replace(company(Events=[EVENTS, KICKOFF], Actions=[ACTIONS, *rows]), as_of=date(2026, 10, 5))
    first = person_scope(in_october).once(first_ninety_days)[0]
    assert next(row.plain("number") for row in first) == "A2"


def test_the_first_review_takes_the_place_of_a_contest() -> None:
    events = [("2027-02-08", "2027-02-12", "monthly review", "", "", "", "", "")]
    scope = person_scope(company(Events=[EVENTS, *events]))
    found = scope.once(first_review)
    assert found is not None
    assert found.day == "Feb 8–12"
    assert found.going_well.address.startswith("Notes/AR:2027:talk:first review 1")
    assert contest_card(scope) is None


def test_what_is_written_into_the_first_90_days_comes_back_as_an_action_of_the_plan() -> None:
    scope = person_scope(company(Actions=[ACTIONS, action("AR-27Q1-K1", "2027-02-01")]))
    assert [each.id for each in plan_actions(scope)] == ["AR-27Q1-K1"]
    first = scope.once(first_ninety_days)[1]
    assert [row.plain("number") for row in first][:2] == ["AR-27Q1-K1", "AR-27Q1-K5"]


def test_what_is_expected_has_numbers_that_no_other_document_of_the_year_reserves() -> None:
    inputs = company(Opportunities=[DEALS, won(1, "Ana Ruiz", "Elm", 1)])
    numbers = {
        kind: {row.plain("number") for row in person_scope(inputs, kind=kind).once(plan_commitments)}
        for kind in ("business-plan", "kickoff-insert")
    }
    assert all(len(each) == 3 for each in numbers.values())
    assert numbers["business-plan"].isdisjoint(numbers["kickoff-insert"])


def test_the_front_has_the_name_in_lines() -> None:
    front = person_scope(company()).once(insert_front)
    assert front.name == ("Ana", "Ruiz")
    assert front.parts == ("2027", "West")


def test_target_accounts_are_the_persons_own_then_blanks() -> None:
    header = ("salesperson", "account", "what", "value", "quarter")
    rows = [("Ana Ruiz", "Elm", "Belts", 9_000, "2027-Q2"), ("Zoë Lind", "Oak", "Tools", 8_000, "2027-Q1")]
    found = list(person_scope(company(Target_accounts=[header, *rows])).once(insert_targets))
    assert [row.plain("account") for row in found] == ["Elm", "", "", "", ""]
    assert found[0].plain("quarter") == "Q2"


def test_the_talk_is_five_minutes_with_the_persons_own_numbers() -> None:
    inputs = company(Opportunities=[DEALS, won(1, "Ana Ruiz", "Elm", 60_000), won(2, "Zoë Lind", "Oak", 30_000)])
    rows = list(person_scope(inputs, kind="kickoff-talk").once(five_minutes))
    assert [row.plain("minute") for row in rows] == list("12345")
    assert rows[0].plain("printed") == "60,000, 60.0% of quota; 1 deal won in 2026."
    assert rows[1].plain("printed").startswith("120,000 in 2027.")
    assert "30,000" not in repr(rows)


def test_what_is_due_in_the_week_of_the_kickoff_is_on_the_first_monday_and_events_have_all_their_days() -> None:
    events = [KICKOFF, ("2027-01-25", "2027-01-29", "monthly review", "", "", "", "", "")]
    actions = [action("A1", "2027-01-10"), action("A2", "2027-01-14")]
    data = company(Events=[EVENTS, *events], Actions=[ACTIONS, *actions])
    due = [row.plain("due") for row in person_scope(data, kind="kickoff-mondays").once(twelve_mondays)]
    assert due[0] == "A2 Do A2"
    assert due[1] == "Monthly review, Jan 25–29"


def test_the_twelve_mondays_start_after_the_kickoff_and_a_holiday_moves_one() -> None:
    events = [KICKOFF, ("2027-01-18", "", "holiday", "King Day", "", "", "", "")]
    rows = list(
        person_scope(
            company(Events=[EVENTS, *events], Actions=[ACTIONS, action("A1", "2027-01-29")]), kind="kickoff-mondays"
        ).once(twelve_mondays)
    )
    assert [row.plain("day") for row in rows][:3] == ["Tue, Jan 19", "Jan 25", "Feb 1"]
    assert len(rows) == 12
    assert [row.plain("due") for row in rows][:2] == ["", "A1 Do A1"]
    rating = rows[0].cells["rating"]
    assert isinstance(rating, Field)
    assert (rating.address, rating.value) == ("Weeks/AR:2027-W03/rating", "")
