from datetime import date
from decimal import Decimal

from plangen.records.load import load
from plangen.sources.grid import Cell, Grid

TODAY = date(2026, 10, 5)


def test_lead_source_quantity_next_meeting_and_contacts_are_read() -> None:
    headers: list[Cell] = ["Rep", "Stage", "Value", "Lead Source", "Qty", "Next activity date", "Contacts"]
    rows: list[list[Cell]] = [
        ["Ana", "Proposal", 5, "Web", 3, "2026-11-02", 2],
        ["Ana", "Proposal", 5, None, None, None, None],
    ]
    first, second = load([Grid("deals.csv", "", [headers, *rows])], today=TODAY).opportunities
    assert (first.lead_source, first.quantity, first.next_meeting, first.contacts) == (
        "Web",
        Decimal(3),
        date(2026, 11, 2),
        2,
    )
    assert (second.lead_source, second.quantity, second.next_meeting, second.contacts) == ("", None, None, None)


def test_ids_and_names_of_contacts_are_counted() -> None:
    headers: list[Cell] = ["Rep", "Stage", "Value", "Contacts"]
    texts = ("101; 102;103", "Bo Ruiz, Cy Long", "2400011")
    rows: list[list[Cell]] = [["Ana", "Proposal", 5, text] for text in texts]
    found = load([Grid("deals.csv", "", [headers, *rows])], today=TODAY).opportunities
    assert [deal.contacts for deal in found] == [3, 2, 1]


def test_the_dates_on_which_a_deal_entered_each_stage_are_kept_up_to_the_as_of_date() -> None:
    headers: list[Cell] = [
        "Record ID",
        "Deal Name",
        "Deal Stage",
        "Deal owner",
        "Amount",
        "Create Date",
        'Date entered "Demo (Sales Pipeline)"',
        'Date entered "Offer (Sales Pipeline)"',
    ]
    row: list[Cell] = ["1", "Pumps", "Demo (Sales Pipeline)", "Ana Ruiz", 5, "2026-08-01", "2026-08-03", "2026-11-01"]
    [deal] = load([Grid("deals.csv", "", [headers, row])], today=TODAY).opportunities
    assert [day for _, day in deal.entered] == [date(2026, 8, 3)]
    assert deal.entered[0][0].startswith("demo")
