from plangen.elements.field import Field
from plangen.elements.table import RowLook
from plangen.sources.grid import Cell
from tests.facts.pages.training_plan.plans import ANA, inputs, plan, team
from tests.sheets import sheet

HEADERS = ["salesperson", "week", "item", "signed on", "signed by"]


def test_a_new_hire_has_sign_offs_instead_of_the_calendar() -> None:
    found = plan(inputs(team(hired="2026-09-30")))
    assert found["training_calendar"] is None
    assert found["sign_offs"].head.title == "34 of 34 sign-offs open; graduation is October 16."
    assert found["training_headline"].lead == found["sign_offs"].head.title


def test_anyone_else_has_the_calendar() -> None:
    assert plan(inputs(team(hired="2026-07-01")))["sign_offs"] is None


def test_team_may_say_who_is_a_new_hire() -> None:
    assert plan(inputs(team(hired="2020-01-01", role="New hire")))["sign_offs"] is not None


def test_a_signed_line_has_its_date_and_an_open_one_a_box() -> None:
    signed: list[Cell] = [ANA, 1, "Week 1 review", "2026-10-02", "Bo Lind"]
    data = inputs(team(hired="2026-09-28"), sheet(HEADERS, signed, name="Onboarding"))
    first, *_ = plan(data)["sign_offs"].weeks
    assert (first.status, first.days) == ("11 open", "Sep 28–Oct 2")
    *_, still_open, done = first.lines.rows
    assert (done.look, done.plain("signed"), done.plain("signed_by")) == (RowLook.PLAIN, "Oct 2", "Bo Lind")
    box = still_open.cells["signed"]
    assert isinstance(box, Field)
    assert (still_open.look, box.address) == (
        RowLook.OPEN, "Onboarding/AR:Ride along on a customer visit/signed on",
    )  # fmt: skip
